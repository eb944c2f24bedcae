"""Texts that their authors let be shared: the queue, what was decided, the thanks. Those given before wait too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WAITING = """
INSERT INTO experience (feedback_id, territory_id, state, submitted_at)
SELECT feedback.id, idea.territory_id, 'waiting', feedback.updated_at
FROM feedback JOIN idea ON idea.id = feedback.idea_id WHERE feedback.comment IS NOT NULL
"""


def upgrade() -> None:
    op.create_table(
        "experience",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("feedback_id", sa.Integer(), nullable=False),
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column(
            "edited",
            sa.LargeBinary(),
            nullable=True,
            comment="a coordinator's wording, until its author has answered",
        ),
        sa.Column("reason", sa.String(16), nullable=True, comment="why it was refused"),
        sa.Column(
            "text", sa.Text(), nullable=True, comment="published: kept clear, since everybody may read and search it"
        ),
        sa.Column("place", sa.String(80), nullable=True, comment="territory or département, as it was at publication"),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_to_region_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "thanks_told_until",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="thanks up to then were passed on",
        ),
        sa.CheckConstraint("state IN ('waiting', 'asked', 'published', 'refused')", name=op.f("ck_experience_state")),
        sa.CheckConstraint("(state = 'published') = (text IS NOT NULL)", name=op.f("ck_experience_text")),
        sa.CheckConstraint("(state = 'asked') = (edited IS NOT NULL)", name=op.f("ck_experience_edited")),
        sa.CheckConstraint(
            "sent_to_region_at IS NULL OR state = 'published'", name=op.f("ck_experience_sent_to_region_at")
        ),
        sa.ForeignKeyConstraint(
            ["feedback_id"], ["feedback.id"], name=op.f("fk_experience_feedback_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_experience_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experience")),
        sa.UniqueConstraint("feedback_id", name=op.f("uq_experience_feedback_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_experience_territory_state", "experience", ["territory_id", "state"])
    op.create_table(
        "experience_thanks",
        sa.Column("experience_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_id"], ["experience.id"], name=op.f("fk_experience_thanks_experience_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_experience_thanks_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("experience_id", "person_id", name=op.f("pk_experience_thanks")),
    )
    op.create_index(op.f("ix_experience_thanks_person_id"), "experience_thanks", ["person_id"])
    op.execute(WAITING)
