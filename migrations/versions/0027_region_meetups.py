"""Meetups of the region in several territories, their questions gathered beforehand, their notes sent afterwards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    let_the_region_meet()
    gather_questions()
    let_notes_be_sent()


def let_the_region_meet() -> None:
    with op.batch_alter_table("meetup") as meetup:
        meetup.alter_column("territory_id", existing_type=sa.Integer(), nullable=True)
        meetup.add_column(sa.Column("audience", sa.String(12), nullable=True, comment="of one that the region holds"))
        meetup.create_check_constraint(op.f("ck_meetup_audience"), "(territory_id IS NULL) = (audience IS NOT NULL)")
    op.create_table(
        "meetup_territory",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_territory_meetup_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_meetup_territory_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meetup_id", "territory_id", name=op.f("pk_meetup_territory")),
    )
    op.create_index(op.f("ix_meetup_territory_territory_id"), "meetup_territory", ["territory_id"])


def gather_questions() -> None:
    op.create_table(
        "meetup_question",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_question_meetup_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meetup_question_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_question")),
    )
    op.create_index(op.f("ix_meetup_question_meetup_id"), "meetup_question", ["meetup_id"])
    op.create_index(op.f("ix_meetup_question_person_id"), "meetup_question", ["person_id"])


def let_notes_be_sent() -> None:
    with op.batch_alter_table("broadcast") as broadcast:
        broadcast.add_column(
            sa.Column("meetup_id", sa.Integer(), nullable=True, comment="whose notes it brings, from the region")
        )
        broadcast.add_column(sa.Column("meetup_who", sa.String(8), nullable=True, comment="who came, or all invited"))
        broadcast.create_foreign_key(
            op.f("fk_broadcast_meetup_id"), "meetup", ["meetup_id"], ["id"], ondelete="CASCADE"
        )
        broadcast.create_index(op.f("ix_broadcast_meetup_id"), ["meetup_id"])
        broadcast.create_check_constraint(op.f("ck_broadcast_meetup_who"), "(meetup_id IS NULL) = (meetup_who IS NULL)")
