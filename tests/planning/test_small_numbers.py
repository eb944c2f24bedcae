"""What is shown never tells a small number, not even to someone who knows the rules and solves for what is hidden."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model import FACES, Setting
from bot.planning.digest_figures import Counts, Figures, Published, face_names, form_names, publish
from bot.planning.small_numbers import LEAST_THRESHOLD, Range, Rule
from bot.planning.week_counts import FORMS, MOST_WEEKS, WEEK, Count
from tests.planning.attacker import Arc, Ends, Union, learn

MONDAY = date(2026, 11, 2)
HOME = Setting.HOME
ENOUGH = 3
"""Possible values that an attacker must be left with for every hidden figure."""
Parts = tuple[int, ...]
Week = tuple[Parts, Parts]
"""How many did each form, and how many of them gave each face; each of them somebody else."""


def count(people: int) -> Count:
    return Count(people, 0, (people,) * MOST_WEEKS)


def counts(weeks: Sequence[Week], setting: Setting = HOME) -> Counts:
    found: dict[str, dict[date, Count]] = defaultdict(dict)
    for number, (forms, faces) in enumerate(weeks):
        week = MONDAY + number * WEEK
        found[f"done:{setting}"][week] = count(sum(forms))
        for name, people in zip((*form_names(setting), *face_names(setting)), (*forms, *faces), strict=True):
            found[name][week] = count(people)
    return found


def live(weeks: Sequence[Week], rule: Rule = Rule()) -> list[Published]:  # noqa: B008
    """The digests of these weeks, one after the other."""
    told: list[Published] = []
    for number in range(len(weeks)):
        week = MONDAY + number * WEEK
        told.append(publish({}, counts(weeks[: number + 1]), (HOME,), told, week, 1, rule))
    return told


def given_away(weeks: Sequence[Week], rule: Rule = Rule()) -> list[object]:  # noqa: B008
    """What an attacker pins down to fewer than three values."""
    unions = learn(live(weeks, rule), HOME, rule)
    left = [(cell, union.values_left(cell, rule.width - 1)) for union in unions for cell in union.hidden]
    return [(cell, values) for cell, values in left if len(values) < ENOUGH]


def faces_of(done: int) -> st.SearchStrategy[Parts]:
    """At most one face each."""
    cuts = st.lists(st.integers(0, done), min_size=len(FACES), max_size=len(FACES)).map(sorted)
    return cuts.map(lambda ends: (ends[0], ends[1] - ends[0], ends[2] - ends[1]))


few = st.integers(0, 9)
weeks_lived = st.lists(
    st.tuples(few, few, few).flatmap(lambda forms: st.tuples(st.just(forms), faces_of(sum(forms)))),
    min_size=MOST_WEEKS,
    max_size=MOST_WEEKS,
)
NINES: list[Week] = [((9, 0, 0), (5, 4, 0)), ((9, 0, 0), (5, 1, 3))] * 4
TIGHT: list[Week] = [((9, 4, 4), (9, 4, 4)), ((5, 0, 0), (1, 0, 4)), ((4, 4, 4), (4, 4, 4)), ((9, 4, 2), (5, 5, 5))] * 2


@given(weeks=weeks_lived)
@example(weeks=NINES)
@example(weeks=TIGHT)
@settings(max_examples=150)
def test_from_eight_weeks_an_attacker_who_solves_pins_nothing(weeks: list[Week]) -> None:
    assert given_away(weeks) == []


@given(weeks=weeks_lived, threshold=st.sampled_from([LEAST_THRESHOLD, 4, 7, 10]))
@settings(max_examples=60)
def test_nor_does_he_where_another_threshold_is_set(weeks: list[Week], threshold: int) -> None:
    assert given_away(weeks, Rule(threshold)) == []


def test_the_same_attacker_wins_where_figures_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    def exact(self: Rule, times: int, people: int) -> Range | None:
        return Range(times, times) if people >= self.threshold else None

    monkeypatch.setattr(Rule, "show", exact)
    assert given_away([((9, 1, 0), (9, 1, 0))])


def test_the_same_attacker_wins_where_a_figure_is_cut_into_four() -> None:
    """Why there are three parts: of 20, one form has 9, and each of the three others must then have 3 or 4."""
    forms: dict[Arc, Ends] = {("forms", "geste"): (5, 9), **{("forms", name): (0, 4) for name in "abc"}}
    apart: dict[Arc, Ends] = {(name, "done"): (0, 24) for name in ("geste", *"abc")}
    cut = Union({**forms, **apart, ("done", "faces"): (20, 24)})
    assert cut.values_left(("forms", "a"), most=4) == [3, 4]


def test_of_every_table_of_one_week_those_that_look_the_same_differ_in_each_hidden_part() -> None:
    """Against one who knows not only the figures but how they were chosen."""
    worlds = defaultdict(list)
    for forms in itertools.product(range(12), repeat=len(FORMS)):
        (digest,) = live([(forms, (0, 0, sum(forms)))])
        worlds[seen(digest.figures)].append(forms)
    for publication, same in worlds.items():
        shown = dict(publication)
        hidden = [place for place, name in enumerate(form_names(HOME)) if shown[name] is None]
        assert not list(pinned(same, hidden, 11)), publication


def seen(figures: Figures) -> tuple[tuple[str, tuple[int, int] | None], ...]:
    """A publication, as everybody sees it."""
    return tuple((name, (one.low, one.weeks) if one else None) for name, one in sorted(figures.items()))


def pinned(worlds: Sequence[Sequence[int]], hidden: Iterable[int], largest: int) -> Iterator[int]:
    """The hidden positions with too few possible values among the worlds that look the same.

    Worlds that reach the largest form tried are cut off by the trial itself and prove nothing.
    """
    if max(map(max, worlds)) < largest:
        for position in hidden:
            if len({world[position] for world in worlds}) < ENOUGH:
                yield position


@pytest.mark.parametrize("people", [0, 1, 4])
def test_four_people_are_as_hidden_as_none(people: int) -> None:
    assert Rule().show(times=people * 3, people=people) is None


@pytest.mark.parametrize(("rows", "low"), [(5, 5), (9, 5), (10, 10), (23, 20)])
def test_a_figure_is_shown_as_a_class_of_five(rows: int, low: int) -> None:
    assert Rule().show(rows, people=5) == Range(low, low + 4)


def test_a_lower_threshold_shows_smaller_figures_but_cuts_them_no_finer() -> None:
    assert Rule(3).show(3, 3) == Range(3, 4)
    assert Rule(3).show_part(4, 4) is None
    assert not Rule(3).has_parts(3)
    with pytest.raises(ValueError, match="threshold"):
        Rule(2)


def test_no_two_figures_of_different_settings_or_weeks_are_told_with_their_sum() -> None:
    """Totals, trends and sheets are made of what is told by setting; no sum of its own is ever counted."""
    names = live([((9, 9, 9), (9, 9, 9))])[0].figures
    assert {name.split(":")[0] for name in names} == {"active", "paused", "new", "gone", "sent", "done", "form", "face"}
    assert {name for name in names if ":" not in name} == {"active", "paused", "new", "gone"}
