"""What only an invented population needs: an empty database to live in, and haste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import event, func, insert, select, update

from bot.model import MembershipState, OutboxState, PersonState
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.driver import Connection, connect
from bot.storage.tables import (
    digest,
    experience,
    feedback,
    idea,
    membership,
    metadata,
    outbox,
    person,
    region_digest,
    territory,
)


async def is_inhabited(tx: Tx) -> bool:
    """Whether any person or any territory is there."""
    for table in (person, territory):
        if (await tx.execute(select(func.count()).select_from(table))).scalar_one():
            return True
    return False


async def add(tx: Tx, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Rows by the name of their table; those that others refer to are written first."""
    for one in metadata.sorted_tables:
        if rows.get(one.name):
            await tx.execute(insert(one), [dict(row) for row in rows[one.name]])


async def next_person(tx: Tx) -> int:
    """The first number that no person and no membership has; on SQLite they go on from the largest."""
    largest = [(await tx.execute(select(func.max(one.c.id)))).scalar() or 0 for one in (person, membership)]
    return max(largest) + 1


async def set_states(tx: Tx, states: Mapping[int, PersonState], now: datetime) -> None:
    """Of persons by their number; who has stopped has left their territory too."""
    columns = (person.c.id, person.c.state)
    known = {row.id: row.state for row in await fetch_all(tx, select(*columns).where(person.c.id.in_(list(states))))}
    for person_id, state in states.items():
        if known[person_id] != state:
            await tx.execute(update(person).where(person.c.id == person_id).values(state=state))
            if state is PersonState.STOPPED:
                left = {"state": MembershipState.LEFT, "left_at": now}
                await tx.execute(update(membership).where(membership.c.person_id == person_id).values(**left))


async def deliver(tx: Tx, until: datetime) -> None:
    """Whatever waits in the ledger until then has arrived: nobody is there to be written to."""
    waiting = (outbox.c.state == OutboxState.QUEUED, outbox.c.next_attempt_at <= until)
    sent = {"state": OutboxState.SENT, "finished_at": outbox.c.next_attempt_at, "message_id": outbox.c.id}
    await tx.execute(update(outbox).where(*waiting).values(**sent))


async def count(tx: Tx) -> dict[str, int]:
    """Rows of what a region is looked at for."""
    tables = (territory, person, idea, feedback, experience, digest, region_digest, outbox)
    return {one.name: int((await tx.execute(select(func.count()).select_from(one))).scalar_one()) for one in tables}


def make_haste(database: Database) -> None:
    """From its next connection on, an SQLite file is not waited for at each commit, and no thread is woken.

    A crash would cost a seed alone, and nobody else waits for the event loop.
    """
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "do_connect", _at_once)
        event.listen(database.engine.sync_engine, "connect", _without_waiting)


class AtOnce(Connection):
    """Runs statements where they are asked for: to wake a thread for each takes longer than most of them."""

    async def _execute(self, fn: Any, *given: Any, **options: Any) -> Any:
        return fn(*given, **options)


def _at_once(_dialect: object, _record: object, _given: object, options: dict[str, Any]) -> None:
    options |= {"async_creator_fn": partial(connect, kind=AtOnce), "check_same_thread": False}


def _without_waiting(connection: Any, _entry: object) -> None:
    cursor = connection.cursor()
    for pragma in ("synchronous=OFF", "secure_delete=OFF", "cache_size=-200000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
