"""A batch is paused or cancelled at once; its rows follow in chunks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    behind = {"comment": "its rows are still to follow its state", "server_default": sa.false(), "nullable": False}
    op.add_column("batch", sa.Column("is_behind", sa.Boolean(), **behind))
