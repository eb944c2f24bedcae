"""What a territory works on, and when it rests."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import metadata, own_id, refers_to
from bot.storage.types import Encrypted, UtcDateTime

theme_week = Table(
    "theme_week",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column("week_starts_on", Date, nullable=False, comment="Monday of the ISO week"),
    Column("theme", String(40), nullable=False),
    Column("skill", String(4), nullable=False),
    UniqueConstraint("territory_id", "week_starts_on"),
)

programme_start = Table(
    "programme_start",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("starts_on", Date, primary_key=True, comment="the Monday of its first week"),
    Column("programme", String(60), primary_key=True),
    Column(
        "weeks", Integer, nullable=True, comment="school weeks to the summer, as known when it was chosen; 0 unknown"
    ),
)

theme_change = Table(
    "theme_change",
    metadata,
    own_id(),
    refers_to("territory"),
    Column("programme", String(60), nullable=False),
    Column("starts_on", Date, nullable=False, comment="with the programme, the start to which the slots count"),
    Column("kind", String(8), nullable=False),
    Column("slot", Integer, nullable=False, comment="number of the theme in the order of the territory"),
    Column("theme", String(40), nullable=True),
    Column("before_slot", Integer, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('move', 'replace', 'skip')", name="kind"),
    CheckConstraint("(kind = 'replace') = (theme IS NOT NULL)", name="theme"),
    CheckConstraint("(kind = 'move') = (before_slot IS NOT NULL)", name="before_slot"),
)

theme_vote = Table(
    "theme_vote",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column("period", Date, nullable=False, comment="first day of the holidays that end it: one vote a period"),
    Column("state", String(8), nullable=False),
    Column("themes", JSON, nullable=False, comment="slugs, in the order in which they were to come"),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "period"),
    CheckConstraint("state IN ('open', 'accepted', 'declined')", name="state"),
)

theme_vote_count = Table(
    "theme_vote_count",
    metadata,
    Column("vote_id", ForeignKey("theme_vote.id", ondelete="CASCADE"), primary_key=True),
    Column("theme", String(40), primary_key=True),
    Column("votes", Integer, nullable=False),
)

theme_ballot = Table(  # who has voted, never for what; emptied at the end
    "theme_ballot",
    metadata,
    Column("vote_id", ForeignKey("theme_vote.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True),
)

common_aim = Table(
    "common_aim",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("year_starts_on", Date, primary_key=True, comment="the first of August"),
    Column("part", String(12), primary_key=True),
    Column("words", Encrypted, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

local_day = Table(
    "local_day",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False, comment="included"),
    Column("label", String(12), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "first_day", "last_day"),
    CheckConstraint("last_day >= first_day", name="last_day"),
)
