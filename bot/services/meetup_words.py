"""« Qu’en gardez-vous ? »: a few words after a meetup, read over by who coordinates before members read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import MeetupState, MembershipState, Territory
from bot.planning.meetups import COMING
from bot.services import replies, steering
from bot.services.feedback import COMMENT_MAX
from bot.services.guarding import Concern, Guards, visible
from bot.services.region_place import REGION
from bot.services.replies import MeetupCard
from bot.storage import audit, dialogues, meetup_words, memberships
from bot.storage.db import Tx
from bot.storage.meetup_words import Words, WordsState

EXPECTS_WORDS = "meetup-words"
SHOWN = 6
"""Texts of `COMMENT_MAX` characters: as many as one message holds."""
MOST_READ = 100
"""Texts looked at to find the next one to read over."""


@dataclass(frozen=True, slots=True)
class Said:
    """A meetup that is over and what this person wrote of it."""

    card: MeetupCard
    words: Words | None


@dataclass(frozen=True, slots=True)
class Queue:
    """The text to read over, if one waits."""

    territory: Territory
    waiting: Words | None


async def open_own(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Said:
    """For who said that they would come, or might; `Invalid` before it has begun, or where it was cancelled."""
    card = await replies.open_own(tx, person_id, meetup_id, now)
    if (
        card.own.meetup.territory_id == REGION
        or card.own.reply not in COMING
        or not card.is_over
        or card.own.meetup.state is MeetupState.CANCELLED
    ):
        raise Invalid("error-old-button")
    return Said(card, await meetup_words.find_own(tx, meetup_id, person_id))


async def expect(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Said:
    """The next typed message is what they keep of it."""
    said = await open_own(tx, person_id, meetup_id, now)
    await dialogues.expect(tx, person_id, EXPECTS_WORDS, {"meetup": meetup_id}, now)
    return said


async def write_expected(
    tx: Tx, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[Said | None, Concern | None]:
    """Kept to be shared, or what forbids keeping it; `Invalid` where it is over a few lines."""
    expected = await dialogues.get(tx, person_id, EXPECTS_WORDS)
    text = visible(text).strip()
    if concern := guards.find_concern(text):
        return None, concern
    if not 0 < len(text) <= COMMENT_MAX:
        raise Invalid("error-comment-too-long", maximum=COMMENT_MAX)
    meetup_id = int(expected.data["meetup"])
    await open_own(tx, person_id, meetup_id, now)
    await meetup_words.write(tx, meetup_id, person_id, text, now)
    await dialogues.forget(tx, person_id)
    return await open_own(tx, person_id, meetup_id, now), None


async def withdraw(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> Said:
    """Published or not, the text is gone everywhere."""
    await open_own(tx, person_id, meetup_id, now)
    await meetup_words.withdraw(tx, meetup_id, person_id)
    return await open_own(tx, person_id, meetup_id, now)


async def read(tx: Tx, person_id: int) -> list[Words]:
    """What is published in the territories of a member."""
    own = await memberships.list_of(tx, person_id, MembershipState.ACTIVE)
    if not own:
        raise NotAllowed("error-not-joined")
    return await meetup_words.list_of(tx, [one.territory_id for one in own], WordsState.PUBLISHED, SHOWN)


async def open_queue(tx: Tx, guards: Guards, person_id: int, territory_id: int) -> Queue:
    """The first text that the guards of today let through; what they hold back reaches no coordinator."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    found = await meetup_words.list_of(tx, [territory_id], WordsState.WAITING, MOST_READ)
    return Queue(territory, next((one for one in found if not guards.find_concern(one.text)), None))


async def decide(tx: Tx, guards: Guards, person_id: int, words_id: int, *, publishes: bool, now: datetime) -> Queue:
    """Published for the territory's members, or put aside; then the next one. `NotFound` where it was taken back."""
    found = await meetup_words.find(tx, words_id)
    if found is None:
        raise NotFound
    await steering.open_steered(tx, person_id, found.territory_id)
    if publishes and guards.find_concern(found.text):
        raise Invalid("error-old-button")
    if await meetup_words.decide(tx, words_id, WordsState.PUBLISHED if publishes else WordsState.REFUSED):
        action = "meetup-words-published" if publishes else "meetup-words-refused"
        await audit.record(tx, action, now, person_id, found.territory_id, meetup=found.meetup_id)
    return await open_queue(tx, guards, person_id, found.territory_id)
