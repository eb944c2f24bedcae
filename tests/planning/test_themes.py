"""The themes in order, counted in school weeks; late starters; what coordinators change."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.library.models import Audience, Programme, Theme
from bot.model import AgeBand, Role, Setting, ThemeChange, ThemeChangeKind
from bot.planning.calendar import Break, Calendar
from bot.planning.published_holidays import calendar_of
from bot.planning.themes import Course, first_year, opening

START = date(2026, 8, 31)
LIBRARY = Library.load()
FIRST_YEAR = LIBRARY.programme("premiere-annee")
ZONE_A = calendar_of("Zone A", LIBRARY.school_years)
UNKNOWN = Calendar()
HALLOWS, CHRISTMAS = date(2026, 10, 19), date(2026, 12, 21)
weeks = st.integers(0, 300)
starts = st.dates(date(2026, 8, 24), date(2028, 8, 31))


def theme(slug: str, lasts: int, skill: str = "E1.2") -> Theme:
    gestes = {Setting.HOME: "Je nomme ce que je ressens."}
    return Theme(
        slug=slug, skill=skill, title=slug, weeks=lasts, repere="Que ressens-tu ?", gestes=gestes, posture="J’écoute."
    )


def programme(*themes: Theme) -> Programme:
    return Programme(
        slug="essai",
        title="Un essai",
        summary="Trois thèmes.",
        introductions=dict.fromkeys(Role, "Bienvenue."),
        holidays="Le thème continue.",
        serves=Audience(settings=(Setting.HOME,), ages=(AgeBand.A3_5,)),
        themes=themes,
    )


SHORT = programme(theme("un", 2), theme("deux", 1), theme("trois", 3))
ROUND = ["un", "un", "deux", "trois", "trois", "trois"]
TWO_YEARS = programme(
    *(theme(f"base-{number}", 2, f"C1.{number % 6 + 1}") for number in range(12)),
    *(theme(f"plus-{number}", 2, f"E2.{number % 3 + 1}") for number in range(6)),
    *(theme(f"suite-{number}", 2, f"S2.{number % 2 + 1}") for number in range(18)),
)


def slugs(course: Course, first_week: date, count: int) -> list[str]:
    return [course.theme_on(first_week + timedelta(weeks=ahead)).slug for ahead in range(count)]


def change(kind: ThemeChangeKind, slot: int, theme: str | None = None, before: int | None = None) -> ThemeChange:
    return ThemeChange(1, kind, slot, theme, before)


UNHINDERED = Course(SHORT, START, UNKNOWN)


def test_each_theme_lasts_its_weeks_in_order() -> None:
    assert slugs(UNHINDERED, START, 6) == ROUND


def test_a_programme_that_has_ended_begins_again() -> None:
    assert slugs(UNHINDERED, START + timedelta(weeks=6), 12) == ROUND * 2


@pytest.mark.parametrize("days_late", range(7))
def test_a_programme_that_starts_within_a_week_has_its_first_theme_in_that_week(days_late: int) -> None:
    assert slugs(Course(SHORT, START + timedelta(days=days_late), UNKNOWN), START, 6) == ROUND


@pytest.mark.parametrize("weeks_before", [1, 2, 8, 52])
def test_before_the_start_the_first_theme_already_holds(weeks_before: int) -> None:
    assert slugs(UNHINDERED, START - timedelta(weeks=weeks_before), 1) == ["un"]


@given(week=weeks)
def test_the_end_of_a_year_changes_nothing_where_the_calendar_is_unknown(week: int) -> None:
    assert slugs(UNHINDERED, START + timedelta(weeks=week), 1) == [ROUND[week % 6]]


@given(first=starts, start=starts)
def test_no_theme_passes_more_school_weeks_than_it_has(first: date, start: date) -> None:
    course = Course(SHORT, start, calendar_of("Zone B", LIBRARY.school_years))
    mondays = course.calendar.school_weeks_between(max(first, start), max(first, start) + timedelta(weeks=30))
    lasting = [len(list(run)) for _, run in groupby(course.run_on(monday).slot for monday in mondays)]
    assert all(length <= 6 for length in lasting), "a shortened opening may give its last theme what weeks remain"
    assert all(length <= 3 for length in lasting[1:-1] if len(lasting) > 8)


def test_in_holidays_the_theme_goes_on_and_its_weeks_do_not_pass() -> None:
    course = Course(FIRST_YEAR, START, ZONE_A)
    around = [course.run_on(HALLOWS + timedelta(weeks=ahead)).slot for ahead in range(-2, 5)]
    assert around == [2, 3, 3, 3, 3, 4, 4], "one school week before the two of Toussaint, one after, then the next"


def test_a_whole_school_year_plays_the_whole_first_programme_once() -> None:
    course = Course(FIRST_YEAR, START, ZONE_A)
    mondays = ZONE_A.school_weeks_between(START, date(2027, 7, 4))
    assert [course.theme_on(monday) for monday in mondays[::2]] == list(FIRST_YEAR.themes)
    assert course.theme_on(date(2027, 8, 16)) == FIRST_YEAR.themes[-1], "the last theme goes on through the summer"
    assert course.theme_on(date(2027, 8, 30)) == FIRST_YEAR.themes[0]


def test_the_last_iso_week_of_2026_keeps_the_theme_of_the_last_school_week() -> None:
    course = Course(FIRST_YEAR, START, ZONE_A)
    assert date(2026, 12, 28).isocalendar().week == 53
    assert course.run_on(date(2026, 12, 28)) == course.run_on(CHRISTMAS - timedelta(weeks=1))


def test_a_week_of_local_days_does_not_pass_either() -> None:
    closed = calendar_of("Zone A", LIBRARY.school_years, [Break(date(2026, 9, 7), date(2026, 9, 13), "closure")])
    assert slugs(Course(FIRST_YEAR, START, closed), START, 4) == [
        *[FIRST_YEAR.themes[0].slug] * 3,
        FIRST_YEAR.themes[1].slug,
    ]


LATE = date(2026, 11, 16)


def test_a_late_starter_meets_every_skill_once_before_any_twice() -> None:
    played = [theme for theme, _ in opening(FIRST_YEAR, date(2027, 2, 1), ZONE_A)]
    skills = Counter(theme.skill for theme in played)
    assert set(skills.values()) == {1}
    assert played == [theme for theme in FIRST_YEAR.themes if theme in played], "in the order of the file"


@given(start=starts)
def test_the_first_school_year_ends_with_its_opening(start: date) -> None:
    year = ZONE_A.school_year_of(start - timedelta(days=start.weekday() - 4))
    left = len(ZONE_A.school_weeks_between(start, year[1] - timedelta(days=4))) if year else 0
    played = opening(FIRST_YEAR, start, ZONE_A)
    total = sum(weeks for _, weeks in played)
    assert total == (left if 0 < left < 36 else 36)
    assert len({theme.slug for theme, _ in played}) == len(played)


@pytest.mark.parametrize("start", [LATE, date(2027, 3, 1), date(2027, 6, 7), date(2027, 6, 28), date(2027, 7, 20)])
def test_whenever_a_territory_starts_september_begins_the_programme_anew(start: date) -> None:
    course = Course(FIRST_YEAR, start, ZONE_A)
    september = course.run_on(date(2027, 8, 30))
    assert september.theme == FIRST_YEAR.themes[0]
    assert course.run_on(date(2027, 9, 13)).theme == FIRST_YEAR.themes[1]


def test_a_late_starter_of_two_years_goes_on_with_the_second_in_september() -> None:
    course = Course(TWO_YEARS, LATE, ZONE_A)
    assert [theme.slug[:4] for theme in first_year(TWO_YEARS)] == ["base"] * 12 + ["plus"] * 6
    assert course.theme_on(date(2027, 8, 30)).slug == "suite-0"


def test_base_skills_come_before_advanced_ones_where_weeks_are_few() -> None:
    played = [theme.slug for theme, _ in opening(TWO_YEARS, date(2027, 5, 10), ZONE_A)]
    assert played == ["base-0", "base-1", "base-2", "base-3"]


@pytest.mark.parametrize("calendar", [UNKNOWN, calendar_of("Martinique", LIBRARY.school_years)])
def test_where_the_calendar_is_unknown_the_file_is_played_as_written(calendar: Calendar) -> None:
    assert [theme for theme, _ in opening(FIRST_YEAR, LATE, calendar)] == list(FIRST_YEAR.themes)


def test_a_skipped_theme_gives_its_place_to_the_next() -> None:
    course = Course(SHORT, START, UNKNOWN, (change(ThemeChangeKind.SKIP, 1),))
    assert slugs(course, START, 6) == ["un", "un", "trois", "trois", "trois", "un"]


def test_a_replaced_theme_keeps_its_weeks() -> None:
    course = Course(SHORT, START, UNKNOWN, (change(ThemeChangeKind.REPLACE, 2, theme="un"),))
    assert slugs(course, START, 7) == ["un", "un", "deux", "un", "un", "un", "un"]
    assert course.run_on(START + timedelta(weeks=6)).slot == 3, "another run, though the same theme"


def test_a_moved_theme_comes_before_the_other() -> None:
    course = Course(SHORT, START, UNKNOWN, (change(ThemeChangeKind.MOVE, 2, before=1),))
    assert slugs(course, START, 6) == ["un", "un", "trois", "trois", "trois", "deux"]


def test_a_theme_far_ahead_can_be_moved_before_a_near_one() -> None:
    course = Course(SHORT, START, UNKNOWN, (change(ThemeChangeKind.MOVE, 40, before=1),))
    assert slugs(course, START, 4) == ["un", "un", "deux", "deux"]


kinds = st.one_of(
    st.builds(change, st.just(ThemeChangeKind.SKIP), st.integers(0, 20)),
    st.builds(change, st.just(ThemeChangeKind.REPLACE), st.integers(0, 20), st.sampled_from(["un", "trois", "gone"])),
    st.builds(change, st.just(ThemeChangeKind.MOVE), st.integers(0, 20), st.none(), st.integers(0, 20)),
)


@given(changes=st.lists(kinds, max_size=6), week=st.integers(0, 80))
def test_whatever_is_changed_every_week_has_a_theme_and_time_goes_forward(
    changes: list[ThemeChange], week: int
) -> None:
    course = Course(SHORT, START, UNKNOWN, tuple(changes))
    monday = START + timedelta(weeks=week)
    run = course.run_on(monday)
    assert run.first_week <= monday
    assert course.run_on(run.first_week) == run


@given(start=starts, week=st.integers(0, 90), zone=st.sampled_from(["Zone A", "Zone C", "La Réunion"]))
def test_a_run_has_begun_on_its_first_week_and_not_before(start: date, week: int, zone: str) -> None:
    course = Course(FIRST_YEAR, start, calendar_of(zone, LIBRARY.school_years))
    run = course.run_on(course.first_week + timedelta(weeks=week))
    assert course.run_on(run.first_week) == run
    if run.slot:
        assert course.run_on(run.first_week - timedelta(weeks=1)).slot != run.slot


def test_the_runs_to_come_are_told_with_their_first_mondays() -> None:
    runs = Course(FIRST_YEAR, START, ZONE_A).runs(date(2026, 10, 5), date(2026, 11, 16))
    assert [run.first_week for run in runs] == [date(2026, 9, 28), date(2026, 10, 12), date(2026, 11, 9)]
    assert [run.slot for run in runs] == [2, 3, 4]


@pytest.mark.parametrize("slug", sorted(LIBRARY.programmes))
def test_a_programme_that_is_shipped_fills_one_school_year_or_two(slug: str) -> None:
    total = sum(theme.weeks for theme in LIBRARY.programme(slug).themes)
    assert 30 <= total <= 36 or 60 <= total <= 72
