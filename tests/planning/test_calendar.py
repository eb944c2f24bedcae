"""The calendar of a zone: the orders' dates, what is unknown, school weeks, local days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.library.models import HolidayDates, SchoolYear
from bot.planning.calendar import Break, Calendar
from bot.planning.published_holidays import calendar_of

YEARS = Library.load().school_years
ZONE_A = calendar_of("Zone A", YEARS)
REUNION = calendar_of("La Réunion", YEARS)
BASTILLE_2028 = date(2028, 7, 14)

# First and last free day, after the orders of 22 October 2025 for 2026-2027 and 21 July 2026 for 2027-2028 (they name
# the day after whose classes holidays begin, and the day of return). Zone A was read in the orders themselves, zones B
# and C in a second public data set that follows them; content/calendars.yaml says what else they were compared with.
ORDERS = {
    "Zone A": """
        17/10/2026-01/11/2026 19/12/2026-03/01/2027 13/02/2027-28/02/2027 10/04/2027-25/04/2027 06/05/2027-09/05/2027
        03/07/2027-01/09/2027 23/10/2027-07/11/2027 18/12/2027-02/01/2028 19/02/2028-05/03/2028 22/04/2028-08/05/2028
        25/05/2028-28/05/2028 05/07/2028-31/08/2028""",
    "Zone B": """
        17/10/2026-01/11/2026 19/12/2026-03/01/2027 20/02/2027-07/03/2027 17/04/2027-02/05/2027 06/05/2027-09/05/2027
        03/07/2027-01/09/2027 23/10/2027-07/11/2027 18/12/2027-02/01/2028 05/02/2028-20/02/2028 08/04/2028-23/04/2028
        25/05/2028-28/05/2028 05/07/2028-31/08/2028""",
    "Zone C": """
        17/10/2026-01/11/2026 19/12/2026-03/01/2027 06/02/2027-21/02/2027 03/04/2027-18/04/2027 06/05/2027-09/05/2027
        03/07/2027-01/09/2027 23/10/2027-07/11/2027 18/12/2027-02/01/2028 12/02/2028-27/02/2028 15/04/2028-01/05/2028
        25/05/2028-28/05/2028 05/07/2028-31/08/2028""",
}


def day_of(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


@pytest.mark.parametrize("zone", ORDERS)
def test_the_holidays_of_a_zone_are_those_of_the_orders(zone: str) -> None:
    found = [(b.first, b.last) for b in calendar_of(zone, YEARS).school_holidays if b.first >= date(2026, 9, 1)]
    assert found == [(day_of(span[:10]), day_of(span[11:])) for span in ORDERS[zone].split()]


@pytest.mark.parametrize("zone", ORDERS)
@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2027, 9, 2)])
def test_school_starts_again_on_the_day_of_the_order(zone: str, day: date) -> None:
    calendar = calendar_of(zone, YEARS)
    assert calendar.is_school_day(day)
    summer = calendar.holiday_on(day - timedelta(days=1))
    assert summer
    assert (summer.last, summer.name) == (day - timedelta(days=1), "Vacances d'été")


@pytest.mark.parametrize("zone", ORDERS)
def test_beyond_the_last_order_nothing_is_known_and_nothing_is_guessed(zone: str) -> None:
    calendar = calendar_of(zone, YEARS)
    assert calendar.known_until == date(2028, 8, 31)
    assert not calendar.is_known(date(2028, 9, 1))
    assert calendar.holiday_on(date(2028, 10, 25)) is None, "the package guesses a Toussaint there"
    assert calendar.next_holidays(date(2028, 9, 1)) is None
    assert calendar.school_year_of(date(2028, 9, 1)) is None


@pytest.mark.parametrize("zone", ["La Réunion", "Martinique", "Corse", "Guadeloupe", "Guyane", "Mayotte", ""])
def test_a_zone_without_an_order_is_unknown_and_its_weeks_go_on(zone: str) -> None:
    calendar = calendar_of(zone, YEARS)
    assert calendar.known_until is None
    assert not calendar.is_known(date(2026, 11, 22))
    assert calendar.school_holidays == ()
    assert calendar.is_school_week(date(2026, 12, 21)), "only a coordinator can say that school rests there"


@pytest.mark.parametrize(
    ("zone", "day", "is_holiday"),
    [
        ("Zone A", BASTILLE_2028, True),
        ("Zone B", date(2027, 3, 29), True),
        ("Zone A", date(2026, 11, 11), True),
        ("La Réunion", date(2026, 12, 20), True),
        ("Martinique", date(2027, 5, 22), True),
        ("Zone A", date(2026, 12, 20), False),
        ("La Réunion", date(2027, 5, 22), False),
    ],
)
def test_public_holidays_are_those_of_the_place(zone: str, day: date, is_holiday: bool) -> None:
    assert (calendar_of(zone, YEARS).public_holiday_on(day) is not None) is is_holiday


@pytest.mark.parametrize(
    ("day", "is_school"),
    [
        (date(2026, 9, 2), True),
        (date(2026, 9, 5), False),
        (date(2026, 10, 16), True),
        (date(2026, 10, 17), False),
        (date(2026, 11, 2), True),
        (date(2026, 11, 11), False),
        (date(2027, 5, 7), False),
        (date(2028, 2, 18), True),
        (date(2028, 2, 29), False),
        (date(2028, 5, 8), False),
        (date(2028, 5, 9), True),
    ],
)
def test_school_days_of_zone_a(day: date, is_school: bool) -> None:
    assert ZONE_A.is_school_day(day) is is_school


@pytest.mark.parametrize(
    ("monday", "is_school"),
    [
        (date(2026, 8, 31), True),
        (date(2027, 5, 3), True),
        (date(2026, 12, 28), False),
        (date(2027, 8, 30), True),
        (date(2028, 7, 3), True),
        (date(2028, 7, 10), False),
        (date(2028, 2, 28), False),
    ],
)
def test_a_week_counts_from_two_school_days_on(monday: date, is_school: bool) -> None:
    """2026-12-28 begins ISO week 53; a return on a Thursday and a last Tuesday both leave two days."""
    assert ZONE_A.is_school_week(monday) is is_school
    assert ZONE_A.is_school_week(monday + timedelta(days=6)) is is_school


def test_a_school_year_of_zone_a_has_thirty_six_weeks_of_school() -> None:
    weeks = ZONE_A.school_weeks_between(date(2026, 9, 1), date(2027, 7, 4))
    assert len(weeks) == 36
    assert date(2026, 12, 28) not in weeks
    assert weeks[0] == date(2026, 8, 31)


def test_the_next_holidays_are_never_a_bridge() -> None:
    assert ZONE_A.next_holidays(date(2027, 5, 3)) == Break(date(2027, 7, 3), date(2027, 9, 1), "Vacances d'été")
    assert ZONE_A.next_holidays(date(2026, 10, 20)) == Break(date(2026, 12, 19), date(2027, 1, 3), "Vacances de Noël")


def test_summer_is_one_break_though_two_orders_meet_in_it() -> None:
    assert Break(date(2026, 7, 4), date(2026, 8, 31), "Vacances d'été") in ZONE_A.school_holidays


def test_a_local_day_rests_school_where_the_calendar_is_unknown_too() -> None:
    rest = Break(date(2026, 12, 19), date(2027, 1, 24), "holidays")
    calendar = calendar_of("La Réunion", YEARS, [rest])
    assert calendar.local_day_on(date(2027, 1, 4)) == rest
    assert not calendar.is_school_week(date(2027, 1, 4))
    assert not calendar.is_known(date(2027, 1, 4)), "a local day does not make the order known"


def test_dates_of_the_file_serve_where_the_package_knows_none() -> None:
    dates = HolidayDates(name="Vacances d’octobre", first=date(2026, 10, 10), last=date(2026, 10, 25))
    year = SchoolYear(
        name="2026-2027",
        zones=("La Réunion",),
        first_day=date(2026, 8, 18),
        last_day=date(2027, 8, 15),
        order="Un arrêté",
        holidays=(dates,),
    )
    calendar = calendar_of("La Réunion", (year,))
    assert calendar.holiday_on(date(2026, 10, 25)) == Break(dates.first, dates.last, dates.name)
    assert calendar.is_known(date(2026, 12, 25))


@given(day=st.dates(date(2025, 9, 1), date(2029, 12, 31)), zone=st.sampled_from([*ORDERS, "La Réunion", ""]))
def test_holidays_are_only_ever_found_where_the_calendar_is_known(day: date, zone: str) -> None:
    calendar = calendar_of(zone, YEARS)
    found = calendar.holiday_on(day)
    assert found is None or calendar.is_known(day)
    assert not (found and calendar.is_school_day(day))
    coming = calendar.next_holidays(day)
    assert coming is None or coming.first > day


@given(first=st.dates(date(2025, 9, 1), date(2028, 8, 31)), weeks=st.integers(0, 80), apart=st.integers(0, 80))
def test_school_weeks_add_up(first: date, weeks: int, apart: int) -> None:
    """Counting in two pieces that meet on a Monday gives what counting at once gives."""
    monday = first - timedelta(days=first.weekday())
    middle, end = monday + timedelta(weeks=weeks), monday + timedelta(weeks=weeks + apart)
    whole = ZONE_A.school_weeks_between(monday, end)
    before = ZONE_A.school_weeks_between(monday, middle - timedelta(days=1))
    assert whole == before + ZONE_A.school_weeks_between(middle, end)


def test_an_empty_calendar_knows_nothing_and_rests_on_weekends_only() -> None:
    empty = Calendar()
    assert not empty.is_known(BASTILLE_2028)
    assert empty.is_school_day(date(2026, 12, 25))
    assert not empty.is_school_day(date(2026, 12, 26))
