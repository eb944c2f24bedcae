"""What the choice of an activity looks at: structures, what was liked, when an activity was last proposed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_structure()
    create_activity_votes()
    create_activity_use()
    count_past_feedback()
    note_past_use()


def create_structure() -> None:
    op.create_table(
        "structure",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False, comment="kept by the coordinator"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_structure_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_structure")),
        sa.UniqueConstraint("territory_id", "name", name=op.f("uq_structure_territory_id_name")),
    )
    op.create_table(
        "membership_structure",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("structure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_membership_structure_membership_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["structure_id"], ["structure.id"], name=op.f("fk_membership_structure_structure_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("membership_id", name=op.f("pk_membership_structure")),
    )
    op.create_index(op.f("ix_membership_structure_structure_id"), "membership_structure", ["structure_id"])


def create_activity_votes() -> None:
    op.create_table(
        "activity_votes",
        sa.Column("activity", sa.String(80), nullable=False, comment="empty: all of them"),
        sa.Column("setting", sa.String(16), nullable=False, comment="empty: all of them"),
        sa.Column("age_band", sa.String(8), nullable=False, comment="empty: all of them"),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False, comment="0 to 4 for each vote"),
        sa.PrimaryKeyConstraint("activity", "setting", "age_band", name=op.f("pk_activity_votes")),
    )
    op.add_column(
        "feedback",
        sa.Column("points", sa.Integer(), nullable=True, comment="what activity_votes holds of this row"),
    )


def create_activity_use() -> None:
    op.create_table(
        "activity_use",
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("activity", sa.String(80), nullable=False),
        sa.Column("last_week", sa.Date(), nullable=False, comment="Monday of the last week in which it was proposed"),
        sa.Column("week_before", sa.Date(), nullable=True, comment="the one before that"),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_activity_use_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("territory_id", "activity", name=op.f("pk_activity_use")),
    )


SAID = " FROM feedback JOIN idea ON idea.id = feedback.idea_id WHERE points IS NOT NULL "


def count_past_feedback() -> None:
    """Faces alone: what tags add to them is counted from the next change of each on."""
    op.execute("UPDATE feedback SET points = (face - 1) * 2 WHERE face IS NOT NULL")
    insert = "INSERT INTO activity_votes (activity, setting, age_band, votes, points) SELECT "
    sums = ", count(*), sum(points)" + SAID
    op.execute(insert + "activity, setting, age_band" + sums + "GROUP BY activity, setting, age_band")
    op.execute(insert + "activity, '', ''" + sums + "GROUP BY activity")
    op.execute(insert + "'', '', ''" + sums + "HAVING count(*) > 0")


def note_past_use() -> None:
    op.execute(
        "INSERT INTO activity_use (territory_id, activity, last_week)"
        " SELECT territory_id, activity, max(week_starts_on) FROM idea GROUP BY territory_id, activity"
    )
