"""Each answer that is owed names the receiver that owes it, so that another can take over what a lost one left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.Column(
        "receiver", sa.Integer(), nullable=False, server_default="0", comment="number of the process that owes it"
    )
    op.add_column("received", number)
