"""Activities that a territory wrote: `fields` as their author left them, `published` as members see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import local_activity


class LocalState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LocalActivity:
    id: int
    territory_id: int
    state: LocalState
    fields: dict[str, Any]
    published: dict[str, Any] | None
    changed_at: datetime


async def add(tx: Tx, territory_id: int, person_id: int, now: datetime) -> int:
    """An empty draft; returns its id."""
    values = {"territory_id": territory_id, "person_id": person_id, "state": LocalState.DRAFT, "fields": {}}
    row = insert(local_activity).values(**values, created_at=now, changed_at=now).returning(local_activity.c.id)
    return int((await tx.execute(row)).scalar_one())


async def find(tx: Tx, local_id: int) -> LocalActivity | None:
    found = await _list(tx, _rows().where(local_activity.c.id == local_id))
    return found[0] if found else None


async def list_of(tx: Tx, territory_id: int) -> list[LocalActivity]:
    return await _list(tx, _rows().where(local_activity.c.territory_id == territory_id))


async def list_published(tx: Tx, territory_id: int) -> list[LocalActivity]:
    here = (local_activity.c.territory_id == territory_id, local_activity.c.state == LocalState.PUBLISHED)
    return await _list(tx, _rows().where(*here))


async def count_of(tx: Tx, territory_id: int) -> int:
    here = local_activity.c.territory_id == territory_id
    row = await fetch_one(tx, select(func.count()).select_from(local_activity).where(here))
    return int(row[0]) if row else 0


async def set_fields(tx: Tx, local_id: int, fields: dict[str, Any], now: datetime) -> None:
    change = update(local_activity).where(local_activity.c.id == local_id)
    await tx.execute(change.values(fields=fields, changed_at=now))


async def publish(tx: Tx, local_id: int, fields: dict[str, Any], now: datetime) -> None:
    """Members see these fields from now on."""
    change = update(local_activity).where(local_activity.c.id == local_id)
    await tx.execute(change.values(published=fields, state=LocalState.PUBLISHED, changed_at=now))


async def withdraw(tx: Tx, local_id: int, now: datetime) -> bool:
    """True where it was published until now."""
    here = (local_activity.c.id == local_id, local_activity.c.state == LocalState.PUBLISHED)
    values = {"state": LocalState.WITHDRAWN, "changed_at": now}
    return await changed(tx, update(local_activity).where(*here).values(**values)) == 1


def _rows() -> Select[Any]:
    columns = [local_activity.c[name] for name in LocalActivity.__slots__]
    return select(*columns).order_by(local_activity.c.id)


async def _list(tx: Tx, rows: Select[Any]) -> list[LocalActivity]:
    found = [dict(row._mapping) for row in await fetch_all(tx, rows)]
    return [LocalActivity(**{**row, "state": LocalState(row["state"])}) for row in found]
