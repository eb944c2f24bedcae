"""Rows that lose whom they were for: somebody was erased, or the message is too old to be anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, literal, select, update

from bot.storage.db import Tx, changed, fetch_all
from bot.storage.outbox.rows import OPEN, among
from bot.storage.tables import outbox

AT_ONCE = 20_000
"""The most that one day takes on."""


async def forget_person(tx: Tx, person_id: int) -> None:
    """The person is erased: all their rows."""
    await _forget(tx, outbox.c.person_id == person_id)


async def list_with_person(tx: Tx, before: datetime, but: str) -> list[int]:
    """Ended rows that were promised before that instant and still say to whom, but where the key begins with `but`."""
    ended = (outbox.c.created_at < before, outbox.c.state.not_in(OPEN))
    old = (outbox.c.person_id.is_not(None), *ended, outbox.c.key.not_like(f"{but}%"))
    return [row.id for row in await fetch_all(tx, select(outbox.c.id).where(*old).order_by(outbox.c.id).limit(AT_ONCE))]


async def forget_persons(tx: Tx, row_ids: Sequence[int]) -> int:
    return await _forget(tx, among(tx, outbox.c.id, row_ids))


async def _forget(tx: Tx, which: ColumnElement[bool]) -> int:
    """Keys hold numbers of the person's rows, which SQLite gives again: no later promise is to meet them."""
    key = literal("erased:") + cast(outbox.c.id, String)
    values = {"person_id": None, "key": key, "reference": None, "message_id": None}
    return await changed(tx, update(outbox).where(which).values(**values))
