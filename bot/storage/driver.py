"""aiosqlite with one step to its thread for each statement, where it takes four: cursor, execute, fetch, close.

Each step wakes a thread and then the event loop again, which costs more than most of our statements themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import aiosqlite

Parameters = Sequence[Any]


class Connection(aiosqlite.Connection):
    """Given to SQLAlchemy as `async_creator_fn`."""

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def run(self, sql: str, parameters: Parameters, *, many: bool) -> tuple[sqlite3.Cursor, list[Any]]:
        """The statement, and at once whatever rows it has."""

        def in_thread() -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = self._conn.cursor()
            (cursor.executemany if many else cursor.execute)(sql, parameters)
            return cursor, cursor.fetchall() if cursor.description else []

        done: tuple[sqlite3.Cursor, list[Any]] = await self._execute(in_thread)  # type: ignore[no-untyped-call]
        return done


class Cursor(aiosqlite.Cursor):
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    async def execute(self, sql: str, parameters: Parameters | None = None) -> Cursor:  # type: ignore[override]
        self._cursor, self._rows = await self._connection.run(sql, parameters or (), many=False)
        return self

    async def executemany(self, sql: str, parameters: Sequence[Parameters]) -> Cursor:  # type: ignore[override]
        self._cursor, self._rows = await self._connection.run(sql, parameters, many=True)
        return self

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is left open: all rows have been fetched."""


def connect(database: str, **options: Any) -> Connection:
    """As `aiosqlite.connect`; its thread ends with the program."""

    def open_() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite3.connect(database, **options)
        return opened

    connection = Connection(open_, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
