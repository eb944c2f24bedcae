"""Meetups that the region holds in several territories: for whom, the questions beforehand, the notes afterwards.

All else (title, moment, place, answers, reminders, changes) is as for a territory's: services/meetups.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotFound
from bot.model import BroadcastState, Meetup, MeetupAudience, MeetupState, NotesGoTo, Territory
from bot.services import broadcasts, replies, steering
from bot.services.broadcasts import Composed
from bot.services.guarding import Concern, Guards, visible
from bot.services.region_place import REGION
from bot.services.replies import MeetupCard
from bot.services.segments import EVERYBODY, Audience, measure_people
from bot.storage import audit, dialogues, invited, meetups, region_meetups, territories
from bot.storage import broadcasts as stored_broadcasts
from bot.storage.db import Tx
from bot.storage.region_meetups import Question

EXPECTS_QUESTION = "meetup-question"
LONGEST = 300
MOST = 3
"""Questions of one person for one meetup."""
PAGE = 10
PLACES = 10
"""Territories on a page of the list to choose from."""


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom a draft is; `offered` is a page of the territories, by name."""

    meetup: Meetup
    places: frozenset[int]
    offered: tuple[Territory, ...]
    page: int
    has_more: bool
    audience: Audience


@dataclass(frozen=True, slots=True)
class Gathered:
    """A page of the questions, in the order of their words."""

    meetup: Meetup
    questions: tuple[Question, ...]
    total: int
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A meetup to come, and what this person has asked for it."""

    card: MeetupCard
    own: tuple[Question, ...]
    is_of_few: bool
    """So few are invited that one could guess whose a question is."""


async def open_whom(tx: Tx, person_id: int, meetup_id: int, page: int = 0) -> Whom:
    found = await _open(tx, person_id, meetup_id)
    every = await territories.list_open(tx)
    page = page if page * PLACES < len(every) else 0
    offered = tuple(every[page * PLACES : (page + 1) * PLACES])
    people = await measure_people(tx, EVERYBODY, invited.people_of(meetup_id))
    places = frozenset(await region_meetups.list_places(tx, meetup_id))
    return Whom(found, places, offered, page, len(every) > (page + 1) * PLACES, people)


async def set_audience(tx: Tx, person_id: int, meetup_id: int, audience: MeetupAudience) -> Whom:
    await _open(tx, person_id, meetup_id)
    if not await region_meetups.set_audience(tx, meetup_id, audience):
        raise Invalid("error-meetup-announced")
    return await open_whom(tx, person_id, meetup_id)


async def set_place(tx: Tx, person_id: int, meetup_id: int, territory_id: int, page: int, *, is_wanted: bool) -> Whom:
    """One more territory, or one less; 0 stands for all of them. Pressed twice it is the same."""
    await _open(tx, person_id, meetup_id)
    if not await region_meetups.touch(tx, meetup_id):
        raise Invalid("error-meetup-announced")
    change = region_meetups.add_place if is_wanted else region_meetups.remove_place
    every = [one.id for one in await territories.list_open(tx)]
    for place in every if territory_id == REGION else [one for one in every if one == territory_id]:
        await change(tx, meetup_id, place)
    return await open_whom(tx, person_id, meetup_id, page)


async def open_question(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Asked:
    """For whom it invites, as long as it is to come; `NotFound` for a meetup of a territory."""
    card = await replies.open_own(tx, person_id, meetup_id, now)
    if card.own.meetup.territory_id != REGION:
        raise NotFound
    people = await measure_people(tx, EVERYBODY, invited.people_of(meetup_id))
    return Asked(card, tuple(await region_meetups.list_own(tx, meetup_id, person_id)), people.people is None)


async def expect_question(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Asked:
    """The next typed message is a question for the meetup."""
    asked = await open_question(tx, person_id, meetup_id, now)
    _refuse_more(asked)
    await dialogues.expect(tx, person_id, EXPECTS_QUESTION, {"meetup": meetup_id}, now)
    return asked


async def ask_expected(
    tx: Tx, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[Asked, Concern | None]:
    """Kept for the region to read, or what forbids keeping it."""
    expected = await dialogues.get(tx, person_id, EXPECTS_QUESTION)
    asked = await open_question(tx, person_id, int(expected.data["meetup"]), now)
    _refuse_more(asked)
    words = " ".join(visible(text).split())
    if not 0 < len(words) <= LONGEST:
        raise Invalid("error-question-length", maximum=LONGEST)
    if concern := guards.find_concern(words):
        return asked, concern
    await region_meetups.ask(tx, asked.card.own.meetup.id, person_id, words, now)
    await dialogues.forget(tx, person_id)
    return await open_question(tx, person_id, asked.card.own.meetup.id, now), None


async def withdraw_questions(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Asked:
    """All that this person asked for it; pressed twice it is the same."""
    await open_question(tx, person_id, meetup_id, now)
    await region_meetups.withdraw(tx, meetup_id, person_id)
    return await open_question(tx, person_id, meetup_id, now)


def _refuse_more(asked: Asked) -> None:
    if asked.card.is_over or asked.card.own.meetup.state is MeetupState.CANCELLED:
        raise Invalid("error-meetup-over")
    if len(asked.own) >= MOST:
        raise Invalid("error-question-many", maximum=MOST)


async def gather(tx: Tx, guards: Guards, person_id: int, meetup_id: int, page: int) -> Gathered:
    """For the region: every question that the guards of today let through, without a name or a territory."""
    found = await _open(tx, person_id, meetup_id)
    questions = [one for one in await region_meetups.list_questions(tx, meetup_id) if not guards.find_concern(one.text)]
    shown = tuple(questions[page * PAGE : (page + 1) * PAGE])
    return Gathered(found, shown, len(questions), page, len(questions) > (page + 1) * PAGE)


async def begin_notes(tx: Tx, person_id: int, meetup_id: int, who: NotesGoTo, now: datetime) -> Composed:
    """A message of the region that brings the notes to these people, or the one that somebody has begun."""
    found = await _open(tx, person_id, meetup_id)
    is_over = found.state is MeetupState.PLANNED and found.starts_at is not None and found.starts_at <= now
    if not is_over:
        raise Invalid("error-notes-early")
    await region_meetups.hold(tx, meetup_id)
    draft = await stored_broadcasts.find_notes(tx, meetup_id, BroadcastState.DRAFT)
    draft_id = draft.id if draft else await stored_broadcasts.add(tx, None, person_id, now)
    await stored_broadcasts.set_notes(tx, draft_id, meetup_id, who, now)
    await audit.record(tx, "meetup-notes-begun", now, person_id, None, meetup=meetup_id, to=who.value)
    return await broadcasts.open_composed(tx, person_id, draft_id, now)


async def _open(tx: Tx, person_id: int, meetup_id: int) -> Meetup:
    """`NotAllowed` for all but the region; `NotFound` for a meetup of a territory."""
    await steering.refuse_all_but_region(tx, person_id)
    found = await meetups.get(tx, meetup_id)
    if found.territory_id != REGION:
        raise NotFound
    return found
