"""Who belongs to which territory, as what, and with whom."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Time,
    UniqueConstraint,
)

from bot.storage.tables.base import metadata, own_id, partial_index, refers_to
from bot.storage.types import Encrypted, KeyedHash, UtcDateTime

person = Table(
    "person",
    metadata,
    own_id(),
    Column("chat_hash", KeyedHash, nullable=False, unique=True),
    Column("chat_id", Encrypted, nullable=False),
    Column("language", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("paused_until", Date, nullable=True),
    Column("unreachable_since", UtcDateTime, nullable=True),
    Column("notice_version", String(12), nullable=False),
    Column("consented_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_active_at", UtcDateTime, nullable=False),
    Column("planned_until", UtcDateTime, nullable=True, comment="what their week wanted before is decided"),
    Column("next_look_at", UtcDateTime, nullable=True, index=True, comment="when their week is looked at next"),
    Column("asked_to_continue_at", UtcDateTime, nullable=True),
    Column("menu", String(64), nullable=True, comment="hash of the commands that this chat alone is shown"),
    partial_index("ix_person_menu", "id", where="menu IS NOT NULL"),
    CheckConstraint("state IN ('active', 'paused', 'stopped', 'unreachable')", name="state"),
)

membership = Table(
    "membership",
    metadata,
    own_id(),
    refers_to("person"),
    refers_to("territory"),
    Column("role", String(12), nullable=True),
    Column("weekday", Integer, nullable=False),
    Column("send_time", Time, nullable=False),
    Column("rhythm", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("former_rhythm", String(12), nullable=True, comment="the one that silence has slowed down"),
    Column("wants_repere", Boolean, nullable=False, default=False, comment="the repère the day before the idea"),
    Column("wants_encouragement", Boolean, nullable=False, default=False, comment="a word two days after the idea"),
    Column("wants_broadcasts", Boolean, nullable=False, default=True, comment="the messages of who coordinates"),
    Column("idea_filter", JSON, nullable=True, comment="the last /idee filter: codes only"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("joined_at", UtcDateTime, nullable=True),
    Column("left_at", UtcDateTime, nullable=True),
    Column("joined_in", Date, nullable=True, comment="Monday of the week in which week_count has them as new"),
    Column("left_in", Date, nullable=True, comment="the same of those who left"),
    UniqueConstraint("person_id", "territory_id"),
    CheckConstraint("state IN ('joining', 'active', 'left')", name="state"),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
)

membership_setting = Table(
    "membership_setting",
    metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("setting", String(16), primary_key=True),
)

membership_age_band = Table(
    "membership_age_band",
    metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("age_band", String(8), primary_key=True),
)

structure = Table(
    "structure",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column("name", String(80), nullable=False, comment="kept by the coordinator"),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "name"),
)

membership_structure = Table(
    "membership_structure",
    metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("structure_id", ForeignKey("structure.id", ondelete="CASCADE"), nullable=False, index=True),
)
