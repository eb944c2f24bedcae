"""The region's digest of a month, as it was told; at which level an idea was done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("idea", sa.Column("done_level", sa.String(12), nullable=True, comment="at which level"))
    op.create_table(
        "region_digest",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("month_starts_on", sa.Date(), nullable=False, comment="the first Monday of the month"),
        sa.Column("figures", sa.JSON(), nullable=False, comment="already free of small numbers"),
        sa.Column(
            "missed_months",
            sa.Integer(),
            nullable=False,
            comment="months since the one before, for which there is none",
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_digest")),
        sa.UniqueConstraint("month_starts_on", name=op.f("uq_region_digest_month_starts_on")),
    )
