"""The database: one engine, two ways in (`read`, `write`), SQLite and PostgreSQL by the same code.

A write on SQLite begins IMMEDIATE: with the default, two transactions that read before they write lose one of the two
changes without an error. Within the process writers queue on a lock, so that none waits on SQLite's busy timer.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import (
    Connection,
    Executable,
    LargeBinary,
    Row,
    Table,
    event,
    insert,
    inspect,
    make_url,
    select,
    type_coerce,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import SetupError
from bot.storage.checkpoints import LARGEST_LOG, Checkpoints
from bot.storage.driver import connect
from bot.storage.keys import CHANGING, Keys, read_key_file, write_key_file
from bot.storage.tables import complete_for_postgresql, keyring
from bot.storage.turns import Turns

Tx = AsyncConnection
"""A transaction that is open: what every function of storage and services takes first."""

StorageFault = DBAPIError
"""The database itself failed (locked, full, gone): what was asked is not done and may be tried again."""

log = structlog.get_logger(__name__)

PROBE = "terreau"
CONNECT_SECONDS = 10
POSTGRES_POOL: dict[str, Any] = {"pool_size": 5, "max_overflow": 5, "pool_timeout": 10, "pool_pre_ping": True}
POSTGRES_SERVER = {
    "application_name": "terreau",
    "jit": "off",
    "idle_in_transaction_session_timeout": "60000",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
"""Why these figures: docs/decisions.md, « Ten connections a process »."""


class Database:
    """One database with its keys. Close it, or aiosqlite's threads keep the process alive."""

    def __init__(self, engine: AsyncEngine, keys: Keys, schema: str | None = None) -> None:
        self.engine = engine
        self.keys = keys
        self.schema = schema
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._turns = Turns()
        path = sqlite_path(str(engine.url)) if self.is_sqlite else None
        self._checkpoints = Checkpoints(path) if path else None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        await self._look_at_keys()
        async with self.engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self, *, is_urgent: bool = False) -> AsyncIterator[Tx]:
        """A transaction that commits when the block ends well and undoes everything when it does not.

        `is_urgent` where a person waits for it: on SQLite, where one writes at a time, it is next.
        """
        await self._look_at_keys()
        if not self.is_sqlite:
            async with self.engine.begin() as connection:
                yield connection
            return
        async with self._turns.turn(is_urgent=is_urgent), self.engine.connect() as connection:
            await connection.execution_options(terreau_writes=True)
            async with connection.begin():
                yield connection
        if self._checkpoints:
            self._checkpoints.after_write()

    async def _look_at_keys(self) -> None:
        """The key file may hold another database's key since: with that one nobody would be found, nothing opened."""
        if not self.keys.is_in_doubt:
            return
        async with self.engine.connect() as connection:
            probes = await _probes(connection)
        if not self.keys.judge(probes):
            log.error("key_file_refused", advice="it holds the key of another database: put the right one back")

    async def probe(self) -> None:
        """`sqlite3.Error` where there is a file that cannot be opened.

        Looked at without aiosqlite, whose thread outlives a connection that it could not make.
        """
        path = sqlite_path(str(self.engine.url)) if self.is_sqlite else None
        if path and path.exists():
            await asyncio.to_thread(_probe_sqlite, path)

    async def check_key(self) -> None:
        """`SetupError` where the keys do not open all that this database holds: there is a known word under each.

        A database without tables yet has no key to compare.
        """
        async with self.read() as tx:
            if not await tx.run_sync(lambda connection: inspect(connection).has_table(keyring.name)):
                return
            probes = await _probes(tx)
        for probe in probes:
            self.keys.decrypt(probe)
        if not any(map(self.keys.is_newest, probes)):
            async with self.write() as tx:
                await tx.execute(insert(keyring).values(probe=PROBE))

    async def hurry(self) -> None:
        """From here on nothing waits for the disk, for a database that is thrown away: a power cut may ruin it."""
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _hurry_sqlite)
            await self.engine.dispose()

    async def close(self) -> None:
        if self._checkpoints:
            await self._checkpoints.close()
        await self.engine.dispose()


async def _probes(tx: Tx) -> Sequence[bytes]:
    """The known word as it is sealed under each key in use."""
    return (await tx.execute(select(type_coerce(keyring.c.probe, LargeBinary)))).scalars().all()


def open_database(url: str, keys: Keys, schema: str | None = None) -> Database:
    """`schema` (PostgreSQL only) is where the tables live; the tests give each test its own.

    Parameters are hidden from error messages: they hold chat identifiers and what people wrote.
    """
    if url.startswith("sqlite"):
        if path := sqlite_path(url):
            _make_folder(path)
        engine = create_async_engine(
            url, connect_args={"timeout": 30, "async_creator_fn": connect}, hide_parameters=True
        )
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    else:
        complete_for_postgresql()
        server = {**POSTGRES_SERVER, **({"search_path": schema} if schema else {})}
        options = {"timeout": CONNECT_SECONDS, "server_settings": server}
        engine = create_async_engine(url, connect_args=options, hide_parameters=True, **POSTGRES_POOL)
    engine.dialect.terreau_keys = keys  # type: ignore[attr-defined]
    return Database(engine, keys, schema)


def find_keys(url: str, key: str | None, key_file: Path | None, most: int = CHANGING) -> Keys:
    """The keys of the settings; for an SQLite file that does not exist yet, a key made and kept beside it.

    A database that holds something and whose key is missing is refused: a new key would open nothing.
    """
    if key:
        return Keys(key, most=most)
    if key_file:
        return Keys(read_key_file(key_file), str(key_file), key_file, most)
    path = sqlite_path(url)
    if path is None:
        raise SetupError("TERREAU_KEY: missing; `python -m bot new-key` makes one, keep it apart from the database")
    beside = path.with_suffix(".key")
    if beside.exists():
        return Keys(read_key_file(beside), str(beside), beside, most)
    if path.exists() and path.stat().st_size:
        raise SetupError(f"TERREAU_KEY: missing, and {beside} is not there: the key that made {path} is needed")
    return Keys(write_key_file(beside), str(beside), beside)


def refuse_missing(url: str) -> None:
    """`SetupError` where the SQLite file is not there or is empty: to open it would make it, and a key beside it."""
    path = sqlite_path(url)
    if path and not (path.is_file() and path.stat().st_size):
        raise SetupError(f"TERREAU_DATABASE_URL: there is no database at {path}: `python -m bot migrate` makes it")


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite address; None for a database in memory or another kind."""
    parsed = make_url(url)
    if not parsed.drivername.startswith("sqlite") or parsed.database in {None, "", ":memory:"}:
        return None
    return Path(str(parsed.database))


async def fetch_one(tx: Tx, statement: Executable) -> Row[Any] | None:
    return (await tx.execute(statement)).first()


async def fetch_all(tx: Tx, statement: Executable) -> list[Row[Any]]:
    return list((await tx.execute(statement)).all())


async def changed(tx: Tx, statement: Executable) -> int:
    """Runs an UPDATE, a DELETE or an INSERT that may do nothing; returns how many rows it touched."""
    return int((await tx.execute(statement)).rowcount)


async def insert_once(tx: Tx, table: Table, values: Mapping[str, Any], key: Sequence[str]) -> bool:
    """Inserts the row unless one with the same unique `key` columns is there; True where it was new."""
    return await changed(tx, insert_into(tx, table).values(**values).on_conflict_do_nothing(index_elements=key)) == 1


def insert_into(tx: Tx, table: Table) -> Any:
    """The INSERT that knows ON CONFLICT, in the words of the database; both have the same methods.

    Imported where it is used: the dialect of PostgreSQL is 5 MB that a bot on SQLite does without.
    """
    if tx.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"TERREAU_DATABASE_URL: {path} cannot be made: {error.strerror}") from error


def _probe_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        connection.execute("PRAGMA schema_version")


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    try:
        connection.isolation_level = None  # begin is ours, see _begin_sqlite
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "busy_timeout=30000",
            "cache_size=-32000",
            "temp_store=MEMORY",
            f"wal_autocheckpoint={LARGEST_LOG}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()  # SQLAlchemy forgets it here, and its thread would outlive the event loop
        raise


def _hurry_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("terreau_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
