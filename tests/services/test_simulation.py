"""The simulator: the planning of the real thing, lived week after week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from bot.library import Library
from bot.model import AgeBand, IdeaState, Kind, Rhythm, Role, Setting
from bot.planning.cap import WhyNot
from bot.planning.need import Fit
from bot.planning.rhythm import instant_of, local_date
from bot.services.previews import Preview, example_town, preview
from bot.services.simulation.lives import Doer, Life, Lived, Profile, Reader, live
from bot.services.simulation.population import Figures, live_together
from bot.services.simulation.town import Memory

LIBRARY = Library.load()
FIRST, LAST = date(2026, 9, 1), date(2026, 10, 31)
MONDAY = date(2026, 9, 7)
PARENT = Profile.preset(Role.FAMILY, (), (AgeBand.A3_5,))
TEACHER = Profile.preset(Role.PROFESSIONAL, (Setting.SCHOOL,), (AgeBand.A6_8,))


def seen(profile: Profile, first: date = FIRST, last: date = LAST, **how: Reader) -> Preview:
    return preview(example_town(LIBRARY, first), profile, first, last, **how)


def days(found: Preview, kind: Kind) -> list[date]:
    return [
        local_date(one.at, found.town.zone) for week in found.weeks for one in week.sent if one.intent.wish.kind is kind
    ]


def reasons(found: Preview, kind: Kind) -> list[WhyNot]:
    return [one.reason for week in found.weeks for one in week.not_sent if one.kind is kind]


def test_a_parent_gets_one_idea_a_week_on_their_day_in_holidays_too() -> None:
    tuesdays = [FIRST + timedelta(weeks=number) for number in range(9)]
    assert days(seen(PARENT), Kind.IDEA) == tuesdays


def test_a_teacher_gets_nothing_in_the_holidays_and_is_told_why() -> None:
    found = seen(TEACHER, last=date(2026, 11, 8))
    holidays = found.town.calendar.holiday_on(date(2026, 10, 20))
    assert holidays is not None
    assert not [day for day in days(found, Kind.IDEA) if day in holidays]
    assert reasons(found, Kind.IDEA) == [WhyNot.HOLIDAYS] * 2


def test_a_rhythm_of_a_fortnight_leaves_out_every_other_week() -> None:
    found = seen(replace(PARENT, rhythm=Rhythm.FORTNIGHTLY))
    assert days(found, Kind.IDEA) == [FIRST + timedelta(weeks=number) for number in range(0, 9, 2)]
    assert reasons(found, Kind.IDEA) == [WhyNot.RHYTHM] * 4


def test_who_wants_the_repere_gets_it_the_day_before() -> None:
    found = seen(replace(PARENT, wants_repere=True))
    assert {day + timedelta(days=1) for day in days(found, Kind.REPERE)} == set(days(found, Kind.IDEA)[1:])


def test_who_reads_in_silence_is_asked_once_whether_to_go_on_and_then_gets_one_a_month() -> None:
    found = seen(PARENT, last=date(2027, 1, 31), temper=Reader())
    (asked,) = days(found, Kind.CONTINUE)
    ideas = days(found, Kind.IDEA)
    assert len([day for day in ideas if day < asked]) == 8
    later = [day for day in ideas if day > asked]
    assert all(after - before >= timedelta(weeks=4) for before, after in pairwise(later))
    assert WhyNot.SILENCE in reasons(found, Kind.IDEA)


def test_each_idea_is_on_the_theme_of_its_week_or_says_how_it_is_not() -> None:
    for week in seen(PARENT).weeks:
        for one in week.sent:
            assert one.theme is not None
            assert one.choice is not None
            assert one.choice.plan is not None
            if one.choice.plan.fit is Fit.THEME:
                assert one.choice.plan.activity.skill == one.theme.skill


def test_over_a_summer_on_one_theme_nothing_comes_twice_as_new() -> None:
    leader = Profile.preset(Role.PROFESSIONAL, (Setting.AFTER_SCHOOL,), (AgeBand.A9_11,))
    found = seen(leader, date(2027, 6, 21), date(2027, 8, 29))
    plans = [one.choice.plan for week in found.weeks for one in week.sent if one.choice and one.choice.plan]
    new = [plan.activity.slug for plan in plans if plan.fit not in (Fit.AGAIN, Fit.SEEN)]
    assert len(plans) == 10
    assert len(new) == len(set(new))


def test_a_parent_in_two_territories_never_gets_one_idea_as_new_in_both() -> None:
    life = Life((Lived(PARENT), Lived(replace(PARENT, id=2))), since=instant_of(FIRST, time(0), "Europe/Paris"))
    weeks = live(example_town(LIBRARY, FIRST), life, MONDAY, date(2027, 6, 27), Doer())
    plans = [one.choice.plan for week in weeks for one in week.sent if one.choice and one.choice.plan]
    new = [plan.activity.slug for plan in plans if plan.fit not in (Fit.AGAIN, Fit.SEEN)]
    assert len(new) == len(set(new))


def test_the_same_profile_gets_the_same_weeks_twice() -> None:
    assert seen(PARENT).weeks == seen(PARENT).weeks


def test_nothing_comes_in_a_pause_and_it_ends_by_itself() -> None:
    town = example_town(LIBRARY, FIRST)
    life = Life(
        (Lived(PARENT),), instant_of(MONDAY, time(0), town.zone), is_paused=True, paused_until=date(2026, 9, 28)
    )
    weeks = list(live(town, life, MONDAY, date(2026, 10, 5), Reader()))
    assert [len(week.sent) for week in weeks] == [0, 0, 0, 1, 1]
    assert not life.is_paused


def test_what_a_town_remembers_is_what_the_database_keeps() -> None:
    memory = Memory()
    memory.vote("un", Setting.HOME, AgeBand.A3_5, 4)
    memory.vote("un", Setting.CLUB, AgeBand.A3_5, 2)
    assert (memory.everything, memory.activities["un"]) == ((2, 6), (2, 6))
    assert memory.cells["un", Setting.HOME, AgeBand.A3_5] == (1, 4)
    for week in (MONDAY, MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=1)):
        memory.note_use("un", week, structure=7)
    assert memory.last_weeks(("un", "deux"), MONDAY + timedelta(weeks=1)) == {"un": MONDAY}
    assert [slug for slug, _ in memory.shared[7]] == ["un"] * 3


def test_an_answer_counts_for_the_choices_to_come() -> None:
    class Delighted(Reader):
        def face(self, life: Life, sent: object) -> tuple[IdeaState, int | None, tuple[()]]:
            return IdeaState.DONE, 3, ()

    town = example_town(LIBRARY, FIRST)
    found = preview(town, PARENT, FIRST, LAST, Delighted())
    assert town.memory.everything == (len(days(found, Kind.IDEA)), 4 * len(days(found, Kind.IDEA)))


@pytest.fixture(scope="module")
def year() -> Figures:
    first = date(2026, 8, 31)
    return live_together(example_town(LIBRARY, first), 40, first, date(2027, 7, 4), seed=3)


def test_in_a_year_of_a_territory_nobody_is_over_the_cap_and_nothing_comes_at_night(year: Figures) -> None:
    assert year.ideas > 500
    assert (year.over_cap, year.in_quiet_hours) == (0, 0)


def test_in_a_year_of_a_territory_the_cap_and_the_pauses_have_something_to_hold_back(year: Figures) -> None:
    for reason in (WhyNot.CAP, WhyNot.PAUSE, WhyNot.HOLIDAYS, WhyNot.SILENCE):
        assert year.not_sent[reason] > 0
    assert 0 < year.left < year.people


def test_in_a_year_of_a_territory_everybody_finds_an_idea_and_few_come_twice(year: Figures) -> None:
    assert year.empty_choices == 0
    assert year.repeated < year.ideas / 4


def test_the_same_seed_lives_the_same_year() -> None:
    first, last = date(2026, 8, 31), date(2026, 10, 4)
    one, same, other = (live_together(example_town(LIBRARY, first), 20, first, last, seed) for seed in (1, 1, 2))
    assert one == same
    assert one != other
