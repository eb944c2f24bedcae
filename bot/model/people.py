"""Who is who, and where they meet children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.model.language import Language


class Role(StrEnum):
    FAMILY = "family"
    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    ELECTED = "elected"


class Setting(StrEnum):
    """Where an adult meets children: the *milieu de vie* of the product."""

    HOME = "home"
    EARLY_YEARS = "early_years"
    SCHOOL = "school"
    AFTER_SCHOOL = "after_school"
    CLUB = "club"
    YOUTH_SERVICE = "youth_service"
    LOCAL_AUTHORITY = "local_authority"


class AgeBand(StrEnum):
    """Years of age, both ends included."""

    A0_2 = "0-2"
    A3_5 = "3-5"
    A6_8 = "6-8"
    A9_11 = "9-11"
    A12_14 = "12-14"
    A15_17 = "15-17"
    A18_25 = "18-25"


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class PersonState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"


class MembershipState(StrEnum):
    """JOINING: consent given, the last button not pressed yet."""

    JOINING = "joining"
    ACTIVE = "active"
    LEFT = "left"


class GrantKind(StrEnum):
    COORDINATOR = "coordinator"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    chat_id: int
    language: Language
    state: PersonState
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Membership:
    id: int
    person_id: int
    territory_id: int
    role: Role | None
    settings: tuple[Setting, ...]
    age_bands: tuple[AgeBand, ...]
    weekday: int
    """0 is Monday, as in `date.weekday()`."""
    send_time: time
    """Local time of the territory."""
    rhythm: Rhythm
    wants_repere: bool
    """The repère the day before the idea."""
    wants_encouragement: bool
    """A word two days after the idea, which asks how it went."""
    state: MembershipState
    joined_at: datetime | None
    structure_id: int | None = None
    """Where a professional or volunteer works, if they said so: colleagues then get the same idea in the same week."""
    wants_broadcasts: bool = True
    """The messages of who coordinates the territory."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Members of one territory by role, setting and age band; an empty choice stands for all."""

    roles: tuple[Role, ...] = ()
    settings: tuple[Setting, ...] = ()
    age_bands: tuple[AgeBand, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """A school, a centre, a club of a territory: never a filter, a column or an export, for nobody watches anybody."""

    id: int
    territory_id: int
    name: str
