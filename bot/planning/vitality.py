"""How a territory is doing at a glance, told from its digests alone: nothing is counted for it.

A digest shows of what was done only what enough people did (small_numbers). So this tells nothing that the digests have
not told, and a territory of four people who try everything looks as one where nobody does: « trop peu de retours pour
le dire ». It is a state and no measure: it puts no territory before another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FIRST_DIGESTS = 4
"""Before that a territory is new, whatever its digests tell."""
ALIVE_WEEKS = 2
SLOWING_WEEKS = 8
"""Weeks of school: those in which everybody rests tell nothing."""


class Vitality(StrEnum):
    """SILENT: too little comes back to say. Of one that is not open yet, and of a closed one, only that is said."""

    PREPARED = "prepared"
    NEW = "new"
    ALIVE = "alive"
    SLOWING = "slowing"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class ToldWeek:
    """What one digest told: whether it shows that people did something; `rests`: its week had no day of school."""

    shows_done: bool
    rests: bool


def vitality(told: Sequence[ToldWeek]) -> Vitality:
    """`told` are the digests of the last weeks, the oldest first.

    Alive where one of the last two weeks of school, or the holidays since, shows something done; slowing down where one
    of the last eight does.
    """
    if len(told) < FIRST_DIGESTS:
        return Vitality.NEW
    weeks_since = 0
    for week in reversed(told):
        if week.shows_done:
            return Vitality.ALIVE if weeks_since < ALIVE_WEEKS else Vitality.SLOWING
        weeks_since += not week.rests
        if weeks_since >= SLOWING_WEEKS:
            break
    return Vitality.SILENT
