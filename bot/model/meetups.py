"""Where adults meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MeetupState(StrEnum):
    DRAFT = "draft"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Reply(StrEnum):
    """What somebody says of a meetup to come: « Je viens », « Peut-être », « Non »."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class MeetupAudience(StrEnum):
    """Whom a meetup of the region is for, in its territories."""

    COORDINATORS = "coordinators"
    EVERYBODY = "everybody"


class NotesGoTo(StrEnum):
    """To whom the notes of a meetup of the region are sent: who came or might, or all whom it invited."""

    COMING = "coming"
    INVITED = "invited"


@dataclass(frozen=True, slots=True)
class Meetup:
    """Where the adults of a territory meet. A draft may still lack its title, place or time.

    `territory_id` is 0 for one that the region holds in several territories, and `audience` says for whom that is.

    `segment` holds codes (services/segments reads them). `sequence` counts the changes.
    """

    id: int
    territory_id: int
    state: MeetupState
    title: str | None
    place: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    segment: Mapping[str, Sequence[str]]
    sequence: int
    announced_at: datetime | None
    pending_place: str | None = None
    """Another place that was typed and awaits the word to tell everybody."""
    audience: MeetupAudience | None = None
