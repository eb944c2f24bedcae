"""Old ideas and words are nobody's any more; who was erased lately is erased again from a backup that is put back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("idea") as idea:
        idea.alter_column("membership_id", existing_type=sa.Integer(), nullable=True)
    with op.batch_alter_table("meetup_words", table_kwargs={"sqlite_autoincrement": True}) as words:
        words.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("chat_hash", sa.String(64), nullable=False, comment="keyed hash of the chat of who was erased"),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
