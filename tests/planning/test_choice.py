"""Which activity fits: on small made-up libraries, one rule at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.library.models import GroupSize
from bot.library.shelves import Shelves
from bot.model import AgeBand, Form, Place, Role, Season, Setting
from bot.planning import choice
from bot.planning.need import Fit
from tests.planning.made_up import A3, A6, A9, A12, CLUB, HOME, NEED, SCHOOL, activity, choose, chosen


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
        (
            {"children": 1},
            {"group": GroupSize(min=4, max=30), "form": Form.MILIEU},
            {"group": GroupSize(min=4, max=30)},
        ),
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


def test_when_all_that_fits_was_seen_it_says_so_and_gives_what_rested_longest() -> None:
    library = [activity("recente"), activity("ancienne")]
    seen = frozenset({"recente", "ancienne"})
    need = replace(NEED, seen=seen, own_rest={"recente": 1, "ancienne": 20})
    for person in range(20):
        assert chosen(library, replace(need, seed=str(person))) == ("ancienne", Fit.SEEN)


def test_what_the_territory_had_lately_comes_after_what_rested() -> None:
    library = [activity("partout"), activity("reposee")]
    need = replace(NEED, rested={"partout": 1, "reposee": 26})
    picks = [chosen(library, replace(need, seed=str(person))) for person in range(40)]
    assert picks.count(("reposee", Fit.THEME)) > picks.count(("partout", Fit.THEME))


def test_a_repetition_comes_first_and_says_what_it_is() -> None:
    library = [activity("neuve"), activity("aimee")]
    need = replace(NEED, seen=frozenset({"aimee"}), again=frozenset({"aimee"}))
    assert chosen(library, need) == ("aimee", Fit.AGAIN)
    assert chosen(library, replace(need, never=frozenset({"aimee"}))) == ("neuve", Fit.THEME)


def test_a_repetition_is_on_the_theme_or_does_not_come() -> None:
    library = [activity("neuve"), activity("aimee", skill="E1.1")]
    need = replace(NEED, seen=frozenset({"aimee"}), again=frozenset({"aimee"}))
    assert chosen(library, need) == ("neuve", Fit.THEME)


def test_who_comes_second_gets_what_colleagues_have_where_it_fits_them() -> None:
    library = [activity(f"autre-{number}") for number in range(9)] + [activity("commune")]
    need = replace(NEED, colleagues=("ailleurs", "commune"))
    assert chosen(library, need) == ("commune", Fit.THEME)
    assert chosen(library, replace(need, seen=frozenset({"commune"}))) == ("commune", Fit.AGAIN)
    assert chosen(library, replace(need, age_bands=(A12,))) is None


def test_of_two_ideas_that_colleagues_have_the_first_proposed_is_shared() -> None:
    library = [activity("un"), activity("deux"), activity("trois")]
    for order in (("deux", "un"), ("un", "deux")):
        assert chosen(library, replace(NEED, colleagues=order)) == (order[0], Fit.THEME)


def test_what_colleagues_had_in_other_weeks_is_put_off_and_not_forbidden() -> None:
    library = [activity("eue"), activity("neuve")]
    need = replace(NEED, seen_by_colleagues=frozenset({"eue"}))
    assert chosen(library, need) == ("neuve", Fit.THEME)
    assert chosen(library[:1], need) == ("eue", Fit.THEME)


@pytest.mark.parametrize(("season", "fits"), [(Season.AUTUMN, True), (Season.SPRING, False), (None, False)])
def test_fallen_leaves_are_for_autumn(season: Season | None, fits: bool) -> None:
    library = [activity("feuilles", seasons=(Season.AUTUMN, Season.WINTER))]
    assert chosen(library, replace(NEED, season=season)) == (("feuilles", Fit.THEME) if fits else None)


def test_in_winter_what_can_be_done_indoors_comes_before_what_cannot_as_far_as_all_else_is_equal() -> None:
    library = [activity("dehors", place=Place.OUTDOORS), activity("dedans")]
    by_season = {
        season: [chosen(library, replace(NEED, season=season, seed=str(one))) for one in range(60)]
        for season in (Season.WINTER, Season.SUMMER)
    }
    outdoors = {season: picks.count(("dehors", Fit.THEME)) for season, picks in by_season.items()}
    assert outdoors[Season.WINTER] < outdoors[Season.SUMMER]


def test_the_last_step_is_any_skill_for_this_place_and_age_where_it_is_allowed() -> None:
    library = [activity("autre", skill="C2.1"), activity("seance", skill="C2.1", form=Form.SEANCE)]
    assert choose(library, NEED) is None
    assert chosen(library, replace(NEED, allows_universal=True)) == ("autre", Fit.UNIVERSAL)
    assert choose(library, replace(NEED, allows_universal=True, age_bands=(A12,))) is None


def test_the_reason_tells_each_filter_with_what_it_left_and_each_score() -> None:
    library = [activity("courte", minutes=5), activity("longue"), activity("vue", minutes=5)]
    need = replace(NEED, minutes=5, seen=frozenset({"vue"}))
    told = choice.choose(Shelves(library), need).explain()
    assert (told["activity"], told["fit"]) == ("courte", "theme")
    (step,) = told["steps"]
    assert (step["found"], step["left"]["place"], step["left"]["minutes"], step["left"]["seen"]) == (3, 3, 2, 1)
    (ranked,) = step["ranked"]
    assert ranked["activity"] == "courte"
    parts = [ranked[part] for part in ("people", "own", "rest", "weather", "explored")]
    assert ranked["total"] == pytest.approx(sum(parts), abs=0.001)


def test_the_reason_of_nothing_tells_every_step() -> None:
    told = choice.choose(Shelves([activity("longue")]), replace(NEED, minutes=5, allows_universal=True)).explain()
    assert told["activity"] is None
    steps = [step["fit"] for step in told["steps"]]
    assert steps == [Fit.THEME, Fit.SAME_FAMILY, Fit.NEAR_AGE, Fit.SEEN, Fit.UNIVERSAL]
