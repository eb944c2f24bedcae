"""The calendar of a school zone, from the `holidays` package and from the school years of content/calendars.yaml.

For zones A, B and C the package knows the orders' dates and goes on guessing beyond them: only what falls in a school
year of the file is taken. For Corsica and overseas it gives no day and no error: the file's own dates, or unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

import holidays

from bot.library.models import SchoolYear
from bot.planning.calendar import Break, Calendar

PACKAGE_ZONES = ("Zone A", "Zone B", "Zone C")
PUBLIC_YEARS = range(2020, 2061)
"""Public holidays are set by law and by Easter, not by a yearly order: they are known far ahead."""
_DEPARTEMENTS = {"Guadeloupe": "971", "Martinique": "972", "Guyane": "973", "La Réunion": "974", "Mayotte": "976"}


def calendar_of(zone: str, years: tuple[SchoolYear, ...], local_days: Iterable[Break] = ()) -> Calendar:
    """The calendar of a territory in that school zone (« Zone A », « La Réunion »…; an empty text: no zone)."""
    published = tuple(year for year in years if zone in year.zones)
    return Calendar(
        school_holidays=_school_holidays(zone, published),
        public_holidays=_public_holidays(zone),
        local_days=tuple(sorted(local_days)),
        known=tuple((year.first_day, year.last_day) for year in published),
    )


@cache
def _school_holidays(zone: str, years: tuple[SchoolYear, ...]) -> tuple[Break, ...]:
    """Holidays that reach from one published year into the next are one."""
    known = sorted(found for year in years for found in _holidays_of(zone, year))
    return tuple(_joined(known))


def _holidays_of(zone: str, year: SchoolYear) -> Iterator[Break]:
    if zone not in PACKAGE_ZONES:
        yield from (Break(dates.first, dates.last, dates.name) for dates in year.holidays)
        return
    calendar_years = range(year.first_day.year, year.last_day.year + 1)
    found = holidays.country_holidays("FR", subdiv=zone, years=calendar_years, categories=("school",), language="fr")
    within = [Break(day, day, found[day]) for day in sorted(found) if year.first_day <= day <= year.last_day]
    yield from _joined(within)


def _joined(breaks: Iterable[Break]) -> Iterator[Break]:
    """Days that follow one another under one name, as one break."""
    last: Break | None = None
    for found in breaks:
        if last and last.name == found.name and last.last + timedelta(days=1) == found.first:
            last = Break(last.first, found.last, last.name)
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


@cache
def _public_holidays(zone: str) -> Mapping[date, str]:
    subdivision = _DEPARTEMENTS.get(zone)
    found = holidays.country_holidays(
        "FR", subdiv=subdivision, years=PUBLIC_YEARS, categories=("public",), language="fr"
    )
    return MappingProxyType(dict(sorted(found.items())))
