"""SQLite behind one step a statement: what SQLAlchemy is told stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.storage import driver
from bot.storage.db import Database


def counted_steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    steps, execute = [0], driver.Connection._execute

    async def counted(self: driver.Connection, *arguments: Any, **named: Any) -> Any:
        steps[0] += 1
        return await execute(self, *arguments, **named)

    monkeypatch.setattr(driver.Connection, "_execute", counted)
    return steps


async def test_each_statement_is_one_step_to_the_thread(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    if not database.is_sqlite:
        pytest.skip("asyncpg has no thread")
    steps = counted_steps(monkeypatch)
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY, word TEXT)"))
        steps[0] = 0
        added = await tx.execute(text("INSERT INTO seen (word) VALUES ('a') RETURNING id"))
        assert added.scalar_one() == 1
        await tx.execute(text("INSERT INTO seen (word) VALUES (:word)"), [{"word": "b"}, {"word": "c"}])
        changed = await tx.execute(text("UPDATE seen SET word = 'd' WHERE id > 1"))
        assert changed.rowcount == 2
        rows = await tx.execute(text("SELECT id, word FROM seen ORDER BY id"))
        assert [tuple(row) for row in rows] == [(1, "a"), (2, "d"), (3, "d")]
        assert steps == [4]


async def test_a_statement_that_fails_leaves_the_transaction_open(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY)"))
        await tx.execute(text("INSERT INTO seen VALUES (1)"))
        with pytest.raises(IntegrityError):
            async with tx.begin_nested():
                await tx.execute(text("INSERT INTO seen VALUES (1)"))
        assert (await tx.execute(text("SELECT count(*) FROM seen"))).scalar_one() == 1


async def test_to_open_a_transaction_or_a_savepoint_is_no_step_of_its_own(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not database.is_sqlite:
        pytest.skip("asyncpg has no thread")
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY)"))
    steps = counted_steps(monkeypatch)
    async with database.write() as tx, tx.begin_nested():
        await tx.execute(text("INSERT INTO seen VALUES (1)"))
    assert steps == [3], "the statement, the savepoint's end, the commit"
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM seen"))).scalar_one() == 1


async def test_a_transaction_without_a_statement_takes_no_lock(database: Database) -> None:
    async with database.write():
        pass
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY)"))
        await tx.rollback()
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY)"))
