from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage import checkpoints
from bot.storage.db import Database, open_database
from bot.storage.keys import Keys
from tests.conftest import KEY

ROWS = 50


async def write_rows(path: Path) -> Database:
    """Left open: closing would carry the log over in any case."""
    database = open_database(f"sqlite+aiosqlite:///{path}", Keys(KEY))
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE word (said TEXT)"))
    for _ in range(ROWS):
        async with database.write() as tx:
            await tx.execute(text("INSERT INTO word VALUES ('once')"))
    return database


def rows_in_the_file_alone(path: Path) -> int:
    """Without the log beside it."""
    alone = path.with_name("alone.db")
    shutil.copy(path, alone)
    with closing(sqlite3.connect(alone)) as connection:
        return int(connection.execute("SELECT count(*) FROM word").fetchone()[0])


async def test_what_is_written_reaches_the_file_while_the_bot_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "EVERY_SECONDS", 0.0)
    database = await write_rows(tmp_path / "bot.db")
    assert database._checkpoints is not None
    await database._checkpoints.close()  # until the one under way has ended
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO word VALUES ('last')"))
    await database._checkpoints.close()
    assert rows_in_the_file_alone(tmp_path / "bot.db") == ROWS + 1
    await database.close()


async def test_a_file_that_somebody_else_holds_delays_no_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await write_rows(tmp_path / "bot.db")
    monkeypatch.setattr(checkpoints, "EVERY_SECONDS", 0.0)
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM word").fetchone()
        async with database.write() as tx:
            await tx.execute(text("INSERT INTO word VALUES ('meanwhile')"))
        assert reader.execute("SELECT count(*) FROM word").fetchone() == (ROWS,)
    async with database.read() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM word"))).scalar() == ROWS + 1
    await database.close()
