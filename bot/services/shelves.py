"""The region's pack: what it adopted, each with a name that stays, its version and its origin; and as files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bot.errors import NotFound
from bot.library import Library, local
from bot.library.models import Activity
from bot.library.packs import write_zip
from bot.library.writing import LONGEST_SLUG, activity_path, activity_text, slug_from
from bot.model import Territory
from bot.services import local_activities as writing
from bot.services import steering
from bot.storage import audit, local_activities, packs, territories
from bot.storage.db import Tx
from bot.storage.local_activities import LocalActivity

if TYPE_CHECKING:
    from bot.services.adoption import Submitted

_A_NUMBER = re.compile(rf"{writing.SLUG}\d+")


async def name_of(tx: Tx, library: Library, found: Submitted) -> str:
    """Its slug outside its territory, made of its first title; the same for ever."""
    if found.kept.shelf:
        return found.kept.shelf
    return _free(found.activity.title, found.territory, await _taken(tx, library))


async def list_adopted(tx: Tx, library: Library) -> list[Activity]:
    """What the region adopted, by slug, as files hold it; one that has no name yet is given one."""
    found = [await _as_file(tx, library, one) for one in await local_activities.list_adopted(tx)]
    return sorted(found, key=lambda one: one.slug)


async def give_files(tx: Tx, library: Library, person_id: int, now: datetime) -> bytes:
    """The same as files in a zip, for the region; `NotFound` where nothing is adopted."""
    await steering.refuse_all_but_region(tx, person_id)
    if not (adopted := await list_adopted(tx, library)):
        raise NotFound
    await audit.record(tx, "local-activities-exported", now, person_id, None, activities=len(adopted))
    return write_zip({activity_path(one): activity_text(one) for one in adopted})


async def _as_file(tx: Tx, library: Library, kept: LocalActivity) -> Activity:
    territory = await territories.get(tx, kept.territory_id)
    fields = writing.fields_for_others(kept)
    if (shelf := kept.shelf) is None:
        shelf = _free(str(fields["title"]), territory, await _taken(tx, library))
        await local_activities.name_shelf(tx, kept.id, shelf)
    return local.activity_of(shelf, {**fields, "origin": origin_of(territory)})


def origin_of(territory: Territory) -> str:
    """« Unieux (Loire) »: people elsewhere may not know where that is."""
    return f"{territory.name} ({territory.departement})" if territory.departement else territory.name


async def _taken(tx: Tx, library: Library) -> set[str]:
    given = set((await local_activities.list_shelves(tx)).values())
    return given | {*library.activities, *library.last_forms.activities} | await packs.list_slugs(tx)


def _free(title: str, territory: Territory, taken: Collection[str]) -> str:
    return next(one for one in _names(title, territory.slug) if one not in taken and not _A_NUMBER.fullmatch(one))


def _names(title: str, territory_slug: str) -> Iterator[str]:
    """The title's, then with the territory's code, then with numbers."""
    plain = slug_from(title) or territory_slug
    yield plain
    number = 1
    while True:
        ending = f"-{territory_slug}" if number == 1 else f"-{territory_slug}-{number}"
        yield plain[: LONGEST_SLUG - len(ending)].rstrip("-") + ending
        number += 1
