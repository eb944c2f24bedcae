"""Sharing between regions: what goes into a pack, and what becomes of one that was received.

Everything is weighed before anything is written, and what stands here wins over what comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.errors import NotFound
from bot.library import Library
from bot.library.cells import Cells
from bot.library.checks import activities as activity_rules
from bot.library.checks import programmes as programme_rules
from bot.library.models import Activity, Programme
from bot.library.pack_things import (
    ACTIVITY,
    EXPERIENCE,
    PROGRAMME,
    Experience,
    Given,
    PackFault,
    Thing,
    places_of,
    shows_markup,
    texts_of,
)
from bot.services import local_activities, shelves
from bot.services.content import RELOADED
from bot.services.guarding import Concern, Guards
from bot.services.pack_library import given_of
from bot.storage import audit, packs, travels
from bot.storage.db import Tx
from bot.storage.experiences import Told
from bot.storage.packs import PackItem

GIVEN = "pack-exported"
MAY_BE_A_PLACE = (Concern.NAME, Concern.ADDRESS)
"""Saint-Paul and Villeneuve-la-Rue are communes."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What was examined, whole."""

    given: tuple[Given, ...]


@dataclass
class Report:
    """What an import does, by title; `kept` is what stands here and was not changed, each with the reason's key."""

    added: list[Given] = field(default_factory=list)
    changed: list[Given] = field(default_factory=list)
    same: int = 0
    kept: list[tuple[Given, str]] = field(default_factory=list)


async def gather(
    tx: Tx, content: Library, given_by: str, *, with_content: bool = False, with_experiences: bool = False
) -> list[Given]:
    """What this region gives: the programmes, what it adopted, what it was given.

    On request all of content/ too, and the texts that are published for all territories here, or were given it.
    """
    received = {
        one.key: one for one in given_of(await packs.list_all(tx)) if with_experiences or one.kind != EXPERIENCE
    }
    own = {(PROGRAMME, slug): Given(PROGRAMME, one, given_by) for slug, one in content.programmes.items()}
    for slug, file in content.activities.items():
        if with_content or file.origin:
            own[ACTIVITY, slug] = Given(ACTIVITY, file, given_by)
    own |= {(ACTIVITY, one.slug): Given(ACTIVITY, one, given_by) for one in await _list_adopted(tx, content)}
    texts = await _list_experiences(tx) if with_experiences else []
    told = {(EXPERIENCE, one.slug): Given(EXPERIENCE, one, given_by) for one in texts}
    return [*{**told, **received, **own}.values()]


async def _list_experiences(tx: Tx) -> list[Experience]:
    """What the region published for all: where it was lived as its readers are told, and not by whom or when.

    In the territory that wrote an activity it has another name than elsewhere.
    """
    found = []
    for told in await travels.list_told(tx):
        elsewhere = (await local_activities.slugs_of(tx, told.activity))[-1]
        if not elsewhere.startswith(local_activities.SLUG):
            found.append(_experience(told, elsewhere))
    return found


def _experience(told: Told, activity: str) -> Experience:
    return Experience(
        activity=activity,
        skill=told.skill,
        setting=told.setting,
        age_band=told.age_band,
        place=told.place,
        text=told.text,
    )


def less_held_back(guards: Guards, given: Iterable[Given]) -> list[Given]:
    """Without the texts of people that today's guards hold back: one of them would keep back the whole pack."""
    return [one for one in given if not (isinstance(one.thing, Experience) and guards.find_concern(one.thing.text))]


def examine(content: Library, guards: Guards, given: Iterable[Given]) -> Sound:
    """What may be said here as it is; `PackFault` names the first of it that may not."""
    coming = tuple(given)
    numbers = {one.number for one in content.help_numbers}
    activities = {**content.activities, **{one.thing.slug: one.thing for one in coming if _is_activity(one.thing)}}
    cells = Cells([one for one in activities.values() if isinstance(one, Activity)], content.possible)
    for one in coming:
        texts = texts_of(one.thing)
        faults = ["HTML"] if any(map(shows_markup, (*texts, *places_of(one.thing), one.given_by))) else []
        faults += _faults_of(content, one.thing, numbers, cells, texts)
        if faults:
            raise PackFault("pack-file", file=_name(one), fault=faults[0])
        if _names_somebody(guards, one, texts, numbers):
            raise PackFault("pack-guarded", file=_name(one))
    return Sound(coming)


async def note_given(tx: Tx, given_by: str, now: datetime) -> None:
    """That a pack was given, and under which name: what comes back under it came from here."""
    await audit.record(tx, GIVEN, now, None, None, given_by=given_by)


async def plan(tx: Tx, content: Library, sound: Sound, region: str = "") -> Report:
    """What an import would do; `region` is the name of this one, beside those under which it has given packs."""
    own, items = await _own(tx, content), await packs.list_all(tx)
    received = {(one.kind, one.slug): one for one in items}
    there = [
        *((slug, one) for (_, slug), one in own.items()),
        *((one.thing.slug, one.thing) for one in given_of(items)),
    ]
    titles = {one.title.casefold(): slug for slug, one in there if isinstance(one, Activity)}
    ours = {region, *(str(detail["given_by"]) for detail in await audit.list_details(tx, GIVEN))}
    report = Report()
    for one in sound.given:
        if one.key not in own and one.key not in received and _was_ours(one, ours):
            report.kept.append((one, "pack-kept-taken-back"))
        else:
            _place(report, one, own.get(one.key), received.get(one.key), titles)
    return report


def _was_ours(one: Given, ours: Collection[str]) -> bool:
    """A text that was taken back here does not come back by way of another region."""
    return one.kind == EXPERIENCE and one.given_by in ours


async def bring_in(tx: Tx, content: Library, sound: Sound, now: datetime, region: str = "") -> Report:
    """All of it or nothing; a bot at work takes it into use within seconds."""
    report = await plan(tx, content, sound, region)
    coming = [*report.added, *report.changed]
    await packs.keep(tx, [_item(one) for one in coming], now)
    if coming:
        counts = {"added": len(report.added), "changed": len(report.changed), "kept": len(report.kept)}
        await audit.record(tx, "pack-imported", now, None, None, **counts)
        await audit.record(tx, RELOADED, now, None, None, activities=len(content.activities))
    return report


async def take_away(tx: Tx, kind: str, slug: str, now: datetime) -> None:
    """`NotFound` where nothing of that name was imported; what was sent can still be opened."""
    if not await packs.take_away(tx, kind, slug):
        raise NotFound
    await audit.record(tx, "pack-item-removed", now, None, None)
    await audit.record(tx, RELOADED, now, None, None)


def _place(report: Report, one: Given, own: Thing | None, item: PackItem | None, titles: dict[str, str]) -> None:
    """Where it goes in the report; the first that stands in its way says why."""
    thing = one.thing
    if own is not None:
        _keep(report, one, "pack-kept-own", is_same=own == thing)
    elif item is not None and item.fields is None:
        report.kept.append((one, "pack-kept-removed"))
    elif isinstance(thing, Activity) and titles.setdefault(thing.title.casefold(), thing.slug) != thing.slug:
        report.kept.append((one, "pack-kept-title"))
    elif item is None:
        report.added.append(one)
    elif item.fields != thing.model_dump_json() and item.version < thing.version:
        report.changed.append(one)
    else:
        _keep(report, one, "pack-kept-version", is_same=item.fields == thing.model_dump_json())


def _keep(report: Report, one: Given, why: str, *, is_same: bool) -> None:
    if is_same:
        report.same += 1
    else:
        report.kept.append((one, why))


async def _own(tx: Tx, content: Library) -> dict[tuple[str, str], Thing]:
    """What this region wrote itself, has as a file, or published for all its territories."""
    own: dict[tuple[str, str], Thing] = {(ACTIVITY, slug): one for slug, one in content.activities.items()}
    own |= {(PROGRAMME, slug): one for slug, one in content.programmes.items()}
    own |= {(EXPERIENCE, one.slug): one for one in await _list_experiences(tx)}
    return own | {(ACTIVITY, one.slug): one for one in await _list_adopted(tx, content)}


async def _list_adopted(tx: Tx, content: Library) -> list[Activity]:
    """Less those that have joined content/ in the same version or a newer one."""
    files = content.activities
    adopted = await shelves.list_adopted(tx, content)
    return [one for one in adopted if one.slug not in files or files[one.slug].version < one.version]


def _faults_of(content: Library, thing: Thing, numbers: set[str], cells: Cells, texts: list[str]) -> list[str]:
    if isinstance(thing, Activity):
        unknown = [] if thing.skill in content.skills else [thing.skill]
        return unknown or activity_rules.faults_of(thing, numbers)
    if isinstance(thing, Programme):
        return programme_rules.faults_of(thing, content.skills, content.possible, cells, texts)
    return [] if thing.skill in content.skills else [thing.skill]


def _names_somebody(guards: Guards, one: Given, texts: list[str], numbers: set[str]) -> bool:
    """A text of somebody passes all the guards; an activity may speak of danger, and give the help numbers."""
    if isinstance(one.thing, Experience):
        found = guards.find_concern(one.thing.text)
    else:
        found = next(filter(None, (guards.names.find(_without(text, numbers)) for text in texts)), None)
    places = (*places_of(one.thing), one.given_by)
    return found is not None or any(guards.names.find(place, MAY_BE_A_PLACE) for place in places)


def _without(text: str, numbers: set[str]) -> str:
    for number in numbers:
        text = text.replace(number, " ")
    return text


def _is_activity(thing: Thing) -> bool:
    return isinstance(thing, Activity)


def _name(one: Given) -> str:
    return one.thing.slug if isinstance(one.thing, Experience) else one.thing.title


def _item(one: Given) -> PackItem:
    about = one.thing.activity if isinstance(one.thing, Experience) else None
    return PackItem(one.kind, one.thing.slug, about, one.thing.version, one.given_by, one.thing.model_dump_json())
