"""Which activity fits: on small made-up libraries one rule at a time, and on the real one for any need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.library.models import Activity, GroupSize
from bot.model import AgeBand, Form, Level, Place, Role, Setting
from bot.planning.choice import Fit, Need, choose

LIBRARY = Library.load()
REAL = tuple(LIBRARY.activities.values())
HOME, SCHOOL, CLUB = Setting.HOME, Setting.SCHOOL, Setting.CLUB
A3, A6, A9, A12 = AgeBand.A3_5, AgeBand.A6_8, AgeBand.A9_11, AgeBand.A12_14

NEED = Need(skill="E1.2", settings=(HOME,), age_bands=(A3,), turn=0, seed="1:2026-11-23")


def activity(
    slug: str, skill: str = "E1.2", ages: Sequence[AgeBand] = (A3,), settings: Sequence[Setting] = (HOME,), **other: Any
) -> Activity:
    values: dict[str, Any] = {
        "slug": slug,
        "title": slug,
        "skill": skill,
        "form": Form.GESTE,
        "level": Level.INDIVIDUAL,
        "ages": ages,
        "settings": dict.fromkeys(settings, "comme partout"),
        "minutes": 10,
        "group": GroupSize(min=1, max=4),
        "without": "Aucun matériel.",
        "place": Place.ANYWHERE,
        "steps": ("Un pas.", "Un autre.", "Un dernier."),
        "simple": ("Un pas.", "Un autre.", "Un dernier."),
        "posture": "J’écoute.",
        "question": "Et toi ?",
        "if_not": "On arrête.",
        "source": "pratique courante",
        "author": "équipe Terreau",
        "licence": "CC BY 4.0",
    }
    return Activity.model_validate({**values, **other})


def chosen(library: Sequence[Activity], need: Need) -> tuple[str, Fit] | None:
    plan = choose(library, need)
    return (plan.activity.slug, plan.fit) if plan else None


def test_nothing_fits_in_an_empty_library() -> None:
    assert choose((), NEED) is None


def test_the_same_need_always_gives_the_same_idea_whatever_the_order_of_the_files() -> None:
    library = [activity(f"a{number}") for number in range(20)]
    first = chosen(library, NEED)
    assert chosen(library, NEED) == first
    assert chosen(library[::-1], NEED) == first


def test_another_person_or_another_week_may_get_another_idea() -> None:
    library = [activity(f"a{number}") for number in range(20)]
    found = {chosen(library, replace(NEED, seed=f"{person}:2026-11-23")) for person in range(40)}
    assert len(found) > 5


@pytest.mark.parametrize("other", [SCHOOL, CLUB, Setting.LOCAL_AUTHORITY])
def test_the_setting_is_never_traded(other: Setting) -> None:
    assert choose([activity("ailleurs", settings=(other,))], NEED) is None


def test_what_was_already_proposed_this_week_never_comes_back_within_it() -> None:
    need = replace(NEED, never=frozenset({"un"}), seen=frozenset({"un"}))
    assert choose([activity("un")], need) is None
    assert chosen([activity("un"), activity("deux", skill="E1.1")], need) == ("deux", Fit.SAME_FAMILY)


def test_what_was_not_seen_comes_before_what_was() -> None:
    library = [activity("vu"), activity("neuf")]
    assert chosen(library, replace(NEED, seen=frozenset({"vu"}))) == ("neuf", Fit.THEME)


STEPS = [
    (activity("theme"), Fit.THEME),
    (activity("famille", skill="E1.1"), Fit.SAME_FAMILY),
    (activity("voisin", ages=(A6,)), Fit.NEAR_AGE),
    (activity("vu"), Fit.SEEN),
]


@pytest.mark.parametrize("gone", range(4))
def test_the_fall_back_goes_down_its_steps_in_order_and_says_how_well_it_fits(gone: int) -> None:
    library = [step for step, _ in STEPS[gone:]]
    expected = STEPS[gone]
    assert chosen(library, replace(NEED, seen=frozenset({"vu"}))) == (expected[0].slug, expected[1])


def test_an_activity_of_another_family_is_no_fall_back() -> None:
    library = [activity("autre", skill="E2.1"), activity("loin", ages=(A12,)), activity("soi", skill="C1.2")]
    assert choose(library, NEED) is None


def test_an_activity_of_the_family_that_was_seen_is_no_fall_back() -> None:
    library = [activity("famille", skill="E1.1")]
    assert choose(library, replace(NEED, seen=frozenset({"famille"}))) is None


def test_a_neighbouring_age_is_named_as_the_age_of_the_idea() -> None:
    plan = choose([activity("voisin", ages=(A6, A9))], NEED)
    assert plan is not None
    assert (plan.fit, plan.age_band) == (Fit.NEAR_AGE, A6)


def test_the_age_of_the_idea_is_one_of_the_members_where_one_fits() -> None:
    plan = choose([activity("large", ages=(A3, A6, A9))], replace(NEED, age_bands=(A9,)))
    assert plan is not None
    assert (plan.fit, plan.age_band) == (Fit.THEME, A9)


def test_an_idea_for_both_ages_is_preferred() -> None:
    library = [activity(f"p{number}") for number in range(9)] + [activity("deux-ages", ages=(A3, A6))]
    for turn in range(4):
        need = replace(NEED, age_bands=(A3, A6), turn=turn)
        assert chosen(library, need) == ("deux-ages", Fit.THEME)


def test_without_one_for_both_the_age_bands_alternate() -> None:
    library = [activity("petits"), activity("grands", ages=(A6,))]
    found = [choose(library, replace(NEED, age_bands=(A3, A6), turn=turn)) for turn in range(4)]
    assert [plan.age_band for plan in found if plan] == [A3, A6, A3, A6]
    assert [plan.activity.slug for plan in found if plan] == ["petits", "grands", "petits", "grands"]


def test_settings_alternate_and_each_of_them_meets_each_age() -> None:
    cells = [(setting, age) for setting in (HOME, CLUB) for age in (A3, A6)]
    library = [activity(f"{setting}-{age}", ages=(age,), settings=(setting,)) for setting, age in cells]
    needs = [replace(NEED, settings=(HOME, CLUB), age_bands=(A3, A6), turn=turn) for turn in range(4)]
    found = [(plan.setting, plan.age_band) for plan in (choose(library, need) for need in needs) if plan]
    assert [setting for setting, _ in found] == [HOME, CLUB, HOME, CLUB]
    assert sorted(found) == sorted(cells)


def test_where_one_setting_has_nothing_the_other_is_served() -> None:
    for turn in range(2):
        plan = choose([activity("maison")], replace(NEED, settings=(HOME, CLUB), turn=turn))
        assert plan is not None
        assert plan.setting is HOME


def test_when_both_ages_are_asked_for_an_idea_for_one_is_not_given() -> None:
    library = [activity("petits"), activity("famille", skill="E1.1", ages=(A3, A6))]
    need = replace(NEED, age_bands=(A3, A6), both_ages=True)
    assert chosen(library, need) == ("famille", Fit.SAME_FAMILY)


def test_one_who_has_every_age_and_asks_for_all_of_them_may_get_nothing() -> None:
    need = replace(NEED, age_bands=tuple(AgeBand), both_ages=True)
    assert choose([activity("petits")], need) is None


def test_one_who_has_no_setting_or_no_age_gets_nothing() -> None:
    assert choose([activity("un")], replace(NEED, settings=())) is None
    assert choose([activity("un")], replace(NEED, age_bands=())) is None


def test_a_family_never_gets_a_seance() -> None:
    seance = activity("seance", form=Form.SEANCE)
    assert choose([seance], replace(NEED, role=Role.FAMILY)) is None
    assert chosen([seance], replace(NEED, role=Role.PROFESSIONAL)) == ("seance", Fit.THEME)


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.ELECTED, None])
def test_who_is_no_professional_gets_something_else_before_a_seance(role: Role | None) -> None:
    library = [activity(f"seance-{number}", form=Form.SEANCE) for number in range(9)] + [activity("geste")]
    assert chosen(library, replace(NEED, role=role)) == ("geste", Fit.THEME)


@pytest.mark.parametrize(
    ("wish", "fitting", "other"),
    [
        ({"minutes": 10}, {"minutes": 10}, {"minutes": 11}),
        ({"place": Place.INDOORS}, {"place": Place.INDOORS}, {"place": Place.OUTDOORS}),
        ({"place": Place.OUTDOORS}, {"place": Place.ANYWHERE}, {"place": Place.INDOORS}),
        ({"without_material": True}, {}, {"material": ("un ballon",)}),
        ({"children": 12}, {"group": GroupSize(min=2, max=12)}, {"group": GroupSize(min=1, max=11)}),
        ({"children": 1}, {"group": GroupSize(min=1, max=1)}, {"group": GroupSize(min=2, max=30)}),
        ({"children": 4}, {"group": GroupSize(min=0, max=0)}, {"group": GroupSize(min=5, max=9)}),
    ],
)
def test_what_was_asked_for_is_respected(wish: dict[str, Any], fitting: dict[str, Any], other: dict[str, Any]) -> None:
    need = replace(NEED, **wish)
    others = [activity(f"autre-{number}", **other) for number in range(5)]
    assert choose(others, need) is None
    assert chosen([*others, activity("convient", **fitting)], need) == ("convient", Fit.THEME)


def test_a_town_hall_is_served_by_general_skill() -> None:
    town = Setting.LOCAL_AUTHORITY
    library = [activity("un-banc", skill="E1.1", settings=(town,), form=Form.MILIEU)]
    need = replace(NEED, settings=(town,), same_as_theme=("E1.1", "E1.2"))
    assert chosen(library, need) == ("un-banc", Fit.THEME)
    assert chosen(library, replace(need, seen=frozenset({"un-banc"}))) == ("un-banc", Fit.SEEN)


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
)


def keeps_to(found: Activity, need: Need) -> bool:
    """What no step of the fall-back may trade."""
    return (
        found.slug not in need.never
        and (need.minutes is None or found.minutes <= need.minutes)
        and (need.place is None or found.place in (need.place, Place.ANYWHERE))
        and (not need.without_material or not found.material)
        and (need.children is None or found.group.max == 0 or found.group.min <= need.children <= found.group.max)
        and (found.form is not Form.SEANCE or need.role is not Role.FAMILY)
    )


@given(need=needs)
@settings(max_examples=400)
def test_for_any_need_the_real_library_gives_what_was_asked_or_nothing(need: Need) -> None:
    plan = choose(REAL, need)
    if plan is None:
        return
    assert keeps_to(plan.activity, need)
    assert plan.setting in need.settings
    assert plan.setting in plan.activity.settings
    assert plan.age_band in plan.activity.ages
    assert (plan.age_band in need.age_bands) == (plan.fit is not Fit.NEAR_AGE)
    assert (plan.activity.skill == need.skill) == (plan.fit is not Fit.SAME_FAMILY)
    assert plan.activity.skill[:2] == need.skill[:2]
    assert (plan.activity.slug in need.seen) <= (plan.fit is Fit.SEEN)
    if need.both_ages and plan.fit is not Fit.NEAR_AGE:
        assert set(need.age_bands) <= set(plan.activity.ages)


@given(need=needs)
@settings(max_examples=400)
def test_for_any_need_something_unseen_on_the_theme_is_never_passed_over(need: Need) -> None:
    plan = choose(REAL, need)
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


@given(need=needs)
@settings(max_examples=400)
def test_for_any_need_the_choice_does_not_depend_on_the_order_of_the_library(need: Need) -> None:
    assert choose(REAL, need) == choose(REAL[::-1], need)


@pytest.mark.parametrize("programme", LIBRARY.programmes.values(), ids=lambda programme: programme.slug)
def test_every_member_that_the_programme_serves_gets_an_idea_on_each_theme(programme: Any) -> None:
    nothing = []
    for setting in LIBRARY.offered_settings(programme):
        for age in LIBRARY.offered_ages(programme, (setting,)):
            for theme in programme.themes:
                role = Role.FAMILY if setting is HOME else Role.PROFESSIONAL
                need = replace(NEED, skill=theme.skill, settings=(setting,), age_bands=(age,), role=role)
                if LIBRARY.is_possible(theme.skill, setting, age) and choose(REAL, need) is None:
                    nothing.append((theme.slug, setting, age))
    assert nothing == []
