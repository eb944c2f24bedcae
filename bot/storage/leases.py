"""Leases: what at most one process does at a time, for as long as it lives.

On PostgreSQL a lease is an advisory lock that belongs to the session of one kept connection: the server frees it when
that connection ends, so a killed process gives back all that it held at once, and one whose network went within seven
seconds. The holder itself stops trusting its leases after five without an answer: it has always let go first.
On SQLite only one process runs (see `running.py`), which holds whatever it asks for.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from sqlalchemy import BigInteger, Executable, cast, column, func, select, table
from sqlalchemy.engine import Result
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.errors import TerreauError
from bot.storage.db import Database

BEAT_SECONDS = 1.0
ANSWER_SECONDS = 2.0
TRUSTED_SECONDS = 5.0
SERVER_LETS_GO = {
    "tcp_keepalives_idle": "3",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "7000",
}
"""Seven seconds without a sign of the client: more than `TRUSTED_SECONDS`, and less than the ten of a take-over."""
PRESENCE = 2**31 - 1
"""The number under which those that take part are counted: a shared lock, which all of them hold."""

Instant = Callable[[], float]
log = structlog.get_logger(__name__)


class LeasesLost(TerreauError):
    """The connection that held the leases is gone, and they with it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at one purpose found: how many processes take part, and the numbers that somebody holds."""

    members: int
    taken: frozenset[int]


class Leases(Protocol):
    """A lease is named by its purpose and a number. Nothing here raises where the database is away."""

    def holds(self, purpose: str, number: int = 0) -> bool: ...

    def numbers(self, purpose: str) -> frozenset[int]:
        """Those that this process holds at this instant."""
        ...

    async def take(self, purpose: str, number: int = 0) -> bool:
        """True where it is this process's, now or already."""
        ...

    async def give_back(self, purpose: str, number: int = 0) -> None: ...

    async def look(self, purpose: str) -> Seen:
        """Takes part, and says who else does; nobody and nothing where the database is away."""
        ...

    async def keep(self, stop: asyncio.Event) -> None:
        """To be run beside the work: finds out that the leases are lost."""
        ...

    async def close(self) -> None:
        """Gives everything back."""
        ...


def open_leases(database: Database) -> Leases:
    return SoleOwner() if database.is_sqlite else SharedLeases(database)


class SoleOwner:
    """The only process there is."""

    def __init__(self) -> None:
        self._held: set[tuple[str, int]] = set()

    def holds(self, purpose: str, number: int = 0) -> bool:
        return (purpose, number) in self._held

    def numbers(self, purpose: str) -> frozenset[int]:
        return frozenset(number for of, number in self._held if of == purpose)

    async def take(self, purpose: str, number: int = 0) -> bool:
        self._held.add((purpose, number))
        return True

    async def give_back(self, purpose: str, number: int = 0) -> None:
        self._held.discard((purpose, number))

    async def look(self, purpose: str) -> Seen:
        return Seen(1, self.numbers(purpose))

    async def keep(self, stop: asyncio.Event) -> None:
        await stop.wait()

    async def close(self) -> None:
        self._held.clear()


class SharedLeases:
    """One of several processes on PostgreSQL."""

    def __init__(self, database: Database, instant: Instant = time.monotonic) -> None:
        options = {"timeout": ANSWER_SECONDS, "server_settings": {"application_name": "terreau leases"}}
        self._engine = create_async_engine(
            database.engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=options
        )
        self._schema = database.schema or ""
        self._instant = instant
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._held: set[tuple[str, int]] = set()
        self._trusted_until = float("-inf")
        self._asking = asyncio.Lock()

    def holds(self, purpose: str, number: int = 0) -> bool:
        return (purpose, number) in self._held and self._instant() < self._trusted_until

    def numbers(self, purpose: str) -> frozenset[int]:
        return frozenset(number for of, number in self._held if of == purpose and self.holds(of, number)) - {PRESENCE}

    async def take(self, purpose: str, number: int = 0) -> bool:
        if (purpose, number) not in self._held:
            lock = func.pg_try_advisory_lock(self._group(purpose), number)
            with suppress(LeasesLost):
                if await self._ask_one(select(lock)):
                    self._held.add((purpose, number))
        return self.holds(purpose, number)

    async def give_back(self, purpose: str, number: int = 0) -> None:
        if (purpose, number) in self._held:
            self._held.discard((purpose, number))
            with suppress(LeasesLost):
                await self._ask_one(select(func.pg_advisory_unlock(self._group(purpose), number)))

    async def look(self, purpose: str) -> Seen:
        try:
            if (purpose, PRESENCE) not in self._held:
                await self._ask_one(select(func.pg_try_advisory_lock_shared(self._group(purpose), PRESENCE)))
                self._held.add((purpose, PRESENCE))
            numbers = [row.objid for row in await self._ask(_locks(self._group(purpose)))]
        except LeasesLost:
            return Seen(0, frozenset())
        return Seen(numbers.count(PRESENCE), frozenset(numbers) - {PRESENCE})

    async def keep(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            with suppress(LeasesLost):
                await self._ask_one(select(1))
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), BEAT_SECONDS)

    async def close(self) -> None:
        self._held.clear()
        if self._connection:
            await self._connection.close()
        self._connection = None
        await self._engine.dispose()

    def _group(self, purpose: str) -> int:
        """The first half of the lock's number, so that two bots in one database do not meet."""
        digest = hashlib.sha256(f"terreau/{self._schema}/{purpose}".encode()).digest()
        return int.from_bytes(digest[:4]) & 0x7FFFFFFF

    async def _ask_one(self, statement: Executable) -> Any:
        return (await self._ask(statement)).scalar()

    async def _ask(self, statement: Executable) -> Result[Any]:
        """`LeasesLost` where no answer comes in time; the next question then goes over a new connection."""
        async with self._asking:
            began = self._instant()
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    connection = self._connection or await self._connect()
                    result = await connection.execute(statement)
            except BaseException as error:
                await self._lose()
                if isinstance(error, Exception):
                    raise LeasesLost from error
                raise
            self._trusted_until = began + TRUSTED_SECONDS
            return result

    async def _connect(self) -> AsyncConnection:
        self._connection = connection = await self._engine.connect()
        self._driver = (await connection.get_raw_connection()).driver_connection
        self._driver.add_termination_listener(self._forget)
        for name, value in SERVER_LETS_GO.items():
            await connection.execute(select(func.set_config(name, value, False)))
        return connection

    def _forget(self, driver: Any) -> None:
        """The connection has ended: nothing is held from this instant on, whoever finds out first."""
        if driver is self._driver and self._held:
            log.error("leases_lost", count=len(self._held))
            self._held.clear()

    async def _lose(self) -> None:
        self._forget(self._driver)
        connection, self._connection = self._connection, None
        if connection:
            self._driver.terminate()
            with suppress(Exception):
                await connection.invalidate()
                await connection.close()


def _locks(group: int) -> Executable:
    """One row for each lock of the group that somebody in this database holds."""
    locks = table("pg_locks", *map(column, ("locktype", "database", "classid", "objid", "objsubid", "granted")))
    databases = table("pg_database", column("oid"), column("datname"))
    ours = select(databases.c.oid).where(databases.c.datname == func.current_database()).scalar_subquery()
    return select(cast(locks.c.objid, BigInteger).label("objid")).where(
        locks.c.locktype == "advisory",
        locks.c.objsubid == 2,
        locks.c.granted,
        locks.c.database == ours,
        cast(locks.c.classid, BigInteger) == group,
    )
