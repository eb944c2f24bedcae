"""Each start of a territory's programme, with the school weeks that were known to be left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "programme_start",
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False, comment="the Monday of its first week"),
        sa.Column("programme", sa.String(60), nullable=False),
        sa.Column(
            "weeks",
            sa.Integer(),
            nullable=True,
            comment="school weeks to the summer, as known when it was chosen; 0 unknown",
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_programme_start_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("territory_id", "starts_on", "programme", name=op.f("pk_programme_start")),
    )
    op.execute(
        "INSERT INTO programme_start (territory_id, starts_on, programme, weeks) "
        "SELECT id, programme_starts_on, programme, NULL FROM territory"
    )
