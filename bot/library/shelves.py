"""The activities of a library, sorted once by skill, setting and age, so that a choice looks at a few of them only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bot.library.models import Activity
from bot.model import AgeBand, Setting

ANY = ""
"""The shelf of every skill."""
Place = tuple[str, Setting, AgeBand]


class Shelves:
    """Each activity stands under its specific skill, its general one and no skill at all, in each setting and age."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        sorted_in: dict[Place, list[Activity]] = {}
        families: dict[str, list[str]] = {}
        for activity in sorted(activities, key=lambda one: one.slug):
            families.setdefault(activity.skill[:2], []).append(activity.slug)
            for place in _places(activity):
                sorted_in.setdefault(place, []).append(activity)
        self._by_place: Mapping[Place, tuple[Activity, ...]] = MappingProxyType(
            {place: tuple(found) for place, found in sorted_in.items()}
        )
        self._families = {code: tuple(slugs) for code, slugs in families.items()}

    def take(self, skills: Sequence[str], settings: Sequence[Setting], ages: Sequence[AgeBand]) -> tuple[Activity, ...]:
        """Every activity of one of these skills (specific, general or `ANY`), settings and ages, each once."""
        places = [(skill, setting, age) for skill in skills for setting in settings for age in ages]
        if len(places) == 1:
            return self._by_place.get(places[0], ())
        found = {activity.slug: activity for place in places for activity in self._by_place.get(place, ())}
        return tuple(found.values())

    def family(self, skill: str) -> tuple[str, ...]:
        """The slugs of the activities of the same general skill."""
        return self._families.get(skill[:2], ())


def _places(activity: Activity) -> Iterable[Place]:
    for skill in (activity.skill, activity.skill[:2], ANY):
        for setting in activity.settings:
            for age in dict.fromkeys(activity.ages):
                yield skill, setting, age
