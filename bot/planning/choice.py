"""Which activity fits a member: filters, then declared steps when nothing fits, then a stable order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.library.models import Activity
from bot.model import AgeBand, Form, Place, Role, Setting

ORDER_OF_AGES = tuple(AgeBand)
Item = TypeVar("Item")


class Fit(StrEnum):
    """How well the activity fits, said in the line that tells why."""

    THEME = "theme"
    SAME_FAMILY = "same_family"
    """Another skill of the same general skill."""
    NEAR_AGE = "near_age"
    WISHED = "wished"
    """A skill that the member asked for instead of the theme."""
    NEAR_WISH = "near_wish"
    """Of the same family as the skill that the member asked for."""
    SEEN = "seen"
    """The theme, but an activity that was already proposed this year."""


@dataclass(frozen=True, slots=True)
class Need:
    """Who the idea is for and what it must respect. `seed` makes the order stable for a person and a week."""

    skill: str
    settings: Sequence[Setting]
    age_bands: Sequence[AgeBand]
    turn: int
    """Counts the ideas so far, so that several settings or age bands take turns."""
    seed: str
    role: Role | None = None
    seen: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    """Already proposed this week: never again within it."""
    minutes: int | None = None
    place: Place | None = None
    children: int | None = None
    without_material: bool = False
    both_ages: bool = False
    same_as_theme: tuple[str, ...] = ()
    """Skills that count as the theme's: for local_authority all those of the general skill."""


@dataclass(frozen=True, slots=True)
class IdeaPlan:
    activity: Activity
    setting: Setting
    age_band: AgeBand
    fit: Fit


def choose(activities: Iterable[Activity], need: Need) -> IdeaPlan | None:
    """The idea for this need, or None where even the last step of the fall-back finds nothing.

    The same need always gives the same idea. Steps: the theme and not seen; the same general skill and not seen;
    the theme at a neighbouring age; the theme again. Setting is never traded: an idea that cannot be done where
    one is helps nobody.
    """
    usable = [activity for activity in activities if _respects(activity, need)]
    for fit, candidates in _steps(usable, need):
        ages = _near(need.age_bands) if fit is Fit.NEAR_AGE else need.age_bands
        plan = _best(candidates, need, ages, fit)
        if plan:
            return plan
    return None


def _respects(activity: Activity, need: Need) -> bool:
    return (
        activity.slug not in need.never
        and any(setting in activity.settings for setting in need.settings)
        and (need.minutes is None or activity.minutes <= need.minutes)
        and (need.place is None or activity.place in (need.place, Place.ANYWHERE))
        and (need.children is None or _holds(activity, need.children))
        and (not need.without_material or not activity.material)
        and (activity.form is not Form.SEANCE or need.role is not Role.FAMILY)
    )


def _holds(activity: Activity, children: int) -> bool:
    alone = activity.group.max == 0
    return alone or activity.group.min <= children <= activity.group.max


def _steps(usable: Sequence[Activity], need: Need) -> Iterable[tuple[Fit, list[Activity]]]:
    theme_skills = need.same_as_theme or (need.skill,)
    theme = [activity for activity in usable if activity.skill in theme_skills]
    general = [activity for activity in usable if activity.skill[:2] == need.skill[:2]]
    family = [activity for activity in general if activity.skill not in theme_skills]
    yield Fit.THEME, [activity for activity in theme if activity.slug not in need.seen]
    yield Fit.SAME_FAMILY, [activity for activity in family if activity.slug not in need.seen]
    if not need.both_ages:
        yield Fit.NEAR_AGE, [activity for activity in theme if activity.slug not in need.seen]
    yield Fit.SEEN, theme


def _best(candidates: Sequence[Activity], need: Need, ages: Sequence[AgeBand], fit: Fit) -> IdeaPlan | None:
    plans = [
        (_rank(activity, need, ages), IdeaPlan(activity, _setting(activity, need), _age(activity, ages, need), fit))
        for activity in candidates
        if (all if need.both_ages else any)(age in activity.ages for age in ages)
    ]
    return min(plans, key=lambda ranked: ranked[0])[1] if plans else None


def _rank(activity: Activity, need: Need, ages: Sequence[AgeBand]) -> tuple[bool, int, int, bool, str]:
    """Smallest first: this turn's setting, most ages, this turn's age, a geste before a séance, a stable draw."""
    return (
        _in_turn(need.settings, need.turn) not in activity.settings,
        -sum(age in activity.ages for age in ages),
        _age_in_turn(ages, need) not in activity.ages,
        activity.form is Form.SEANCE and need.role is not Role.PROFESSIONAL,
        hashlib.sha256(f"{need.seed}:{activity.slug}".encode()).hexdigest(),
    )


def _setting(activity: Activity, need: Need) -> Setting:
    wanted = _in_turn(need.settings, need.turn)
    return wanted if wanted in activity.settings else next(s for s in need.settings if s in activity.settings)


def _age(activity: Activity, ages: Sequence[AgeBand], need: Need) -> AgeBand:
    wanted = _age_in_turn(ages, need)
    return wanted if wanted in activity.ages else next(age for age in ages if age in activity.ages)


def _age_in_turn(ages: Sequence[AgeBand], need: Need) -> AgeBand:
    """Ages turn once the settings have gone round, so that each setting meets each age."""
    return _in_turn(ages, need.turn // len(need.settings))


def _in_turn(items: Sequence[Item], turn: int) -> Item:
    return items[turn % len(items)]


def _near(ages: Sequence[AgeBand]) -> tuple[AgeBand, ...]:
    """The neighbouring age bands, the younger first."""
    found = []
    for age in ages:
        position = ORDER_OF_AGES.index(age)
        found += [ORDER_OF_AGES[near] for near in (position - 1, position + 1) if 0 <= near < len(ORDER_OF_AGES)]
    return tuple(dict.fromkeys(age for age in found if age not in ages))
