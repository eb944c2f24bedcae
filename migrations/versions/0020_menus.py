"""Whom Telegram shows another menu; the numbers of grants are told apart for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    menu = {"comment": "hash of the commands that this chat alone is shown", "nullable": True}
    op.add_column("person", sa.Column("menu", sa.String(length=64), **menu))
    own = sa.text("menu IS NOT NULL")
    op.create_index("ix_person_menu", "person", ["id"], sqlite_where=own, postgresql_where=own)
    number_again()
    op.create_index("ix_access_grant_number", "access_grant", ["territory_id", "number"], unique=True)
    region = sa.text("territory_id IS NULL")
    of_region = {"unique": True, "sqlite_where": region, "postgresql_where": region}
    op.create_index("ix_access_grant_number_region", "access_grant", ["number"], **of_region)


def number_again() -> None:
    """Two who came in within one instant had the same number: the later one gets the next that is free."""
    grant = sa.table("access_grant", sa.column("id"), sa.column("territory_id"), sa.column("number"))
    connection = op.get_bind()
    taken: dict[int | None, set[int]] = {}
    for row in connection.execute(sa.select(grant).order_by(grant.c.id)).all():
        numbers = taken.setdefault(row.territory_id, set())
        number = row.number if row.number not in numbers else 1 + max(numbers)
        if number != row.number:
            connection.execute(sa.update(grant).where(grant.c.id == row.id).values(number=number))
        numbers.add(number)
