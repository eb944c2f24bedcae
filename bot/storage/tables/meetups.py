"""Where adults meet, and what they answer."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import metadata, own_id, refers_to
from bot.storage.types import Encrypted, UtcDateTime

meetup = Table(
    "meetup",
    metadata,
    own_id(),
    refers_to("territory", nullable=True, index=False),
    Column("audience", String(12), nullable=True, comment="of one that the region holds"),
    Column("state", String(12), nullable=False),
    Column("title", Encrypted, nullable=True),
    Column("place", Encrypted, nullable=True),
    Column("pending_place", Encrypted, nullable=True, comment="typed, and not told to anybody yet"),
    Column("starts_at", UtcDateTime, nullable=True),
    Column("ends_at", UtcDateTime, nullable=True),
    Column("segment", JSON, nullable=False, comment="codes only"),
    Column("sequence", Integer, nullable=False, default=0, comment="how often it changed since it was announced"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("announced_at", UtcDateTime, nullable=True),
    CheckConstraint("state IN ('draft', 'planned', 'cancelled')", name="state"),
    CheckConstraint(
        "state = 'draft' OR (title IS NOT NULL AND place IS NOT NULL AND starts_at IS NOT NULL"
        " AND announced_at IS NOT NULL)",
        name="whole",
    ),
    CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ends_at"),
    CheckConstraint("(territory_id IS NULL) = (audience IS NOT NULL)", name="audience"),
    Index("ix_meetup_territory_starts", "territory_id", "starts_at"),
)

meetup_territory = Table(  # those that a meetup of the region invites
    "meetup_territory",
    metadata,
    Column("meetup_id", ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True),
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True, index=True),
)

meetup_question = Table(
    "meetup_question",
    metadata,
    own_id(),
    refers_to("meetup"),
    refers_to("person"),
    Column("text", Encrypted, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)

meetup_reply = Table(
    "meetup_reply",
    metadata,
    Column("meetup_id", ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("reply", String(8), nullable=True, comment="none: came by a link and has not said yet"),
    Column("replied_at", UtcDateTime, nullable=False),
    CheckConstraint("reply IN ('yes', 'maybe', 'no')", name="reply"),
)

meetup_words = Table(
    "meetup_words",
    metadata,
    own_id(),
    refers_to("meetup", index=False),
    refers_to("person", nullable=True),
    Column("state", String(12), nullable=False),
    Column("text", Encrypted, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    UniqueConstraint("meetup_id", "person_id"),
    CheckConstraint("state IN ('waiting', 'published', 'refused')", name="state"),
    sqlite_autoincrement=True,  # another text has another id for ever, so that no button is about another
)
