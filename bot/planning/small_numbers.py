"""Small numbers: what may be told of people without telling of a person.

Three rules, together. A figure that describes fewer than five distinct people is hidden. A figure that is shown is a
class of five (« 20 à 24 »), so that the difference of two of them, or of two weeks, is never one person. And because
the same ideas are cut several ways (in all, by setting, by form, by face), what is shown is held back until every
hidden figure keeps enough possible values for someone who adds, subtracts and knows these rules.

Hidden is one word for zero and for four.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

THRESHOLD = 5
WIDTH = 5
MOST_HIDDEN = THRESHOLD - 1
LEAST_VALUES = 4
"""Possible values left to a hidden figure: three, and one more because « tenté » may rule out zero."""


class Trace(NamedTuple):
    """Something that one member did, under the name of the figure that counts it."""

    figure: str
    member: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Count:
    rows: int
    people: int


@dataclass(frozen=True, slots=True)
class Range:
    """What is shown of a number: it lies between `low` and `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the shown figures of one cut say of its total. A hidden figure adds 0 to `low` and 4 to `high`."""

    low: int
    high: int
    has_hidden: bool


def count(traces: Iterable[Trace], since: datetime, until: datetime) -> Count:
    """The traces from `since` to before `until`, and how many distinct people left them."""
    members = [trace.member for trace in traces if since <= trace.at < until]
    return Count(len(members), len(set(members)))


def in_class(counted: Count) -> Range | None:
    """The class of five in which the number of rows lies; None, hidden, below five people."""
    if counted.people < THRESHOLD:
        return None
    low = counted.rows // WIDTH * WIDTH
    return Range(low, low + WIDTH - 1)


def keeps_secret(equal: Sequence[Bounds], parts: Sequence[Bounds] = ()) -> bool:
    """Whether each hidden figure keeps `LEAST_VALUES` possible values.

    `equal` are cuts of one and the same total; `parts` are cuts of something that is at most that total (faces: not
    everybody who did an idea gives one). A hidden figure is whatever the total leaves once the rest of its cut is
    taken away, and the total is only known to satisfy every cut at once. Cuts that no total satisfies are refused: they
    tell that a hidden figure stands for few people with many ideas.
    """
    low = max(cut.low for cut in (*equal, *parts))
    high = min(cut.high for cut in equal)
    if low > high:
        return False
    return all(_values_left(cut, low, high) >= LEAST_VALUES for cut in equal if cut.has_hidden) and all(
        _values_left(cut, cut.low, high) >= LEAST_VALUES for cut in parts if cut.has_hidden
    )


def _values_left(cut: Bounds, low: int, high: int) -> int:
    least = max(0, low - (cut.high - MOST_HIDDEN))
    most = min(MOST_HIDDEN, high - cut.low)
    return most - least + 1


def ways_to_hold_back(cuts: Sequence[str]) -> list[frozenset[str]]:
    """Every set of cuts that could be held back, the cheapest first: a later cut is dearer than all before it."""
    every = [frozenset(chosen) for size in range(len(cuts) + 1) for chosen in combinations(cuts, size)]
    return sorted(every, key=lambda held: sum(2 ** cuts.index(cut) for cut in held))
