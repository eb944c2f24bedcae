"""The months and the school year that the region looks at, in whole weeks, and when a month is told.

The weeks of a month are those whose Monday lies in it. Its digest is due on the first Monday after them, when every
territory's own digest of them has been made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.errors import Invalid
from bot.planning.rhythm import instant_of, local_date, monday_of
from bot.planning.week_counts import WEEK

HOUR = time(9)
SCHOOL_STARTS_IN = 9
"""September."""
FIRST_YEAR, LAST_YEAR = 2020, 2200
"""Of what a button may carry."""


class Span(StrEnum):
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """From the Monday `first` to the Monday `last`, both weeks included."""

    span: Span
    first: date
    last: date

    @property
    def weeks(self) -> list[date]:
        return [self.first + number * WEEK for number in range((self.last - self.first) // WEEK + 1)]

    @property
    def code(self) -> str:
        """As buttons carry it; `read` opens it again."""
        return f"{self.span}-{self.first.isoformat()}"


def month_of(day: date) -> Period:
    """The month that holds the Monday of that day's week."""
    monday = monday_of(day)
    first = _first_monday(monday.year, monday.month)
    return Period(Span.MONTH, first, _next_month(first) - WEEK)


def month_before(period: Period) -> Period:
    return month_of(period.first - WEEK)


def year_of(day: date) -> Period:
    """The school year: the weeks from that of the first of September to the one before the next such week."""
    monday = monday_of(day)
    first = monday_of(date(monday.year, SCHOOL_STARTS_IN, 1))
    first = first if first <= monday else monday_of(date(monday.year - 1, SCHOOL_STARTS_IN, 1))
    return Period(Span.YEAR, first, monday_of(date(first.year + 1, SCHOOL_STARTS_IN, 1)) - WEEK)


def read(code: str) -> Period:
    """The period of a button; `Invalid` for what is none."""
    span, _, first = code.partition("-")
    try:
        found = {Span.MONTH: month_of, Span.YEAR: year_of}[Span(span)](date.fromisoformat(first))
    except (ValueError, OverflowError) as error:
        raise Invalid("error-old-button") from error
    if found.code != code or not FIRST_YEAR <= found.first.year <= LAST_YEAR:
        raise Invalid("error-old-button")
    return found


def due_at(period: Period, zone: str) -> datetime:
    """When what was told of these weeks is whole: the Monday after them, in the morning."""
    return instant_of(period.last + WEEK, HOUR, zone)


def latest_due(now: datetime, zone: str) -> Period:
    """The latest month whose digest is due."""
    month = month_before(month_of(local_date(now, zone)))
    return month if due_at(month, zone) <= now else month_before(month)


def months_between(earlier: date, later: date) -> int:
    """How many months begin after `earlier` and before `later`, both the first Mondays of months."""
    return max(0, (later.year - earlier.year) * 12 + later.month - earlier.month - 1)


def _first_monday(year: int, month: int) -> date:
    return monday_of(date(year, month, 7))


def _next_month(first: date) -> date:
    ahead = date(first.year, first.month, 28) + timedelta(days=7)
    return _first_monday(ahead.year, ahead.month)
