"""Which updates were taken, once each, and the answers that are still owed for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Row, cast, delete, func, insert, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import received


@dataclass(frozen=True, slots=True)
class Owed:
    """The answers to one update that Telegram has not taken yet, in their order."""

    update_id: int
    person_id: int
    answers: list[dict[str, Any]]


async def wait_turn(tx: Tx, chat_hash: str) -> None:
    """Returns once no other transaction handles an update of this chat, in any process; until the end of this one."""
    if tx.dialect.name == "postgresql":
        number = int.from_bytes(bytes.fromhex(chat_hash)[:8], signed=True)
        await tx.execute(select(func.pg_advisory_xact_lock(cast(number, BigInteger))))


async def take_once(tx: Tx, update_id: int, now: datetime) -> bool:
    """True for one transaction only; another that takes the same update waits for it, and is then told False."""
    return await insert_once(tx, received, {"update_id": update_id, "received_at": now}, ["update_id"])


async def owe(tx: Tx, owed: Owed, receiver: int = 0) -> None:
    """Keeps who an update was from, and the answers until they are sent by the receiver of that number."""
    values = {"person_id": owed.person_id, "answers": owed.answers or None, "receiver": receiver}
    await tx.execute(update(received).where(received.c.update_id == owed.update_id).values(**values))


async def forget(tx: Tx, update_id: int) -> None:
    """Before consent nothing is kept, not even that something came."""
    await tx.execute(delete(received).where(received.c.update_id == update_id))


async def mark_answered(tx: Tx, update_ids: Sequence[int]) -> int:
    there = received.c.update_id.in_(update_ids)
    return await changed(tx, update(received).where(there, received.c.answers.is_not(None)).values(answers=None))


async def find_owed(tx: Tx, update_id: int, receiver: int = 0) -> Owed | None:
    """What this receiver still owes for the update."""
    there = (received.c.update_id == update_id, received.c.receiver == receiver, received.c.answers.is_not(None))
    row = await fetch_one(tx, select(received).where(*there))
    return _owed(row) if row else None


async def find_taken(tx: Tx, update_ids: Sequence[int], receiver: int = 0) -> dict[int, Owed | None]:
    """Those of the updates that were taken before, each with what this receiver still owes for it."""
    rows = await fetch_all(tx, select(received).where(received.c.update_id.in_(update_ids)))
    return {row.update_id: _owed(row) if row.receiver == receiver and row.answers else None for row in rows}


async def keep_all(tx: Tx, many: Sequence[Owed], now: datetime, receiver: int = 0) -> None:
    """As `take_once` and `owe` for each; fails where one is there already."""
    rows = [
        {
            "update_id": owed.update_id,
            "received_at": now,
            "person_id": owed.person_id,
            "answers": owed.answers or None,
            "receiver": receiver,
        }
        for owed in many
    ]
    if rows:
        await tx.execute(insert(received), rows)


async def list_receivers(tx: Tx) -> list[int]:
    """The numbers of the receivers that owe an answer."""
    owing = select(received.c.receiver).where(received.c.answers.is_not(None)).distinct()
    return [row.receiver for row in await fetch_all(tx, owing.order_by(received.c.receiver))]


async def take_over(tx: Tx, gone: Sequence[int], receiver: int) -> list[Owed]:
    """Every answer that receivers that are gone left owed is this one's now; the oldest update first."""
    theirs = (received.c.receiver.in_(gone), received.c.answers.is_not(None))
    rows = await fetch_all(tx, update(received).where(*theirs).values(receiver=receiver).returning(received))
    return sorted(map(_owed, rows), key=lambda owed: owed.update_id)


async def purge(tx: Tx, before: datetime) -> int:
    """Deletes what is older and answered: Telegram brings an update again for 24 hours at most."""
    old = (received.c.received_at < before, received.c.answers.is_(None))
    return await changed(tx, delete(received).where(*old))


def _owed(row: Row[Any]) -> Owed:
    return Owed(row.update_id, row.person_id, row.answers)
