"""Who steers, and the links by which they came."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table

from bot.storage.tables.base import metadata, own_id, partial_index, refers_to
from bot.storage.types import KeyedHash, UtcDateTime

access_grant = Table(
    "access_grant",
    metadata,
    own_id(),
    refers_to("person"),
    refers_to("territory", nullable=True),
    Column("kind", String(12), nullable=False),
    Column("number", Integer, nullable=False, comment="how the list and the journal name who holds it"),
    Column("granted_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime, nullable=True),
    CheckConstraint("(kind = 'region') = (territory_id IS NULL)", name="territory"),
    Index("ix_access_grant_number", "territory_id", "number", unique=True),
    partial_index("ix_access_grant_number_region", "number", where="territory_id IS NULL", unique=True),
)

invitation = Table(
    "invitation",
    metadata,
    own_id(),
    Column("token_hash", KeyedHash, nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    refers_to("territory", nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=True),
    Column("revoked_at", UtcDateTime, nullable=True),
    Column(
        "person_id",
        ForeignKey("person.id", ondelete="SET NULL"),
        nullable=True,
        comment="who made it; none: the command line",
    ),
    Column(
        "replaces_grant_id",
        ForeignKey("access_grant.id", ondelete="SET NULL"),
        nullable=True,
        comment="the one that ends when it is accepted",
    ),
)
