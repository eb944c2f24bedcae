"""What a meetup says to one person, and when: announced once, reminded of twice, silent once it begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model import AgeBand, Kind, Membership, MembershipState, Reply, Rhythm, Role, Segment, Setting, Zone
from bot.planning.cap import Intent, NotSent
from bot.planning.meetups import MeetupFacts, change, days_before, includes, is_day_after, may_leave, wishes
from bot.planning.week import plan_week
from tests.planning.lives import Life
from tests.planning.weeks import BOTH_BESIDE, DAY, HOUR, MONDAY, PARENT, PARIS, WEEK, at, local, person, refused, told

BEGINS = at(15, 18, 30)
"""Tuesday evening, in two weeks."""
FACTS = MeetupFacts(7, BEGINS, PARIS, announced_at=at(2, 11))
COMES = replace(FACTS, reply=Reply.YES, replied_at=at(3, 12))


def said(facts: MeetupFacts) -> list[tuple[str, str]]:
    life = Life(person(others=tuple(wishes(facts)))).live_on_time(at(30, 0))
    return [(one.wish.kind.value, local(one.at)) for one in life.sent]


def test_it_is_announced_at_once_and_only_once() -> None:
    assert said(replace(FACTS, is_to_be_told=True)) == [("meetup", "Wed 25 11:00")]


def test_at_night_the_announcement_waits_for_the_morning() -> None:
    assert said(replace(FACTS, is_to_be_told=True, announced_at=at(2, 22))) == [("meetup", "Thu 26 08:00")]


def test_a_longer_night_of_the_territory_holds_for_announcements_reminders_and_changes() -> None:
    zone = Zone(PARIS, time(19), time(11))
    night = replace(FACTS, zone=zone, announced_at=at(2, 19, 30))
    assert said(replace(night, is_to_be_told=True)) == [("meetup", "Thu 26 11:00")]
    assert said(replace(night, reply=Reply.MAYBE, replied_at=at(9, 12))) == [("meetup_reminder", "Mon 07 11:00")]
    moved = change(7, BEGINS, BEGINS + DAY, zone, at(2, 19, 30))
    assert isinstance(moved, Intent)
    assert local(moved.at) == "Thu 26 11:00"


def test_where_the_week_is_full_it_is_announced_the_week_after() -> None:
    facts = replace(FACTS, is_to_be_told=True)
    whole = person(others=tuple(wishes(facts)), taken={MONDAY: 3})
    this, following = (plan_week(whole, MONDAY + number * WEEK, at(number * 7, 0)) for number in (0, 1))
    assert (told(this), refused(this)) == ([], [("meetup", "cap")])
    assert told(following) == [("meetup", "Mon 30 08:00")]


def test_it_goes_after_the_idea_and_before_what_comes_beside_it() -> None:
    facts = replace(FACTS, is_to_be_told=True, announced_at=at(0, 9))
    plan = plan_week(
        person(replace(PARENT, **BOTH_BESIDE), others=tuple(wishes(facts)), taken={MONDAY: 1}), MONDAY, at(0, 0)
    )
    assert told(plan) == [("meetup", "Mon 23 09:00"), ("idea", "Tue 24 18:30")]


@pytest.mark.parametrize("reply", [Reply.YES, Reply.MAYBE])
def test_who_may_come_is_reminded_a_week_and_a_day_before(reply: Reply) -> None:
    found = said(replace(COMES, reply=reply))
    assert found[:2] == [("meetup_reminder", "Tue 01 10:00"), ("meetup_reminder", "Mon 07 10:00")]
    assert found[2:] == ([("meetup_after", "Wed 09 10:00")] if reply is Reply.YES else [])


def test_who_answers_late_is_reminded_only_of_what_is_left() -> None:
    may = replace(COMES, reply=Reply.MAYBE)
    assert said(replace(may, replied_at=at(9, 12))) == [("meetup_reminder", "Mon 07 10:00")]
    assert said(replace(may, replied_at=at(14, 12))) == []
    assert said(replace(COMES, reply=Reply.NO)) == []


def test_nothing_is_said_of_it_once_it_begins() -> None:
    early = replace(COMES, starts_at=at(9, 7), announced_at=at(0, 9))
    life = Life(person(others=tuple(wishes(early))))
    life.tick(at(8, 21))
    life.tick(at(9, 7, 30))
    assert life.sent == []
    assert {one.kind for one in life.not_sent} == {Kind.MEETUP_REMINDER}


def test_a_change_is_urgent_when_the_old_or_the_new_moment_is_near() -> None:
    night = at(2, 22)
    soon, far = night + 12 * HOUR, night + 9 * DAY
    for was, new in ((soon, far), (far, soon)):
        found = change(7, was, new, PARIS, night)
        assert isinstance(found, Intent)
        assert found.at == night
    waits = change(7, far, far + DAY, PARIS, night)
    assert isinstance(waits, Intent)
    assert local(waits.at) == "Thu 26 08:00"
    assert isinstance(change(7, night - HOUR, night - HOUR, PARIS, night), NotSent)


def test_by_night_a_change_leaves_only_where_it_is_urgent() -> None:
    night, far = at(2, 22), at(20, 9)
    assert may_leave(far, at(2, 9), at(2, 9), PARIS)
    assert not may_leave(far, at(2, 9), night, PARIS), "it was held up by something until the night"
    assert may_leave(far, night, night, PARIS), "the moment that it had before is near"
    assert may_leave(night + timedelta(hours=20), at(2, 9), night, PARIS)


def test_a_reminder_says_the_day_on_which_it_leaves() -> None:
    assert [days_before(BEGINS, at(day, 10), PARIS) for day in (8, 13, 14, 15)] == [7, None, 1, None]
    assert [is_day_after(BEGINS, at(day, 10), PARIS) for day in (15, 16, 17, 18)] == [False, True, True, False]


def test_a_segment_means_those_who_fit_each_choice() -> None:

    member = Membership(
        1,
        1,
        1,
        Role.FAMILY,
        (Setting.HOME, Setting.CLUB),
        (AgeBand.A3_5,),
        1,
        time(18, 30),
        Rhythm.WEEKLY,
        wants_repere=False,
        wants_encouragement=False,
        state=MembershipState.ACTIVE,
        joined_at=at(0, 9),
    )
    assert includes(Segment(), member)
    assert includes(Segment((Role.FAMILY,), (Setting.CLUB,), (AgeBand.A3_5, AgeBand.A6_8)), member)
    assert not includes(Segment((Role.ELECTED,)), member)
    assert not includes(Segment((), (Setting.SCHOOL,)), member)
    assert not includes(Segment((), (), (AgeBand.A6_8,)), member)
