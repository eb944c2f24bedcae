"""What people liked: a few votes never carry an average away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import IdeaOrigin, IdeaState, Past, Place, Tag
from bot.planning.likings import (
    MOST_POINTS,
    USUAL,
    Tastes,
    Votes,
    average,
    liked_by_people,
    liked_by_this_one,
    own_tastes,
    points_of,
)
from tests.planning.made_up import A3, A6, CLUB, HOME, activity

POINTS = st.integers(0, MOST_POINTS)
VOTES = st.lists(POINTS, max_size=80).map(lambda points: Votes(len(points), sum(points)))


def past(slug: str, face: int | None, *tags: Tag) -> Past:
    return Past(slug, date(2026, 9, 7), "theme", IdeaOrigin.WEEKLY, IdeaState.DONE, face, tags)


@pytest.mark.parametrize(
    ("face", "tags", "points"),
    [
        (None, (), None),
        (None, (Tag.TOO_LONG,), None),
        (1, (), 0),
        (2, (), 2),
        (3, (), 4),
        (3, (Tag.CHILDREN_DELIGHTED,), 4),
        (2, (Tag.CHILDREN_DELIGHTED,), 3),
        (3, (Tag.TOO_LONG, Tag.TOO_HARD), 2),
        (1, (Tag.TOO_HARD,), 0),
        (2, (Tag.FITTING,), 2),
    ],
)
def test_a_face_is_worth_its_points_and_tags_move_them_a_little(
    face: int | None, tags: tuple[Tag, ...], points: int | None
) -> None:
    assert points_of(face, tags) == points


@given(votes=VOTES, usual=st.floats(0, 1))
def test_an_average_stands_between_what_is_usual_and_what_was_said(votes: Votes, usual: float) -> None:
    said = votes.points / MOST_POINTS / votes.people if votes.people else usual
    low, high = sorted((usual, said))
    assert low - 1e-9 <= average(votes, usual) <= high + 1e-9


@given(few=st.integers(0, 2), many=st.integers(10, 500), usual=st.floats(0, 0.9), share=st.floats(0.5, 1))
def test_two_delighted_votes_never_outrank_ten_that_say_clearly_more_than_the_usual(
    few: int, many: int, usual: float, share: float
) -> None:
    """« Clearly »: at least half-way between the usual level and the best."""
    points = round(many * MOST_POINTS * (usual + share * (1 - usual)) + 0.5)
    solid = Votes(many, min(points, many * MOST_POINTS))
    assert average(Votes(few, few * MOST_POINTS), usual) < average(solid, usual)


@given(everything=VOTES, of_all=VOTES, of_these=VOTES)
def test_people_alike_count_for_more_the_more_of_them_have_spoken(
    everything: Votes, of_all: Votes, of_these: Votes
) -> None:
    tastes = Tastes(everything, {"un": of_all}, {("un", HOME, A3): of_these})
    by_all = liked_by_people(tastes, "un", CLUB, A6)
    alike = liked_by_people(tastes, "un", HOME, A3)
    assert alike == average(of_these, by_all)
    assert 0 <= alike <= 1


def test_of_what_nobody_has_judged_the_usual_is_thought() -> None:
    assert liked_by_people(Tastes(), "un", HOME, A3) == USUAL
    assert liked_by_this_one(Tastes(), activity("un")) == pytest.approx(USUAL)


def test_who_liked_what_is_short_and_outdoors_is_thought_to_like_more_of_it() -> None:
    liked, like_it, other = (
        activity("aimee", minutes=5, place=Place.OUTDOORS),
        activity("pareille", minutes=8, place=Place.OUTDOORS),
        activity("autre", minutes=40, place=Place.INDOORS),
    )
    library = {one.slug: one for one in (liked, like_it, other)}
    history = [past("aimee", 3), past("autre", 1, Tag.TOO_LONG), past("disparue", 3), past("autre", None)]
    tastes = Tastes(own=own_tastes(history, library))
    assert liked_by_this_one(tastes, like_it) > USUAL > liked_by_this_one(tastes, other)
