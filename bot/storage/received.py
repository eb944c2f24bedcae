"""Which updates were taken, once each, and the answers that are still owed for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import received


@dataclass(frozen=True, slots=True)
class Owed:
    """The answers to one update that Telegram has not taken yet, in their order."""

    update_id: int
    person_id: int
    answers: list[dict[str, Any]]


async def take_once(tx: Tx, update_id: int, now: datetime) -> bool:
    """True for one transaction only; another that takes the same update waits for it, and is then told False."""
    return await insert_once(tx, received, {"update_id": update_id, "received_at": now}, ["update_id"])


async def owe(tx: Tx, owed: Owed) -> None:
    """Keeps who an update was from, and the answers until they are sent."""
    values = {"person_id": owed.person_id, "answers": owed.answers or None}
    await tx.execute(update(received).where(received.c.update_id == owed.update_id).values(**values))


async def forget(tx: Tx, update_id: int) -> None:
    """Before consent nothing is kept, not even that something came."""
    await tx.execute(delete(received).where(received.c.update_id == update_id))


async def mark_answered(tx: Tx, update_ids: Sequence[int]) -> int:
    there = received.c.update_id.in_(update_ids)
    return await changed(tx, update(received).where(there, received.c.answers.is_not(None)).values(answers=None))


async def find_owed(tx: Tx, update_id: int) -> Owed | None:
    there = (received.c.update_id == update_id, received.c.answers.is_not(None))
    row = await fetch_one(tx, select(received).where(*there))
    return Owed(row.update_id, row.person_id, row.answers) if row else None


async def list_owed(tx: Tx) -> list[Owed]:
    """Every answer that is still owed, the oldest update first."""
    rows = await fetch_all(tx, select(received).where(received.c.answers.is_not(None)).order_by(received.c.update_id))
    return [Owed(row.update_id, row.person_id, row.answers) for row in rows]


async def purge(tx: Tx, before: datetime) -> int:
    """Deletes what is older and answered: Telegram brings an update again for 24 hours at most."""
    old = (received.c.received_at < before, received.c.answers.is_(None))
    return await changed(tx, delete(received).where(*old))
