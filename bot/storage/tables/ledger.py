"""The outbox: what was promised, and what became of it."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, String, Table

from bot.storage.tables.base import metadata, own_id, partial_index
from bot.storage.types import UtcDateTime

outbox = Table(
    "outbox",
    metadata,
    own_id(),
    Column("key", String(100), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("lane", String(12), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("person_id", Integer, nullable=True, comment="no foreign key: people.erase empties it"),
    Column("shard", Integer, nullable=False, comment="which sender writes to this chat, where there are several"),
    Column("group_id", Integer, nullable=True, comment="the group_chat that it goes to, if any"),
    Column("reference", Integer, nullable=True, comment="id of the noun that is rendered at send time"),
    Column("batch_id", Integer, nullable=True, comment="no foreign key: a batch is never deleted"),
    Column("state", String(12), nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("not_after", UtcDateTime, nullable=True),
    Column("is_unasked", Boolean, nullable=False, comment="counts against three a week"),
    Column("attempts", Integer, nullable=False, default=0),
    Column(
        "resends", Integer, nullable=False, default=0, comment="how often it was repeated though it may have arrived"
    ),
    Column("next_attempt_at", UtcDateTime, nullable=False),
    Column("reason", String(40), nullable=True),
    Column("message_id", Integer, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime, nullable=True),
    CheckConstraint(
        "state IN ('queued', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'expired', 'cancelled')", name="state"
    ),
    partial_index("ix_outbox_due", "priority", "next_attempt_at", "id", where="state = 'queued'"),
    partial_index("ix_outbox_late", "not_after", where="state = 'queued' AND not_after IS NOT NULL"),
    partial_index("ix_outbox_leaving", "id", where="state IN ('claimed', 'sending')"),
    partial_index("ix_outbox_batch", "batch_id", where="batch_id IS NOT NULL"),
    partial_index("ix_outbox_group_id", "group_id", where="group_id IS NOT NULL"),
    Index("ix_outbox_person", "person_id", "state"),
)
