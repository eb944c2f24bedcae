"""The last form of what content/ held, for the buttons that still lead to a file that has gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "last_form",
        sa.Column("kind", sa.String(12), nullable=False, comment="activity, theme, programme"),
        sa.Column("slug", sa.String(120), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False, comment="JSON of the file, for when it has gone"),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_last_form")),
    )
