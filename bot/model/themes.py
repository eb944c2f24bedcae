"""What a territory works on, week after week, and when it rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class VoteState(StrEnum):
    """OPEN until a coordinator decides; it takes votes until its end."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ThemeChangeKind(StrEnum):
    """What a coordinator does to a coming theme."""

    MOVE = "move"
    REPLACE = "replace"
    SKIP = "skip"


class LocalDayLabel(StrEnum):
    """Why school rests on days that a coordinator gave."""

    HOLIDAYS = "holidays"
    BRIDGE = "bridge"
    CLOSURE = "closure"
    FEAST = "feast"


@dataclass(frozen=True, slots=True)
class ThemeWeek:
    id: int
    territory_id: int
    week_starts_on: date
    theme: str
    skill: str


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """`slot` is the theme's number in the territory's order; `theme` serves a replacement, `before` a move."""

    id: int
    kind: ThemeChangeKind
    slot: int
    theme: str | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class LocalDay:
    """Days without school in one territory, both ends included."""

    id: int
    territory_id: int
    first_day: date
    last_day: date
    label: LocalDayLabel
