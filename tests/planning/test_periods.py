"""Months and school years are whole weeks, one after the other, and each month is due once they are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.planning import periods
from bot.planning.periods import Span
from bot.planning.week_counts import WEEK

PARIS = "Europe/Paris"
days = st.dates(date(2021, 1, 1), date(2090, 12, 31))


@given(day=days)
def test_every_week_is_in_one_month_and_months_follow_one_another(day: date) -> None:
    month = periods.month_of(day)
    assert month.first <= day < month.last + WEEK
    assert {week.month for week in month.weeks} == {month.first.month}
    assert periods.month_before(month).last + WEEK == month.first
    assert periods.read(month.code) == month


@given(day=days)
def test_a_school_year_begins_with_the_week_of_the_first_of_september(day: date) -> None:
    year = periods.year_of(day)
    assert year.first <= day < year.last + WEEK
    assert year.first <= date(year.first.year, 9, 1) + timedelta(days=6)
    assert periods.year_of(year.first - WEEK).last + WEEK == year.first
    assert periods.read(year.code) == year


def test_a_month_is_due_on_the_first_monday_after_its_weeks_at_nine() -> None:
    november = periods.month_of(date(2026, 11, 15))
    assert (november.first, november.last) == (date(2026, 11, 2), date(2026, 11, 30))
    assert periods.due_at(november, PARIS) == datetime(2026, 12, 7, 8, tzinfo=UTC)
    assert periods.latest_due(datetime(2026, 12, 7, 7, 59, tzinfo=UTC), PARIS) == periods.month_before(november)
    assert periods.latest_due(datetime(2026, 12, 7, 8, tzinfo=UTC), PARIS) == november
    assert periods.latest_due(datetime(2027, 1, 3, 12, tzinfo=UTC), PARIS) == november


def test_months_for_which_there_is_no_digest_are_counted() -> None:
    assert periods.months_between(date(2026, 11, 2), date(2026, 12, 7)) == 0
    assert periods.months_between(date(2026, 11, 2), date(2027, 2, 1)) == 2


@pytest.mark.parametrize("code", ["", "month", "month-", "month-2026-11-03", "week-2026-11-02", "year-0001-01-01", "é"])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(Invalid):
        periods.read(code)


def test_the_code_of_a_period_fits_a_button() -> None:
    assert periods.month_of(date(2026, 11, 15)).code == f"{Span.MONTH}-2026-11-02"
