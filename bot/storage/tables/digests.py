"""Totals, already counted: nobody is in them."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import metadata, own_id, refers_to
from bot.storage.types import UtcDateTime

week_count = Table(
    "week_count",
    metadata,
    Column("territory_id", ForeignKey("territory.id", ondelete="CASCADE"), primary_key=True),
    Column("week_starts_on", Date, primary_key=True, comment="Monday of the week whose digest tells it"),
    Column("figure", String(120), primary_key=True, comment="done:home, face:home:3; never a person"),
    Column("times", Integer, nullable=False),
    Column("points", Integer, nullable=False, comment="the sum of the faces, where they are counted"),
    *(
        Column(f"first_in_{weeks}", Integer, nullable=False, comment="people who had not in the weeks before")
        for weeks in range(1, 9)
    ),
)

digest = Table(
    "digest",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column("week_starts_on", Date, nullable=False),
    Column("facts", JSON, nullable=False, comment="already free of small numbers"),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "week_starts_on"),
)

region_digest = Table(
    "region_digest",
    metadata,
    own_id(),
    Column("month_starts_on", Date, nullable=False, unique=True, comment="the first Monday of the month"),
    Column("figures", JSON, nullable=False, comment="already free of small numbers"),
    Column("missed_months", Integer, nullable=False, comment="months since the one before, for which there is none"),
    Column("created_at", UtcDateTime, nullable=False),
)

headcount = Table(
    "headcount",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column("week_starts_on", Date, nullable=False, comment="the week of the digest with which it was counted"),
    Column("classes", JSON, nullable=False, comment="by role, already free of small numbers"),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("territory_id", "week_starts_on"),
)
