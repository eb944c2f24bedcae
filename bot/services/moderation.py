"""The queue of texts to read, for who coordinates a territory: publish, word anew, refuse kindly, send to the region.

Each decision is one conditional UPDATE: of two coordinators at once one decides, the other is told. Nobody is shown
whose text it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import AgeBand, ExperienceState, Kind, Lane, RefusalReason, Setting, Sharing, Territory
from bot.planning.room import find_room
from bot.planning.small_numbers import THRESHOLD
from bot.services import local_activities, rhythms, steering
from bot.services.feedback import COMMENT_MAX
from bot.services.guarding import Concern, Guards, visible
from bot.storage import audit, dialogues, experiences, memberships, outbox, people, territories, travels
from bot.storage.db import Tx
from bot.storage.experiences import Experience, Told

EXPECTS_EDIT = "experience"
PAGE = 5
SHOWN = (ExperienceState.WAITING, ExperienceState.ASKED, ExperienceState.PUBLISHED)
BY_COORDINATORS = tuple(reason for reason in RefusalReason if reason is not RefusalReason.AUTHOR)


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as a coordinator reads it: `text` is None where the guards hold it back; nothing says whose it is."""

    id: int
    territory: Territory
    state: ExperienceState
    text: str | None
    activity: str
    """Its title."""
    setting: Setting
    age_band: AgeBand
    place: str
    is_for_region: bool
    """Its author agreed to the region too."""
    may_go_to_region: bool
    """The same, and it was not sent yet."""
    region_state: ExperienceState | None
    """What the region has made of it; None where it was not sent."""


@dataclass(frozen=True, slots=True)
class Queue:
    territory: Territory
    waiting: int
    asked: int
    published: int
    travelling: int
    """How many are read in all territories."""
    first: Reading | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of what is published."""

    territory: Territory
    page: int
    told: tuple[Told, ...]
    has_more: bool


async def open_queue(
    tx: Tx, library: Library, guards: Guards, person_id: int, territory_id: int, after_id: int = 0
) -> Queue:
    """How many texts wait, and the one to read after that one."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    counted = await experiences.count(tx, territory_id)
    found = await experiences.find_next(tx, territory_id, ExperienceState.WAITING, after_id)
    reading = await _reading(tx, library, guards, territory, found) if found else None
    waiting, asked, published = (counted.get(state, 0) for state in SHOWN)
    travelling = (await travels.count(tx, territory_id)).get(ExperienceState.PUBLISHED, 0)
    return Queue(territory, waiting, asked, published, travelling, reading)


async def open_reading(tx: Tx, library: Library, guards: Guards, person_id: int, experience_id: int) -> Reading:
    """One text, for who steers its territory; `NotFound` for anybody else, and once it was taken back or changed."""
    found, territory = await _steered(tx, person_id, experience_id)
    return await _reading(tx, library, guards, territory, found)


async def open_shelf(tx: Tx, person_id: int, territory_id: int, page: int) -> Shelf:
    territory = await steering.open_steered(tx, person_id, territory_id)
    found = await experiences.list_told(tx, [territory_id], PAGE + 1, page * PAGE)
    return Shelf(territory, page, tuple(found[:PAGE]), len(found) > PAGE)


async def publish(
    tx: Tx, guards: Guards, person_id: int, experience_id: int, now: datetime, *, to_region: bool
) -> Territory:
    """Members of the territory read it from now on; `to_region` sends it on where its author agreed to that."""
    found, territory = await _steered(tx, person_id, experience_id)
    if guards.find_concern(found.comment):
        raise Invalid("error-experience-guarded")
    if to_region and found.sharing is not Sharing.REGION:
        raise Invalid("error-experience-region")
    await _publish(tx, found, territory, ExperienceState.WAITING, found.comment, now)
    await audit.record(tx, "experience-published", now, person_id, territory.id, experience=found.id)
    if to_region:
        await send_to_region(tx, person_id, experience_id, now)
    return territory


async def send_to_region(tx: Tx, person_id: int, experience_id: int, now: datetime) -> Territory:
    """Marks a published text as sent; a second press changes nothing."""
    found, territory = await _steered(tx, person_id, experience_id)
    if found.sharing is not Sharing.REGION:
        raise Invalid("error-experience-region")
    if await experiences.send_to_region(tx, experience_id, now):
        await audit.record(tx, "experience-to-region", now, person_id, territory.id, experience=found.id)
    elif not found.is_sent_to_region:
        raise Invalid("error-experience-decided")
    return territory


async def unpublish(tx: Tx, person_id: int, experience_id: int, now: datetime) -> Territory:
    """It is nobody's to read any more, and waits again."""
    found, territory = await _steered(tx, person_id, experience_id)
    if not await experiences.move(tx, found.id, ExperienceState.WAITING, ExperienceState.PUBLISHED):
        raise Invalid("error-experience-decided")
    await audit.record(tx, "experience-unpublished", now, person_id, territory.id, experience=found.id)
    return territory


async def refuse(
    tx: Tx, library: Library, person_id: int, experience_id: int, reason: RefusalReason, now: datetime
) -> Territory:
    """Its author is told the reason, kindly; their text stays theirs."""
    if reason not in BY_COORDINATORS:
        raise Invalid
    found, territory = await _steered(tx, person_id, experience_id)
    await write_to_author(tx, library, found, f"experience-refused:{found.id}:{now:%Y%m%d%H%M%S}", now)
    if not await experiences.move(tx, found.id, ExperienceState.REFUSED, ExperienceState.WAITING, reason=reason):
        raise Invalid("error-experience-decided")
    await audit.record(tx, "experience-refused", now, person_id, territory.id, experience=found.id, reason=reason.value)
    return territory


async def expect_edit(
    tx: Tx, library: Library, guards: Guards, person_id: int, experience_id: int, now: datetime
) -> Reading:
    """The next typed message of the coordinator is another wording of this text."""
    shown = await open_reading(tx, library, guards, person_id, experience_id)
    if shown.state is not ExperienceState.WAITING or shown.text is None:
        raise Invalid("error-experience-decided")
    await dialogues.expect(tx, person_id, EXPECTS_EDIT, {"experience": experience_id}, now)
    return shown


async def edit_expected(
    tx: Tx, library: Library, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[Territory, Concern | None]:
    """The wording goes to the author, and is published if they accept; with a concern nothing is kept."""
    expected = await dialogues.get(tx, person_id, EXPECTS_EDIT)
    found, territory = await _steered(tx, person_id, int(expected.data["experience"]))
    words = visible(text).strip()
    if not 1 <= len(words) <= COMMENT_MAX:
        raise Invalid("error-comment-too-long", maximum=COMMENT_MAX)
    if concern := guards.find_concern(words):
        return territory, concern
    await write_to_author(tx, library, found, f"experience-edited:{found.id}:{now:%Y%m%d%H%M%S}", now)
    if not await experiences.move(tx, found.id, ExperienceState.ASKED, ExperienceState.WAITING, edited=words):
        raise Invalid("error-experience-decided")
    await dialogues.forget(tx, person_id)
    await audit.record(tx, "experience-edited", now, person_id, territory.id, experience=found.id)
    return territory, None


async def publish_accepted(tx: Tx, found: Experience, now: datetime) -> None:
    """The wording that its author has accepted: the coordinator who wrote it had read every word of it."""
    if found.edited is None:
        raise Invalid("error-experience-decided")
    territory = await territories.get(tx, found.territory_id)
    await _publish(tx, found, territory, ExperienceState.ASKED, found.edited, now)
    await experiences.set_comment(tx, found.id, found.edited, now)


async def _publish(
    tx: Tx, found: Experience, territory: Territory, from_state: ExperienceState, text: str, now: datetime
) -> None:
    values = {"text": text, "place": await place_of(tx, territory, found.setting), "published_at": now}
    if not await experiences.move(tx, found.id, ExperienceState.PUBLISHED, from_state, **values):
        raise Invalid("error-experience-decided")


async def place_of(tx: Tx, territory: Territory, setting: Setting) -> str:
    """The territory where at least five members share that setting, else the département (product rule)."""
    shared = await memberships.count_sharing(tx, territory.id, setting)
    return territory.name if shared >= THRESHOLD else territory.departement


async def write_to_author(tx: Tx, library: Library, found: Experience, key: str, now: datetime) -> None:
    """Promises the message about their text. The author's row is taken first, as their presses and their week do."""
    if found.person_id is None:
        return
    await rhythms.choices_changed(tx, found.person_id, now)
    author = await people.get(tx, found.person_id)
    at, until = find_room(await rhythms.facts_of(tx, library, author, now), Kind.EXPERIENCE, now)
    row = outbox.Promise(key, Kind.EXPERIENCE, Lane.REMINDER, author.id, found.id, at, until, is_unasked=True)
    await outbox.promise(tx, row, now)


async def _steered(tx: Tx, person_id: int, experience_id: int) -> tuple[Experience, Territory]:
    found = await experiences.find(tx, experience_id)
    if found is None:
        raise NotFound
    return found, await steering.open_steered(tx, person_id, found.territory_id)


async def _reading(tx: Tx, library: Library, guards: Guards, territory: Territory, found: Experience) -> Reading:
    activity = (await local_activities.open_activity(tx, library, found.activity, found.territory_id)).activity
    return Reading(
        id=found.id,
        territory=territory,
        state=found.state,
        text=None if guards.find_concern(found.comment) else found.comment,
        activity=activity.title,
        setting=found.setting,
        age_band=found.age_band,
        place=await place_of(tx, territory, found.setting),
        is_for_region=found.sharing is Sharing.REGION,
        may_go_to_region=found.sharing is Sharing.REGION and not found.is_sent_to_region,
        region_state=found.region_state,
    )
