"""SQLite behind one step a statement: what SQLAlchemy is told stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.storage import driver
from bot.storage.db import Database


async def test_each_statement_is_one_step_to_the_thread(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    if not database.is_sqlite:
        pytest.skip("asyncpg has no thread")
    steps, execute = [0], driver.Connection._execute

    async def counted(self: driver.Connection, *arguments: Any, **named: Any) -> Any:
        steps[0] += 1
        return await execute(self, *arguments, **named)

    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE seen (id INTEGER PRIMARY KEY, word TEXT)"))
        monkeypatch.setattr(driver.Connection, "_execute", counted)
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
