"""The groups that territories link, and the messages that go to a group instead of a person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_group_chat()
    add_group_to_outbox()


def create_group_chat() -> None:
    op.create_table(
        "group_chat",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("chat_hash", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.LargeBinary(), nullable=False),
        sa.Column("next_theme_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_group_chat_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_chat")),
        sa.UniqueConstraint("chat_hash", name=op.f("uq_group_chat_chat_hash")),
    )
    op.create_index(op.f("ix_group_chat_territory_id"), "group_chat", ["territory_id"])
    op.create_index(op.f("ix_group_chat_next_theme_at"), "group_chat", ["next_theme_at"])


def add_group_to_outbox() -> None:
    """Without a reference: SQLite would have to write the whole ledger again. Who removes a group cancels its rows."""
    group_id = sa.Column("group_id", sa.Integer(), nullable=True, comment="the group_chat that it goes to, if any")
    op.add_column("outbox", group_id)
    op.create_index(op.f("ix_outbox_group_id"), "outbox", ["group_id"])
