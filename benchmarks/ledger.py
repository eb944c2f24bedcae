"""The databases that the benchmarks use: made fresh, filled with people and promises, gone afterwards."""

from __future__ import annotations

import asyncio
import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
from sqlalchemy import func, insert, make_url, select

from benchmarks.measuring import say
from bot.model import Kind, Lane, Language, PersonState
from bot.services.enrolment import NOTICE_VERSION
from bot.storage.db import Database, open_database
from bot.storage.keys import Keys
from bot.storage.migrating import migrate
from bot.storage.outbox import Wave, batches
from bot.storage.tables import outbox, person

KEY = "dGVycmVhdS10ZXN0cy1vbmx5LW5vdC1hLXNlY3JldC4="
"""Opens the databases of the benchmarks and nothing else."""
POSTGRES_URL = "TERREAU_TEST_POSTGRES_URL"
FIRST_CHAT = 1_000_000
SKIPPED = "skipped: no PostgreSQL; give --postgres URL or set " + POSTGRES_URL


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is, and of which kind: sqlite or postgresql."""

    name: str
    url: str

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Database]:
        database = open_database(self.url, Keys(KEY))
        try:
            yield database
        finally:
            await database.close()


def postgres_url(given: str | None) -> str | None:
    """None where there is no PostgreSQL to measure on."""
    return given or os.environ.get(POSTGRES_URL) or None


@contextmanager
def fresh(name: str, server: str | None) -> Iterator[Place]:
    """An empty database at the newest revision; `name` is sqlite or postgresql, `server` the latter's address."""
    if name == "sqlite":
        with tempfile.TemporaryDirectory(prefix="terreau-benchmark-") as folder:
            place = Place(name, f"sqlite+aiosqlite:///{Path(folder) / 'terreau.db'}")
            asyncio.run(_migrate(place))
            yield place
        return
    assert server is not None
    database = f"terreau_benchmark_{uuid.uuid4().hex[:12]}"
    asyncio.run(_execute(server, f"CREATE DATABASE {database}"))
    try:
        url = make_url(server).set(drivername="postgresql+asyncpg", database=database)
        place = Place(name, url.render_as_string(hide_password=False))
        asyncio.run(_migrate(place))
        yield place
    finally:
        asyncio.run(_execute(server, f"DROP DATABASE {database} WITH (FORCE)"))


def now() -> datetime:
    return datetime.now(UTC)


async def add_people(database: Database, count: int, first_chat: int = FIRST_CHAT) -> None:
    """One person for each chat from `first_chat` on; in a fresh database they are numbered from 1."""
    at, portion = now(), 5000
    common = {"language": Language.FRENCH, "state": PersonState.ACTIVE, "notice_version": NOTICE_VERSION}
    times = {"consented_at": at, "created_at": at, "last_active_at": at}
    for start in range(first_chat, first_chat + count, portion):
        chats = range(start, min(start + portion, first_chat + count))
        async with database.write() as tx:
            rows = [{"chat_hash": chat, "chat_id": chat, **common, **times} for chat in chats]
            await tx.execute(insert(person), rows)


async def enqueue(
    database: Database, tag: str, *, kind: Kind = Kind.IDEA, lane: Lane = Lane.BROADCAST, people: int | None = None
) -> int:
    """A broadcast to everybody, or to the first `people`: one row for each person; returns how many."""
    at = now()
    persons = select(person.c.id).order_by(person.c.id).limit(people)
    async with database.write() as tx:
        batch, _ = await batches.create_once(tx, tag, kind, None, {}, at)
        return await batches.enqueue(tx, batch, persons, Wave(lane, at), at)


async def count_states(database: Database) -> dict[str, int]:
    """How many rows are in each state."""
    statement = select(outbox.c.state, func.count().label("rows")).group_by(outbox.c.state)
    async with database.read() as tx:
        return {row.state: row.rows for row in await tx.execute(statement)}


async def list_rows(database: Database, *, and_delete: bool = False) -> dict[str, str]:
    """The state of each row by its key."""
    async with database.write() as tx:
        rows = {row.key: row.state for row in await tx.execute(select(outbox.c.key, outbox.c.state))}
        if and_delete:
            await tx.execute(outbox.delete())
    return rows


async def _migrate(place: Place) -> None:
    async with place.opened() as database:
        await migrate(database, now())


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def say_skipped() -> str:
    say(SKIPPED)
    return SKIPPED
