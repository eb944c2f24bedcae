"""The region corrects what it adopts; what it adopted has a name and a version, and may come from another region."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    corrected = {"comment": "the region's corrections, until it adopts them", "nullable": True}
    op.add_column("local_activity", sa.Column("corrected", sa.LargeBinary(), **corrected))
    often = {"comment": "how often the region corrected it", "server_default": "0", "nullable": False}
    op.add_column("local_activity", sa.Column("corrections", sa.Integer(), **often))
    version = {"comment": "how often what others see has changed", "server_default": "0", "nullable": False}
    op.add_column("local_activity", sa.Column("version", sa.Integer(), **version))
    shelf = {"comment": "its name for others, the same for ever", "nullable": True}
    op.add_column("local_activity", sa.Column("shelf", sa.String(60), **shelf))
    op.create_index("ix_local_activity_shelf", "local_activity", ["shelf"], unique=True)
    op.create_table(
        "pack_item",
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("slug", sa.String(64), nullable=False, comment="an experience: hash of what it says"),
        sa.Column("activity", sa.String(64), nullable=True, comment="an experience: of which activity"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("given_by", sa.String(80), nullable=False, comment="the region that gave it first"),
        sa.Column("fields", sa.Text(), nullable=True, comment="JSON; none: taken away here, and not to come back"),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('activity', 'programme', 'experience')", name=op.f("ck_pack_item_kind")),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_pack_item")),
        sa.Index("ix_pack_item_activity", "activity"),
    )
