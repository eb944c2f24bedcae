"""The audit log: who did what, when, on which territory; codes only, never content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import audit


@dataclass(frozen=True, slots=True)
class Record:
    id: int
    at: datetime
    person_id: int | None
    territory_id: int | None
    action: str


_COLUMNS = [audit.c[name] for name in Record.__slots__]


async def record(
    tx: Tx, action: str, now: datetime, person_id: int | None, territory_id: int | None, **detail: str | int
) -> None:
    row = {"at": now, "person_id": person_id, "territory_id": territory_id, "action": action, "detail": detail}
    await tx.execute(insert(audit), row)


async def list_page(tx: Tx, older_than: int, limit: int, without: Sequence[str]) -> list[Record]:
    """The newest rows whose id is under `older_than` (0: no bound), less those of some actions."""
    rows = select(*_COLUMNS).where(audit.c.action.not_in(without))
    rows = rows.where(audit.c.id < older_than) if older_than else rows
    return [Record(**row._mapping) for row in await fetch_all(tx, rows.order_by(audit.c.id.desc()).limit(limit))]


async def is_recorded_since(tx: Tx, action: str, instant: datetime) -> bool:
    """Whether anybody did this after that instant."""
    here = (audit.c.at > instant, audit.c.action == action)
    return await fetch_one(tx, select(audit.c.id).where(*here).limit(1)) is not None


async def list_details(tx: Tx, action: str) -> list[dict[str, Any]]:
    """What was kept with each time that this was done, as long as it is kept."""
    return [row.detail for row in await fetch_all(tx, select(audit.c.detail).where(audit.c.action == action))]


async def purge(tx: Tx, before: datetime) -> int:
    """Deletes what is older; returns how many rows."""
    return await changed(tx, delete(audit).where(audit.c.at < before))
