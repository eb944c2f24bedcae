"""Counts by week and figure, from which digests are made however much there is to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

WEEK = timedelta(weeks=1)
FIRSTS = [f"first_in_{weeks}" for weeks in range(1, 9)]
FIRST = "people who had not in the weeks before"
AT_ONCE = 1000
UNCOUNTED = "sent_at IS NOT NULL AND sent_in IS NULL AND origin IN ('weekly', 'joining')"
PAST = """
    SELECT idea.id, membership_id, territory_id, setting, activity, theme, origin, state, sent_at, done_at, face
    FROM idea LEFT JOIN feedback ON feedback.idea_id = idea.id WHERE sent_at IS NOT NULL ORDER BY membership_id
"""
Schedule = tuple[ZoneInfo, int, time]


def upgrade() -> None:
    create_week_count()
    remember_what_is_counted()
    count_the_past()


def create_week_count() -> None:
    op.create_table(
        "week_count",
        sa.Column("territory_id", sa.Integer(), nullable=False),
        sa.Column("week_starts_on", sa.Date(), nullable=False, comment="Monday of the week whose digest tells it"),
        sa.Column("figure", sa.String(120), nullable=False, comment="done:home, face:home:3; never a person"),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False, comment="the sum of the faces, where they are counted"),
        *(sa.Column(name, sa.Integer(), nullable=False, comment=FIRST) for name in FIRSTS),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name=op.f("fk_week_count_territory_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("territory_id", "week_starts_on", "figure", name=op.f("pk_week_count")),
    )


def remember_what_is_counted() -> None:
    sent = "Monday of the week in which week_count has it as sent"
    op.add_column("idea", sa.Column("sent_in", sa.Date(), nullable=True, comment=sent))
    op.add_column("idea", sa.Column("done_in", sa.Date(), nullable=True, comment="the same of what was done"))
    op.add_column("idea", sa.Column("done_as", sa.String(8), nullable=True, comment="as which form"))
    joined = "Monday of the week in which week_count has them as new"
    op.add_column("membership", sa.Column("joined_in", sa.Date(), nullable=True, comment=joined))
    op.add_column("membership", sa.Column("left_in", sa.Date(), nullable=True, comment="the same of those who left"))
    where = {"sqlite_where": sa.text(UNCOUNTED), "postgresql_where": sa.text(UNCOUNTED)}
    op.create_index("ix_idea_uncounted", "idea", ["id"], **where)


def count_the_past() -> None:
    """Not the forms: what an activity is, is written in the library, which a migration does not read."""
    connection = op.get_bind()
    territories = connection.execute(sa.text("SELECT id, time_zone, digest_weekday, digest_time FROM territory"))
    schedules = {row.id: (ZoneInfo(row.time_zone), row.digest_weekday, _time(row.digest_time)) for row in territories}
    counted: Counter[tuple[int, date, str, str]] = Counter()
    rows = connection.execute(sa.text(PAST)).all()
    moved = []
    for _, own in groupby(rows, key=lambda row: row.membership_id):
        moved += list(_count_member(list(own), schedules, counted))
    for start in range(0, len(moved), AT_ONCE):
        set_weeks = sa.text("UPDATE idea SET sent_in = :sent_in, done_in = :done_in WHERE id = :id")
        dated = set_weeks.bindparams(sa.bindparam("sent_in", type_=sa.Date()), sa.bindparam("done_in", type_=sa.Date()))
        connection.execute(dated, moved[start : start + AT_ONCE])
    _count_arrivals(connection, schedules, counted)
    _keep(connection, counted)


def _count_arrivals(
    connection: sa.Connection, schedules: dict[int, Schedule], counted: Counter[tuple[int, date, str, str]]
) -> None:
    """Each membership once as new, and once as gone where it was left."""
    for figure, column, at in (("new", "joined_in", "joined_at"), ("gone", "left_in", "left_at")):
        past = sa.text(f"SELECT id, territory_id, {at} AS at FROM membership WHERE {at} IS NOT NULL")  # noqa: S608
        moved = sa.text(f"UPDATE membership SET {column} = :week WHERE id = :id")  # noqa: S608
        dated = moved.bindparams(sa.bindparam("week", type_=sa.Date()))
        for membership_id, territory_id, instant in connection.execute(past).all():
            week = _week(_instant(instant), schedules[territory_id])
            connection.execute(dated, {"week": week, "id": membership_id})
            counted.update((territory_id, week, figure, name) for name in ("times", *FIRSTS))


def _count_member(
    rows: list[Any], schedules: dict[int, Schedule], counted: Counter[tuple[int, date, str, str]]
) -> Iterator[dict[str, Any]]:
    """Adds a member's ideas to the counts; gives the weeks to remember on each."""
    marked: list[tuple[str, int, date, int]] = []
    for row in rows:
        came = row.origin in ("weekly", "joining")
        sent = _week(_instant(row.sent_at), schedules[row.territory_id]) if came else None
        done = row.state == "done" and row.done_at is not None
        done_in = _week(_instant(row.done_at), schedules[row.territory_id]) if done else None
        yield {"id": row.id, "sent_in": sent, "done_in": done_in}
        marked += [(f"sent:{row.setting}", row.territory_id, sent, 0)] if sent else []
        marked += _figures(row, done_in) if done_in else []
    for (figure, territory_id), own in groupby(sorted(marked), lambda one: one[:2]):
        last: date | None = None
        for _, _, week, points in own:
            counted.update({(territory_id, week, figure, "times"): 1, (territory_id, week, figure, "points"): points})
            since = 8 if last is None else min(8, (week - last) // WEEK)
            counted.update((territory_id, week, figure, name) for name in FIRSTS[:since])
            last = week


def _figures(row: Any, week: date) -> list[tuple[str, int, date, int]]:
    found = [(f"done:{row.setting}", 0), (f"theme:{row.setting}:{row.theme}", 0)]
    if row.face:
        found += [(f"face:{row.setting}:{row.face}", 0), (f"liked:{row.setting}:{row.activity}", row.face)]
    return [(name, row.territory_id, week, points) for name, points in found]


def _keep(connection: sa.Connection, counted: Counter[tuple[int, date, str, str]]) -> None:
    names = ["times", "points", *FIRSTS]
    table = sa.table(
        "week_count",
        sa.column("territory_id", sa.Integer()),
        sa.column("week_starts_on", sa.Date()),
        sa.column("figure", sa.String()),
        *(sa.column(name, sa.Integer()) for name in names),
    )
    places = sorted({place[:3] for place in counted})
    for start in range(0, len(places), AT_ONCE):
        connection.execute(
            table.insert(),
            [
                dict(zip(("territory_id", "week_starts_on", "figure"), place, strict=True))
                | {name: counted[(*place, name)] for name in names}
                for place in places[start : start + AT_ONCE]
            ],
        )


def _week(at: datetime, schedule: Schedule) -> date:
    """The Monday of the week whose digest tells what happened then: the first whose hour is later."""
    zone, weekday, hour = schedule
    local = at.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    return monday if (local.weekday(), local.time()) < (weekday, hour) else monday + WEEK


def _instant(stored: Any) -> datetime:
    """SQLite gives back text."""
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def _time(stored: Any) -> time:
    return time.fromisoformat(stored) if isinstance(stored, str) else stored
