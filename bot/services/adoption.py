"""The region reads what territories wrote for themselves, and adopts it for all the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.errors import Invalid, NotFound
from bot.library import Library, local
from bot.library.models import Activity
from bot.model import Kind, Lane, Territory
from bot.planning.rhythm import out_of_quiet
from bot.services import local_activities as writing
from bot.services import shelves, steering
from bot.storage import audit, grants, local_activities, outbox, territories
from bot.storage.db import Tx
from bot.storage.local_activities import LocalActivity

PAGE = 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of what is adopted, or of what waits to be read: each with the territory that wrote it."""

    lines: tuple[tuple[LocalActivity, Territory], ...]
    is_adopted: bool
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class Submitted:
    """What would be adopted: the published form, or the region's corrections of it. `faults` say why it cannot be."""

    kept: LocalActivity
    territory: Territory
    activity: Activity
    faults: tuple[str, ...] = ()


class Read(NamedTuple):
    """What somebody has before their eyes when they decide."""

    edition: int
    corrections: int

    @classmethod
    def of(cls, kept: LocalActivity) -> Read:
        return cls(kept.edition, kept.corrections)


async def find_waiting(tx: Tx, person_id: int) -> int | None:
    """How many wait to be read; None for who is not of the region."""
    return await local_activities.count_to_read(tx) if await steering.is_of_region(tx, person_id) else None


async def list_page(tx: Tx, person_id: int, page: int, *, adopted: bool) -> Shelf:
    """`NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    found = await local_activities.list_for_region(tx, adopted=adopted, skip=page * PAGE, most=PAGE + 1)
    lines = tuple([(one, await territories.get(tx, one.territory_id)) for one in found[:PAGE]])
    return Shelf(lines, adopted, page, len(found) > PAGE)


async def open_submitted(tx: Tx, person_id: int, local_id: int) -> Submitted:
    """For the region; `NotFound` for a draft, `Invalid` for what its territory has withdrawn."""
    await steering.refuse_all_but_region(tx, person_id)
    kept = await local_activities.find(tx, local_id)
    if kept is None or kept.published is None:
        raise NotFound
    if kept.state is not local_activities.LocalState.PUBLISHED:
        raise Invalid("error-local-withdrawn")
    territory = await territories.get(tx, kept.territory_id)
    return Submitted(kept, territory, local.activity_of(writing.slug_of(local_id), kept.to_adopt))


async def adopt(tx: Tx, library: Library, person_id: int, local_id: int, read: Read, now: datetime) -> Submitted:
    """Other territories are given what was read; `Invalid` where it has changed since.

    Of two at once one adopts, and the other is shown what is already so.
    """
    found = await open_submitted(tx, person_id, local_id)
    if Read.of(found.kept) != read:
        raise Invalid("error-local-changed")
    if writing.faults_of(library, local_id, found.kept.to_adopt):
        raise Invalid("error-local-faults")
    await _refuse_taken_title(tx, library, found)
    version = found.kept.version + (found.kept.adopted != found.kept.to_adopt)
    if await local_activities.adopt(tx, found.kept, version, await shelves.name_of(tx, library, found)):
        details = {"activity": local_id, "version": version}
        await audit.record(tx, "local-activity-adopted", now, person_id, found.territory.id, **details)
        await _tell_coordinators(tx, await open_submitted(tx, person_id, local_id), person_id, now)
    return await open_submitted(tx, person_id, local_id)


async def _refuse_taken_title(tx: Tx, library: Library, found: Submitted) -> None:
    """Two activities of one title cannot be told apart in a list, and the check refuses them as files."""
    mine, title = writing.shelf_of(found.kept), found.activity.title.casefold()
    taken = {one.title.casefold() for slug, one in library.activities.items() if slug != mine}
    others = [one for one in await local_activities.list_adopted(tx) if one.id != found.kept.id]
    if title in taken | {str((one.adopted or {})["title"]).casefold() for one in others}:
        raise Invalid("error-local-title")


async def _tell_coordinators(tx: Tx, read: Submitted, adopter_id: int, now: datetime) -> None:
    """Once for each version, by day; not who adopted it themselves."""
    at = out_of_quiet(now, read.territory.time_zone)
    for held in await grants.list_held(tx, read.territory.id):
        if held.person_id != adopter_id:
            key = f"adoption:{read.kept.id}:{read.kept.version}:{held.person_id}"
            promise = outbox.Promise(key, Kind.ADOPTION, Lane.REMINDER, held.person_id, read.kept.id, at)
            await outbox.promise(tx, promise, now)


async def find_to_tell(tx: Tx, person_id: int, local_id: int) -> Submitted | None:
    """Just before it leaves: None where it was taken back or withdrawn since, or the person steers there no more."""
    kept = await local_activities.find(tx, local_id)
    if kept is None or kept.adopted is None or not kept.is_adopted:
        return None
    if not await steering.steers(tx, person_id, kept.territory_id):
        return None
    territory = await territories.get(tx, kept.territory_id)
    return Submitted(kept, territory, local.activity_of(writing.slug_of(local_id), kept.adopted))


async def open_adopted(tx: Tx, person_id: int, local_id: int) -> Submitted:
    """What others see, for who steers where it was written; `NotFound` where it is not adopted."""
    found = await find_to_tell(tx, person_id, local_id)
    if found is None:
        raise NotFound
    return found


async def release(tx: Tx, person_id: int, local_id: int, edition: int, now: datetime) -> Submitted:
    """No other territory is given it any more; who has it can still open it. An edition adopted since stays.

    The region's corrections are kept, for when it adopts it again.
    """
    read = await open_submitted(tx, person_id, local_id)
    again = read.kept.corrected or (read.kept.adopted if read.kept.is_corrected else None)
    if await local_activities.release(tx, local_id, edition, again):
        await audit.record(tx, "local-activity-released", now, person_id, read.territory.id, activity=local_id)
    return await open_submitted(tx, person_id, local_id)
