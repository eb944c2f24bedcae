"""Days as coordinators type them: read when they can be, refused when they cannot, never guessed into the past."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.planning.typed_days import MONTHS, WEEKDAYS, misnamed, read_days

TODAY = date(2026, 11, 23)
MAY_14, MAY_12 = date(2027, 5, 14), date(2027, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "14 mai",
        "le 14 mai",
        "Vendredi 14 Mai 2027",
        "14/05",
        "14/5/27",
        "14.05.2027",
        "14-05",
        "2027-05-14",
        "14 may",
        "May 14th",
        " le vendredi 14 mai. ",
    ],
)
def test_one_day_is_read_as_people_write_it(text: str) -> None:
    assert read_days(text, TODAY) == (MAY_14, MAY_14)


@pytest.mark.parametrize(
    "text",
    [
        "du 12 au 14 mai",
        "12 au 14 mai",
        "Du mercredi 12 mai au vendredi 14 mai 2027",
        "12-14 mai",
        "12 – 14 mai",
        "du 12/05 au 14/05",
        "12/05-14/05",
        "12/05/2027 - 14/05/2027",
        "from 12 to 14 May",
        "12 mai jusqu’au 14",
    ],
)
def test_a_period_is_read_as_people_write_it(text: str) -> None:
    assert read_days(text, TODAY) == (MAY_12, MAY_14)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1er mai", date(2027, 5, 1), date(2027, 5, 1)),
        ("du 30 déc. au 2 janvier", date(2026, 12, 30), date(2027, 1, 2)),
        ("du 30 décembre au 2 janvier 2028", date(2027, 12, 30), date(2028, 1, 2)),
        ("du 20 au 27 novembre", date(2026, 11, 20), date(2026, 11, 27)),
        ("22 novembre", date(2027, 11, 22), date(2027, 11, 22)),
        ("29 FÉVRIER", date(2028, 2, 29), date(2028, 2, 29)),
        ("12 et 13 mai", MAY_12, date(2027, 5, 13)),
        ("demain", date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_what_is_not_written_is_the_next_that_is_not_over(text: str, first: date, last: date) -> None:
    assert read_days(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "14",
        "31 juin",
        "14/13",
        "le mois de mai",
        "du 14 au 12 mai",
        "12 et 14 mai",
        "3 jui",
        "5 mai mai",
    ],
)
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert read_days(text, TODAY) is None


days = st.dates(date(2026, 1, 1), date(2035, 12, 31))


@given(today=days, ahead=st.integers(0, 300), length=st.integers(0, 60), style=st.integers(0, 4))
def test_any_period_to_come_is_read_back_whatever_the_way_of_writing(
    today: date, ahead: int, length: int, style: int
) -> None:
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    a, b = (
        (
            f"{day.day} {MONTHS[day.month - 1][0]}",
            f"{day:%d/%m}",
            f"{day:%d/%m/%Y}",
            f"{MONTHS[day.month - 1][1].capitalize()} {day.day}",
            day.isoformat(),
        )[style]
        for day in (first, last)
    )
    assert read_days(f"du {a} au {b}", today) == (first, last)
    assert read_days(a, today) == (first, first)


@given(text=st.text(st.sampled_from("0123456789 /-.'’etaumijnovd>é"), max_size=30), today=days)
def test_whatever_is_typed_nothing_breaks_and_a_period_has_its_ends_in_order(text: str, today: date) -> None:
    found = read_days(text, today)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("mercredi 14 mai", [MAY_14]),
        ("vendredi 14 mai", []),
        ("du lundi 12 au vendredi 14 mai", [MAY_12]),
        ("du mercredi 12 au samedi 14 mai", [MAY_14]),
        ("du mardi 12 mai au samedi 14 mai 2027", [MAY_12, MAY_14]),
        ("from Monday 12 to Friday 14 May", [MAY_12]),
        ("du 12 au 14 mai", []),
    ],
)
def test_a_date_that_is_another_day_of_the_week_is_noticed(text: str, wrong: list[date]) -> None:
    assert read_days(text, TODAY) in [(MAY_14, MAY_14), (MAY_12, MAY_14)]
    assert misnamed(text, *(read_days(text, TODAY) or ())) == wrong


@given(
    today=days,
    ahead=st.integers(0, 300),
    length=st.integers(0, 60),
    named=st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_days_and_their_weekdays_never_disagree_in_silence(
    today: date, ahead: int, length: int, named: tuple[int, int]
) -> None:
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    a, b = (
        f"{WEEKDAYS[weekday]} {day.day} {MONTHS[day.month - 1][0]}"
        for weekday, day in zip(named, (first, last), strict=True)
    )
    wrong = [day for weekday, day in zip(named, (first, last), strict=True) if day.weekday() != weekday]
    assert misnamed(f"du {a} au {b}", first, last) == wrong
    assert misnamed(a, first, first) == [first] * (first.weekday() != named[0])
