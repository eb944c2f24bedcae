"""The bot was down: what is still worth it is sent, once, and the rest is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from bot.planning.member import Given
from bot.planning.week import PersonFacts, look
from tests.planning.weeks import (
    BOTH_BESIDE,
    DAY,
    MONDAY,
    PARENT,
    TEACHER,
    at,
    local,
    person,
)


def late(facts: PersonFacts, now: datetime) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    found = look(facts, now)
    return (
        [(one.wish.kind.value, local(one.at)) for one in found.due],
        [(one.kind.value, one.reason.value) for one in found.not_sent],
    )


@pytest.mark.parametrize(
    ("now", "sent", "not_sent"),
    [
        (at(1, 19, 30), [("idea", "Tue 24 19:30")], []),
        (at(1, 21, 30), [("idea", "Wed 25 08:00")], []),
        (at(2, 18, 30), [("idea", "Wed 25 18:30")], []),
        (at(2, 18, 31), [], [("idea", "too_late")]),
    ],
    ids=["an hour", "three hours, into the evening", "a day", "a day and a minute"],
)
def test_an_idea_is_sent_up_to_a_day_late(now: datetime, sent: list[object], not_sent: list[object]) -> None:
    assert late(person(PARENT), now) == (sent, not_sent)


def test_after_three_days_the_idea_is_counted_and_its_word_after_does_not_come() -> None:
    sent, not_sent = late(person(replace(PARENT, **BOTH_BESIDE)), at(4, 18, 30))
    assert sent == []
    assert not_sent == [("repere", "too_late"), ("idea", "too_late")]


def test_after_three_weeks_each_missed_idea_is_counted_and_this_weeks_comes_once() -> None:
    sent, not_sent = late(person(PARENT), at(21 + 1, 19))
    assert sent == [("idea", "Tue 15 19:00")]
    assert not_sent == [("idea", "too_late")] * 3


def test_a_repere_is_not_sent_when_the_idea_is_near() -> None:
    member = replace(PARENT, wants_repere=True)
    assert late(person(member), at(1, 14, 30))[0] == [("repere", "Tue 24 14:30")]
    assert late(person(member), at(1, 14, 31)) == ([], [("repere", "too_late")])


def test_a_sundays_idea_does_not_come_the_week_after() -> None:
    sunday = replace(PARENT, weekday=6)
    assert late(person(sunday), at(6, 19, 59))[0] == [("idea", "Sun 29 19:59")]
    assert late(person(sunday), at(6, 20, 1))[1] == [("idea", "quiet")]
    assert ("idea", "too_late") in late(person(sunday), at(7, 9))[1]


def test_a_teachers_friday_idea_does_not_come_on_saturday() -> None:
    friday = replace(TEACHER, weekday=4)
    assert late(person(friday), at(4, 19))[0] == [("idea", "Fri 27 19:00")]
    assert late(person(friday), at(5, 7, 30))[1] == [("idea", "too_late")]


def test_a_word_after_is_sent_up_to_half_a_day_late() -> None:
    given = replace(PARENT, last_week=MONDAY, given=Given(MONDAY + DAY), wants_encouragement=True, send_time=time(8))
    assert late(person(given), at(3, 19))[0] == [("encouragement", "Thu 26 19:00")]
    assert late(person(given), at(3, 20, 1)) == ([], [("encouragement", "too_late")])
