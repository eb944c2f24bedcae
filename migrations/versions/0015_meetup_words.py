"""What people keep of a meetup, read over before it is published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meetup_words",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'published', 'refused')", name=op.f("ck_meetup_words_state")),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_words_meetup_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meetup_words_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_words")),
        sa.UniqueConstraint("meetup_id", "person_id", name=op.f("uq_meetup_words_meetup_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meetup_words_person_id"), "meetup_words", ["person_id"])
