"""The region's figures tell what territories' digests told, and nothing that those hide, however one subtracts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model import Level, Role, Setting
from bot.planning.digest import Facts
from bot.planning.digest_figures import Published
from bot.planning.periods import month_of
from bot.planning.region_figures import Cell, Liked, SkillWeeks, Told, from_json, to_json, together
from bot.planning.small_numbers import Range, Rule
from bot.planning.vitality import Vitality
from bot.planning.week_counts import WEEK
from tests.planning.attacker import MOST, Ends
from tests.planning.test_digest import facts, figure
from tests.planning.test_small_numbers import ENOUGH, MONDAY, Week, live, weeks_lived

PERIOD = month_of(MONDAY)
RULE = Rule()
SKILLS = ("C1.1", "E1.2")


def told(name: str = "Unieux", *weeks: Facts, **changes: object) -> Told:
    nothing = Told(name, Vitality.ALIVE, weeks, frozenset(), {}, {}, {})
    return replace(nothing, **changes)  # type: ignore[arg-type]


def week(number: int, figures: object = None, **changes: object) -> Facts:
    return facts(figures or {}, **{"week": MONDAY + number * WEEK, "tried": (), **changes})  # type: ignore[arg-type]


def as_told(name: str, published: Sequence[Published]) -> Told:
    return told(name, *(facts(one.figures, week=one.week, weeks=one.weeks, tried=()) for one in published))


def left(published: Sequence[Sequence[Published]], total: Ends) -> list[list[int]]:
    """The values that each hidden figure of what was done can have, for who knows all digests and the region's total.

    Between the ends of the total lie the shown figures, each within its class, and the hidden ones.
    """
    cells: list[tuple[int, int, bool]] = []
    for digests in published:
        for one in digests:
            shown = one.figures.get("done:home")
            cells.append((shown.low, shown.high or MOST, False) if shown else (0, RULE.threshold - 1, True))
    low, high = sum(one[0] for one in cells), sum(one[1] for one in cells)
    return [
        [
            value
            for value in range(RULE.threshold)
            if low + value <= total[1] and high - (RULE.threshold - 1) + value >= total[0]
        ]
        for _, _, is_hidden in cells
        if is_hidden
    ]


regions = st.lists(weeks_lived, min_size=1, max_size=4)
FOUR_AND_NONE: list[list[Week]] = [[((20, 0, 0), (0, 0, 20))], [((4, 0, 0), (0, 0, 4))], [((0, 0, 0), (0, 0, 0))]]


@given(region=regions)
@example(region=FOUR_AND_NONE)
@settings(max_examples=100, deadline=None)
def test_who_subtracts_territories_from_the_region_pins_nothing(region: list[list[Week]]) -> None:
    published = [live(weeks) for weeks in region]
    whole = replace(PERIOD, last=MONDAY + 60 * WEEK)
    figures = together(whole, [as_told(str(place), one) for place, one in enumerate(published)], SKILLS).figures
    at_least = figures["done"] or 0
    assert all(values == list(range(RULE.threshold)) for values in left(published, (at_least, MOST * 100)))


def test_the_same_attacker_wins_where_the_total_is_exact_or_a_class_of_it() -> None:
    """Five territories of four people each are 20: of the class « 20 to 24 » each must have its four."""
    assert any(len(values) < ENOUGH for values in left([live(weeks) for weeks in FOUR_AND_NONE], (20, 20)))
    fours: list[list[Week]] = [[((4, 0, 0), (0, 0, 4))]] * 5
    assert left([live(weeks) for weeks in fours], (20, 24)) == [[4]] * 5


@given(region=regions)
@settings(max_examples=60, deadline=None)
def test_who_holds_all_digests_can_write_the_regions_figures_himself(region: list[list[Week]]) -> None:
    """So that they cannot tell him anything, over any weeks and together with all others."""
    published = [live(weeks) for weeks in region]
    whole = replace(PERIOD, last=MONDAY + 60 * WEEK)
    found = together(whole, [as_told(str(place), one) for place, one in enumerate(published)], SKILLS).figures
    for name in ("done", "form:geste", "face:3"):
        kind, _, part = name.partition(":")
        own = f"{kind}:home:{part}" if part else f"{kind}:home"
        lows = [shown.low for digests in published for one in digests if (shown := one.figures.get(own))]
        assert found[name] == (sum(lows) if lows else None)


def test_a_figure_is_the_sum_of_what_digests_show_at_least_and_hidden_where_none_does() -> None:
    shown = {"done:home": figure(20), "done:school": None, "active": figure(60), "new": figure(5, weeks=3)}
    later = {"done:home": figure(10), "active": figure(55)}
    found = together(PERIOD, [told("Unieux", week(0, shown), week(1, later)), told("Firminy", week(0, shown))], SKILLS)
    assert found.figures["done:home"] == found.figures["done"] == 50
    assert found.figures["active"] == 55 + 60
    assert found.figures["new"] == 10
    assert found.figures["done:school"] is found.figures["sent"] is found.figures["gone"] is None


def test_people_by_role_are_those_that_territories_are_shown() -> None:
    shown = {Role.FAMILY: Range(40, 44), Role.ELECTED: None}
    found = together(PERIOD, [told("Unieux", roles=shown), told("Firminy", roles=shown), told("Fraisses")], SKILLS)
    assert found.figures["role:family"] == 80
    assert found.figures["role:elected"] is found.figures["role:volunteer"] is None


def test_levels_are_tenths_of_enough_ideas_in_enough_territories() -> None:
    def of(ideas: dict[Level, int], territories: int) -> dict[Level, int]:
        return dict(together(PERIOD, [told(str(n), levels=ideas) for n in range(territories)], SKILLS).levels)

    ideas = {Level.INDIVIDUAL: 12, Level.CIRCLE: 7, Level.COMMUNE: 1}
    assert of(ideas, 5) == {Level.INDIVIDUAL: 6, Level.CIRCLE: 4, Level.STRUCTURE: 0, Level.COMMUNE: 0}
    assert of(ideas, 4) == {}
    assert of({Level.INDIVIDUAL: 9}, 5) == {}


def test_skills_are_counted_in_weeks_of_school_that_have_a_digest_and_in_territories() -> None:
    themes = {MONDAY + number * WEEK: "C1.1" for number in range(4)}
    unieux = told("Unieux", week(0), week(1), week(2), skills=themes, resting=frozenset({MONDAY + 2 * WEEK}))
    firminy = told("Firminy", week(0), skills={MONDAY: "C1.1"})
    found = together(PERIOD, [unieux, firminy], SKILLS)
    assert found.skills == (SkillWeeks("C1.1", 3, 2), SkillWeeks("E1.2", 0, 0))


def test_what_was_liked_stands_with_the_territories_by_title_and_by_name() -> None:
    unieux = told("Unieux", week(0, liked="Le souffle"), week(1, liked="Le souffle"), week(2, liked="L’arbre"))
    firminy = told("Firminy", week(0, liked="Le souffle"))
    found = together(PERIOD, [unieux, firminy], SKILLS)
    assert found.liked == (Liked("L’arbre", ("Unieux",)), Liked("Le souffle", ("Firminy", "Unieux")))


@pytest.mark.parametrize(
    ("one", "rests", "cell"),
    [
        (None, False, Cell.NOTHING),
        (week(0), False, Cell.FEW),
        (week(0), True, Cell.REST),
        (week(0, {"sent:home": figure(20)}), False, Cell.FEW),
        (week(0, {"done:home": figure(20)}), True, Cell.SOME),
        (week(0, {"done:home": figure(20)}, tried=("home",)), False, Cell.ONE),
        (week(0, {"done:home": figure(20)}, tried=("home", "school", "leisure")), False, Cell.THREE),
    ],
)
def test_a_cell_of_the_matrix_is_what_one_digest_told(one: Facts | None, rests: bool, cell: Cell) -> None:
    resting = frozenset({MONDAY}) if rests else frozenset[date]()
    found = together(PERIOD, [told("Unieux", *([one] if one else []), resting=resting)], SKILLS)
    assert found.lines[0].cells[MONDAY] is cell
    assert found.weeks == (MONDAY,)
    assert found.weeks_told[cell] >= 1
    assert found.together == (cell is Cell.THREE)


def test_territories_stand_by_name_and_states_are_counted_without_those_that_ended() -> None:
    found = together(
        PERIOD,
        [told("Unieux", state=Vitality.SILENT), told("Fraisses", state=None), told("Firminy", state=Vitality.SILENT)],
        SKILLS,
    )
    assert [line.territory for line in found.lines] == ["Firminy", "Fraisses", "Unieux"]
    assert found.states == {Vitality.SILENT: 2}
    assert found.is_empty


def test_figures_are_the_same_after_they_were_stored() -> None:
    unieux = told(
        "Unieux",
        week(0, {"done:home": figure(20), "sent:home": figure(60)}, liked="Le souffle", tried=("home",)),
        skills={MONDAY: "C1.1"},
        levels={Level.INDIVIDUAL: 60},
    )
    found = together(PERIOD, [unieux, *(told(str(n), levels={Level.CIRCLE: 10}) for n in range(5))], SKILLS)
    assert found.levels
    assert not found.is_empty
    assert from_json(to_json(found)) == found


def test_settings_are_told_apart() -> None:
    found = together(PERIOD, [told("Unieux", week(0, {"sent:club": figure(15)}))], SKILLS)
    assert {name: least for name, least in found.figures.items() if least} == {"sent:club": 15, "sent": 15}
    assert {f"sent:{setting}" for setting in Setting} <= set(found.figures)
