"""The file of a meetup: what a calendar reads in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.model import Meetup, MeetupState
from bot.views.calendar_files import calendar_file
from tests.storage.rows import UNIEUX

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
STARTS = datetime(2026, 12, 8, 17, 30, tzinfo=UTC)
CAFE = Meetup(
    7, 1, MeetupState.PLANNED, "Café des familles", "École, côté cour", STARTS, STARTS + timedelta(hours=2), {}, 0, NOW
)


def read(meetup: Meetup, zone: str = "Europe/Paris") -> tuple[Any, Any]:
    calendar = Calendar.from_ical(calendar_file(meetup, replace(UNIEUX, time_zone=zone), NOW))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_it_says_what_when_and_where_in_the_time_of_the_territory() -> None:
    calendar, event = read(CAFE)
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Café des familles", "École, côté cour")
    assert event.decoded("DTSTART") == datetime(2026, 12, 8, 18, 30, tzinfo=ZoneInfo("Europe/Paris"))
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=2)
    assert [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("PUBLISH", "CONFIRMED")


def test_a_later_file_replaces_an_earlier_one() -> None:
    _, first = read(CAFE)
    _, moved = read(replace(CAFE, sequence=2, starts_at=STARTS + timedelta(days=1), ends_at=None))
    calendar, cancelled = read(replace(CAFE, sequence=3, state=MeetupState.CANCELLED))
    assert str(first["UID"]) == str(moved["UID"]) == str(cancelled["UID"]) == "meetup-7@unieux.terreau"
    assert [int(one["SEQUENCE"]) for one in (first, moved, cancelled)] == [0, 2, 3]
    assert "DTEND" not in moved
    assert (str(calendar["METHOD"]), str(cancelled["STATUS"])) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize("zone", ["Indian/Reunion", "America/Martinique", "Pacific/Noumea", "Europe/Paris"])
def test_the_instant_is_the_same_in_every_zone(zone: str) -> None:
    _, event = read(CAFE, zone)
    assert event.decoded("DTSTART").astimezone(UTC) == STARTS


words = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=80)


@given(title=words, place=words)
def test_whatever_is_written_is_read_back(title: str, place: str) -> None:
    _, event = read(replace(CAFE, title=title, place=place))
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (title, place)
