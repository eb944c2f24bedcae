"""What a member has had, and what of it may come back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.model import Form, IdeaOrigin, IdeaState, Past, Season, Tag
from bot.planning.again import remembered_since, school_year_start, season_of, seen_since, weeks_since, welcome_again
from bot.planning.need import Fit
from tests.planning.made_up import activity

WEEK = date(2026, 11, 23)
LIBRARY = {
    "rituel": activity("rituel", minutes=5),
    "longue": activity("longue", minutes=20),
    "seance": activity("seance", minutes=5, form=Form.SEANCE),
}


def past(
    slug: str,
    weeks_ago: int = 1,
    face: int | None = None,
    *tags: Tag,
    fit: Fit = Fit.THEME,
    state: IdeaState = IdeaState.DONE,
    origin: IdeaOrigin = IdeaOrigin.WEEKLY,
) -> Past:
    return Past(slug, WEEK - timedelta(weeks=weeks_ago), fit, origin, state, face, tags)


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 8, 31), date(2026, 8, 1)),
        (date(2026, 7, 27), date(2025, 8, 1)),
        (date(2027, 1, 4), date(2026, 8, 1)),
        (date(2026, 8, 3), date(2026, 8, 1)),
    ],
)
def test_a_school_year_goes_from_august_to_july(day: date, start: date) -> None:
    assert school_year_start(day) == start


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2027, 8, 2), date(2027, 5, 10)),
        (date(2027, 9, 6), date(2027, 6, 14)),
        (date(2027, 11, 1), date(2027, 8, 1)),
        (date(2027, 6, 28), date(2026, 8, 1)),
    ],
)
def test_what_a_theme_brought_in_june_is_not_new_again_before_the_autumn(day: date, since: date) -> None:
    assert remembered_since(day) == since


@pytest.mark.parametrize(
    ("month", "season"),
    [(12, Season.WINTER), (2, Season.WINTER), (3, Season.SPRING), (6, Season.SUMMER), (9, Season.AUTUMN)],
)
def test_seasons_are_those_of_metropolitan_france_and_unknown_overseas(month: int, season: Season) -> None:
    assert season_of(date(2026, month, 1), "Europe/Paris") is season
    assert season_of(date(2026, month, 1), "Indian/Reunion") is None


def test_what_was_seen_and_how_long_ago() -> None:
    history = [past("un", 30), past("deux", 3), past("un", 1), past("trois", 0)]
    assert seen_since(history, WEEK) == {"trois"}
    assert seen_since(history, WEEK - timedelta(weeks=3)) == {"un", "deux", "trois"}
    assert weeks_since(history, WEEK) == {"un": 1, "deux": 3}


@pytest.mark.parametrize(
    ("had", "comes_back"),
    [
        (past("longue", 1, 3), True),
        (past("longue", 1, 2), False),
        (past("longue", 1), False),
        (past("longue", 1, 3, Tag.TOO_LONG), False),
        (past("longue", 1, 3, Tag.TOO_HARD), False),
        (past("rituel", 1), True),
        (past("rituel", 1, 1), False),
        (past("rituel", 1, state=IdeaState.PROPOSED), False),
        (past("rituel", 1, state=IdeaState.SKIPPED), False),
        (past("seance", 1), False),
        (past("rituel", 0), False),
        (past("rituel", 40), False),
        (past("disparue", 1, 3), False),
    ],
)
def test_what_was_liked_or_is_a_ritual_that_was_done_may_come_back(had: Past, comes_back: bool) -> None:
    history = [past("longue", 3, state=IdeaState.PROPOSED), past("longue", 2, state=IdeaState.PROPOSED), had]
    assert welcome_again(history, LIBRARY, WEEK) == ({had.activity} if comes_back else set())


@pytest.mark.parametrize(("weeks_ago", "may"), [(1, False), (2, False), (3, False), (4, True)])
def test_at_most_one_idea_in_four_is_a_repetition(weeks_ago: int, may: bool) -> None:
    history = [past("rituel", weeks, fit=Fit.AGAIN if weeks == weeks_ago else Fit.THEME) for weeks in range(6, 0, -1)]
    assert bool(welcome_again(history, LIBRARY, WEEK)) is may


def test_what_was_asked_for_does_not_count_as_a_weekly_idea() -> None:
    asked = [past("longue", 1, origin=IdeaOrigin.ON_DEMAND) for _ in range(5)]
    assert not welcome_again([past("rituel", 2, fit=Fit.AGAIN), *asked], LIBRARY, WEEK)


def test_newcomers_get_three_new_ideas_first() -> None:
    for had in range(1, 4):
        history = [past("rituel", weeks) for weeks in range(had, 0, -1)]
        assert bool(welcome_again(history, LIBRARY, WEEK)) is (had == 3)
