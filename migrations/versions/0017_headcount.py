"""The members by role, counted once with each digest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "headcount",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column(
            "week_starts_on", sa.Date(), nullable=False, comment="the week of the digest with which it was counted"
        ),
        sa.Column("classes", sa.JSON(), nullable=False, comment="by role, already free of small numbers"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_headcount_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headcount")),
        sa.UniqueConstraint("territory_id", "week_starts_on", name=op.f("uq_headcount_territory_id_week_starts_on")),
    )
