"""To whom a message or a meetup goes: members of a territory by role × setting × age, chosen by buttons.

The number that is shown while one chooses is a class that widens with it: it can be asked for again and again with
other choices, and the difference of two exact numbers would be one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import cycle
from typing import Any

from bot.errors import Invalid
from bot.model import AgeBand, Role, Segment, Setting
from bot.planning.small_numbers import THRESHOLD, Range
from bot.storage import segments
from bot.storage.db import Tx

EVERYBODY = Segment()


class Dimension(StrEnum):
    """One of the three choices of a segment; the values are what travels in buttons."""

    ROLE = "role"
    SETTING = "setting"
    AGE = "age"


FIELDS: Mapping[Dimension, str] = {
    Dimension.ROLE: "roles",
    Dimension.SETTING: "settings",
    Dimension.AGE: "age_bands",
}
CHOICES: Mapping[Dimension, type[Role] | type[Setting] | type[AgeBand]] = {
    Dimension.ROLE: Role,
    Dimension.SETTING: Setting,
    Dimension.AGE: AgeBand,
}


@dataclass(frozen=True, slots=True)
class Audience:
    """A segment with what may be shown of its size: None stands for fewer than five people, zero included."""

    segment: Segment
    people: Range | None


async def measure(tx: Tx, territory_id: int, segment: Segment, *, is_broadcast: bool = False) -> Audience:
    """How many people would be reached now. Who may ask is for the caller to have checked."""
    return await measure_people(tx, segment, segments.people_of(territory_id, segment, is_broadcast=is_broadcast))


async def measure_people(tx: Tx, segment: Segment, people: segments.People) -> Audience:
    """The same of any people."""
    return Audience(segment, size_of(await segments.count(tx, people)))


def size_of(people: int) -> Range | None:
    """5 to 9, 10 to 19, 20 to 49, 50 to 99, 100 to 199 and so on; None under five.

    Classes of five, put together, tell the size of a hidden group more than twice as often (docs/decisions.md).
    """
    if people < THRESHOLD:
        return None
    low, high = THRESHOLD, 2 * THRESHOLD
    for tenths in cycle((20, 25, 20)):
        if people < high:
            break
        low, high = high, high * tenths // 10
    return Range(low, high - 1)


def toggled(segment: Segment, dimension: Dimension, value: str, is_wanted: bool) -> Segment:
    """The segment with this value chosen or not: asked twice, it is the same. `Invalid` for a value that is none."""
    try:
        chosen = CHOICES[dimension](value)
    except ValueError as error:
        raise Invalid("error-old-button") from error
    before = getattr(segment, FIELDS[dimension])
    return _with(segment, dimension, [*before, chosen] if is_wanted else [one for one in before if one != chosen])


def to_json(segment: Segment) -> dict[str, list[str]]:
    """As it is stored: codes only."""
    return {field: [str(one) for one in getattr(segment, field)] for field in FIELDS.values()}


def from_json(stored: Mapping[str, Any]) -> Segment:
    segment = EVERYBODY
    for dimension, field in FIELDS.items():
        segment = _with(segment, dimension, stored.get(field, ()))
    return segment


def _with(segment: Segment, dimension: Dimension, values: Iterable[Any]) -> Segment:
    """In the order of the lists, each once; all of them is the same as none."""
    wanted = set(values)
    every = CHOICES[dimension]
    kept = tuple(one for one in every if one in wanted)
    changed: dict[str, Any] = {FIELDS[dimension]: () if len(kept) == len(every) else kept}
    return replace(segment, **changed)
