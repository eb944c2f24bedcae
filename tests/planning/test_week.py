"""One person's week: what comes, when and why, and what does not, and why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot.model import Kind, Rhythm, Setting
from bot.planning.cap import Intent, NotSent, Why, WhyNot, Wish, worth_until
from bot.planning.member import Given, MemberFacts, mondays_to_fridays
from bot.planning.rhythm import instant_of, local_date
from bot.planning.week import PersonFacts, WeekPlan, foresee, look, next_idea, plan_week
from tests.planning.lives import Life

PARIS = "Europe/Paris"
MONDAY = date(2026, 11, 23)
WEEK, DAY, HOUR, MINUTE = timedelta(weeks=1), timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

PARENT = MemberFacts(1, PARIS, (Setting.HOME,), 1, time(18, 30), last_week=MONDAY - WEEK)
TEACHER = replace(PARENT, settings=(Setting.SCHOOL,), weekday=0, send_time=time(8), keeps_working_days=True)
BOTH_BESIDE = {"wants_repere": True, "wants_encouragement": True}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Paris, in days after that Monday."""
    return instant_of(MONDAY + day * DAY, time(hour, minute), PARIS)


def person(*members: MemberFacts, **facts: object) -> PersonFacts:
    return replace(PersonFacts(PARIS, members, since=at(0, 0)), **facts)  # type: ignore[arg-type]


def local(instant: datetime) -> str:
    hour = (instant - instant_of(local_date(instant, PARIS), time(0), PARIS)) // MINUTE
    return f"{local_date(instant, PARIS):%a %d} {hour // 60:02}:{hour % 60:02}"


def told(plan: WeekPlan) -> list[tuple[str, str]]:
    return [(one.wish.kind.value, local(one.at)) for one in plan.intents]


def refused(plan: WeekPlan) -> list[tuple[str, str]]:
    return [(one.kind.value, one.reason.value) for one in plan.not_sent]


def whole(facts: PersonFacts, week: date = MONDAY) -> WeekPlan:
    """The week as it is seen on its first morning."""
    return plan_week(facts, week, instant_of(week, time(0), PARIS))


def no_school(first: date, last: date) -> Callable[[date], bool]:
    return lambda day: mondays_to_fridays(day) and not first <= day <= last


def meetup(kind: Kind, wanted_at: datetime, begins: datetime) -> Wish:
    return Wish(kind, wanted_at, worth_until(kind, wanted_at, begins), PARIS, Why.TERRITORY, meetup_at=begins)


def broadcast(wanted_at: datetime) -> Wish:
    return Wish(Kind.BROADCAST, wanted_at, worth_until(Kind.BROADCAST, wanted_at), PARIS, Why.TERRITORY)


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


# Holidays


CHRISTMAS = no_school(date(2026, 12, 19), date(2027, 1, 3))
IN_HOLIDAYS = date(2026, 12, 21)


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


# Quiet hours, pauses


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


# The cap


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


# Meetups in the quiet hours


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


# « On continue ? »


def test_after_eight_silent_ideas_one_message_asks() -> None:
    life = Life(person(PARENT)).live_on_time(at(7 * 8, 0))
    kinds = [one.wish.kind for one in life.sent]
    assert kinds == [Kind.IDEA] * 8 + [Kind.CONTINUE]
    assert life.sent[-1].wish.why is Why.SILENCE
    assert life.sent[-1].at == life.sent[-2].at + 2 * DAY


def test_silence_makes_it_monthly_and_asks_no_more() -> None:
    life = Life(person(PARENT)).live_on_time(at(7 * 60, 0))
    asked = [one.at for one in life.sent if one.wish.kind is Kind.CONTINUE]
    after = [one.at for one in life.sent if one.at > asked[0]]
    assert len(asked) == 1
    between = [round((later - earlier) / WEEK) for earlier, later in pairwise(after)]
    assert set(between) == {4}
    assert WhyNot.SILENCE in {one.reason for one in life.not_sent}


def test_the_question_takes_the_place_of_the_word_after() -> None:
    asked = person(replace(PARENT, wants_encouragement=True), silent_ideas=7)
    assert told(whole(asked)) == [("idea", "Tue 24 18:30"), ("continue", "Thu 26 18:30")]


def test_the_question_finds_room_in_a_full_week() -> None:
    members = [replace(PARENT, id=number) for number in range(1, 4)]
    plan = whole(person(*members, silent_ideas=9))
    assert [kind for kind, _ in told(plan)] == ["idea", "idea", "continue"]


def test_whoever_reacts_once_is_asked_eight_ideas_later() -> None:
    fifth = at(4 * 7 + 1, 18, 30)
    life = Life(person(PARENT), reacts=lambda one: one.at == fifth).live_on_time(at(7 * 15, 0))
    ideas = [one for one in life.sent if one.wish.kind is Kind.IDEA]
    (asked,) = [one for one in life.sent if one.wish.kind is Kind.CONTINUE]
    assert asked.at == ideas[4 + 8].at + 2 * DAY


def test_a_monthly_member_is_asked_too_and_stays_monthly() -> None:
    monthly = replace(PARENT, rhythm=Rhythm.MONTHLY)
    life = Life(person(monthly)).live_on_time(at(7 * 45, 0))
    assert [one.wish.kind for one in life.sent].count(Kind.CONTINUE) == 1
    assert WhyNot.SILENCE not in {one.reason for one in life.not_sent}


# Lateness: the bot was down


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


# Looking ahead


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
