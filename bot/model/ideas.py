"""An idea that somebody is given, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.model.people import AgeBand, Setting


class IdeaState(StrEnum):
    PLANNED = "planned"
    PROPOSED = "proposed"
    LATER = "later"
    DONE = "done"
    SKIPPED = "skipped"
    REPLACED = "replaced"


class IdeaOrigin(StrEnum):
    """JOINING: the one that comes at once; ANOTHER: asked instead of one proposed; ON_DEMAND: /idee."""

    JOINING = "joining"
    WEEKLY = "weekly"
    ANOTHER = "another"
    ON_DEMAND = "on_demand"


class ReminderState(StrEnum):
    WAITING = "waiting"
    QUEUED = "queued"
    CANCELLED = "cancelled"


class Tag(StrEnum):
    FITTING = "fitting"
    TOO_LONG = "too_long"
    TOO_HARD = "too_hard"
    CHILDREN_DELIGHTED = "children_delighted"


FACES = (1, 2, 3)
"""The adult's own experience, from « difficile » (1) to « un bon moment » (3)."""


class Sharing(StrEnum):
    TERRITORY = "territory"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Idea:
    id: int
    membership_id: int
    person_id: int
    territory_id: int
    week_starts_on: date
    activity: str
    theme: str
    skill: str
    setting: Setting
    age_band: AgeBand
    fit: str
    origin: IdeaOrigin
    state: IdeaState


@dataclass(frozen=True, slots=True)
class Feedback:
    id: int
    idea_id: int
    face: int | None
    tags: tuple[Tag, ...]
    comment: str | None
    sharing: Sharing | None


@dataclass(frozen=True, slots=True)
class Past:
    """What became of an idea that a membership was given: all that later choices look at."""

    activity: str
    week_starts_on: date
    fit: str
    origin: IdeaOrigin
    state: IdeaState
    face: int | None = None
    tags: tuple[Tag, ...] = ()
