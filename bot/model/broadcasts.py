"""What who steers says to many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BroadcastState(StrEnum):
    """SUBMITTED: written, and waiting for the word of a second person; CONFIRMED: handed to its batch."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"


class PartKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Part:
    """One message as somebody wrote it in Telegram; several photos or several documents together are an album.

    `entities` are Telegram's, offsets in UTF-16 units of `text`, which is the caption where there is a file.
    """

    kind: PartKind
    text: str = ""
    entities: tuple[dict[str, str | int], ...] = ()
    file_id: str = ""
