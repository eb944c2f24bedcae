"""What the next typed message of a person answers to; kept here, so that a restart forgets nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from bot.errors import NotFound
from bot.storage.db import Tx, changed, fetch_one
from bot.storage.tables import dialogue


@dataclass(frozen=True, slots=True)
class Dialogue:
    expects: str
    data: dict[str, Any]
    updated_at: datetime


async def expect(tx: Tx, person_id: int, expects: str, data: dict[str, Any], now: datetime) -> None:
    await forget(tx, person_id)
    values = {"person_id": person_id, "expects": expects, "data": data, "updated_at": now}
    await tx.execute(insert(dialogue).values(**values))


async def find(tx: Tx, person_id: int) -> Dialogue | None:
    row = await fetch_one(tx, select(dialogue).where(dialogue.c.person_id == person_id))
    return Dialogue(row.expects, row.data, row.updated_at) if row else None


async def get(tx: Tx, person_id: int, expects: str) -> Dialogue:
    """`NotFound` where nothing is expected of this person, or something else."""
    found = await find(tx, person_id)
    if found is None or found.expects != expects:
        raise NotFound
    return found


async def forget(tx: Tx, person_id: int) -> None:
    await tx.execute(delete(dialogue).where(dialogue.c.person_id == person_id))


async def purge(tx: Tx, before: datetime) -> int:
    """Forgets questions that nobody answered; returns how many."""
    return await changed(tx, delete(dialogue).where(dialogue.c.updated_at < before))
