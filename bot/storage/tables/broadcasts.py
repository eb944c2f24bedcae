"""What is said to many: batches, the messages of who steers, the groups."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Table

from bot.storage.tables.base import metadata, own_id, refers_to
from bot.storage.types import Encrypted, KeyedHash, UtcDateTime

batch = Table(
    "batch",
    metadata,
    own_id(),
    Column("key", String(80), nullable=False, unique=True, comment="the confirmation: a double tap makes one"),
    Column("kind", String(20), nullable=False),
    Column("territory_id", ForeignKey("territory.id", ondelete="SET NULL"), nullable=True),
    Column("state", String(12), nullable=False),
    Column("is_behind", Boolean, nullable=False, comment="its rows are still to follow its state"),
    Column("content", Encrypted, nullable=False, comment="frozen at confirmation"),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('running', 'paused', 'cancelled', 'done')", name="state"),
)

broadcast = Table(
    "broadcast",
    metadata,
    own_id(),
    refers_to("territory", nullable=True),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), nullable=True, comment="who wrote it"),
    Column("state", String(12), nullable=False),
    Column("revision", Integer, nullable=False, comment="what is confirmed is what was shown"),
    Column("album", Encrypted, nullable=True, comment="Telegram's name for the album that is being received"),
    Column("parts", Encrypted, nullable=False, comment="as it was written; the batch holds what was confirmed"),
    Column("segment", JSON, nullable=False, comment="codes only"),
    Column("send_at", UtcDateTime, nullable=True, comment="empty: at once"),
    Column("batch_id", ForeignKey("batch.id"), nullable=True, unique=True),
    Column(
        "meetup_id",
        ForeignKey("meetup.id", ondelete="CASCADE"),
        nullable=True,
        index=True,
        comment="whose notes it brings, from the region",
    ),
    Column("meetup_who", String(8), nullable=True, comment="who came, or all invited"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('draft', 'submitted', 'confirmed')", name="state"),
    CheckConstraint("(meetup_id IS NULL) = (meetup_who IS NULL)", name="meetup_who"),
)

broadcast_card = Table(
    "broadcast_card",
    metadata,
    Column("broadcast_id", ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("message_id", Integer, nullable=False, comment="the message that shows how far it is"),
    Column("shown", String(64), nullable=True, comment="hash of what it says, so that it changes only when that does"),
    Column("is_live", Boolean, nullable=False, index=True, comment="it is still to change"),
)

group_chat = Table(
    "group_chat",
    metadata,
    own_id(),
    refers_to("territory"),
    Column("chat_hash", KeyedHash, nullable=False, unique=True),
    Column("chat_id", Encrypted, nullable=False),
    Column("next_theme_at", UtcDateTime, nullable=False, index=True),
    Column("linked_at", UtcDateTime, nullable=False),
)
