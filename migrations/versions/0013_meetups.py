"""Meetups of territories, and what people said of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meetup",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("pending_place", sa.LargeBinary(), nullable=True, comment="typed, and not told to anybody yet"),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("segment", sa.JSON(), nullable=False, comment="codes only"),
        sa.Column("sequence", sa.Integer(), nullable=False, comment="how often it changed since it was announced"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'planned', 'cancelled')", name=op.f("ck_meetup_state")),
        sa.CheckConstraint(
            "state = 'draft' OR (title IS NOT NULL AND place IS NOT NULL AND starts_at IS NOT NULL"
            " AND announced_at IS NOT NULL)",
            name=op.f("ck_meetup_whole"),
        ),
        sa.CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name=op.f("ck_meetup_ends_at")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_meetup_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup")),
    )
    op.create_index("ix_meetup_territory_starts", "meetup", ["territory_id", "starts_at"])
    op.create_table(
        "meetup_reply",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reply", sa.String(8), nullable=True, comment="none: came by a link and has not said yet"),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("reply IN ('yes', 'maybe', 'no')", name=op.f("ck_meetup_reply_reply")),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_reply_meetup_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meetup_reply_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meetup_id", "person_id", name=op.f("pk_meetup_reply")),
    )
    op.create_index(op.f("ix_meetup_reply_person_id"), "meetup_reply", ["person_id"])
