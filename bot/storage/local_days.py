"""Days without school that a territory's coordinators gave."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, select

from bot.errors import NotFound
from bot.model import LocalDay, LocalDayLabel
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import local_day

_COLUMNS = [local_day.c[name] for name in LocalDay.__slots__]
_KEY = ["territory_id", "first_day", "last_day"]


async def add_once(
    tx: Tx, territory_id: int, first: date, last: date, label: LocalDayLabel, now: datetime
) -> tuple[LocalDay, bool]:
    """The days, and whether this call added them."""
    values = {"territory_id": territory_id, "first_day": first, "last_day": last, "label": label, "created_at": now}
    is_new = await insert_once(tx, local_day, values, _KEY)
    here = (local_day.c.territory_id == territory_id, local_day.c.first_day == first, local_day.c.last_day == last)
    row = await fetch_one(tx, select(*_COLUMNS).where(*here))
    if row is None:
        raise NotFound
    return _local_day(row), is_new


async def find(tx: Tx, local_day_id: int) -> LocalDay | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(local_day.c.id == local_day_id))
    return _local_day(row) if row else None


async def list_of(tx: Tx, territory_id: int) -> list[LocalDay]:
    """Soonest first."""
    here = select(*_COLUMNS).where(local_day.c.territory_id == territory_id)
    return [_local_day(row) for row in await fetch_all(tx, here.order_by(local_day.c.first_day, local_day.c.id))]


async def remove(tx: Tx, local_day_id: int) -> bool:
    """True for the one who removed them."""
    return await changed(tx, delete(local_day).where(local_day.c.id == local_day_id)) == 1


def _local_day(row: Row[Any]) -> LocalDay:
    return LocalDay(row.id, row.territory_id, row.first_day, row.last_day, LocalDayLabel(row.label))
