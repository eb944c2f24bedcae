"""Territories that belong to larger ones, are closed or merged; messages of the region to who coordinates."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SETTINGS = ["departement", "living_area", "school_zone", "time_zone", "programme", "welcome"]


def upgrade() -> None:
    let_territories_belong()
    let_the_region_write()


def let_territories_belong() -> None:
    """What a territory has today was set there: nothing changes until it is made to follow another."""
    columns = (
        sa.Column("living_area", sa.String(80), nullable=False, server_default=""),
        sa.Column("welcome", sa.LargeBinary(), nullable=True),
        sa.Column(
            "own",
            sa.JSON(),
            nullable=False,
            server_default=json.dumps(SETTINGS),
            comment="the settings that were set here; the others follow",
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True, comment="the larger one it belongs to"),
        sa.Column("merged_into_id", sa.Integer(), nullable=True, comment="the one in which it goes on"),
        sa.Column(
            "closed_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="neither open nor closed is in preparation",
        ),
    )
    with op.batch_alter_table("territory") as territory:
        for column in columns:
            territory.add_column(column)
        for name in ("parent_id", "merged_into_id"):
            territory.create_foreign_key(op.f(f"fk_territory_{name}"), "territory", [name], ["id"])
        territory.create_index(op.f("ix_territory_parent_id"), ["parent_id"])
    op.execute("UPDATE territory SET closed_at = created_at WHERE NOT is_open")


def let_the_region_write() -> None:
    with op.batch_alter_table("broadcast") as broadcast:
        broadcast.alter_column("territory_id", existing_type=sa.Integer(), nullable=True)
