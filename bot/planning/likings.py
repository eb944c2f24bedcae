"""What people liked, as averages that a few votes cannot carry away.

A Bayesian average: every activity is credited with `WEIGHT` votes at the usual level before its own are counted
(docs/decisions.md gives the source). Those of the same setting and age are weighed the same way against all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from bot.library.models import Activity
from bot.model import AgeBand, Past, Setting, Tag

MOST_POINTS = 4
POINTS = {1: 0, 2: 2, 3: 4}
"""By face."""
TAG_POINTS = {Tag.TOO_LONG: -1, Tag.TOO_HARD: -1, Tag.CHILDREN_DELIGHTED: 1, Tag.FITTING: 0}
WEIGHT = 10
OWN_WEIGHT = 4
"""One's own taste is known from fewer ideas, and told by their kind rather than one by one."""
USUAL = 0.7
"""The level of an activity of which nothing is known, until the library's own is."""
SHORT, LONG = 10, 25
"""Minutes."""


class Votes(NamedTuple):
    """How many people said a face, and the sum of their points (0 to `MOST_POINTS` each)."""

    people: int = 0
    points: int = 0

    def plus(self, other: Votes) -> Votes:
        return Votes(self.people + other.people, self.points + other.points)


NOTHING = Votes()


@dataclass(frozen=True, slots=True)
class Tastes:
    """What is known of likings when an idea is chosen."""

    everything: Votes = NOTHING
    activities: Mapping[str, Votes] = field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[tuple[str, Setting, AgeBand], Votes] = field(default_factory=lambda: MappingProxyType({}))
    """By activity, setting and age: what people like this one said."""
    own: Mapping[str, Votes] = field(default_factory=lambda: MappingProxyType({}))
    """By trait of an activity (`traits`): what this person said."""


def points_of(face: int | None, tags: Iterable[Tag]) -> int | None:
    """What one feedback is worth, 0 to `MOST_POINTS`; None where no face was said."""
    if face is None:
        return None
    return min(MOST_POINTS, max(0, POINTS[face] + sum(TAG_POINTS[tag] for tag in tags)))


def average(votes: Votes, usual: float, weight: float = WEIGHT) -> float:
    """The Bayesian average, 0 to 1."""
    return (usual * weight + votes.points / MOST_POINTS) / (weight + votes.people)


def liked_by_people(tastes: Tastes, slug: str, setting: Setting, age: AgeBand) -> float:
    """0 to 1: how people of this setting and age like the activity, as far as is known."""
    usual = average(tastes.everything, USUAL)
    by_all = average(tastes.activities.get(slug, NOTHING), usual)
    return average(tastes.cells.get((slug, setting, age), NOTHING), by_all)


def liked_by_this_one(tastes: Tastes, activity: Activity) -> float:
    """0 to 1: how this person likes activities of this kind; the usual level where they have said nothing."""
    kinds = traits(activity)
    return sum(average(tastes.own.get(kind, NOTHING), USUAL, OWN_WEIGHT) for kind in kinds) / len(kinds)


def traits(activity: Activity) -> tuple[str, ...]:
    """By what somebody may like or dislike activities: form, place, length."""
    length = "short" if activity.minutes <= SHORT else "long" if activity.minutes > LONG else "middling"
    return (f"form:{activity.form}", f"place:{activity.place}", f"length:{length}")


def own_tastes(history: Iterable[Past], activities: Mapping[str, Activity]) -> Mapping[str, Votes]:
    """What a person's own feedback says of each trait."""
    found: dict[str, Votes] = {}
    for past in history:
        points = points_of(past.face, past.tags)
        activity = activities.get(past.activity)
        if points is not None and activity:
            for kind in traits(activity):
                found[kind] = found.get(kind, NOTHING).plus(Votes(1, points))
    return found
