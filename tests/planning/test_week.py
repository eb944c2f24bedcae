"""One person's week: what comes, when and why, and what does not, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.model import Kind, Rhythm, Setting
from bot.planning.cap import Intent, Why, Wish
from bot.planning.member import Given
from bot.planning.week import foresee, look, next_idea
from tests.planning.lives import Life
from tests.planning.weeks import (
    BOTH_BESIDE,
    CHRISTMAS,
    DAY,
    IN_HOLIDAYS,
    MONDAY,
    PARENT,
    PARIS,
    TEACHER,
    WEEK,
    at,
    local,
    meetup,
    no_school,
    person,
    refused,
    told,
    whole,
)


def test_a_week_holds_one_idea_on_the_members_day_and_hour() -> None:
    plan = whole(person(PARENT))
    assert told(plan) == [("idea", "Tue 24 18:30")]
    (idea,) = plan.intents
    assert (idea.wish.why, idea.wish.week, idea.wish.settings) == (Why.RHYTHM, MONDAY, (Setting.HOME,))
    assert idea.wish.until == at(2, 18, 30)
    assert plan.not_sent == ()


def test_those_who_want_them_get_the_repere_before_and_a_word_after() -> None:
    plan = whole(person(replace(PARENT, **BOTH_BESIDE)))
    assert told(plan) == [("repere", "Mon 23 18:30"), ("idea", "Tue 24 18:30"), ("encouragement", "Thu 26 18:30")]
    assert [one.wish.why for one in plan.intents] == [Why.WANTED, Why.RHYTHM, Why.WANTED]


def test_each_of_the_two_comes_without_the_other() -> None:
    assert told(whole(person(replace(PARENT, wants_repere=True)))) == [
        ("repere", "Mon 23 18:30"),
        ("idea", "Tue 24 18:30"),
    ]
    assert told(whole(person(replace(PARENT, wants_encouragement=True)))) == [
        ("idea", "Tue 24 18:30"),
        ("encouragement", "Thu 26 18:30"),
    ]


def test_those_who_work_get_neither_at_the_weekend() -> None:
    monday = replace(TEACHER, **BOTH_BESIDE)
    assert told(whole(person(monday))) == [
        ("idea", "Mon 23 08:00"),
        ("encouragement", "Wed 25 08:00"),
        ("repere", "Fri 27 08:00"),
    ]
    thursday = replace(TEACHER, weekday=3, **BOTH_BESIDE)
    assert told(whole(person(thursday))) == [("repere", "Wed 25 08:00"), ("idea", "Thu 26 08:00")]
    given = replace(thursday, last_week=MONDAY, given=Given(MONDAY + 3 * DAY))
    assert told(whole(person(given, since=at(7, 0)), MONDAY + WEEK))[0] == ("encouragement", "Mon 30 08:00")


def test_a_parents_monday_idea_has_its_repere_on_sunday() -> None:
    assert told(whole(person(replace(PARENT, weekday=0, wants_repere=True)))) == [
        ("idea", "Mon 23 18:30"),
        ("repere", "Sun 29 18:30"),
    ]


@pytest.mark.parametrize(
    ("rhythm", "weeks_ago", "comes"),
    [
        (Rhythm.WEEKLY, 1, True),
        (Rhythm.FORTNIGHTLY, 1, False),
        (Rhythm.FORTNIGHTLY, 2, True),
        (Rhythm.MONTHLY, 3, False),
        (Rhythm.MONTHLY, 4, True),
        (Rhythm.MONTHLY, 7, True),
    ],
)
def test_the_rhythm_counts_from_the_last_idea(rhythm: Rhythm, weeks_ago: int, comes: bool) -> None:
    plan = whole(person(replace(PARENT, rhythm=rhythm, last_week=MONDAY - weeks_ago * WEEK)))
    assert told(plan) == ([("idea", "Tue 24 18:30")] if comes else [])
    assert refused(plan) == ([] if comes else [("idea", "rhythm")])


def test_who_joined_this_week_and_has_a_first_idea_waits_for_the_next() -> None:
    joined = replace(PARENT, last_week=MONDAY)
    assert told(whole(person(joined))) == []
    assert told(whole(person(joined), MONDAY + WEEK)) == [("idea", "Tue 01 18:30")]


def test_there_is_no_repere_in_a_week_without_an_idea() -> None:
    fortnightly = replace(PARENT, rhythm=Rhythm.FORTNIGHTLY, **BOTH_BESIDE)
    assert told(whole(person(fortnightly))) == []


def test_the_word_after_follows_the_day_on_which_the_idea_was_given() -> None:
    late = replace(PARENT, last_week=MONDAY, given=Given(MONDAY + 2 * DAY), wants_encouragement=True)
    assert told(whole(person(late))) == [("encouragement", "Fri 27 18:30")]


def test_who_has_reacted_is_not_asked_again() -> None:
    answered = replace(PARENT, last_week=MONDAY, given=Given(MONDAY, is_answered=True), wants_encouragement=True)
    plan = whole(person(answered))
    assert told(plan) == []
    assert refused(plan) == [("encouragement", "answered")]


def test_nobody_is_reminded_who_did_not_ask() -> None:
    silent = replace(PARENT, last_week=MONDAY, given=Given(MONDAY))
    plan = whole(person(silent))
    assert (plan.intents, plan.not_sent) == ((), ())


def test_school_rests_in_its_holidays() -> None:
    plan = whole(person(replace(TEACHER, is_school_day=CHRISTMAS, **BOTH_BESIDE), since=at(28, 0)), IN_HOLIDAYS)
    assert told(plan) == []
    assert ("idea", "holidays") in refused(plan)


def test_home_and_leisure_go_on_in_holidays() -> None:
    for setting in (Setting.HOME, Setting.CLUB, Setting.AFTER_SCHOOL, Setting.EARLY_YEARS):
        member = replace(PARENT, settings=(setting,), is_school_day=CHRISTMAS)
        assert told(whole(person(member, since=at(28, 0)), IN_HOLIDAYS)) == [("idea", "Tue 22 18:30")]


def test_someone_with_two_settings_gets_the_other_one_in_holidays() -> None:
    both = replace(PARENT, settings=(Setting.HOME, Setting.SCHOOL), is_school_day=CHRISTMAS)
    (before,) = whole(person(both)).intents
    (during,) = whole(person(both, since=at(28, 0)), IN_HOLIDAYS).intents
    assert before.wish.settings == (Setting.HOME, Setting.SCHOOL)
    assert during.wish.settings == (Setting.HOME,)


def test_where_the_calendar_is_unknown_school_goes_on() -> None:
    assert told(whole(person(TEACHER, since=at(28, 0)), IN_HOLIDAYS)) == [("idea", "Mon 21 08:00")]


def test_a_public_holiday_moves_the_idea_to_the_next_day_of_class_of_that_week() -> None:
    easter_monday = replace(TEACHER, is_school_day=no_school(MONDAY, MONDAY))
    assert told(whole(person(easter_monday))) == [("idea", "Tue 24 08:00")]
    on_tuesday = replace(TEACHER, weekday=1, is_school_day=no_school(MONDAY, MONDAY + DAY))
    assert told(whole(person(on_tuesday))) == [("idea", "Thu 26 08:00")]


def test_a_week_that_ends_in_a_bridge_has_no_idea_left() -> None:
    bridge = replace(TEACHER, weekday=3, is_school_day=no_school(MONDAY + 3 * DAY, MONDAY + 4 * DAY))
    assert refused(whole(person(bridge))) == [("idea", "holidays")]


def test_a_teacher_who_reads_on_sundays_rests_with_the_whole_week_only() -> None:
    sunday = replace(TEACHER, weekday=6, keeps_working_days=False, is_school_day=CHRISTMAS)
    assert told(whole(person(sunday))) == [("idea", "Sun 29 08:00")]
    assert told(whole(person(sunday, since=at(28, 0)), IN_HOLIDAYS)) == []


def test_the_first_week_after_holidays_has_its_idea_whatever_the_rhythm() -> None:
    fortnightly = replace(TEACHER, rhythm=Rhythm.FORTNIGHTLY, last_week=date(2026, 12, 7), is_school_day=CHRISTMAS)
    life = Life(person(fortnightly, since=at(21, 0))).live_on_time(at(50, 0))
    assert [local(one.at) for one in life.sent] == ["Mon 04 08:00"]


def test_an_hour_in_the_evening_or_at_night_stays_on_its_day() -> None:
    assert told(whole(person(replace(PARENT, send_time=time(21, 0))))) == [("idea", "Tue 24 19:30")]
    assert told(whole(person(replace(PARENT, send_time=time(6, 0))))) == [("idea", "Tue 24 08:00")]


def test_a_pause_holds_back_the_idea_and_what_goes_with_it() -> None:
    paused = person(replace(PARENT, **BOTH_BESIDE), is_paused=True)
    plan = whole(paused)
    assert told(plan) == []
    assert refused(plan) == [("repere", "pause"), ("idea", "pause")]


def test_a_pause_ends_by_itself_on_its_day() -> None:
    paused = person(PARENT, is_paused=True, paused_until=MONDAY + DAY)
    assert told(whole(paused)) == [("idea", "Tue 24 18:30")]
    assert refused(whole(replace(paused, paused_until=MONDAY + 2 * DAY))) == [("idea", "pause")]


def test_a_pause_holds_back_neither_what_was_asked_for_nor_a_cancelled_meetup() -> None:
    asked = Wish(Kind.REMINDER, at(1, 9), at(1, 21), PARIS, Why.ASKED)
    cancelled = meetup(Kind.MEETUP_CHANGE, at(2, 9), at(9, 18))
    plan = whole(person(PARENT, is_paused=True, others=(asked, cancelled)))
    assert told(plan) == [("reminder", "Tue 24 09:00"), ("meetup_change", "Wed 25 09:00")]


def test_a_look_names_the_next_time_at_which_something_may_come() -> None:
    assert look(person(PARENT), at(0, 9)).next_at == at(1, 18, 30)
    assert look(person(PARENT), at(1, 18, 30)).next_at == at(8, 18, 30)
    nobody = look(person(), at(0, 9))
    assert nobody.due == ()
    assert nobody.next_at == at(0, 9) + 4 * WEEK


def test_what_was_decided_before_is_not_decided_again() -> None:
    decided = person(PARENT, since=at(1, 18, 31))
    assert look(decided, at(2, 9)).due == ()


def test_the_next_idea_skips_holidays_and_resting_weeks() -> None:
    resting = replace(TEACHER, last_week=date(2026, 12, 14), is_school_day=CHRISTMAS)
    assert next_idea(person(resting), 1, at(25, 9)) == datetime(2027, 1, 4, 7, 0, tzinfo=UTC)
    monthly = replace(PARENT, last_week=MONDAY, rhythm=Rhythm.MONTHLY)
    assert next_idea(person(monthly), 1, at(0, 9)) == at(29, 18, 30)
    assert next_idea(person(replace(TEACHER, is_school_day=lambda _: False)), 1, at(0, 9)) is None


def test_what_is_foreseen_comes_in_order() -> None:
    seen: list[Intent] = []
    for intent in foresee(person(replace(PARENT, **BOTH_BESIDE)), at(0, 9)):
        seen.append(intent)
        if len(seen) == 3:
            break
    assert [one.wish.kind for one in seen] == [Kind.REPERE, Kind.IDEA, Kind.ENCOURAGEMENT]
