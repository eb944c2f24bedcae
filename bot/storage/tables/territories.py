"""The places."""

from __future__ import annotations

from datetime import time

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, String, Table, Time

from bot.storage.tables.base import metadata, own_id
from bot.storage.types import Encrypted, UtcDateTime

territory = Table(
    "territory",
    metadata,
    own_id(),
    Column("slug", String(24), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("departement", String(60), nullable=False),
    Column("time_zone", String(40), nullable=False),
    Column("school_zone", String(20), nullable=False),
    Column("programme", String(60), nullable=False),
    Column("programme_starts_on", Date, nullable=False),
    Column("digest_weekday", Integer, nullable=False),
    Column("digest_time", Time, nullable=False),
    Column("next_digest_at", UtcDateTime, nullable=True, index=True),
    Column("is_open", Boolean, nullable=False, default=True),
    Column("needs_approval", Boolean, nullable=False, default=False, comment="a broadcast waits for a second person"),
    Column("quiet_from", Time, nullable=False, default=time(20)),
    Column("quiet_until", Time, nullable=False, default=time(8)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("living_area", String(80), nullable=False, default=""),
    Column("welcome", Encrypted, nullable=True),
    Column("own", JSON, nullable=False, comment="the settings that were set here; the others follow"),
    Column("parent_id", ForeignKey("territory.id"), nullable=True, index=True, comment="the larger one it belongs to"),
    Column("merged_into_id", ForeignKey("territory.id"), nullable=True, comment="the one in which it goes on"),
    Column("closed_at", UtcDateTime, nullable=True, comment="neither open nor closed is in preparation"),
    CheckConstraint("digest_weekday BETWEEN 0 AND 6", name="digest_weekday"),
)
