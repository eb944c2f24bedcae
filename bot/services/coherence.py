"""A territory's year as a map of settings by weeks: how often adults did the theme that all shared that week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.library import Library
from bot.library.models import Theme
from bot.model import Setting, Territory
from bot.planning import rhythm
from bot.planning.calendar import Break, Calendar
from bot.services import calendars, themes
from bot.storage import week_counts
from bot.storage.db import Tx

WEEK = timedelta(weeks=1)
LONGEST = 60
"""Weeks: no school year has more."""


@dataclass(frozen=True, slots=True)
class YearWeek:
    """`holidays` where school is closed all week; `theme` is settled, or what the course foresees."""

    monday: date
    theme: Theme
    holidays: Break | None


@dataclass(frozen=True, slots=True)
class Year:
    """The weeks from the first school week to the last one; `done` by setting and week, zero left out."""

    weeks: tuple[YearWeek, ...]
    done: dict[tuple[Setting, date], int]
    next_holidays: Break | None

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Those where anything was done, in the model's order."""
        found = {setting for setting, _ in self.done}
        return tuple(setting for setting in Setting if setting in found)


async def of_year(tx: Tx, library: Library, territory: Territory, now: datetime) -> Year:
    """The school year of `now`, read only; no weeks where its order is not published."""
    calendar = await calendars.of_territory(tx, library, territory)
    today = rhythm.local_date(now, territory.time_zone)
    course = await themes.course_of(tx, library, territory)
    weeks = tuple(
        YearWeek(monday, course.theme_on(monday), _holidays_in(calendar, monday))
        for monday in _mondays(calendar, today)
    )
    return Year(weeks, await _done(tx, territory, weeks), calendar.next_holidays(today))


def _mondays(calendar: Calendar, today: date) -> Sequence[date]:
    for first, last in calendar.known:
        if first <= today <= last and (school := calendar.school_weeks_between(first, last - WEEK)):
            return [school[0] + number * WEEK for number in range(min(LONGEST, (school[-1] - school[0]) // WEEK + 1))]
    return ()


def _holidays_in(calendar: Calendar, monday: date) -> Break | None:
    """The holidays of a week that a programme passes over."""
    if calendar.is_school_week(monday):
        return None
    return next((found for day in range(5) if (found := calendar.holiday_on(monday + timedelta(days=day)))), None)


async def _done(tx: Tx, territory: Territory, weeks: tuple[YearWeek, ...]) -> dict[tuple[Setting, date], int]:
    if not weeks:
        return {}
    first, last = weeks[0].monday, weeks[-1].monday
    rows = await week_counts.list_beginning_with(tx, territory.id, "done:", first, last)
    return {(Setting(row.figure.partition(":")[2]), row.week): row.times for row in rows if row.times}
