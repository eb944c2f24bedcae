"""Activities that coordinators write in chat for their own territory: its members alone are given them.

Others are given those that the region adopts, in the edition that it read (services/adoption.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from pydantic import ValidationError

from bot.errors import Invalid, NotFound
from bot.library import Library, local
from bot.library.models import Activity
from bot.model import Territory
from bot.services import steering
from bot.services.guarding import Concern, Guards, visible
from bot.storage import audit, dialogues, local_activities, territories
from bot.storage.db import Tx
from bot.storage.local_activities import LocalActivity, LocalState

EXPECTS_FIELD = "local"
SLUG = "local-"
MOST = 30
"""Of one territory."""


@dataclass(frozen=True, slots=True)
class LocalCard:
    """What its author is shown; `faults` say in French why it cannot be published yet."""

    kept: LocalActivity
    territory: Territory
    next_question: str | None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """`origin` is the territory that wrote it, where that is another one; nobody is named."""

    activity: Activity
    is_withdrawn: bool = False
    origin: str | None = None


class Weighed(NamedTuple):
    fields: local.Fields
    faults: tuple[str, ...]
    concern: Concern | None = None


async def list_kept(tx: Tx, person_id: int, territory_id: int) -> tuple[Territory, list[LocalActivity]]:
    territory = await steering.open_steered(tx, person_id, territory_id)
    return territory, await local_activities.list_of(tx, territory_id)


async def begin(tx: Tx, person_id: int, territory_id: int, now: datetime) -> LocalCard:
    """An empty draft; `Invalid` where the territory has as many as it may."""
    await steering.open_steered(tx, person_id, territory_id)
    if await local_activities.count_of(tx, territory_id) >= MOST:
        raise Invalid("error-local-many", maximum=MOST)
    made = await local_activities.add(tx, territory_id, person_id, now)
    await audit.record(tx, "local-activity-begun", now, person_id, territory_id, activity=made)
    return await open_own(tx, person_id, made)


async def open_own(tx: Tx, person_id: int, local_id: int) -> LocalCard:
    """For who steers its territory; `NotFound` for anybody else, as of one that is not."""
    kept = await local_activities.find(tx, local_id)
    if kept is None:
        raise NotFound
    territory = await steering.open_steered(tx, person_id, kept.territory_id)
    return LocalCard(kept, territory, local.next_question(kept.fields))


async def ask(tx: Tx, person_id: int, local_id: int, field: str, now: datetime) -> LocalCard:
    """The next typed message answers this question, if it is one that is written."""
    card = await open_own(tx, person_id, local_id)
    if field not in local.questions(card.kept.fields):
        raise Invalid("error-old-button")
    if local.is_written(field):
        await dialogues.expect(tx, person_id, EXPECTS_FIELD, {"activity": local_id, "field": field}, now)
    return card


async def choose(
    tx: Tx, library: Library, person_id: int, local_id: int, field: str, value: str, now: datetime
) -> LocalCard:
    """A button's answer."""
    card = await open_own(tx, person_id, local_id)
    if value not in local.choices(card.kept.fields, field, library.skills):
        raise Invalid("error-old-button")
    await local_activities.set_fields(tx, local_id, local.chosen(card.kept.fields, field, value), now)
    return await open_own(tx, person_id, local_id)


async def answer(
    tx: Tx, library: Library, guards: Guards, person_id: int, text: str, now: datetime
) -> tuple[LocalCard, Concern | None]:
    """A written answer, and what forbids keeping it; with `faults` it is not kept either, and is asked again."""
    expected = await dialogues.get(tx, person_id, EXPECTS_FIELD)
    local_id, field = int(expected.data["activity"]), str(expected.data["field"])
    card = await open_own(tx, person_id, local_id)
    if field not in local.questions(card.kept.fields):
        raise Invalid("error-old-button")
    weighed = weigh(library, guards, card.kept.fields, field, text)
    if weighed.concern or weighed.faults:
        return replace(card, faults=weighed.faults), weighed.concern
    await local_activities.set_fields(tx, local_id, weighed.fields, now)
    await dialogues.forget(tx, person_id)
    return await open_own(tx, person_id, local_id), None


def weigh(library: Library, guards: Guards, fields: local.Fields, field: str, text: str) -> Weighed:
    """The fields with this written answer, and what forbids keeping it."""
    if concern := guards.find_concern(text):
        return Weighed(fields, (), concern)
    said = local.written(fields, field, visible(text))
    return Weighed(said, tuple(local.faults_of_answer(said, field, _numbers(library))))


async def review(tx: Tx, library: Library, person_id: int, local_id: int) -> tuple[LocalCard, Activity | None]:
    """The activity as members would see it, None where it cannot be made yet, and all its faults."""
    card = await open_own(tx, person_id, local_id)
    fields = card.kept.fields
    faults = faults_of(library, local_id, fields)
    try:
        return replace(card, faults=faults), local.activity_of(slug_of(local_id), fields)
    except ValidationError:
        return replace(card, faults=faults), None


def faults_of(library: Library, local_id: int, fields: local.Fields) -> tuple[str, ...]:
    """Everything that a file of the library would be refused for, in French."""
    return tuple(local.faults_of_all(slug_of(local_id), fields, library.skills, _numbers(library)))


async def publish(tx: Tx, library: Library, person_id: int, local_id: int, now: datetime) -> LocalCard:
    """Members of the territory may be given it from now on; with `faults` nothing changes."""
    card, _ = await review(tx, library, person_id, local_id)
    if card.faults:
        return card
    await local_activities.publish(tx, local_id, card.kept.fields, now)
    await audit.record(tx, "local-activity-published", now, person_id, card.territory.id, activity=local_id)
    return await open_own(tx, person_id, local_id)


async def withdraw(tx: Tx, person_id: int, local_id: int, now: datetime) -> LocalCard:
    """It is given to nobody any more; who has it can still open it."""
    card = await open_own(tx, person_id, local_id)
    if await local_activities.withdraw(tx, local_id, now):
        await audit.record(tx, "local-activity-withdrawn", now, person_id, card.territory.id, activity=local_id)
    return await open_own(tx, person_id, local_id)


async def library_of(tx: Tx, library: Library, territory_id: int) -> Library:
    """The library with what this territory has published beside it, and what the region adopted of the others.

    What it wrote itself is not given to it a second time where it has joined content/.
    """
    own = await local_activities.list_published(tx, territory_id)
    others = await local_activities.list_adopted_elsewhere(tx, territory_id)
    written = [(slug_of(one.id), json.dumps(one.published)) for one in own if one.published]
    written += [(shelf_of(one), json.dumps(fields_for_others(one))) for one in others if _stands(library, one)]
    hidden = tuple(one.shelf for one in own if one.shelf in library.activities and one.shelf)
    return _extended(library, tuple(written), hidden) if written or hidden else library


async def open_activity(tx: Tx, library: Library, slug: str, territory_id: int) -> Opened:
    """The activity behind an idea of this territory; `NotFound` where there is none."""
    if (kept := await _find(tx, library, slug)) is None:
        found = library.activity(slug)
        return Opened(found, library.is_withdrawn(slug), found.origin)
    if kept.territory_id == territory_id and kept.published:
        return Opened(local.activity_of(slug, kept.published), kept.state is LocalState.WITHDRAWN)
    if kept.territory_id != territory_id and kept.adopted:
        origin = (await territories.get(tx, kept.territory_id)).name
        return Opened(local.activity_of(slug, fields_for_others(kept)), not kept.is_adopted, origin)
    return Opened(library.activity(slug), is_withdrawn=True)


async def _find(tx: Tx, library: Library, slug: str) -> LocalActivity | None:
    """None for what content/ holds, unless what the region adopted of it is newer."""
    file = library.activities.get(slug)
    if file and file.origin is None:
        return None
    number = slug.removeprefix(SLUG)
    if slug.startswith(SLUG) and number.isdecimal():
        return await local_activities.find(tx, int(number))
    kept = await local_activities.find_by_shelf(tx, slug)
    return kept if kept and (file is None or _stands(library, kept)) else None


def _stands(library: Library, kept: LocalActivity) -> bool:
    """Whether content/ has not what the region adopted, or only an older version."""
    file = library.activities.get(shelf_of(kept))
    return file is None or (file.origin is not None and file.version < kept.version)


async def is_known_everywhere(tx: Tx, library: Library, slug: str) -> bool:
    """Whether every territory may be given it: the library's own, and what the region has adopted."""
    if slug in library.activities:
        return True
    kept = await _find_written(tx, slug)
    return kept is not None and kept.is_adopted


async def slugs_of(tx: Tx, slug: str) -> tuple[str, ...]:
    """All the slugs of this activity: in the territory that wrote it and outside they may differ."""
    kept = await _find_written(tx, slug)
    return (slug_of(kept.id), shelf_of(kept)) if kept else (slug,)


async def _find_written(tx: Tx, slug: str) -> LocalActivity | None:
    number = slug.removeprefix(SLUG)
    if slug.startswith(SLUG) and number.isdecimal():
        return await local_activities.find(tx, int(number))
    return await local_activities.find_by_shelf(tx, slug)


def slug_of(local_id: int) -> str:
    return f"{SLUG}{local_id}"


def shelf_of(kept: LocalActivity) -> str:
    """Its slug outside the territory that wrote it."""
    return kept.shelf or slug_of(kept.id)


def fields_for_others(kept: LocalActivity) -> local.Fields:
    return {**(kept.adopted or {}), "version": max(1, kept.version)}


@lru_cache(maxsize=64)
def _extended(library: Library, written: tuple[tuple[str, str], ...], hidden: tuple[str, ...]) -> Library:
    """Kept, since every choice of the territory asks for it."""
    own = {slug: local.activity_of(slug, json.loads(fields)) for slug, fields in written}
    standing = {slug: one for slug, one in library.activities.items() if slug not in hidden}
    return replace(library, activities={**standing, **own})


def _numbers(library: Library) -> set[str]:
    return {one.number for one in library.help_numbers}
