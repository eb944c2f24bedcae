"""What follows from ideas: how an activity is liked, when it last came, who is to be reminded."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table

from bot.storage.tables.base import metadata, own_id
from bot.storage.types import UtcDateTime

activity_votes = Table(
    "activity_votes",
    metadata,
    Column("activity", String(80), primary_key=True, comment="empty: all of them"),
    Column("setting", String(16), primary_key=True, comment="empty: all of them"),
    Column("age_band", String(8), primary_key=True, comment="empty: all of them"),
    Column("votes", Integer, nullable=False),
    Column("points", Integer, nullable=False, comment="0 to 4 for each vote"),
)

activity_use = Table(
    "activity_use",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("activity", String(80), primary_key=True),
    Column("last_week", Date, nullable=False, comment="Monday of the last week in which it was proposed"),
    Column("week_before", Date, nullable=True, comment="the one before that"),
)

reminder = Table(
    "reminder",
    metadata,
    own_id(),
    Column("idea_id", ForeignKey("idea.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("state", String(12), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('waiting', 'queued', 'cancelled')", name="state"),
    Index("ix_reminder_state_due", "state", "due_at"),
)
