"""The themes to come as a coordinator sees them, and what can be done to each; the changes are made in themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.errors import Invalid
from bot.library import Library
from bot.library.models import Programme, Theme
from bot.model import Territory, ThemeChange
from bot.planning import rhythm
from bot.planning.calendar import Calendar
from bot.planning.themes import Course, Run
from bot.services import steering, themes
from bot.services.themes import AHEAD_WEEKS, LONGEST_AHEAD_WEEKS
from bot.storage.db import Tx


class Rest(StrEnum):
    """Why a week is not a school week."""

    HOLIDAYS = "holidays"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ComingWeek:
    starts_on: date
    run: Run
    rest: Rest | None

    @property
    def is_first(self) -> bool:
        """Whether the theme begins in that week."""
        return self.run.first_week == self.starts_on


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be undone, with the theme that it was made to."""

    change: ThemeChange
    was: Theme
    becomes: Theme | None


@dataclass(frozen=True, slots=True)
class Coming:
    """This week's theme, the eight weeks after it, and the latest change that can be undone."""

    territory: Territory
    programme: Programme
    now: Theme
    weeks: tuple[ComingWeek, ...]
    latest: Change | None


@dataclass(frozen=True, slots=True)
class ComingTheme:
    """`earlier` and `later` are the slots to put it before, None where it cannot go further."""

    territory: Territory
    programme: Programme
    run: Run
    earlier: int | None
    later: int | None
    latest: Change | None


async def open_coming(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> Coming:
    territory = await steering.open_steered(tx, person_id, territory_id)
    course, week = await themes.course_of(tx, library, territory), rhythm.week_of(now, territory.time_zone)
    this_week = await themes.planned_for(tx, library, territory, week)
    mondays = [week + timedelta(weeks=ahead) for ahead in range(1, AHEAD_WEEKS + 1)]
    weeks = tuple(ComingWeek(monday, course.run_on(monday), _rest(course.calendar, monday)) for monday in mondays)
    return Coming(territory, course.programme, this_week.theme, weeks, _latest(course, week))


async def open_theme(
    tx: Tx, library: Library, person_id: int, territory_id: int, slot: int, now: datetime
) -> ComingTheme:
    """One theme to come; `Invalid` where it has begun or is no longer on the way."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    course, week = await themes.course_of(tx, library, territory), rhythm.week_of(now, territory.time_zone)
    runs = await themes.list_to_come(tx, library, territory, now, LONGEST_AHEAD_WEEKS)
    place = next((place for place, run in enumerate(runs) if run.slot == slot), None)
    if place is None:
        raise Invalid("error-theme-not-to-come")
    slots = [run.slot for run in runs]
    earlier = slots[place - 1] if place > 0 else None
    later = slots[place + 2] if place + 2 < len(slots) else None
    return ComingTheme(territory, course.programme, runs[place], earlier, later, _latest(course, week, slot))


async def open_programmes(
    tx: Tx, library: Library, person_id: int, territory_id: int
) -> tuple[Territory, list[Programme]]:
    """The territory and every programme that it may choose."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    return territory, list(library.programmes.values())


async def open_programme(
    tx: Tx, library: Library, person_id: int, territory_id: int, slug: str, now: datetime
) -> tuple[Territory, Programme, date | None]:
    """A programme before it is chosen, and the Monday on which it would begin; None where it would just go on."""
    territory, programmes = await open_programmes(tx, library, person_id, territory_id)
    chosen = next((one for one in programmes if one.slug == slug), None)
    if chosen is None:
        raise Invalid
    week = rhythm.week_of(now, territory.time_zone)
    goes_on = await themes.under_way_since(tx, territory, slug, week)
    return territory, chosen, None if goes_on else week + timedelta(weeks=1)


def _rest(calendar: Calendar, monday: date) -> Rest | None:
    if calendar.is_school_week(monday):
        return None
    in_holidays = any(calendar.holiday_on(monday + timedelta(days=ahead)) for ahead in range(5))
    return Rest.HOLIDAYS if in_holidays else Rest.CLOSED


def _latest(course: Course, week: date, slot: int | None = None) -> Change | None:
    """The latest change (of that slot) whose undoing still changes something, and not this week."""
    for change in reversed(course.changes):
        if slot in (None, change.slot) and _can_be_undone(course, change, week):
            return _described(course, change)
    return None


def _can_be_undone(course: Course, change: ThemeChange, week: date) -> bool:
    last = week + timedelta(weeks=LONGEST_AHEAD_WEEKS)
    with_it, without_it = course.runs(week, last), course.without(change.id).runs(week, last)
    has_begun = course.starts_on <= week
    return with_it != without_it and not (has_begun and with_it[0] != without_it[0])


def _described(course: Course, change: ThemeChange) -> Change:
    by_slug = {theme.slug: theme for theme in course.programme.themes}
    return Change(change, course.planned_theme(change.slot), by_slug.get(change.theme or ""))
