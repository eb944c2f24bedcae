"""Small numbers: what may be told of people without telling of a person.

A figure that describes fewer than five distinct people is hidden, with the same words for zero and for four. One that
is shown is a class of five (« 20 à 24 »). No two figures add up to a third, with one exception: a figure that is shown
may be cut into parts (its forms, its faces), for which the arithmetic below leaves every hidden part three possible
values at least, whatever the figures are. Nothing is decided by looking at what is hidden, so that what is held back
tells nothing either.

The arithmetic, for classes of w = 5, hidden parts of 0 to w - 1 and sums of b figures that are cut together: the total
lies between wA and wA + b(w - 1), and the parts that are shown begin at multiples of w. A hidden part of three is at
least wA - wG - 2(w - 1), where wG is what the others begin at: that is 2 more than a multiple of w, so 2 or less. It is
at most the total less what the others begin at, no less than w - b, or 2 where the forms bind the faces. With at most
three parts and at most three figures that is 0, 1, 2 or 2, 3, 4 at the worst.
"""

from __future__ import annotations

from dataclasses import dataclass

THRESHOLD = 5
LEAST_THRESHOLD = 3
"""No setting may go below: a hidden figure could then not keep three possible values."""
PARTS = 3
"""How many parts a figure is cut into at most, each way."""
BLOCKS = 3
"""How many figures are cut together at most."""


@dataclass(frozen=True, slots=True)
class Range:
    """What is shown of a number: it lies between `low` and `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Rule:
    """`threshold`: how many people a figure must describe to be shown."""

    threshold: int = THRESHOLD

    def __post_init__(self) -> None:
        if self.threshold < LEAST_THRESHOLD:
            raise ValueError(f"a threshold under {LEAST_THRESHOLD} would tell of persons")

    @property
    def least_told(self) -> int:
        """How many people any total describes at least: those that are in no digest follow no setting."""
        return min(self.threshold, THRESHOLD)

    @property
    def width(self) -> int:
        """How many numbers a class holds; also the threshold of a part, for which less would not do."""
        return max(5, self.threshold)

    def show(self, times: int, people: int) -> Range | None:
        """The class in which the number lies; None, hidden, below the threshold."""
        if people < self.threshold:
            return None
        low = times // self.width * self.width
        return Range(max(self.threshold, low), low + self.width - 1)

    def show_part(self, times: int, people: int) -> Range | None:
        """The same for a form or a face within a figure."""
        return self.show(times, people) if people >= self.width else None

    def has_parts(self, low: int) -> bool:
        """Whether a figure whose class begins there is large enough to be cut."""
        return low >= self.width
