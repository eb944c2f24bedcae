"""How activities are liked and when each was last proposed: counts kept up with every change, never recounted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import case, select, update

from bot.model import Idea
from bot.storage.db import Tx, changed, fetch_all, insert_into
from bot.storage.tables import activity_use, activity_votes, feedback

ALL = ""
"""Stands for every activity, setting and age in the rows that hold totals."""


class Counted(NamedTuple):
    """One row of votes; `ALL` in the columns over which it sums."""

    activity: str
    setting: str
    age_band: str
    votes: int
    points: int


async def list_votes(tx: Tx, activities: Sequence[str]) -> list[Counted]:
    """What was said of these activities, and of all of them together."""
    columns = [activity_votes.c[name] for name in Counted._fields]
    rows = await fetch_all(tx, select(*columns).where(activity_votes.c.activity.in_([ALL, *activities])))
    return [Counted(**row._mapping) for row in rows]


async def recount(tx: Tx, idea: Idea, points: int | None) -> bool:
    """Counts one feedback at these points instead of what it was counted at; None takes it out of the count.

    False where another press was counted between reading and writing: its count stands, and this may be tried again.
    """
    here = feedback.c.idea_id == idea.id
    row = (await tx.execute(select(feedback.c.points).where(here))).first()
    if row is None or row.points == points:
        return True
    unchanged = feedback.c.points.is_not_distinct_from(row.points)
    if not await changed(tx, update(feedback).where(here, unchanged).values(points=points)):
        return False
    votes = (points is not None) - (row.points is not None)
    for place in ((ALL, ALL, ALL), (idea.activity, ALL, ALL), (idea.activity, idea.setting, idea.age_band)):
        await _add(tx, place, votes, (points or 0) - (row.points or 0))
    return True


async def _add(tx: Tx, place: tuple[str, str, str], votes: int, points: int) -> None:
    names = ("activity", "setting", "age_band")
    values = dict(zip(names, place, strict=True)) | {"votes": votes, "points": points}
    table = activity_votes.c
    sums = {"votes": table.votes + votes, "points": table.points + points}
    new = insert_into(tx, activity_votes).values(**values)
    await tx.execute(new.on_conflict_do_update(index_elements=names, set_=sums))


async def note_use(tx: Tx, territory_id: int, activity: str, week: date) -> None:
    """An activity was proposed in that week; the week before it is kept, so that a week does not judge itself."""
    values = {"territory_id": territory_id, "activity": activity, "last_week": week}
    table = activity_use.c
    moved = {
        "week_before": case((table.last_week < week, table.last_week), else_=table.week_before),
        "last_week": case((table.last_week < week, week), else_=table.last_week),
    }
    names = ("territory_id", "activity")
    new = insert_into(tx, activity_use).values(**values)
    await tx.execute(new.on_conflict_do_update(index_elements=names, set_=moved))


async def list_last_weeks(tx: Tx, territory_id: int, activities: Sequence[str], before: date) -> dict[str, date]:
    """For each of these activities, the last week before that one in which the territory had it."""
    here = (activity_use.c.territory_id == territory_id, activity_use.c.activity.in_(activities))
    rows = await fetch_all(tx, select(activity_use).where(*here))
    last = {row.activity: row.last_week if row.last_week < before else row.week_before for row in rows}
    return {activity: week for activity, week in last.items() if week is not None and week < before}
