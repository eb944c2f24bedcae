"""Who lives in the region of the demonstration: thirty places from region.yaml, and people drawn from one seed.

How often people do what comes is supposed here, not measured: it gives screens something to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bot.model import AgeBand, Rhythm, Role, Setting
from bot.planning.rhythm import instant_of
from bot.services.presets import HOURS, PRESETS

FILE = Path(__file__).with_name("region.yaml")
ZONE = "Europe/Paris"
FIRST, LAST = date(2026, 8, 31), date(2027, 7, 4)
"""The school year of 2026-2027, from the Monday before it begins to the Sunday after it ends."""
TIRED_FROM = date(2027, 2, 1)
"""When « slowing » places do less."""
NEW_FROM = date(2027, 4, 26)
FIRST_CHAT = 4_000_000_000_000_000
"""Further than Telegram's own numbers: nobody real is written to, whatever is done with the database."""
ROLES = {Role.FAMILY: 58, Role.PROFESSIONAL: 29, Role.VOLUNTEER: 10, Role.ELECTED: 3}
PLACES: Mapping[Role, Mapping[Setting, int]] = {
    Role.FAMILY: {Setting.HOME: 1},
    Role.PROFESSIONAL: {Setting.SCHOOL: 6, Setting.AFTER_SCHOOL: 4},
    Role.VOLUNTEER: {Setting.CLUB: 3, Setting.AFTER_SCHOOL: 1},
    Role.ELECTED: {Setting.LOCAL_AUTHORITY: 1},
}
AGES = {AgeBand.A3_5: 3, AgeBand.A6_8: 4, AgeBand.A9_11: 3, AgeBand.A12_14: 1}
RHYTHMS = {Rhythm.WEEKLY: 78, Rhythm.FORTNIGHTLY: 15, Rhythm.MONTHLY: 7}
DOES = {"alive": 0.9, "slowing": 0.9, "new": 0.9, "silent": 0.05}
TIRED = 0.06
JOINING_WEEKS = (15, 6)
"""Three in four join in the first month, the others within so many weeks; new places have fewer."""


@dataclass(frozen=True, slots=True)
class Place:
    """`within` is the name of the larger one that it belongs to."""

    name: str
    kind: str
    weight: int
    pace: str
    within: str | None = None
    programme: str | None = None
    school_zone: str | None = None
    departement: str = "Loire"

    @property
    def opens_on(self) -> date:
        return NEW_FROM if self.pace == "new" else FIRST


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who will join; `does` and `says` are how often, 0 to 1."""

    chat_id: int
    place: Place
    role: Role
    setting: Setting
    ages: tuple[AgeBand, ...]
    weekday: int
    hour: int
    """A number of presets.HOURS."""
    rhythm: Rhythm
    joins_at: datetime
    does: float
    says: float
    chance: Random

    def does_in(self, day: date) -> float:
        return self.does * (TIRED if self.place.pace == "slowing" and day >= TIRED_FROM else 1)


@dataclass(frozen=True, slots=True)
class Cast:
    places: tuple[Place, ...]
    residents: tuple[Resident, ...]
    said: Mapping[str, Sequence[Sequence[str]]]
    notes: Sequence[Sequence[str]]


def draw(people: int, seed: int) -> Cast:
    """The same seed, the same people; those who join first come first."""
    written: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    places = tuple(Place(**one) for one in written["places"])
    residents = [_resident(number, place, seed) for number, place in enumerate(_homes(places, people))]
    return Cast(places, tuple(sorted(residents, key=lambda one: one.joins_at)), written["said"], written["notes"])


def _homes(places: Sequence[Place], people: int) -> list[Place]:
    """One place for each person, by weight; where it does not come out even, the first places have one more."""
    weights = sum(one.weight for one in places)
    counts = [people * one.weight // weights for one in places]
    for number in range(people - sum(counts)):
        counts[number % len(counts)] += 1
    return [place for place, count in zip(places, counts, strict=True) for _ in range(count)]


def _resident(number: int, place: Place, seed: int) -> Resident:
    own = Random(f"{seed}:{number}")  # noqa: S311
    role = _one_of(own, ROLES)
    preset = PRESETS[role]
    works = role is Role.PROFESSIONAL
    return Resident(
        chat_id=FIRST_CHAT + number,
        place=place,
        role=role,
        setting=_one_of(own, PLACES[role]),
        ages=tuple(sorted({_one_of(own, AGES) for _ in range(own.choice((1, 1, 1, 2)))}, key=list(AgeBand).index)),
        weekday=own.randrange(5) if works else own.choice((preset.weekday, preset.weekday, own.randrange(7))),
        hour=own.choice((HOURS.index(preset.send_time), own.randrange(len(HOURS)))),
        rhythm=preset.rhythm if role is Role.ELECTED else _one_of(own, RHYTHMS),
        joins_at=_joins_at(own, place),
        does=own.betavariate(2.4, 1.8) * DOES[place.pace],
        says=own.uniform(0.4, 1),
        chance=own,
    )


def _joins_at(chance: Random, place: Place) -> datetime:
    """On a working day."""
    weeks = chance.randrange(4) if chance.random() < 0.75 else chance.randrange(JOINING_WEEKS[place.pace == "new"])
    day = place.opens_on + timedelta(weeks=weeks, days=chance.randrange(5))
    return instant_of(day, time(chance.randrange(9, 16), chance.randrange(60)), ZONE)


def _one_of(chance: Random, weighed: Mapping[Any, int]) -> Any:
    return chance.choices(list(weighed), weights=list(weighed.values()))[0]
