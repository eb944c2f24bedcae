"""Three unasked messages a week, who goes first, and when a meetup may break the quiet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import Kind
from bot.planning.cap import NotSent, Why, WhyNot, Wish
from bot.planning.week import plan_week
from tests.planning.lives import Life
from tests.planning.weeks import (
    BOTH_BESIDE,
    MONDAY,
    PARENT,
    PARIS,
    WEEK,
    at,
    broadcast,
    meetup,
    person,
    refused,
    told,
    whole,
)


def test_four_memberships_bring_three_ideas_and_the_fourth_says_why() -> None:
    members = [replace(PARENT, id=number) for number in range(1, 5)]
    plan = whole(person(*members))
    assert told(plan) == [("idea", "Tue 24 18:30")] * 3
    assert plan.not_sent == (NotSent(Kind.IDEA, at(1, 18, 30), WhyNot.CAP, 4, MONDAY),)


def test_the_idea_that_was_left_out_goes_first_the_next_week() -> None:
    members = [replace(PARENT, id=number) for number in range(1, 5)]
    life = Life(person(*members), reacts=lambda _: True).live_on_time(at(27, 0))
    weeks = [{one.wish.membership_id for one in life.sent if one.wish.week == MONDAY + n * WEEK} for n in range(4)]
    assert [len(week) for week in weeks] == [3, 3, 3, 3]
    assert set.union(*weeks[:2]) == {1, 2, 3, 4}


def test_what_ranks_higher_keeps_its_place_even_if_it_comes_later() -> None:
    """Two memberships with all three messages want six: both ideas and the first repère have room."""
    members = [replace(PARENT, id=1, **BOTH_BESIDE), replace(PARENT, id=2, weekday=3, **BOTH_BESIDE)]
    plan = whole(person(*members))
    assert told(plan) == [("repere", "Mon 23 18:30"), ("idea", "Tue 24 18:30"), ("idea", "Thu 26 18:30")]
    assert {reason for _, reason in refused(plan)} == {"cap"}


@pytest.mark.parametrize(
    ("taken", "kept"),
    [
        (0, ["meetup_change", "reminder", "meetup_reminder", "idea", "broadcast"]),
        (1, ["meetup_change", "reminder", "meetup_reminder", "idea"]),
        (2, ["meetup_change", "reminder", "meetup_reminder"]),
        (3, ["meetup_change", "reminder"]),
    ],
)
def test_the_order_of_priority(taken: int, kept: list[str]) -> None:
    others = (
        broadcast(at(0, 9)),
        meetup(Kind.MEETUP_REMINDER, at(5, 9), at(6, 9)),
        meetup(Kind.MEETUP_CHANGE, at(4, 9), at(20, 9)),
        Wish(Kind.REMINDER, at(4, 18), at(5, 6), PARIS, Why.ASKED),
    )
    plan = whole(person(replace(PARENT, **BOTH_BESIDE), others=others, taken={MONDAY: taken}))
    order = ["meetup_change", "reminder", "meetup_reminder", "idea", "broadcast", "repere", "encouragement"]
    assert sorted((kind for kind, _ in told(plan)), key=order.index) == kept


def test_a_repere_goes_before_a_word_after() -> None:
    plan = whole(person(replace(PARENT, **BOTH_BESIDE), taken={MONDAY: 1}))
    assert told(plan) == [("repere", "Mon 23 18:30"), ("idea", "Tue 24 18:30")]
    assert refused(plan) == [("encouragement", "cap")]


def test_a_change_is_told_at_night_only_for_a_meetup_within_a_day() -> None:
    soon = meetup(Kind.MEETUP_CHANGE, at(2, 22), at(3, 18))
    far = meetup(Kind.MEETUP_CHANGE, at(2, 22), at(4, 18))
    assert told(whole(person(others=(soon,)))) == [("meetup_change", "Wed 25 22:00")]
    assert told(whole(person(others=(far,)))) == [("meetup_change", "Thu 26 08:00")]


def test_a_reminder_of_a_meetup_never_comes_at_night_nor_after_it() -> None:
    evening = meetup(Kind.MEETUP_REMINDER, at(2, 22), at(3, 9))
    morning = meetup(Kind.MEETUP_REMINDER, at(2, 22), at(3, 7))
    assert told(whole(person(others=(evening,)))) == [("meetup_reminder", "Thu 26 08:00")]
    assert refused(whole(person(others=(morning,)))) == [("meetup_reminder", "quiet")]
    begun = plan_week(person(others=(meetup(Kind.MEETUP_CHANGE, at(2, 9), at(3, 9)),)), MONDAY, at(3, 10))
    assert refused(begun) == [("meetup_change", "too_late")]
