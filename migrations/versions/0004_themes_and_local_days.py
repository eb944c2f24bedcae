"""What coordinators change in the order of the themes, and the days on which school rests in their territory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_theme_change()
    create_local_day()


def create_theme_change() -> None:
    op.create_table(
        "theme_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=60), nullable=False),
        sa.Column(
            "starts_on", sa.Date(), nullable=False, comment="with the programme, the start to which the slots count"
        ),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False, comment="number of the theme in the order of the territory"),
        sa.Column("theme", sa.String(length=40), nullable=True),
        sa.Column("before_slot", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('move', 'replace', 'skip')", name=op.f("ck_theme_change_kind")),
        sa.CheckConstraint("(kind = 'replace') = (theme IS NOT NULL)", name=op.f("ck_theme_change_theme")),
        sa.CheckConstraint("(kind = 'move') = (before_slot IS NOT NULL)", name=op.f("ck_theme_change_before_slot")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_theme_change_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_change")),
    )
    with op.batch_alter_table("theme_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_change_territory_id"), ["territory_id"], unique=False)


def create_local_day() -> None:
    op.create_table(
        "local_day",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False, comment="included"),
        sa.Column("label", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_local_day_last_day")),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_local_day_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_day")),
        sa.UniqueConstraint(
            "territory_id", "first_day", "last_day", name=op.f("uq_local_day_territory_id_first_day_last_day")
        ),
    )
