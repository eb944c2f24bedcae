"""Each person's week is looked at as a whole; the repère before, the word after (which replaces the reminder)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

AFTER = "a word two days after the idea"


def upgrade() -> None:
    look_at_persons()
    replace_the_reminder()
    forget_next_ideas()


def look_at_persons() -> None:
    """Whoever had an idea to come is looked at when it was due."""
    columns = (
        sa.Column("planned_until", sa.DateTime(timezone=True), comment="what their week wanted before is decided"),
        sa.Column("next_look_at", sa.DateTime(timezone=True), comment="when their week is looked at next"),
        sa.Column("asked_to_continue_at", sa.DateTime(timezone=True)),
    )
    for column in columns:
        op.add_column("person", column)
    op.create_index(op.f("ix_person_next_look_at"), "person", ["next_look_at"], unique=False)
    first = "(SELECT MIN(next_idea_at) FROM membership WHERE person_id = person.id)"
    op.execute(f"UPDATE person SET planned_until = {first}, next_look_at = {first}")  # noqa: S608


def replace_the_reminder() -> None:
    """Who wanted to be reminded two days later gets the word after; what waited unasked is dropped."""
    former = sa.Column("former_rhythm", sa.String(12), comment="the one that silence has slowed down")
    op.add_column("membership", former)
    repere = {"comment": "the repère the day before the idea", "server_default": sa.false(), "nullable": False}
    op.add_column("membership", sa.Column("wants_repere", sa.Boolean(), **repere))
    op.execute("ALTER TABLE membership RENAME COLUMN reminds TO wants_encouragement")
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"COMMENT ON COLUMN membership.wants_encouragement IS '{AFTER}'")
    by_itself = "idea_id IN (SELECT id FROM idea WHERE state <> 'later')"
    op.execute(f"UPDATE reminder SET state = 'cancelled' WHERE state = 'waiting' AND {by_itself}")  # noqa: S608


def forget_next_ideas() -> None:
    op.drop_index(op.f("ix_membership_next_idea_at"), table_name="membership")
    op.execute("ALTER TABLE membership DROP COLUMN next_idea_at")
