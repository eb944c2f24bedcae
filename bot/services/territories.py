"""Territories, as the region and the operator make them, change what they have, and open them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.library.models import ZoneName
from bot.model import Territory, TerritorySetting
from bot.planning import inheritance, rhythm
from bot.planning.published_holidays import calendar_of
from bot.planning.themes import weeks_to_summer
from bot.services import inheriting, steering
from bot.storage import audit, programme_starts, territories
from bot.storage.db import Tx

KINDS = ("quartier", "commune", "intercommunalité", "bassin de vie")
SCHOOL_ZONES: tuple[str, ...] = get_args(ZoneName)
"""As the ministry's school calendar names them; a territory may also have none, and then an empty text."""
LONGEST_NAME, LONGEST_SLUG = 80, 24
LONGEST = {TerritorySetting.DEPARTEMENT: 60, TerritorySetting.LIVING_AREA: 80, TerritorySetting.WELCOME: 200}
FRIDAY, FIVE = 4, time(17, 0)


@dataclass(frozen=True, slots=True)
class Described:
    """A territory with the one that it belongs to."""

    territory: Territory
    parent: Territory | None

    def follows(self, setting: TerritorySetting) -> bool:
        """Whether what it has is the larger territory's."""
        return self.parent is not None and setting not in self.territory.own


async def create(
    tx: Tx,
    library: Library,
    slug: str,
    name: str,
    now: datetime,
    *,
    kind: str = "commune",
    parent: Territory | None = None,
    by: int | None = None,
    opens: bool = True,
    **given: str | None,
) -> Territory:
    """A territory whose digest leaves on Fridays at 17:00; its programme starts this week, or goes on as its parent's.

    `given` are settings by name; what is None or left out is the parent's, or the product's. `Invalid` names the field
    that cannot be used. `by` is None for the command line, `NotAllowed` for all but the region.
    """
    await steering.refuse_others(tx, by)
    own = {TerritorySetting(one): value for one, value in given.items() if value is not None}
    values = _defaults(parent) | {one: checked(library, one, value) for one, value in own.items()}
    _check_slug(slug)
    if await territories.find_any_by_slug(tx, slug):
        raise Invalid("error-slug-taken")
    new = Territory(
        id=0,
        slug=slug,
        name=checked_name(name),
        kind=checked_kind(kind),
        programme_starts_on=rhythm.week_of(now, values[TerritorySetting.TIME_ZONE]),
        digest_weekday=FRIDAY,
        digest_time=FIVE,
        parent_id=parent.id if parent else None,
        own=tuple(one for one in TerritorySetting if one in own),
        is_open=False,
        **{one.value: values[one] for one in TerritorySetting},  # type: ignore[arg-type]
    )
    new_id = await territories.add(tx, new, None, now)
    await audit.record(tx, "territory-created", now, by, new_id, slug=slug)
    if opens:
        await _begin(tx, library, await open_described(tx, by, new_id), now)
    return await territories.get(tx, new_id)


def _defaults(parent: Territory | None) -> dict[TerritorySetting, str]:
    return dict(inheriting.place_of(parent).values if parent else inheritance.DEFAULTS)


async def open_doors(tx: Tx, library: Library, by: int | None, territory_id: int, now: datetime) -> Territory:
    """What was in preparation takes members in: its weeks and its digests begin. Pressed twice, it opens once."""
    if await _begin(tx, library, await open_described(tx, by, territory_id), now):
        await audit.record(tx, "territory-opened", now, by, territory_id)
    return await territories.get(tx, territory_id)


async def _begin(tx: Tx, library: Library, found: Described, now: datetime) -> bool:
    territory, parent = found.territory, found.parent
    starts_on, weeks = rhythm.week_of(now, territory.time_zone), None
    if parent and found.follows(TerritorySetting.PROGRAMME):
        starts_on, weeks = parent.programme_starts_on, await programme_starts.find_weeks(tx, parent)
    if weeks is None:
        weeks = weeks_to_summer(starts_on, calendar_of(territory.school_zone, library.school_years))
    at = rhythm.next_local(now, territory.time_zone, territory.digest_weekday, territory.digest_time)
    if not await territories.open_once(tx, territory.id, next_digest_at=at, programme_starts_on=starts_on):
        return False
    await programme_starts.add_once(tx, territory.id, territory.programme, starts_on, weeks)
    return True


async def find(tx: Tx, slug: str) -> Territory | None:
    return await territories.find_by_slug(tx, slug)


async def open_described(tx: Tx, by: int | None, territory_id: int) -> Described:
    """For the region; `NotFound` for a closed one, which nothing changes any more."""
    await steering.refuse_others(tx, by)
    territory = await territories.get(tx, territory_id)
    if territory.closed_at:
        raise NotFound("error-territory-closed")
    return Described(territory, await territories.get(tx, territory.parent_id) if territory.parent_id else None)


async def rename(tx: Tx, by: int | None, territory_id: int, name: str, now: datetime) -> Described:
    """The code, which stands on posters, stays."""
    await open_described(tx, by, territory_id)
    await territories.change(tx, territory_id, name=checked_name(name))
    return await _changed(tx, by, territory_id, "name", now)


async def set_kind(tx: Tx, by: int | None, territory_id: int, kind: str, now: datetime) -> Described:
    await open_described(tx, by, territory_id)
    await territories.change(tx, territory_id, kind=checked_kind(kind))
    return await _changed(tx, by, territory_id, "kind", now)


async def set_parent(
    tx: Tx, library: Library, by: int | None, territory_id: int, parent_id: int | None, now: datetime
) -> Described:
    """The larger territory that it belongs to, or none: what was not set here changes with it. `Invalid`: a circle."""
    await open_described(tx, by, territory_id)
    places = await inheriting.read_places(tx)
    if parent_id is not None:
        await open_described(tx, by, parent_id)
        if not inheritance.may_belong(places, territory_id, parent_id):
            raise Invalid("error-territory-circle")
    await territories.change(tx, territory_id, parent_id=parent_id)
    await inheriting.carry_down(tx, library, territory_id, now)
    return await _changed(tx, by, territory_id, "parent", now)


async def set_value(
    tx: Tx,
    library: Library,
    by: int | None,
    territory_id: int,
    setting: TerritorySetting,
    value: str | None,
    now: datetime,
) -> Described:
    """A value of its own, or None for the larger territory's; those that follow this one have it too."""
    territory = (await open_described(tx, by, territory_id)).territory
    if value is None:
        await inheriting.keep_own(tx, territory_id, {*map(TerritorySetting, territory.own)} - {setting})
    else:
        await _set_own(tx, library, territory, setting, checked(library, setting, value), now)
    await inheriting.carry_down(tx, library, territory_id, now)
    return await _changed(tx, by, territory_id, setting.value, now)


async def _set_own(
    tx: Tx, library: Library, territory: Territory, setting: TerritorySetting, value: str, now: datetime
) -> None:
    await inheriting.make_own(tx, territory, setting)
    if value != getattr(territory, setting):
        await inheriting.apply(tx, library, await territories.get(tx, territory.id), setting, value, now)


async def list_possible_parents(tx: Tx, by: int | None, territory_id: int) -> list[Territory]:
    """The territories that it may belong to, by name."""
    await open_described(tx, by, territory_id)
    places = await inheriting.read_places(tx)
    every = [one for one in await territories.list_all(tx) if one.closed_at is None]
    return [one for one in every if inheritance.may_belong(places, territory_id, one.id)]


async def _changed(tx: Tx, by: int | None, territory_id: int, setting: str, now: datetime) -> Described:
    await audit.record(tx, "territory-changed", now, by, territory_id, setting=setting)
    return await open_described(tx, by, territory_id)


async def free_slug(tx: Tx, name: str) -> str:
    """A code made of a name, that no territory has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")
    stem = stem if len(stem) > 1 else "territoire"
    slug, number = stem, 1
    while await territories.find_any_by_slug(tx, slug):
        number += 1
        slug = f"{stem[: LONGEST_SLUG - 1 - len(str(number))].rstrip('-')}-{number}"
    return slug


def _check_slug(slug: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{1,23}", slug) or slug.startswith("i_"):
        raise Invalid("error-slug")


def checked_name(name: str) -> str:
    words = " ".join(name.split())
    if not words or len(name) > LONGEST_NAME:
        raise Invalid("error-territory-name", maximum=LONGEST_NAME)
    return words


def checked_kind(kind: str) -> str:
    if kind not in KINDS:
        raise Invalid("error-territory-kind", allowed=", ".join(KINDS))
    return kind


def checked(library: Library, setting: TerritorySetting, value: str) -> str:
    """The value as it is kept; `Invalid` says what may stand there."""
    words = " ".join(value.split())
    match setting:
        case TerritorySetting.TIME_ZONE:
            if not _is_zone(value):
                raise Invalid("error-territory-zone")
        case TerritorySetting.SCHOOL_ZONE:
            if value and value not in SCHOOL_ZONES:
                raise Invalid("error-territory-school-zone", allowed=", ".join(SCHOOL_ZONES))
        case TerritorySetting.PROGRAMME:
            if value not in library.programmes:
                raise Invalid("error-territory-programme", allowed=", ".join(sorted(library.programmes)))
        case _:
            if len(words) > LONGEST[setting]:
                raise Invalid(f"error-territory-{setting.value.replace('_', '-')}", maximum=LONGEST[setting])
            return words
    return value


def _is_zone(name: str) -> bool:
    """A name of the zone database; the name of one of its folders raises an `OSError`."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
