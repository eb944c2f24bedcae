"""The order of the activities that fit: first how well they fit, then a score. docs/decisions.md gives the sources."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from bot.library.models import Activity
from bot.model import AgeBand, Form, Place, Role, Season, Setting
from bot.planning.likings import NOTHING, WEIGHT, Tastes, liked_by_people, liked_by_this_one
from bot.planning.need import Need

PEOPLE, OWN, REST, WEATHER = 0.5, 0.25, 0.2, 0.05
"""What each part of the score weighs; together 1."""
EXPLORATION = 0.06
"""The most that the seeded draw adds, where nobody has said anything yet: a small part of the whole score."""
RESTED_WEEKS = 26
"""After half a year an activity is as fresh as a new one."""

Item = TypeVar("Item")


class Score(NamedTuple):
    """The parts, each weighed already."""

    people: float
    own: float
    rest: float
    weather: float
    explored: float

    @property
    def total(self) -> float:
        return self.people + self.own + self.rest + self.weather + self.explored


class Order(NamedTuple):
    """How well it fits, the smallest first."""

    comes_too_early: bool
    """A séance of which an earlier one of the sequence has not come yet."""
    is_out_of_turn: bool
    ages_left_out: int
    is_of_another_age: bool
    is_unsuited: bool
    """A séance for who is no professional."""
    is_no_sequel: bool
    """Anything but the séance that goes on with a sequence which the group has begun."""


@dataclass(frozen=True, slots=True)
class Scored:
    activity: Activity
    setting: Setting
    age_band: AgeBand
    order: Order
    score: Score


def rank(activities: Sequence[Activity], need: Need, ages: Sequence[AgeBand], tastes: Tastes) -> tuple[Scored, ...]:
    """The best first, whatever the order in which they come."""
    scored = [_scored(activity, need, ages, tastes) for activity in activities]
    return tuple(sorted(scored, key=lambda one: (one.order, -one.score.total, one.activity.slug)))


def _scored(activity: Activity, need: Need, ages: Sequence[AgeBand], tastes: Tastes) -> Scored:
    setting, age = _setting(activity, need), _age(activity, ages, need)
    return Scored(activity, setting, age, _order(activity, need, ages), _score(activity, setting, age, need, tastes))


def _order(activity: Activity, need: Need, ages: Sequence[AgeBand]) -> Order:
    return Order(
        activity.slug in need.sequences.early,
        _in_turn(need.settings, need.turn) not in activity.settings,
        sum(age not in activity.ages for age in ages),
        _age_in_turn(ages, need) not in activity.ages,
        activity.form is Form.SEANCE and need.role is not Role.PROFESSIONAL,
        activity.slug not in need.sequences.going_on,
    )


def _score(activity: Activity, setting: Setting, age: AgeBand, need: Need, tastes: Tastes) -> Score:
    return Score(
        people=PEOPLE * liked_by_people(tastes, activity.slug, setting, age),
        own=OWN * liked_by_this_one(tastes, activity),
        rest=REST * _freshness(activity.slug, need),
        weather=WEATHER * (not (need.season is Season.WINTER and activity.place is Place.OUTDOORS)),
        explored=EXPLORATION * _unknown(activity.slug, tastes) * _draw(need.seed, activity.slug),
    )


def _freshness(slug: str, need: Need) -> float:
    """0 to 1: half for the territory, half for this person."""
    weeks = (need.rested.get(slug, RESTED_WEEKS), need.own_rest.get(slug, RESTED_WEEKS))
    return sum(min(one, RESTED_WEEKS) for one in weeks) / (2 * RESTED_WEEKS)


def _unknown(slug: str, tastes: Tastes) -> float:
    """1 where nobody has said anything of the activity, nearer to 0 the more is known."""
    return WEIGHT / (WEIGHT + tastes.activities.get(slug, NOTHING).people)


def _draw(seed: str, slug: str) -> float:
    """0 to 1, always the same for the same seed and activity."""
    digest = hashlib.sha256(f"{seed}:{slug}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


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
