"""Wall-clock times made instants, across clock changes; quiet hours; weeks; what « later » can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Rhythm
from bot.planning.rhythm import (
    QUIET_UNTIL,
    Later,
    instant_of,
    is_quiet,
    later_choices,
    local_date,
    monday_of,
    next_local,
    out_of_quiet,
    week_of,
)

PARIS, REUNION, MARTINIQUE = "Europe/Paris", "Indian/Reunion", "America/Martinique"
TERRITORIES = (PARIS, REUNION, MARTINIQUE, "America/Cayenne", "Pacific/Noumea", "America/Miquelon", "Indian/Mayotte")
ELSEWHERE = ("America/Nuuk", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana", "Atlantic/Azores", "Asia/Beirut")

zones = st.sampled_from(TERRITORIES + ELSEWHERE)
hours = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.integers(0, 6)
days = st.dates(date(2026, 1, 1), date(2036, 12, 31))
instants = st.datetimes(datetime(2026, 1, 1), datetime(2036, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
rhythms = st.sampled_from(Rhythm)

SPRING = [date(2026, 3, 29), date(2027, 3, 28), date(2028, 3, 26)]
AUTUMN = [date(2026, 10, 25), date(2027, 10, 31), date(2028, 10, 29)]


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def is_skipped(day: date, at: time, zone: str) -> bool:
    written = datetime.combine(day, at, ZoneInfo(zone))
    return local(written.astimezone(UTC), zone) != written.replace(tzinfo=None)


@pytest.mark.parametrize("day", SPRING)
@pytest.mark.parametrize("at", [time(2, 0), time(2, 0, 1), time(2, 30), time(2, 59, 59)])
def test_in_spring_a_missing_time_becomes_the_first_instant_after_it(day: date, at: time) -> None:
    assert instant_of(day, at, PARIS) == datetime.combine(day, time(1, 0), UTC)
    assert local(instant_of(day, at, PARIS), PARIS) == datetime.combine(day, time(3, 0))


@pytest.mark.parametrize("day", SPRING)
@pytest.mark.parametrize(("at", "hour_utc"), [(time(1, 59), time(0, 59)), (time(3, 0), time(1, 0)), (time(8), time(6))])
def test_in_spring_the_times_around_the_gap_are_what_they_say(day: date, at: time, hour_utc: time) -> None:
    assert instant_of(day, at, PARIS) == datetime.combine(day, hour_utc, UTC)


@pytest.mark.parametrize("day", AUTUMN)
def test_in_autumn_a_repeated_hour_happens_once_the_first_time(day: date) -> None:
    at_half_past = instant_of(day, time(2, 30), PARIS)
    assert at_half_past == datetime.combine(day, time(0, 30), UTC)
    again = next_local(at_half_past, PARIS, day.weekday(), time(2, 30))
    assert local_date(again, PARIS) == day + timedelta(days=7)
    assert instant_of(day, time(3, 0), PARIS) == datetime.combine(day, time(2, 0), UTC)


@pytest.mark.parametrize("day", AUTUMN)
def test_between_the_two_repeated_hours_the_next_one_is_a_week_away(day: date) -> None:
    second = datetime.combine(day, time(1, 15), UTC)
    assert local(second, PARIS).time() == time(2, 15)
    assert local_date(next_local(second, PARIS, day.weekday(), time(2, 30)), PARIS) == day + timedelta(days=7)


@pytest.mark.parametrize("day", SPRING + AUTUMN)
@pytest.mark.parametrize(("zone", "offset"), [(REUNION, 4), (MARTINIQUE, -4)])
def test_where_clocks_never_change_every_time_is_what_it_says(day: date, zone: str, offset: int) -> None:
    assert instant_of(day, time(2, 30), zone) == datetime.combine(day, time(2, 30), UTC) - timedelta(hours=offset)


@pytest.mark.parametrize(
    ("after", "weekday", "at", "expected"),
    [
        (utc(2026, 11, 23, 8, 0), 0, time(18, 30), utc(2026, 11, 23, 17, 30)),
        (utc(2026, 11, 23, 17, 29), 0, time(18, 30), utc(2026, 11, 23, 17, 30)),
        (utc(2026, 11, 23, 17, 30), 0, time(18, 30), utc(2026, 11, 30, 17, 30)),
        (utc(2026, 11, 23, 8, 0), 4, time(17, 0), utc(2026, 11, 27, 16, 0)),
        (utc(2026, 12, 31, 22, 0), 4, time(8, 0), utc(2027, 1, 1, 7, 0)),
        (utc(2026, 12, 31, 23, 30), 3, time(8, 0), utc(2027, 1, 7, 7, 0)),
        (utc(2026, 3, 28, 12, 0), 6, time(2, 30), utc(2026, 3, 29, 1, 0)),
        (utc(2026, 3, 29, 1, 0), 6, time(2, 30), utc(2026, 4, 5, 0, 30)),
        (utc(2026, 10, 19, 16, 30), 0, time(18, 30), utc(2026, 10, 26, 17, 30)),
    ],
)
def test_the_next_local_time_in_paris(after: datetime, weekday: int, at: time, expected: datetime) -> None:
    assert next_local(after, PARIS, weekday, at) == expected


@given(zone=zones, after=instants, weekday=weekdays, at=hours)
def test_the_next_local_time_is_the_first_after_with_that_weekday_and_hour(
    zone: str, after: datetime, weekday: int, at: time
) -> None:
    found = next_local(after, zone, weekday, at)
    assert after < found <= after + timedelta(days=7, hours=25)
    day = local_date(found, zone)
    if (day.weekday(), local(found, zone).time()) != (weekday, at):
        assert any(is_skipped(near, at, zone) for near in (day, day - timedelta(days=1)))


@given(zone=zones, after=instants, weekday=weekdays, at=hours)
def test_no_local_time_comes_between_and_none_comes_twice(zone: str, after: datetime, weekday: int, at: time) -> None:
    found = next_local(after, zone, weekday, at)
    assert next_local(found - timedelta(seconds=1), zone, weekday, at) == found
    following = next_local(found, zone, weekday, at)
    assert local_date(following, zone) - local_date(found, zone) >= timedelta(days=6)


@given(zone=zones, day=days, at=hours)
def test_a_local_time_never_becomes_an_earlier_one(zone: str, day: date, at: time) -> None:
    assert local(instant_of(day, at, zone), zone) >= datetime.combine(day, at)


@given(zone=zones, day=days)
def test_the_hours_of_a_day_stay_in_order(zone: str, day: date) -> None:
    instants_of_day = [instant_of(day, time(hour, minute), zone) for hour in range(24) for minute in (0, 30)]
    assert instants_of_day == sorted(instants_of_day)


@given(day=days)
def test_a_week_begins_on_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert monday <= day <= monday + timedelta(days=6)
    assert monday.isocalendar()[:2] == day.isocalendar()[:2]


@pytest.mark.parametrize(
    ("instant", "zone", "week"),
    [
        (utc(2026, 11, 22, 22, 59), PARIS, date(2026, 11, 16)),
        (utc(2026, 11, 22, 23, 0), PARIS, date(2026, 11, 23)),
        (utc(2026, 11, 22, 20, 0), REUNION, date(2026, 11, 23)),
        (utc(2026, 11, 23, 3, 59), MARTINIQUE, date(2026, 11, 16)),
        (utc(2027, 1, 1, 12, 0), PARIS, date(2026, 12, 28)),
        (utc(2027, 1, 3, 22, 59), PARIS, date(2026, 12, 28)),
        (utc(2027, 1, 3, 23, 0), PARIS, date(2027, 1, 4)),
    ],
)
def test_the_week_is_the_local_one_at_the_end_of_a_year_too(instant: datetime, zone: str, week: date) -> None:
    assert week_of(instant, zone) == week


@given(instant=instants, zone=zones)
def test_out_of_the_quiet_hours_is_never_quiet_nor_earlier_nor_later_than_needed(instant: datetime, zone: str) -> None:
    found = out_of_quiet(instant, zone)
    assert not is_quiet(found, zone)
    assert found >= instant
    if is_quiet(instant, zone):
        assert local(found, zone).time() == QUIET_UNTIL
        assert found - instant <= timedelta(hours=14)
    else:
        assert found == instant


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (utc(2026, 11, 23, 6, 59), utc(2026, 11, 23, 7, 0)),
        (utc(2026, 11, 23, 7, 0), utc(2026, 11, 23, 7, 0)),
        (utc(2026, 11, 23, 18, 59), utc(2026, 11, 23, 18, 59)),
        (utc(2026, 11, 23, 19, 0), utc(2026, 11, 24, 7, 0)),
        (utc(2026, 12, 31, 22, 59), utc(2027, 1, 1, 7, 0)),
        (utc(2026, 3, 28, 22, 0), utc(2026, 3, 29, 6, 0)),
        (utc(2026, 10, 24, 22, 0), utc(2026, 10, 25, 7, 0)),
    ],
)
def test_nothing_is_sent_between_eight_in_the_evening_and_eight_in_the_morning(
    instant: datetime, expected: datetime
) -> None:
    assert out_of_quiet(instant, PARIS) == expected


@given(now=instants, zone=zones)
def test_later_is_always_to_come_at_a_decent_hour_and_once_a_day(now: datetime, zone: str) -> None:
    found = list(later_choices(now, zone).values())
    assert found
    assert all(instant >= now + timedelta(hours=1) for instant in found)
    assert all(not is_quiet(instant, zone) for instant in found)
    assert all(instant <= now + timedelta(days=8) for instant in found)
    assert found == sorted(found)
    assert len({local_date(instant, zone) for instant in found}) == len(found)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (utc(2026, 11, 23, 9, 0), [Later.TONIGHT, Later.TOMORROW, Later.WEDNESDAY, Later.WEEKEND]),
        (utc(2026, 11, 23, 16, 30), [Later.TONIGHT, Later.TOMORROW, Later.WEDNESDAY, Later.WEEKEND]),
        (utc(2026, 11, 23, 16, 31), [Later.TOMORROW, Later.WEDNESDAY, Later.WEEKEND]),
        (utc(2026, 11, 24, 9, 0), [Later.TONIGHT, Later.TOMORROW, Later.WEEKEND]),
        (utc(2026, 11, 25, 5, 0), [Later.TONIGHT, Later.TOMORROW, Later.WEEKEND]),
        (utc(2026, 11, 27, 9, 0), [Later.TONIGHT, Later.TOMORROW, Later.WEDNESDAY]),
        (utc(2026, 11, 28, 20, 0), [Later.TOMORROW, Later.WEDNESDAY]),
        (utc(2026, 11, 28, 7, 0), [Later.TONIGHT, Later.TOMORROW, Later.WEDNESDAY]),
        (utc(2026, 11, 29, 9, 0), [Later.TONIGHT, Later.TOMORROW, Later.WEDNESDAY]),
    ],
)
def test_what_later_can_mean_from_now(now: datetime, expected: list[Later]) -> None:
    assert list(later_choices(now, PARIS)) == expected
