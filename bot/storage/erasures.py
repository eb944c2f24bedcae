"""Who was erased lately, as keyed hashes: a backup that is put back knows them again, and they are erased again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import String, delete, insert, literal, select, type_coerce

from bot.storage.db import Tx, changed, fetch_all
from bot.storage.tables import erasure, person
from bot.storage.types import UtcDateTime


class Erasure(NamedTuple):
    """`chat_hash` is the keyed hash of the chat, under the key of then."""

    chat_hash: str
    erased_at: datetime


async def note(tx: Tx, person_id: int, now: datetime) -> None:
    """To be called before the person goes."""
    columns = (type_coerce(person.c.chat_hash, String), literal(now, UtcDateTime))
    theirs = select(*columns).where(person.c.id == person_id)
    await tx.execute(insert(erasure).from_select(["chat_hash", "erased_at"], theirs))


async def list_all(tx: Tx) -> set[Erasure]:
    return {Erasure(row.chat_hash, row.erased_at) for row in await fetch_all(tx, select(erasure))}


async def add(tx: Tx, known: Iterable[Erasure]) -> None:
    for one in known:
        await tx.execute(insert(erasure).values(**one._asdict()))


async def purge(tx: Tx, before: datetime) -> int:
    return await changed(tx, delete(erasure).where(erasure.c.erased_at < before))
