"""One suite for both databases: `database` is a fresh, migrated SQLite file or PostgreSQL schema."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg
import hypothesis
import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement, SetColumnComment

from bot.library import Library
from bot.library.checks import code as checked_code
from bot.library.checks.findings import Findings
from bot.library.loading import CODE, CONTENT
from bot.services.guarding import Guards
from bot.storage.db import POSTGRES_SERVER, Database, open_database
from bot.storage.keys import Keys
from bot.storage.migrating import MIGRATIONS, VERSION, migrate, newest
from bot.storage.tables import complete_for_postgresql, metadata
from bot.texts import Texts

KEY = "dGVycmVhdS10ZXN0cy1vbmx5LW5vdC1hLXNlY3JldC4="
"""A key for tests only."""
OTHER_KEY = "YW5vdGhlci10ZXN0cy1vbmx5LWtleS1ub3Qtc2VjcmU="
hypothesis.settings.register_profile("always-the-same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("always-the-same")

# Tests kill processes, never the machine: no commit on PostgreSQL waits for the disk.
POSTGRES_SERVER["synchronous_commit"] = "off"
complete_for_postgresql()
POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]
FIRST_DAY = datetime(2026, 8, 31, 8, 0, tzinfo=UTC)


def read_once(content: Any) -> None:
    """The real content is frozen once it is loaded, and reading it takes longer than most tests."""
    load = content.load
    once = cache(load)
    content.load = lambda path=CONTENT: (once if path.is_relative_to(CONTENT) else load)(path)


def read_code_once() -> None:
    """The bot's own code as the checks see it: it stays as it is while the tests run."""
    read = checked_code.read_code
    once = cache(lambda: read(CODE, Findings((CODE,))))
    checked_code.read_code = lambda code, findings: once() if code == CODE else read(code, findings)


for frozen in (Library, Texts, Guards):
    read_once(frozen)
read_code_once()

EMPTY = f"""
SET synchronous_commit = off;
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
      AND tablename NOT IN ({", ".join(f"'{table}'" for table in (VERSION, *metadata.tables))}) LOOP
    EXECUTE format('DROP TABLE %I CASCADE', name);
  END LOOP;
  FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() LOOP
    PERFORM setval(name::regclass, 1, false);
  END LOOP;
END $$;
{";".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables))}
"""
"""Everything that a test may have left in its schema."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a test's own database is; `path` only for SQLite, `schema` only for PostgreSQL."""

    url: str
    schema: str | None = None
    path: Path | None = None

    @asynccontextmanager
    async def opened(self, key: str = KEY) -> AsyncIterator[Database]:
        database = open_database(self.url, Keys(key), schema=self.schema)
        try:
            yield database
        finally:
            await database.close()


FREE_SCHEMAS: list[Address] = []


def postgres_url() -> str:
    """The server of `TERREAU_TEST_POSTGRES_URL`; without it the test is skipped, with its reason."""
    url = os.environ.get("TERREAU_TEST_POSTGRES_URL")
    if url:
        return url
    if os.environ.get("TERREAU_REQUIRE_POSTGRES") == "1":
        pytest.fail("TERREAU_REQUIRE_POSTGRES=1 but TERREAU_TEST_POSTGRES_URL is not set")
    pytest.skip("PostgreSQL: TERREAU_TEST_POSTGRES_URL is not set")


@asynccontextmanager
async def postgres_schema() -> AsyncIterator[tuple[str, str]]:
    """The address of the server and the name of a schema of its own, dropped afterwards."""
    url = postgres_url()
    schema = f"test_{uuid.uuid4().hex[:12]}"
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"CREATE SCHEMA {schema}")
        try:
            yield url, schema
        finally:
            await connection.execute(f"DROP SCHEMA {schema} CASCADE")
    finally:
        await connection.close()


@pytest.fixture
def sqlite_address(tmp_path: Path) -> Address:
    """A file that does not exist yet, for what is told of SQLite alone."""
    path = tmp_path / "terreau.db"
    return Address(f"sqlite+aiosqlite:///{path}", path=path)


@pytest.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, sqlite_address: Address) -> AsyncIterator[Address]:
    """An empty database of either kind."""
    if request.param == "sqlite":
        yield sqlite_address
        return
    async with postgres_schema() as (url, schema):
        yield Address(url.replace("postgresql://", "postgresql+asyncpg://"), schema=schema)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(
    request: pytest.FixtureRequest, sqlite_address: Address, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Database]:
    """All tables, and nothing in them. Tests that change tables take `address` instead."""
    if request.param == "sqlite":
        assert sqlite_address.path
        shutil.copy(await migrated_file(tmp_path_factory), sqlite_address.path)
        async with sqlite_address.opened() as opened:
            yield opened
        return
    async with emptied_schema() as address, address.opened() as opened:
        yield opened


@asynccontextmanager
async def emptied_schema() -> AsyncIterator[Address]:
    """A schema with its tables, for one test at a time: to empty it takes a tenth of the time of making another."""
    url = postgres_url()
    address = Address(url.replace("postgresql://", "postgresql+asyncpg://"), schema=f"test_{uuid.uuid4().hex[:12]}")
    if FREE_SCHEMAS:
        address = FREE_SCHEMAS.pop()
    else:
        await run_on_postgres(url, f"CREATE SCHEMA {address.schema}")
        await create_tables(address)
    try:
        yield address
    finally:
        await run_on_postgres(url, f"SET search_path = {address.schema}; SET lock_timeout = '10s'; {EMPTY}")
        FREE_SCHEMAS.append(address)


def pytest_collection_finish() -> None:
    """What is there by now stays: the collector need not look through it again, a tenth of all processor time."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    async def drop() -> None:
        for address in FREE_SCHEMAS:
            await run_on_postgres(address.url.replace("+asyncpg", ""), f"DROP SCHEMA {address.schema} CASCADE")

    asyncio.run(drop())


async def run_on_postgres(url: str, script: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(script)
    finally:
        await connection.close()


async def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that the migrations have made, once for the whole run: copying it is ten times as fast."""
    path = tmp_path_factory.getbasetemp() / "migrated.db"
    if not path.exists():
        async with Address(f"sqlite+aiosqlite:///{path}.new").opened() as opened:
            await migrate(opened, FIRST_DAY)
        path.with_name(f"{path.name}.new").rename(path)
    return path


async def create_tables(address: Address) -> None:
    """The newest tables in one round trip; test_migrating shows that the migrations make the same."""
    parts: list[ExecutableDDLElement] = [CreateTable(table) for table in metadata.sorted_tables]
    for table in metadata.sorted_tables:
        parts += [CreateIndex(index) for index in table.indexes]
        parts += [SetColumnComment(column) for column in table.columns if column.comment]
    script = ";".join(str(part.compile(dialect=POSTGRES)) for part in parts)
    script += f";CREATE TABLE {VERSION} (version_num varchar(32) PRIMARY KEY)"
    script += f";INSERT INTO {VERSION} VALUES ('{newest(MIGRATIONS)}')"
    await run_on_postgres(address.url.replace("+asyncpg", ""), f"SET search_path = {address.schema}; {script}")
