"""Settings of a territory that its coordinators choose; grants have numbers, invitations an author."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    let_territories_choose()
    number_the_grants()
    remember_who_invites()


def let_territories_choose() -> None:
    """What held for everybody until now holds until a territory says otherwise."""
    approval = {"comment": "a broadcast waits for a second person", "server_default": sa.false(), "nullable": False}
    op.add_column("territory", sa.Column("needs_approval", sa.Boolean(), **approval))
    op.add_column("territory", sa.Column("quiet_from", sa.Time(), server_default="20:00:00.000000", nullable=False))
    op.add_column("territory", sa.Column("quiet_until", sa.Time(), server_default="08:00:00.000000", nullable=False))


def number_the_grants() -> None:
    """1, 2, 3 in each territory and in the region, in the order in which they were given."""
    number = {"comment": "how the list and the journal name who holds it", "server_default": "0", "nullable": False}
    op.add_column("access_grant", sa.Column("number", sa.Integer(), **number))
    same = "COALESCE(earlier.territory_id, 0) = COALESCE(access_grant.territory_id, 0)"
    op.execute(
        "UPDATE access_grant SET number = "  # noqa: S608
        f"(SELECT COUNT(*) FROM access_grant AS earlier WHERE {same} AND earlier.id <= access_grant.id)"
    )


def remember_who_invites() -> None:
    """Nothing refers to an invitation, so that SQLite may rewrite its table."""
    author = sa.Column("person_id", sa.Integer(), comment="who made it; none: the command line")
    replaced = sa.Column("replaces_grant_id", sa.Integer(), comment="the one that ends when it is accepted")
    with op.batch_alter_table("invitation") as invitation:
        for column, table in ((author, "person"), (replaced, "access_grant")):
            invitation.add_column(column)
            key = op.f(f"fk_invitation_{column.name}")
            invitation.create_foreign_key(key, table, [column.name], ["id"], ondelete="SET NULL")
