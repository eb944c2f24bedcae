"""What stands beside the files of content/: local activities, packs, notes, what has gone."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.storage.tables.base import metadata, own_id, refers_to
from bot.storage.types import Encrypted, UtcDateTime

local_activity = Table(
    "local_activity",
    metadata,
    own_id(),
    refers_to("territory"),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), nullable=True, comment="who wrote it"),
    Column("state", String(12), nullable=False),
    Column("fields", Encrypted, nullable=False, comment="as its author left it"),
    Column("published", Encrypted, nullable=True, comment="as members see it"),
    Column("edition", Integer, nullable=False, server_default="0", comment="how often it was published"),
    Column("adopted", Encrypted, nullable=True, comment="as the region read it, and other territories see it"),
    Column("adopted_edition", Integer, nullable=True, comment="which one that is; none: not proposed elsewhere"),
    Column("corrected", Encrypted, nullable=True, comment="the region's corrections, until it adopts them"),
    Column("corrections", Integer, nullable=False, server_default="0", comment="how often the region corrected it"),
    Column("version", Integer, nullable=False, server_default="0", comment="how often what others see has changed"),
    Column("shelf", String(60), nullable=True, comment="its name for others, the same for ever"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name="state"),
    Index("ix_local_activity_shelf", "shelf", unique=True),
)

pack_item = Table(
    "pack_item",
    metadata,
    Column("kind", String(12), primary_key=True),
    Column("slug", String(64), primary_key=True, comment="an experience: hash of what it says"),
    Column("activity", String(64), nullable=True, index=True, comment="an experience: of which activity"),
    Column("version", Integer, nullable=False),
    Column("given_by", String(80), nullable=False, comment="the region that gave it first"),
    Column("fields", Text, nullable=True, comment="JSON; none: taken away here, and not to come back"),
    Column("imported_at", UtcDateTime, nullable=False),
    CheckConstraint("kind IN ('activity', 'programme', 'experience')", name="kind"),
)

note = Table(
    "note",
    metadata,
    own_id(),
    refers_to("territory", index=False),
    Column(
        "person_id",
        ForeignKey("person.id", ondelete="SET NULL"),
        nullable=True,
        index=True,
        comment="who wrote it",
    ),
    Column("skill", String(4), nullable=False),
    Column("state", String(8), nullable=False),
    *(Column(part, Encrypted, nullable=True) for part in ("tried", "changed", "keep")),
    Column("revision", Integer, nullable=False, comment="what is kept or shared is what was shown"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("shared_at", UtcDateTime, nullable=True, comment="the region reads it since"),
    CheckConstraint("state IN ('draft', 'kept')", name="state"),
    CheckConstraint("shared_at IS NULL OR state = 'kept'", name="shared_at"),
    CheckConstraint("state = 'draft' OR tried IS NOT NULL", name="tried"),
    Index("ix_note_territory_id_state", "territory_id", "state"),
    sqlite_autoincrement=True,  # a button is never about a later note with the same number
)

last_form = Table(
    "last_form",
    metadata,
    Column("kind", String(12), primary_key=True, comment="activity, theme, programme"),
    Column("slug", String(120), primary_key=True),
    Column("fields", Text, nullable=False, comment="JSON of the file, for when it has gone"),
    Column("changed_at", UtcDateTime, nullable=False),
)
