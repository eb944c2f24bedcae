"""The library that is delivered: complete, faultless, and large enough for a school year."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bot.library import Library
from bot.library.checking import Report, check
from bot.library.checks.quality import TOO_NEAR
from bot.library.command import CODE
from bot.library.loading import CONTENT
from bot.model import AgeBand, Form, Setting

TODAY = date(2026, 11, 22)
BASE_SETTINGS = (Setting.HOME, Setting.SCHOOL, Setting.AFTER_SCHOOL)
"""Where the skills of the base level are worked on most, so that a second year brings other ideas."""
ENOUGH_FOR_A_BASE_SKILL = 4


@pytest.fixture(scope="module")
def report() -> Report:
    return check(CONTENT, TODAY, CODE)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


def test_the_content_has_no_fault_and_no_warning(report: Report) -> None:
    assert (report.faults, report.warnings) == ((), ())


def test_no_cell_that_can_exist_is_empty_or_has_one_activity_only(report: Report) -> None:
    assert report.coverage is not None
    assert (report.coverage.empty, report.coverage.thin) == ((), ())


def test_a_base_skill_has_four_activities_at_home_at_school_and_after_school(report: Report, library: Library) -> None:
    assert report.coverage is not None
    base = {code for code, skill in library.general_skills.items() if skill.level == "base"}
    few = {
        str(cell): count
        for cell, count in report.coverage.counts.items()
        if cell.skill[:2] in base and cell.setting in BASE_SETTINGS and count < ENOUGH_FOR_A_BASE_SKILL
    }
    assert few == {}


def test_a_commune_finds_two_activities_for_each_general_skill_at_each_age(library: Library) -> None:
    few = [
        (code, age)
        for code in library.general_skills
        for age in AgeBand
        if library.cells.count(code, Setting.LOCAL_AUTHORITY, age) < 2
    ]
    assert few == []


def test_every_form_has_its_share(library: Library) -> None:
    forms = Counter(activity.form for activity in library.activities.values())
    assert len(library.activities) >= 160
    assert forms[Form.SEANCE] >= 30
    assert forms[Form.MILIEU] >= 12
    assert forms[Form.POSTURE] >= 20


def test_every_seance_stands_in_a_sequence(library: Library) -> None:
    seances = {activity.slug for activity in library.activities.values() if activity.form is Form.SEANCE}
    assert {slug for slug in seances if library.place_in_sequence(slug) is None} == set()


def test_no_two_activities_have_the_same_steps_under_two_names(report: Report) -> None:
    assert report.nearest is not None
    assert report.nearest.likeness < TOO_NEAR


@pytest.mark.parametrize("slug", ["premiere-annee", "deux-annees"])
def test_the_programmes_of_a_whole_territory_serve_every_setting_and_every_age(library: Library, slug: str) -> None:
    programme = library.programme(slug)
    assert set(library.offered_settings(programme)) == set(Setting)
    assert set(library.offered_ages(programme, Setting)) == set(AgeBand)
