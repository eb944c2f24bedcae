"""aiosqlite with one step to its thread for each statement, where it takes four: cursor, execute, fetch, close.

Each step wakes a thread and then the event loop again, which costs more than most of our statements themselves. What
only opens a transaction or a savepoint goes with the statement that follows; to undo what was not begun is no step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiosqlite

Parameters = Sequence[Any]


OPENING = ("BEGIN", "SAVEPOINT")


class Connection(aiosqlite.Connection):
    """Given to SQLAlchemy as `async_creator_fn`."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._first: list[str] = []

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def run(self, sql: str, parameters: Parameters, *, many: bool) -> tuple[sqlite3.Cursor, list[Any]]:
        """The statement, and at once whatever rows it has."""

        if sql.startswith(OPENING):
            self._first.append(sql)
            return self._conn.cursor(), []
        first, self._first = self._first, []

        def in_thread() -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = self._conn.cursor()
            for opening in first:
                cursor.execute(opening)
            (cursor.executemany if many else cursor.execute)(sql, parameters)
            return cursor, cursor.fetchall() if cursor.description else []

        done: tuple[sqlite3.Cursor, list[Any]] = await self._execute(in_thread)  # type: ignore[no-untyped-call]
        return done

    async def commit(self) -> None:
        await self._end(super().commit)

    async def rollback(self) -> None:
        await self._end(super().rollback)

    async def _end(self, end: Callable[[], Awaitable[None]]) -> None:
        self._first = []
        if self.in_transaction:
            await end()


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


def connect(database: str, kind: type[Connection] = Connection, **options: Any) -> Connection:
    """As `aiosqlite.connect`; its thread ends with the program."""

    def open_() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite3.connect(database, **options)
        return opened

    connection = kind(open_, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
