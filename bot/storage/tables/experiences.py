"""What members let be shared, and the thanks for it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text

from bot.storage.tables.base import metadata, own_id, refers_to
from bot.storage.types import Encrypted, UtcDateTime

experience = Table(
    "experience",
    metadata,
    own_id(),
    Column("feedback_id", ForeignKey("feedback.id", ondelete="CASCADE"), nullable=False, unique=True),
    refers_to("territory", index=False),
    Column("state", String(12), nullable=False),
    Column("edited", Encrypted, nullable=True, comment="a coordinator's wording, until its author has answered"),
    Column("reason", String(16), nullable=True, comment="why it was refused"),
    Column("text", Text, nullable=True, comment="published: kept clear, since everybody may read and search it"),
    Column("place", String(80), nullable=True, comment="territory or département, as it was at publication"),
    Column("submitted_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime, nullable=True),
    Column("sent_to_region_at", UtcDateTime, nullable=True),
    Column("thanks_told_until", UtcDateTime, nullable=True, comment="thanks up to then were passed on"),
    Column("region_state", String(12), nullable=True, comment="empty: not sent to the region"),
    Column("region_edited", Encrypted, nullable=True, comment="the region's wording, until its author has answered"),
    Column("region_reason", String(16), nullable=True, comment="why it stays in its territory"),
    Column("region_place", String(80), nullable=True, comment="what is read of its place elsewhere"),
    Column("region_decided_at", UtcDateTime, nullable=True),
    CheckConstraint("region_state IN ('waiting', 'asked', 'published', 'refused')", name="region_state"),
    CheckConstraint("(coalesce(region_state, '') = 'asked') = (region_edited IS NOT NULL)", name="region_edited"),
    CheckConstraint("region_state IS NULL OR sent_to_region_at IS NOT NULL", name="region_sent"),
    CheckConstraint("(coalesce(region_state, '') = 'published') = (region_place IS NOT NULL)", name="region_place"),
    CheckConstraint("state IN ('waiting', 'asked', 'published', 'refused')", name="state"),
    CheckConstraint("(state = 'published') = (text IS NOT NULL)", name="text"),
    CheckConstraint("(state = 'asked') = (edited IS NOT NULL)", name="edited"),
    CheckConstraint("sent_to_region_at IS NULL OR state = 'published'", name="sent_to_region_at"),
    Index("ix_experience_territory_state", "territory_id", "state"),
    sqlite_autoincrement=True,  # a text that is changed has another id for ever, so that no button is about another
)

experience_thanks = Table(
    "experience_thanks",
    metadata,
    Column("experience_id", ForeignKey("experience.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("thanked_at", UtcDateTime, nullable=False),
)
