"""The audit log: who did what, when, on which territory; codes only, never content."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.storage.db import Tx, changed, fetch_one
from bot.storage.tables import audit


async def record(
    tx: Tx, action: str, now: datetime, person_id: int | None, territory_id: int | None, **detail: str | int
) -> None:
    row = {"at": now, "person_id": person_id, "territory_id": territory_id, "action": action, "detail": detail}
    await tx.execute(insert(audit).values(**row))


async def is_recorded_since(tx: Tx, action: str, instant: datetime) -> bool:
    """Whether anybody did this after that instant."""
    here = (audit.c.at > instant, audit.c.action == action)
    return await fetch_one(tx, select(audit.c.id).where(*here).limit(1)) is not None


async def purge(tx: Tx, before: datetime) -> int:
    """Deletes what is older; returns how many rows."""
    return await changed(tx, delete(audit).where(audit.c.at < before))
