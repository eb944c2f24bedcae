"""A territory's calendar: school holidays, public holidays and local days, and how far ahead they are known.

What no order has published yet is unknown, never « no holidays »: then school rests only on the days that a
coordinator gave.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.planning.rhythm import SATURDAY, monday_of

DAYS_OF_A_SCHOOL_WEEK = 2
"""A theme passes a week where school was open at least that many days: one day alone lets nobody try anything."""
HOLIDAYS_FROM_DAYS = 7
"""From that length on a break is holidays; a shorter one is a bridge."""


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Days without school, both ends included. `name` is a name for school holidays, a code for local days."""

    first: date
    last: date
    name: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """`school_holidays` are sorted and apart; `known` are the published school years, both ends included."""

    school_holidays: tuple[Break, ...] = ()
    public_holidays: Mapping[date, str] = field(default_factory=dict)
    local_days: tuple[Break, ...] = ()
    known: tuple[tuple[date, date], ...] = ()

    @property
    def known_until(self) -> date | None:
        """The last day that an order covers; None where no date is known for the zone."""
        return max((last for _, last in self.known), default=None)

    def is_known(self, day: date) -> bool:
        """Whether the order for this day's school year is published, for the territory's zone."""
        return any(first <= day <= last for first, last in self.known)

    def holiday_on(self, day: date) -> Break | None:
        """The school holidays (or the bridge) in which the day falls, weekends included; None where unknown too."""
        position = bisect_right(self.school_holidays, day, key=lambda holidays: holidays.first)
        found = self.school_holidays[position - 1] if position else None
        return found if found and day in found else None

    def public_holiday_on(self, day: date) -> str | None:
        """Its name in French."""
        return self.public_holidays.get(day)

    def local_day_on(self, day: date) -> Break | None:
        """The days without school that a coordinator gave, in which the day falls."""
        return next((days for days in self.local_days if day in days), None)

    def is_school_day(self, day: date) -> bool:
        """Monday to Friday, out of holidays, public holidays and local days; where the calendar is unknown, so too."""
        return (
            day.weekday() < SATURDAY
            and day not in self.public_holidays
            and self.holiday_on(day) is None
            and self.local_day_on(day) is None
        )

    def is_school_week(self, day: date) -> bool:
        """Whether the week of that day counts for a programme: at least two school days."""
        monday = monday_of(day)
        return sum(self.is_school_day(monday + timedelta(days=ahead)) for ahead in range(5)) >= DAYS_OF_A_SCHOOL_WEEK

    def school_weeks_between(self, first: date, last: date) -> tuple[date, ...]:
        """The Mondays of the school weeks from the week of `first` to that of `last`, both included."""
        return tuple(monday for monday in _mondays(first, last) if self.is_school_week(monday))

    def next_holidays(self, day: date) -> Break | None:
        """The school holidays of a week or more that begin after that day; None where none is published yet."""
        return next((found for found in self.school_holidays if found.first > day and _is_long(found)), None)

    def school_year_of(self, day: date) -> tuple[date, date] | None:
        """First and last day of the published school year; None where it is unknown."""
        return next((year for year in self.known if year[0] <= day <= year[1]), None)


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += timedelta(weeks=1)


def _is_long(found: Break) -> bool:
    return found.days >= HOLIDAYS_FROM_DAYS
