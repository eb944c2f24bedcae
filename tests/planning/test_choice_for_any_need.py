"""Whatever the need, on the real library: what no choice may do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.library.models import Activity
from bot.model import AgeBand, Form, Place, Role, Season, Setting
from bot.planning import choice
from bot.planning.choice import IdeaPlan
from bot.planning.likings import Tastes, Votes
from bot.planning.need import Fit, Need
from bot.planning.ranking import EXPLORATION
from tests.planning.made_up import A3, HOME, NEED, activity, choose

LIBRARY = Library.load()
REAL = tuple(LIBRARY.activities.values())


def real_choice(need: Need) -> IdeaPlan | None:
    return choice.choose(LIBRARY.shelves, need).plan


slugs = st.frozensets(st.sampled_from(sorted(LIBRARY.activities)), max_size=30)
needs = st.builds(
    Need,
    skill=st.sampled_from(sorted(LIBRARY.skills)),
    settings=st.lists(st.sampled_from(Setting), min_size=1, max_size=3, unique=True).map(tuple),
    age_bands=st.lists(st.sampled_from(AgeBand), min_size=1, max_size=7, unique=True).map(tuple),
    turn=st.integers(0, 100),
    seed=st.text(max_size=5),
    role=st.sampled_from([*Role, None]),
    seen=slugs,
    never=slugs,
    minutes=st.sampled_from([None, 5, 15, 30]),
    place=st.sampled_from([None, Place.INDOORS, Place.OUTDOORS]),
    children=st.sampled_from([None, 1, 4, 12]),
    without_material=st.booleans(),
    both_ages=st.booleans(),
    season=st.sampled_from([None, *Season]),
    allows_universal=st.booleans(),
    rested=st.dictionaries(st.sampled_from(sorted(LIBRARY.activities)), st.integers(1, 60), max_size=30),
)
votes = st.lists(st.integers(0, 4), max_size=12).map(lambda points: Votes(len(points), sum(points)))
tastes = st.builds(
    Tastes,
    everything=votes,
    activities=st.dictionaries(st.sampled_from(sorted(LIBRARY.activities)), votes, max_size=30),
)


def keeps_to(found: Activity, need: Need) -> bool:
    """What no step of the fall-back may trade."""
    counts_no_children = found.group.max == 0 or found.form is Form.MILIEU
    return (
        found.slug not in need.never
        and (need.minutes is None or found.minutes <= need.minutes)
        and (need.place is None or found.place in (need.place, Place.ANYWHERE))
        and (not need.without_material or not found.material)
        and (need.children is None or counts_no_children or found.group.min <= need.children <= found.group.max)
        and (found.form is not Form.SEANCE or need.role is not Role.FAMILY)
        and (not found.seasons or need.season in found.seasons)
    )


@given(need=needs)
@settings(max_examples=400)
def test_for_any_need_the_real_library_gives_what_was_asked_or_nothing(need: Need) -> None:
    plan = real_choice(need)
    if plan is None:
        return
    assert keeps_to(plan.activity, need)
    assert plan.setting in need.settings
    assert plan.setting in plan.activity.settings
    assert plan.age_band in plan.activity.ages
    assert (plan.age_band in need.age_bands) == (plan.fit is not Fit.NEAR_AGE)
    assert (plan.activity.skill == need.skill) >= (plan.fit in (Fit.THEME, Fit.NEAR_AGE, Fit.SEEN))
    assert (plan.activity.skill[:2] == need.skill[:2]) >= (plan.fit is Fit.SAME_FAMILY)
    assert need.allows_universal >= (plan.fit is Fit.UNIVERSAL)
    assert (plan.activity.slug in need.seen) <= (plan.fit is Fit.SEEN)
    if need.both_ages and plan.fit is not Fit.NEAR_AGE:
        assert set(need.age_bands) <= set(plan.activity.ages)


@given(need=needs)
@settings(max_examples=400)
def test_for_any_need_something_unseen_on_the_theme_is_never_passed_over(need: Need) -> None:
    plan = real_choice(need)
    on_theme = [
        one
        for one in REAL
        if one.skill == need.skill
        and one.slug not in need.seen
        and keeps_to(one, need)
        and set(need.settings) & set(one.settings)
        and (set(need.age_bands) <= set(one.ages) if need.both_ages else set(need.age_bands) & set(one.ages))
    ]
    if on_theme:
        assert plan is not None
        assert plan.fit is Fit.THEME


@given(need=needs, liked=tastes)
@settings(max_examples=200)
def test_for_any_need_and_any_tastes_the_same_choice_comes_out_twice(need: Need, liked: Tastes) -> None:
    assert choice.choose(LIBRARY.shelves, need, liked) == choice.choose(LIBRARY.shelves, need, liked)


@given(need=needs, liked=tastes)
@settings(max_examples=200)
def test_for_any_need_exploring_gives_up_very_little(need: Need, liked: Tastes) -> None:
    """Among what fits as well, the one that is chosen would be within the bound of the best without the draw."""
    found = choice.choose(LIBRARY.shelves, need, liked)
    ranked = found.steps[-1].ranked
    if not ranked:
        return
    first = ranked[0]
    as_fit = [one.score for one in ranked if one.order == first.order]
    assert all(0 <= score.explored <= EXPLORATION for score in as_fit)
    assert max(score.total - score.explored for score in as_fit) - (first.score.total - first.score.explored) <= (
        EXPLORATION
    )


@given(need=needs)
@settings(max_examples=100)
def test_for_any_need_another_and_another_never_repeat_within_the_week(need: Need) -> None:
    had: list[str] = list(need.never)
    while plan := real_choice(replace(need, never=frozenset(had), seen=need.seen | set(had))):
        assert plan.activity.slug not in had
        had.append(plan.activity.slug)


@given(
    skill=st.sampled_from(sorted(LIBRARY.skills)),
    setting=st.sampled_from(Setting),
    age=st.sampled_from(AgeBand),
    liked=tastes,
)
@settings(max_examples=60)
def test_in_a_school_year_nothing_new_comes_twice_while_something_else_fits(
    skill: str, setting: Setting, age: AgeBand, liked: Tastes
) -> None:
    had: set[str] = set()
    need = replace(NEED, skill=skill, settings=(setting,), age_bands=(age,))
    for turn in range(40):
        plan = choice.choose(LIBRARY.shelves, replace(need, seen=frozenset(had), turn=turn, seed=str(turn)), liked).plan
        if plan is None:
            return
        assert (plan.activity.slug in had) == (plan.fit is Fit.SEEN)
        had.add(plan.activity.slug)


def test_many_clear_votes_come_before_two_delighted_ones() -> None:
    """Whoever asks: the difference is more than the draw adds to the one of which little is known."""
    library = [activity("deux-voix"), activity("quarante-voix")]
    liked = Tastes(
        everything=Votes(400, 1000),
        activities={"deux-voix": Votes(2, 8), "quarante-voix": Votes(40, 156)},
        cells={("deux-voix", HOME, A3): Votes(2, 8), ("quarante-voix", HOME, A3): Votes(40, 156)},
    )
    for person in range(200):
        plan = choose(library, replace(NEED, seed=str(person)), liked)
        assert plan is not None
        assert plan.activity.slug == "quarante-voix"


@given(need=needs)
@settings(max_examples=400)
def test_for_any_need_the_choice_does_not_depend_on_the_order_of_the_library(need: Need) -> None:
    assert real_choice(need) == choose(REAL[::-1], need)


@pytest.mark.parametrize("programme", LIBRARY.programmes.values(), ids=lambda programme: programme.slug)
def test_every_member_that_the_programme_serves_gets_an_idea_on_each_theme(programme: Any) -> None:
    nothing = []
    for setting in LIBRARY.offered_settings(programme):
        for age in LIBRARY.offered_ages(programme, (setting,)):
            for theme in programme.themes:
                role = Role.FAMILY if setting is HOME else Role.PROFESSIONAL
                need = replace(NEED, skill=theme.skill, settings=(setting,), age_bands=(age,), role=role)
                if real_choice(need) is None:
                    nothing.append((theme.slug, setting, age))
    assert nothing == [], "where the skill means nothing at that age, one of the same family comes"
