"""The notebook of who coordinates: short guided notes by skill, kept for the territory or shared with the region."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True, comment="who wrote it"),
        sa.Column("skill", sa.String(4), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tried", sa.LargeBinary(), nullable=True),
        sa.Column("changed", sa.LargeBinary(), nullable=True),
        sa.Column("keep", sa.LargeBinary(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, comment="what is kept or shared is what was shown"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True, comment="the region reads it since"),
        sa.CheckConstraint("state IN ('draft', 'kept')", name=op.f("ck_note_state")),
        sa.CheckConstraint("shared_at IS NULL OR state = 'kept'", name=op.f("ck_note_shared_at")),
        sa.CheckConstraint("state = 'draft' OR tried IS NOT NULL", name=op.f("ck_note_tried")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_note_territory_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_person_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_note_territory_id_state"), "note", ["territory_id", "state"])
    op.create_index(op.f("ix_note_person_id"), "note", ["person_id"])
