"""The places, with what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Zone(str):
    """The name of a time zone, with the hours of its territory in which nothing unasked leaves."""

    __slots__ = ("quiet_from", "quiet_until")
    quiet_from: time
    quiet_until: time

    def __new__(cls, name: str, quiet_from: time, quiet_until: time) -> Zone:
        zone = super().__new__(cls, name)
        zone.quiet_from, zone.quiet_until = quiet_from, quiet_until
        return zone


class TerritorySetting(StrEnum):
    """What a territory that belongs to a larger one has from it, unless it was set here."""

    DEPARTEMENT = "departement"
    LIVING_AREA = "living_area"
    SCHOOL_ZONE = "school_zone"
    TIME_ZONE = "time_zone"
    PROGRAMME = "programme"
    WELCOME = "welcome"


class AimPart(StrEnum):
    """The common aim of a territory, and what each role brings to it."""

    AIM = "aim"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    ELECTED = "elected"


@dataclass(frozen=True, slots=True)
class Territory:
    id: int
    slug: str
    name: str
    kind: str
    departement: str
    time_zone: str
    school_zone: str
    programme: str
    programme_starts_on: date
    digest_weekday: int
    digest_time: time
    needs_approval: bool = False
    """Whether a broadcast waits for the word of a second person who steers here."""
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    """Nothing unasked leaves between the two; a territory may widen them, never narrow them. `time_zone`, once read
    from storage, is a `Zone` that carries them to wherever hours are decided.
    """
    living_area: str = ""
    """The *bassin de vie*, by its name."""
    welcome: str = ""
    """A sentence of the territory's own for who arrives."""
    parent_id: int | None = None
    """The larger territory that it belongs to."""
    own: tuple[str, ...] = tuple(TerritorySetting)
    """The settings that were set here; the others are those of the larger territory, or the product's."""
    is_open: bool = True
    closed_at: datetime | None = None
    """Neither open nor closed is « en préparation »."""
    merged_into_id: int | None = None
    """The territory in which it goes on: its links and posters lead there."""


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A territory's group on Telegram, linked by a coordinator."""

    id: int
    territory_id: int
    chat_id: int
