"""The programme's weeks follow the calendar's, from its start and round again."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.models import Audience, Programme, Theme
from bot.model import AgeBand, Setting
from bot.planning.themes import theme_of_week

START = date(2026, 8, 31)
weeks = st.integers(0, 300)


def theme(slug: str, lasts: int) -> Theme:
    gestes = {Setting.HOME: "Je nomme ce que je ressens."}
    return Theme(
        slug=slug, skill="E1.2", title=slug, weeks=lasts, repere="Que ressens-tu ?", gestes=gestes, posture="J’écoute."
    )


PROGRAMME = Programme(
    slug="essai",
    title="Un essai",
    summary="Trois thèmes.",
    serves=Audience(settings=(Setting.HOME,), ages=(AgeBand.A3_5,)),
    themes=(theme("un", 2), theme("deux", 1), theme("trois", 3)),
)
ROUND = ["un", "un", "deux", "trois", "trois", "trois"]


def slugs(first_week: date, count: int, starts_on: date = START) -> list[str]:
    return [theme_of_week(PROGRAMME, starts_on, first_week + timedelta(weeks=ahead)).slug for ahead in range(count)]


def test_each_theme_lasts_its_weeks_in_order() -> None:
    assert slugs(START, 6) == ROUND


def test_a_programme_that_has_ended_begins_again() -> None:
    assert slugs(START + timedelta(weeks=6), 12) == ROUND * 2


@pytest.mark.parametrize("days_late", range(7))
def test_a_programme_that_starts_within_a_week_has_its_first_theme_in_that_week(days_late: int) -> None:
    assert slugs(START, 6, START + timedelta(days=days_late)) == ROUND


@pytest.mark.parametrize("weeks_before", [1, 2, 8, 52])
def test_before_the_start_the_first_theme_already_holds(weeks_before: int) -> None:
    assert slugs(START - timedelta(weeks=weeks_before), 1) == ["un"]


@given(week=weeks)
def test_the_end_of_a_year_changes_nothing(week: int) -> None:
    assert slugs(START + timedelta(weeks=week), 1) == [ROUND[week % 6]]


@given(week=weeks)
def test_in_any_year_no_theme_lasts_longer_than_it_says(week: int) -> None:
    lasting = [len(list(run)) for _, run in groupby(slugs(START + timedelta(weeks=week), 24))]
    assert all(length in (1, 2, 3) for length in lasting)
