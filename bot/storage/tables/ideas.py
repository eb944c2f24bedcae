"""The ideas, and what was said of them."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table

from bot.storage.tables.base import metadata, own_id, partial_index, refers_to
from bot.storage.types import Encrypted, UtcDateTime

idea = Table(
    "idea",
    metadata,
    own_id(),
    Column("key", String(80), nullable=False, unique=True, comment="the promise: two ticks cannot make it twice"),
    refers_to("membership", nullable=True),
    refers_to("territory", index=False),
    Column("week_starts_on", Date, nullable=False),
    Column("activity", String(80), nullable=False),
    Column("theme", String(40), nullable=False),
    Column("skill", String(4), nullable=False),
    Column("setting", String(16), nullable=False),
    Column("age_band", String(8), nullable=False),
    Column("fit", String(16), nullable=False, comment="how well it fits, shown in the line that says why"),
    Column("origin", String(12), nullable=False),
    Column("state", String(12), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime, nullable=True),
    Column("done_at", UtcDateTime, nullable=True),
    Column("sent_in", Date, nullable=True, comment="Monday of the week in which week_count has it as sent"),
    Column("done_in", Date, nullable=True, comment="the same of what was done"),
    Column("done_as", String(8), nullable=True, comment="as which form"),
    Column("done_level", String(12), nullable=True, comment="at which level"),
    CheckConstraint("state IN ('planned', 'proposed', 'later', 'done', 'skipped', 'replaced')", name="state"),
    Index("ix_idea_territory_week", "territory_id", "week_starts_on"),
    partial_index(
        "ix_idea_uncounted", "id", where="sent_at IS NOT NULL AND sent_in IS NULL AND origin IN ('weekly', 'joining')"
    ),
)

feedback = Table(
    "feedback",
    metadata,
    own_id(),
    Column("idea_id", ForeignKey("idea.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("face", Integer, nullable=True),
    Column("tags", JSON, nullable=False),
    Column("comment", Encrypted, nullable=True),
    Column("sharing", String(12), nullable=True),
    Column("points", Integer, nullable=True, comment="what activity_votes holds of this row"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    CheckConstraint("face BETWEEN 1 AND 3", name="face"),
    CheckConstraint("(comment IS NULL) = (sharing IS NULL)", name="shared_comment"),
)
