"""The region adopts what territories wrote, in the edition that it read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    edition = {"comment": "how often it was published", "server_default": "0", "nullable": False}
    adopted = {"comment": "as the region read it, and other territories see it", "nullable": True}
    which = {"comment": "which one that is; none: not proposed elsewhere", "nullable": True}
    op.add_column("local_activity", sa.Column("edition", sa.Integer(), **edition))
    op.add_column("local_activity", sa.Column("adopted", sa.LargeBinary(), **adopted))
    op.add_column("local_activity", sa.Column("adopted_edition", sa.Integer(), **which))
    op.execute("UPDATE local_activity SET edition = 1 WHERE published IS NOT NULL")
