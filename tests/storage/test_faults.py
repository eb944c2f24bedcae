"""A database that cannot be opened: the operator reads why, and never an address or a password."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from asyncpg.exceptions import InvalidPasswordError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.app import open_storage
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.settings import read_settings
from bot.storage.db import Database, open_database
from bot.storage.faults import is_storage_fault, why_not_opened
from bot.storage.keys import Keys
from tests.conftest import KEY, postgres_url
from tests.journeys.conftest import free_port


async def refusal(url: str) -> str:
    settings = read_settings(_env_file=None, database_url=url, key=KEY)
    with pytest.raises(SetupError) as refused:
        async with open_storage(settings, SystemClock()):
            pass
    return str(refused.value)


def told(reason: str) -> str:
    return f"TERREAU_DATABASE_URL: the database cannot be opened ({reason})"


async def test_a_folder_in_place_of_the_file_is_told_in_sqlites_words(tmp_path: Path) -> None:
    (tmp_path / "terreau.db").mkdir()
    assert await refusal(f"sqlite+aiosqlite:///{tmp_path}/terreau.db") == told("unable to open database file")


async def test_a_file_that_is_no_database_is_told_in_sqlites_words(tmp_path: Path) -> None:
    (tmp_path / "terreau.db").write_text("neither a database nor anything of the kind " * 100)
    assert await refusal(f"sqlite+aiosqlite:///{tmp_path}/terreau.db") == told("file is not a database")


async def test_a_file_that_may_not_be_written_is_told_in_sqlites_words() -> None:
    cause = sqlite3.OperationalError("attempt to write a readonly database")
    error = OperationalError("PRAGMA journal_mode=WAL", {"secret": 1}, cause)
    assert why_not_opened(error) == "attempt to write a readonly database"


async def test_a_database_that_the_server_has_not_is_told() -> None:
    there = urlsplit(postgres_url())
    assert await refusal(there._replace(path="/none-of-this-name").geturl()) == told("no such database")


async def test_a_user_whom_the_server_does_not_let_in_is_told() -> None:
    there = urlsplit(postgres_url())
    address = f"nobody-of-this-name:secret@{there.hostname}:{there.port or 5432}"
    said = await refusal(there._replace(netloc=address).geturl())
    assert said == told("password refused")


async def test_a_refused_password_is_told_without_it() -> None:
    driver = InvalidPasswordError("password authentication failed for user postgres")
    assert why_not_opened(DBAPIError("", {}, driver)) == "password refused"


async def test_a_server_that_is_not_there_is_told() -> None:
    said = await refusal(f"postgresql://postgres:secret@127.0.0.1:{free_port()}/test")
    assert said == told("connection refused")


@pytest.mark.parametrize("statement", ["SELECT * FROM nothing", "SELECT json_extract('none', '$')", "SELECT nothing()"])
async def test_a_statement_that_is_wrong_would_be_so_again(tmp_path: Path, statement: str) -> None:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path}/terreau.db", Keys(KEY))
    async with database.read() as tx:
        with pytest.raises(OperationalError) as raised:
            await tx.execute(text(statement))
    await database.close()
    assert not is_storage_fault(raised.value)


async def test_a_database_that_is_locked_can_be_tried_again(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "terreau.db", isolation_level=None) as one:
        one.execute("CREATE TABLE rows (number)")
        one.execute("BEGIN IMMEDIATE")
        with (
            sqlite3.connect(tmp_path / "terreau.db", timeout=0) as other,
            pytest.raises(sqlite3.OperationalError) as raised,
        ):
            other.execute("INSERT INTO rows VALUES (1)")
    assert is_storage_fault(OperationalError("INSERT", {}, raised.value))


async def _insert_too_much(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(text("INSERT INTO rows VALUES ('before')"))
        async with tx.begin_nested():
            await tx.execute(text("INSERT INTO rows VALUES (zeroblob(2000000))"))


async def test_a_full_disk_that_has_undone_the_savepoints_is_still_a_full_disk(tmp_path: Path) -> None:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path}/terreau.db", Keys(KEY))
    async with database.write() as tx:
        await tx.execute(text("CREATE TABLE rows (words)"))
        await tx.execute(text("PRAGMA max_page_count=20"))
    with pytest.raises(OperationalError, match="no such savepoint") as raised:
        await _insert_too_much(database)
    await database.close()
    assert is_storage_fault(raised.value)
