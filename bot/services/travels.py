"""The region's queue: texts that their authors and their territories let go further are read for all the others.

Nobody is shown whose text it is. The queue does not say its territory either, but where its readers are told it; the
region may look for it in what each territory's own team sees. The place is told as it was at both publications: where
one of them found fewer than five members in that setting it is the département, and what is published does not change
afterwards (docs/decisions.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import AgeBand, ExperienceState, RefusalReason, Setting, Territory
from bot.services import experiences as own_texts
from bot.services import local_activities, moderation, steering, travel_news
from bot.services.experiences import Own, stamp_of
from bot.services.feedback import COMMENT_MAX
from bot.services.guarding import Concern, Guards, visible
from bot.services.moderation import BY_COORDINATORS
from bot.storage import audit, dialogues, experiences, territories, travels
from bot.storage.db import Tx
from bot.storage.experiences import Experience

EXPECTS_EDIT = "travel"
PAGE = 5


@dataclass(frozen=True, slots=True)
class Sent:
    """One text as the region reads it: `text` is None where the guards hold it back."""

    id: int
    stamp: int
    """Names the time at which it was sent: a button is about the words that were shown with it."""
    state: ExperienceState
    text: str | None
    activity: str
    """Its title."""
    setting: Setting
    age_band: AgeBand
    place: str
    """What its readers elsewhere are told."""
    may_be_worded: bool
    """Somebody is there to accept another wording."""


@dataclass(frozen=True, slots=True)
class Queue:
    waiting: int
    asked: int
    travelling: int
    first: Sent | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of what is read in all territories."""

    sent: tuple[Sent, ...]
    page: int
    has_more: bool


async def open_queue(tx: Tx, library: Library, guards: Guards, person_id: int, after_id: int = 0) -> Queue:
    """How many wait, and the one to read after that one. `NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    counted = await travels.count(tx)
    found = await travels.find_next(tx, after_id)
    first = await _sent(tx, library, guards, found) if found else None
    states = (ExperienceState.WAITING, ExperienceState.ASKED, ExperienceState.PUBLISHED)
    waiting, asked, travelling = (counted.get(state, 0) for state in states)
    return Queue(waiting, asked, travelling, first)


async def open_shelf(tx: Tx, library: Library, guards: Guards, person_id: int, page: int) -> Shelf:
    await steering.refuse_all_but_region(tx, person_id)
    found = await travels.list_travelling(tx, PAGE + 1, page * PAGE)
    sent = tuple([await _sent(tx, library, guards, one) for one in found[:PAGE]])
    return Shelf(sent, page, len(found) > PAGE)


async def open_one(tx: Tx, library: Library, guards: Guards, person_id: int, experience_id: int) -> Sent:
    """`NotFound` for what was not sent, and once it was taken back."""
    return await _sent(tx, library, guards, await _get_sent(tx, person_id, experience_id))


async def publish(
    tx: Tx, library: Library, guards: Guards, person_id: int, experience_id: int, stamp: int, now: datetime
) -> None:
    """Members of all territories read it from now on; `Invalid` where it is not any more what was read."""
    found = await _get_sent(tx, person_id, experience_id)
    if guards.find_concern(found.text or ""):
        raise Invalid("error-experience-guarded")
    territory = await territories.get(tx, found.territory_id)
    await _refuse_unknown_elsewhere(tx, library, found)
    place = await _place(tx, territory, found)
    if stamp != stamp_of(found.sent_to_region_at) or not await travels.publish(
        tx, found.id, found.sent_to_region_at, place, now
    ):
        raise Invalid("error-experience-decided")
    await audit.record(tx, "experience-travels", now, person_id, territory.id, experience=found.id)
    await travel_news.promise(tx, territory, person_id, now)


async def refuse(tx: Tx, person_id: int, experience_id: int, reason: RefusalReason, now: datetime) -> None:
    """It stays in its territory, whose coordinators are told why, kindly."""
    if reason not in BY_COORDINATORS:
        raise Invalid
    found = await _get_sent(tx, person_id, experience_id)
    if not await travels.refuse(tx, found.id, reason, now):
        raise Invalid("error-experience-decided")
    territory = await territories.get(tx, found.territory_id)
    await audit.record(tx, "experience-stays", now, person_id, territory.id, experience=found.id, reason=reason.value)
    await travel_news.promise(tx, territory, person_id, now)


async def call_back(tx: Tx, person_id: int, experience_id: int, now: datetime) -> None:
    """It is read in its own territory only, and waits again."""
    found = await _get_sent(tx, person_id, experience_id)
    if not await travels.call_back(tx, found.id):
        raise Invalid("error-experience-decided")
    await audit.record(tx, "experience-called-back", now, person_id, found.territory_id, experience=found.id)


async def expect_edit(
    tx: Tx, library: Library, guards: Guards, person_id: int, experience_id: int, now: datetime
) -> Sent:
    """The next typed message of this person of the region is another wording of this text."""
    shown = await open_one(tx, library, guards, person_id, experience_id)
    if shown.state is not ExperienceState.WAITING or shown.text is None or not shown.may_be_worded:
        raise Invalid("error-experience-decided")
    await dialogues.expect(tx, person_id, EXPECTS_EDIT, {"experience": experience_id}, now)
    return shown


async def edit_expected(
    tx: Tx, library: Library, guards: Guards, person_id: int, text: str, now: datetime
) -> Concern | None:
    """The wording goes to the author, and travels if they accept; with a concern nothing is kept."""
    expected = await dialogues.get(tx, person_id, EXPECTS_EDIT)
    found = await _get_sent(tx, person_id, int(expected.data["experience"]))
    words = visible(text).strip()
    if not 1 <= len(words) <= COMMENT_MAX:
        raise Invalid("error-comment-too-long", maximum=COMMENT_MAX)
    if concern := guards.find_concern(words):
        return concern
    await moderation.write_to_author(tx, library, found, f"experience-worded:{found.id}:{now:%Y%m%d%H%M%S}", now)
    if found.person_id is None or not await travels.ask(tx, found.id, words, now):
        raise Invalid("error-experience-decided")
    await dialogues.forget(tx, person_id)
    await audit.record(tx, "experience-worded", now, person_id, found.territory_id, experience=found.id)
    return None


async def accept(tx: Tx, library: Library, person_id: int, experience_id: int, stamp: int, now: datetime) -> Own:
    """The author takes the region's wording: it is read everywhere, in their own territory too; pressed twice, once."""
    found = await _get_asked(tx, person_id, experience_id, stamp)
    if found.region_edited is not None:
        territory = await territories.get(tx, found.territory_id)
        place, words = await _place(tx, territory, found), found.region_edited
        if await travels.accept(tx, found.id, found.region_decided_at, words, place, now):
            await experiences.set_comment(tx, found.id, words, now)
            await travel_news.promise(tx, territory, None, now)
    return await own_texts.open_own(tx, library, person_id, experience_id)


async def decline(tx: Tx, library: Library, person_id: int, experience_id: int, stamp: int, now: datetime) -> Own:
    """The author prefers that their words stay where they are, as they are."""
    found = await _get_asked(tx, person_id, experience_id, stamp)
    if found.region_edited is not None:
        await travels.decline(tx, found.id, found.region_decided_at, now)
    return await own_texts.open_own(tx, library, person_id, experience_id)


async def _get_asked(tx: Tx, person_id: int, experience_id: int, stamp: int) -> Experience:
    """The person's own text; `Invalid` where another wording is asked about than the button's."""
    found = await own_texts.get_own(tx, person_id, experience_id)
    if found.region_state is ExperienceState.ASKED and stamp != stamp_of(found.region_decided_at):
        raise Invalid("error-old-button")
    return found


async def _get_sent(tx: Tx, person_id: int, experience_id: int) -> Experience:
    """For the region; `NotFound` for what was not sent to it."""
    await steering.refuse_all_but_region(tx, person_id)
    found = await experiences.find(tx, experience_id)
    if found is None or found.region_state is None:
        raise NotFound
    return found


async def _refuse_unknown_elsewhere(tx: Tx, library: Library, found: Experience) -> None:
    """What a territory wrote for itself may name it, and nobody else is given it until it is adopted."""
    if not await local_activities.is_known_everywhere(tx, library, found.activity):
        raise Invalid("error-experience-local")


async def _place(tx: Tx, territory: Territory, found: Experience) -> str:
    """Named only where it was named at its first publication, and would be again.

    One that had another name or went on in another territory since is not: fewer than five may have shared it then.
    """
    was_named = found.place == territory.name
    return await moderation.place_of(tx, territory, found.setting) if was_named else territory.departement


async def _sent(tx: Tx, library: Library, guards: Guards, found: Experience) -> Sent:
    territory = await territories.get(tx, found.territory_id)
    opened = await local_activities.open_activity(tx, library, found.activity, found.territory_id)
    text = found.text or ""
    return Sent(
        id=found.id,
        stamp=stamp_of(found.sent_to_region_at),
        state=found.region_state or ExperienceState.WAITING,
        text=None if guards.find_concern(text) else text,
        activity=opened.activity.title,
        setting=found.setting,
        age_band=found.age_band,
        place=await _place(tx, territory, found),
        may_be_worded=found.person_id is not None,
    )
