"""What coordinators changed in the order of their territory's themes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.model import Territory, ThemeChange, ThemeChangeKind
from bot.storage.db import Tx, changed, fetch_all
from bot.storage.tables import theme_change


async def add(
    tx: Tx, territory: Territory, kind: ThemeChangeKind, slot: int, theme: str | None, before: int | None, now: datetime
) -> int:
    """Returns its id. The change belongs to the programme as it was started: another start knows nothing of it."""
    values = {
        "territory_id": territory.id,
        "programme": territory.programme,
        "starts_on": territory.programme_starts_on,
        "kind": kind,
        "slot": slot,
        "theme": theme,
        "before_slot": before,
        "created_at": now,
    }
    return int((await tx.execute(insert(theme_change).values(**values).returning(theme_change.c.id))).scalar_one())


async def list_of(tx: Tx, territory: Territory) -> list[ThemeChange]:
    """In the order in which they were made."""
    here = (
        theme_change.c.territory_id == territory.id,
        theme_change.c.programme == territory.programme,
        theme_change.c.starts_on == territory.programme_starts_on,
    )
    rows = await fetch_all(tx, select(theme_change).where(*here).order_by(theme_change.c.id))
    return [ThemeChange(row.id, ThemeChangeKind(row.kind), row.slot, row.theme, row.before_slot) for row in rows]


async def remove(tx: Tx, territory_id: int, change_id: int) -> bool:
    here = (theme_change.c.id == change_id, theme_change.c.territory_id == territory_id)
    return await changed(tx, delete(theme_change).where(*here)) == 1
