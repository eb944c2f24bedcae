"""Where a séance stands in its sequence, and which one comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.library.models import Activity, Sequence


@dataclass(frozen=True)
class SequencePlace:
    title: str
    """Of the sequence."""
    number: int
    """Counts from 1."""
    total: int
    next_title: str | None
    """Of the séance that follows; None for the last."""


def places(sequences: Iterable[Sequence], activities: Mapping[str, Activity]) -> dict[str, SequencePlace]:
    """The place of each known séance, by slug."""
    return {slug: place for one in sequences for slug, place in _places_in(one, activities)}


def _places_in(sequence: Sequence, activities: Mapping[str, Activity]) -> Iterable[tuple[str, SequencePlace]]:
    known = [slug for slug in sequence.seances if slug in activities]
    for position, slug in enumerate(known):
        following = known[position + 1 : position + 2]
        next_title = activities[following[0]].title if following else None
        yield slug, SequencePlace(sequence.title, position + 1, len(known), next_title)
