"""Members by role, counted once for each week that had a digest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import func, or_, select

from bot.errors import NotFound
from bot.model import PersonState, Role
from bot.storage.db import Tx, fetch_all, fetch_one, insert_once
from bot.storage.tables import headcount, membership, person

Classes = Mapping[str, list[int] | None]
"""By role, the two ends of a class; None is hidden."""


async def count_by_role(tx: Tx, territory_id: int, at: datetime) -> dict[Role, int]:
    """Those who were members at that instant and are active or pause today."""
    here = (
        membership.c.territory_id == territory_id,
        membership.c.joined_at <= at,
        or_(membership.c.left_at.is_(None), membership.c.left_at > at),
        membership.c.role.is_not(None),
        person.c.state.in_([PersonState.ACTIVE, PersonState.PAUSED]),
    )
    counted = select(membership.c.role, func.count().label("people")).join(person).where(*here)
    return {Role(row.role): row.people for row in await fetch_all(tx, counted.group_by(membership.c.role))}


async def keep_once(tx: Tx, territory_id: int, week: date, classes: Classes, now: datetime) -> Classes:
    """What was kept for that week first: these classes, or the ones of an earlier look."""
    key = {"territory_id": territory_id, "week_starts_on": week}
    await insert_once(tx, headcount, {**key, "classes": dict(classes), "created_at": now}, list(key))
    here = (headcount.c.territory_id == territory_id, headcount.c.week_starts_on == week)
    row = await fetch_one(tx, select(headcount.c.classes).where(*here))
    if row is None:
        raise NotFound
    kept: Classes = row.classes
    return kept


async def list_kept(tx: Tx, first: date, last: date) -> dict[int, Classes]:
    """What was kept latest in these weeks, by territory."""
    kept = select(headcount).where(headcount.c.week_starts_on.between(first, last))
    rows = await fetch_all(tx, kept.order_by(headcount.c.week_starts_on))
    return {row.territory_id: row.classes for row in rows}
