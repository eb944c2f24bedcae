"""Territories, as the operator makes them; the region's own cockpit comes later."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import Invalid
from bot.library import Library
from bot.library.models import ZoneName
from bot.model import Territory
from bot.planning import rhythm
from bot.planning.published_holidays import calendar_of
from bot.planning.themes import weeks_to_summer
from bot.storage import audit, programme_starts, territories
from bot.storage.db import Tx

KINDS = ("quartier", "commune", "intercommunalité", "bassin de vie")
SCHOOL_ZONES: tuple[str, ...] = get_args(ZoneName)
"""As the ministry's school calendar names them; a territory may also have none, and then an empty text."""
LONGEST_NAME, LONGEST_DEPARTEMENT = 80, 60
FRIDAY, FIVE = 4, time(17, 0)


async def create(
    tx: Tx,
    library: Library,
    slug: str,
    name: str,
    now: datetime,
    *,
    kind: str = "commune",
    departement: str = "",
    time_zone: str = "Europe/Paris",
    school_zone: str = "Zone A",
    programme: str = "premiere-annee",
) -> Territory:
    """A territory whose programme starts this week and whose digest leaves on Fridays at 17:00.

    `Invalid` names the field that cannot be used.
    """
    _check_words(slug, name, departement)
    _check_choices(library, kind, time_zone, school_zone, programme)
    if await territories.find_by_slug(tx, slug):
        raise Invalid("error-slug-taken")
    new = Territory(
        id=0,
        slug=slug,
        name=name.strip(),
        kind=kind,
        departement=departement,
        time_zone=time_zone,
        school_zone=school_zone,
        programme=programme,
        programme_starts_on=rhythm.week_of(now, time_zone),
        digest_weekday=FRIDAY,
        digest_time=FIVE,
    )
    new_id = await territories.add(tx, new, rhythm.next_local(now, time_zone, FRIDAY, FIVE), now)
    weeks = weeks_to_summer(new.programme_starts_on, calendar_of(school_zone, library.school_years))
    await programme_starts.add_once(tx, new_id, programme, new.programme_starts_on, weeks)
    await audit.record(tx, "territory-created", now, None, new_id, slug=slug)
    return await territories.get(tx, new_id)


async def find(tx: Tx, slug: str) -> Territory | None:
    return await territories.find_by_slug(tx, slug)


def _check_words(slug: str, name: str, departement: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{1,23}", slug) or slug.startswith("i_"):
        raise Invalid("error-slug")
    if not name.strip() or len(name) > LONGEST_NAME:
        raise Invalid("error-territory-name", maximum=LONGEST_NAME)
    if len(departement) > LONGEST_DEPARTEMENT:
        raise Invalid("error-territory-departement", maximum=LONGEST_DEPARTEMENT)


def _check_choices(library: Library, kind: str, time_zone: str, school_zone: str, programme: str) -> None:
    if kind not in KINDS:
        raise Invalid("error-territory-kind", allowed=", ".join(KINDS))
    if not _is_zone(time_zone):
        raise Invalid("error-territory-zone")
    if school_zone and school_zone not in SCHOOL_ZONES:
        raise Invalid("error-territory-school-zone", allowed=", ".join(SCHOOL_ZONES))
    if programme not in library.programmes:
        raise Invalid("error-territory-programme", allowed=", ".join(sorted(library.programmes)))


def _is_zone(name: str) -> bool:
    """A name of the zone database; the name of one of its folders raises an `OSError`."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
