"""Séances that follow one another: which one goes on with a sequence that was begun, and which would come too early."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.library.models import Sequence

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SequenceOrder:
    """`going_on`: séances whose earlier ones were all led; `early`: those of which an earlier one has not come yet."""

    going_on: frozenset[str] = NOTHING
    early: frozenset[str] = NOTHING


IN_NO_ORDER = SequenceOrder()


def order_of(sequences: Iterable[Sequence], had: Collection[str], done: Collection[str]) -> SequenceOrder:
    """`had` are the séances that were proposed, `done` those that were led with the group."""
    going_on: set[str] = set()
    early: set[str] = set()
    for sequence in sequences:
        has_all, did_all = True, True
        for position, slug in enumerate(sequence.seances):
            if not has_all:
                early.add(slug)
            elif position and did_all and slug not in had:
                going_on.add(slug)
            has_all, did_all = has_all and slug in had, did_all and slug in done
    return SequenceOrder(frozenset(going_on), frozenset(early))
