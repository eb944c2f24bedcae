"""Messages of who coordinates to members: drafts, cards that show how far one is, and who wants none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    let_members_choose()
    keep_broadcasts()
    keep_cards()


def let_members_choose() -> None:
    wanted = {"comment": "the messages of who coordinates", "server_default": sa.true(), "nullable": False}
    op.add_column("membership", sa.Column("wants_broadcasts", sa.Boolean(), **wanted))


def keep_broadcasts() -> None:
    album, parts = (
        "Telegram's name for the album that is being received",
        "as it was written; the batch holds what was confirmed",
    )
    op.create_table(
        "broadcast",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True, comment="who wrote it"),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False, comment="what is confirmed is what was shown"),
        sa.Column("album", sa.LargeBinary(), nullable=True, comment=album),
        sa.Column("parts", sa.LargeBinary(), nullable=False, comment=parts),
        sa.Column("segment", sa.JSON(), nullable=False, comment="codes only"),
        sa.Column("send_at", sa.DateTime(timezone=True), nullable=True, comment="empty: at once"),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'submitted', 'confirmed')", name=op.f("ck_broadcast_state")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_broadcast_territory_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_broadcast_person_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_broadcast_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
        sa.UniqueConstraint("batch_id", name=op.f("uq_broadcast_batch_id")),
    )
    op.create_index(op.f("ix_broadcast_territory_id"), "broadcast", ["territory_id"])


def keep_cards() -> None:
    message = "the message that shows how far it is"
    shown = "hash of what it says, so that it changes only when that does"
    op.create_table(
        "broadcast_card",
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False, comment=message),
        sa.Column("shown", sa.String(64), nullable=True, comment=shown),
        sa.Column("is_live", sa.Boolean(), nullable=False, comment="it is still to change"),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_card_broadcast_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_broadcast_card_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name=op.f("pk_broadcast_card")),
    )
    op.create_index(op.f("ix_broadcast_card_is_live"), "broadcast_card", ["is_live"])
