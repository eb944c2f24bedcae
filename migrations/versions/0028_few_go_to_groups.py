"""Of the outbox's rows few go to a group: the others need no place in the index of groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

INDEX = "ix_outbox_group_id"


def upgrade() -> None:
    where = sa.text("group_id IS NOT NULL")
    op.drop_index(INDEX, "outbox")
    op.create_index(INDEX, "outbox", ["group_id"], sqlite_where=where, postgresql_where=where)
