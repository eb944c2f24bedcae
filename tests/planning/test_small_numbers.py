"""What is shown never tells a small number, not even to someone who knows the rules and tries every table."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Setting
from bot.planning import digest_figures
from bot.planning.digest_figures import Figures, Published, done_figures, member_figures, sent_figures, start_of
from bot.planning.small_numbers import LEAST_VALUES, MOST_HIDDEN, Bounds, Count, Range, Trace, in_class, keeps_secret

WEEK = timedelta(weeks=1)
FRIDAY = datetime(2026, 12, 4, 16, tzinfo=UTC)
HOME, SCHOOL, CLUB = Setting.HOME, Setting.SCHOOL, Setting.CLUB
ENOUGH = 3
"""Possible values that an attacker must be left with for every hidden figure."""


def traces(names: Sequence[str], values: Sequence[int], at: datetime = FRIDAY - WEEK / 2) -> list[Trace]:
    """As many people under each name as its value, each with one idea."""
    people = itertools.count(int(at.timestamp()))
    return [Trace(name, next(people), at) for name, value in zip(names, values, strict=True) for _ in range(value)]


def seen(figures: Figures) -> tuple[tuple[str, tuple[int, int] | None], ...]:
    """A publication, as everybody sees it."""
    return tuple((name, (one.low, one.weeks) if one else None) for name, one in sorted(figures.items()))


def pinned(worlds: Iterable[Sequence[int]], hidden: Iterable[int], largest: int) -> list[int]:
    """The hidden positions with too few possible values among the worlds that look the same.

    Worlds that reach the largest value tried are cut off by the trial itself and prove nothing.
    """
    same = list(worlds)
    if max(map(max, same)) >= largest:
        return []
    return [position for position in hidden if len({world[position] for world in same}) < ENOUGH]


@pytest.mark.parametrize("people", [0, 1, 4])
def test_four_people_are_as_hidden_as_none(people: int) -> None:
    assert in_class(Count(rows=people * 3, people=people)) is None


@pytest.mark.parametrize(("rows", "low"), [(5, 5), (9, 5), (10, 10), (23, 20)])
def test_a_figure_is_shown_as_a_class_of_five(rows: int, low: int) -> None:
    shown = in_class(Count(rows, people=5))
    assert shown is not None
    assert (shown.low, shown.high) == (low, low + 4)


def test_many_ideas_of_four_people_stay_hidden() -> None:
    own = [Trace("sent:home", member, FRIDAY - WEEK / 2) for member in range(4) for _ in range(10)]
    assert sent_figures(own, (HOME,), [], FRIDAY) == {"sent:home": None, "sent": None}


def attack_three_settings_and_their_total() -> list[object]:
    """The publications from which a hidden setting can be told."""
    names = ["sent:home", "sent:school", "sent:club"]
    worlds = defaultdict(list)
    for values in itertools.product(range(12), repeat=3):
        figures = sent_figures(traces(names, values), (HOME, SCHOOL, CLUB), [], FRIDAY)
        worlds[seen(figures)].append(values)
    broken: list[object] = []
    for publication, same in worlds.items():
        hidden = [place for place, name in enumerate(names) if dict(publication)[name] is None]
        broken += [publication] if pinned(same, hidden, 11) else []
    return broken


def test_an_attacker_who_tries_every_table_of_three_settings_and_their_total_pins_nothing() -> None:
    assert attack_three_settings_and_their_total() == []


def test_the_same_attacker_wins_where_figures_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    def exact(counted: Count) -> Range | None:
        return Range(counted.rows, counted.rows) if counted.people >= 5 else None

    monkeypatch.setattr(digest_figures, "in_class", exact)
    monkeypatch.setattr(digest_figures, "keeps_secret", lambda *_: True)
    assert attack_three_settings_and_their_total()


def test_an_attacker_who_crosses_settings_forms_and_faces_pins_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    forms, faces = ("form:geste", "form:seance"), ("face:1", "face:3")
    names = ("done:home", "done:school", *forms, *faces)
    monkeypatch.setattr(digest_figures, "FORMS", forms)
    monkeypatch.setattr(digest_figures, "FACE_FIGURES", faces)
    worlds = defaultdict(list)
    for values in itertools.product(range(8), repeat=2):
        ideas = traces(names[:2], values)
        for geste in range(sum(values) + 1):
            by_form = traces(forms, (geste, sum(values) - geste))
            for fine in range(sum(values) + 1):
                for hard in range(0, sum(values) + 1 - fine, 2):
                    by_face = traces(faces, (hard, fine))
                    figures = done_figures(ideas, by_form, by_face, (HOME, SCHOOL), [], FRIDAY)
                    worlds[seen(figures)].append((*values, geste, sum(values) - geste, hard, fine))
    for publication, same in worlds.items():
        shown = dict(publication)
        hidden = [place for place, name in enumerate(names) if shown[name] is None and name != "face:1"]
        if max(world[place] for world in same for place in (0, 1)) < 7:
            assert not pinned(same, hidden, 99), publication


def test_an_attacker_who_subtracts_two_weeks_pins_nothing() -> None:
    names = ["sent:home", "sent:club"]
    worlds = defaultdict(list)
    for values in itertools.product(range(10), repeat=4):
        told: list[Published] = []
        everything: list[Trace] = []
        for week in range(2):
            until = FRIDAY + week * WEEK
            everything += traces(names, values[2 * week : 2 * week + 2], until - WEEK / 2)
            told.append(Published(start_of(told, until), until, sent_figures(everything, (HOME, CLUB), told, until)))
        worlds[tuple(seen(digest.figures) for digest in told)].append(values)
    for publication, same in worlds.items():
        hidden = [
            2 * week + place
            for week in range(2)
            for place, name in enumerate(names)
            if dict(publication[week])[name] is None
        ]
        assert not pinned(same, hidden, 9), publication


def test_those_who_left_cannot_be_found_from_those_who_are_there() -> None:
    worlds = defaultdict(list)
    for before, new, gone in itertools.product(range(5, 15), range(13), range(13)):
        if before + new - gone < 0:
            continue
        first = Published(FRIDAY - WEEK, FRIDAY, member_figures({"active": before}, [], [], FRIDAY))
        flows = traces(["new", "gone"], [new, gone], FRIDAY + WEEK / 2)
        after = member_figures({"active": before + new - gone}, flows, [first], FRIDAY + WEEK)
        worlds[seen(first.figures), seen(after)].append((new, gone))
    for publication, same in worlds.items():
        shown = dict(publication[1])
        hidden = [place for place, name in enumerate(("new", "gone")) if shown[name] is None]
        assert not pinned(same, hidden, 12), publication


Cut = list[int | None]
cuts = st.lists(st.one_of(st.none(), st.sampled_from([5, 10, 15])), min_size=1, max_size=4)


def bounds(cut: Cut) -> Bounds:
    high = sum(MOST_HIDDEN if low is None else low + 4 for low in cut)
    return Bounds(sum(low or 0 for low in cut), high, None in cut)


def totals(cut: Cut) -> set[int]:
    """Every total that the cells of a cut can add up to."""
    found = {0}
    for low in cut:
        found = {total + (low or 0) + more for total in found for more in range(5)}
    return found


@given(equal=st.lists(cuts, min_size=1, max_size=3), part=cuts)
def test_where_the_rule_says_secret_every_hidden_cell_has_enough_solutions(equal: list[Cut], part: Cut) -> None:
    if not keeps_secret([bounds(cut) for cut in equal], [bounds(part)]):
        return
    possible = set.intersection(*(totals(cut) for cut in equal))
    possible = {total for total in possible if any(shared <= total for shared in totals(part))}
    for cut in equal:
        for place in [place for place, low in enumerate(cut) if low is None]:
            others = totals(cut[:place] + cut[place + 1 :])
            values = [value for value in range(5) if any(total - value in others for total in possible)]
            assert len(values) >= LEAST_VALUES
    for place in [place for place, low in enumerate(part) if low is None]:
        others = totals(part[:place] + part[place + 1 :])
        values = [value for value in range(5) if any(other + value <= max(possible) for other in others)]
        assert len(values) >= LEAST_VALUES


def test_a_total_that_would_give_a_small_number_away_is_held_back() -> None:
    names = [f"sent:{setting}" for setting in list(Setting)[:5]]
    figures = sent_figures(traces(names, [9, 9, 9, 9, 4]), list(Setting)[:5], [], FRIDAY)
    assert figures["sent"] is None
    assert [bool(figures[name]) for name in names] == [True] * 4 + [False]


def test_a_total_that_tells_nothing_small_is_shown() -> None:
    names = [f"sent:{setting}" for setting in list(Setting)[:5]]
    figures = sent_figures(traces(names, [8, 6, 9, 5, 4]), list(Setting)[:5], [], FRIDAY)
    assert figures["sent"] is not None


def test_faces_and_forms_are_held_back_before_settings() -> None:
    names = ["done:home", "done:school", "done:club"]
    by_form, by_face = traces(["form:geste", "form:seance"], [11, 11]), traces(["face:3", "face:2"], [20, 2])
    figures = done_figures(traces(names, [9, 9, 4]), by_form, by_face, (HOME, SCHOOL, CLUB), [], FRIDAY)
    assert {name for name, one in figures.items() if one} == {"done:home", "done:school"}


def test_cuts_that_contradict_each_other_are_not_shown_together() -> None:
    assert not keeps_secret([Bounds(20, 24, True), Bounds(25, 29, False)])
