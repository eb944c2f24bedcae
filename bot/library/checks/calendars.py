"""The rules of calendars.yaml: years in order and apart, holidays within their year, none that the package knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.library.checks.documents import open_yaml, validated
from bot.library.checks.findings import Findings
from bot.library.explaining import Location
from bot.library.models import CalendarsFile, SchoolYear

Fault = tuple[Location, str]
PACKAGE_ZONES = {"Zone A", "Zone B", "Zone C"}
LONGEST_YEAR_DAYS = 380


def check_calendars(path: Path, findings: Findings) -> None:
    document = open_yaml(path, findings)
    calendars = validated(document, CalendarsFile, findings) if document else None
    if not document or not calendars:
        return
    for location, text_fr in (*_faults_of_years(calendars), *_overlaps(calendars)):
        findings.fault(path, document.line(location), text_fr)


def _faults_of_years(calendars: CalendarsFile) -> Iterator[Fault]:
    for position, year in enumerate(calendars.years):
        place: Location = ("years", position)
        if (first := int(year.name[:4])) + 1 != int(year.name[5:]) or year.first_day.year != first:
            yield (*place, "name"), f"« {year.name} » : deux années qui se suivent, la première est celle de la rentrée"
        if not 0 < (year.last_day - year.first_day).days < LONGEST_YEAR_DAYS:
            yield (*place, "last_day"), f"{year.name} : la fin est à revoir, une année scolaire compte douze mois"
        yield from _faults_of_source(year, place)
        yield from _faults_of_holidays(year, place)


def _faults_of_source(year: SchoolYear, place: Location) -> Iterator[Fault]:
    known = PACKAGE_ZONES & set(year.zones)
    if known and year.holidays:
        yield (*place, "holidays"), f"{year.name} : les dates des zones A, B et C ne s’écrivent pas ici"
    if set(year.zones) - PACKAGE_ZONES and (known or not year.holidays):
        yield (*place, "zones"), f"{year.name} : hors des zones A, B et C, une entrée à part avec ses dates (holidays)"


def _faults_of_holidays(year: SchoolYear, place: Location) -> Iterator[Fault]:
    before: date | None = None
    for position, dates in enumerate(year.holidays):
        here: Location = (*place, "holidays", position)
        if dates.last < dates.first:
            yield here, f"{dates.name} : la fin vient avant le début"
        if dates.first < year.first_day or dates.last > year.last_day:
            yield here, f"{dates.name} : ces dates sortent de l’année {year.name}"
        if before and dates.first <= before:
            yield here, f"{dates.name} : à écrire dans l’ordre, sans chevauchement"
        before = dates.last


def _overlaps(calendars: CalendarsFile) -> Iterator[Fault]:
    """For one zone, a year begins after the one before it has ended."""
    ends: dict[str, date] = {}
    for position, year in enumerate(calendars.years):
        late = [zone for zone in year.zones if zone in ends and year.first_day <= ends[zone]]
        if late:
            yield ("years", position, "first_day"), f"{year.name} commence avant la fin de la précédente ({late[0]})"
        ends |= dict.fromkeys(year.zones, year.last_day)
