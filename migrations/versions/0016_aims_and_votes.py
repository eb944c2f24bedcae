"""What a territory aims at together, and votes on the next theme."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "theme_vote",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column(
            "period", sa.Date(), nullable=False, comment="first day of the holidays that end it: one vote a period"
        ),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("themes", sa.JSON(), nullable=False, comment="slugs, in the order in which they were to come"),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'accepted', 'declined')", name=op.f("ck_theme_vote_state")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_theme_vote_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_vote")),
        sa.UniqueConstraint("territory_id", "period", name=op.f("uq_theme_vote_territory_id_period")),
    )
    op.create_table(
        "theme_vote_count",
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["theme_vote.id"], name=op.f("fk_theme_vote_count_vote_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("vote_id", "theme", name=op.f("pk_theme_vote_count")),
    )
    op.create_table(
        "theme_ballot",
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["theme_vote.id"], name=op.f("fk_theme_ballot_vote_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_theme_ballot_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("vote_id", "person_id", name=op.f("pk_theme_ballot")),
    )
    op.create_index(op.f("ix_theme_ballot_person_id"), "theme_ballot", ["person_id"])
    op.create_table(
        "common_aim",
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("year_starts_on", sa.Date(), nullable=False, comment="the first of August"),
        sa.Column("part", sa.String(12), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_common_aim_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("territory_id", "year_starts_on", "part", name=op.f("pk_common_aim")),
    )
