"""The database's traps: lost updates, half-done work, writes that forget each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from bot.model import Language
from bot.storage import people
from bot.storage.db import Database, Tx, changed, fetch_all, fetch_one, insert_once, open_database, sqlite_path
from bot.storage.faults import is_storage_fault
from bot.storage.keys import Keys
from tests.conftest import KEY, Address, emptied_schema

counter = Table(
    "counter",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", String(20), nullable=False, unique=True),
    Column("count", Integer, nullable=False),
)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WRITERS = 20


@pytest.fixture
async def pair(address: Address) -> AsyncIterator[tuple[Database, Database]]:
    """Two engines on one database, as two processes would have, with a counter at 0."""
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(address.opened()) for _ in range(2)]
        async with one.write() as tx:
            await tx.run_sync(counter.metadata.create_all)
            await tx.execute(insert(counter).values(name="ideas", count=0))
        yield one, other


async def count(tx: Tx) -> int:
    row = await fetch_one(tx, select(counter.c.count).where(counter.c.id == 1))
    assert row is not None
    return int(row.count)


async def add_one_by_reading(database: Database) -> None:
    async with database.write() as tx:
        seen = await count(tx)
        await asyncio.sleep(0)
        await tx.execute(update(counter).where(counter.c.id == 1).values(count=seen + 1))


async def add_one_conditionally(database: Database) -> None:
    while True:
        async with database.write() as tx:
            seen = await count(tx)
            here = (counter.c.id == 1, counter.c.count == seen)
            if await changed(tx, update(counter).where(*here).values(count=seen + 1)):
                return


async def test_sqlite_keeps_twenty_concurrent_increments_that_read_before_they_write(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as one, sqlite_address.opened() as other:
        async with one.write() as tx:
            await tx.run_sync(counter.metadata.create_all)
            await tx.execute(insert(counter).values(id=1, name="ideas", count=0))
        await asyncio.gather(*(add_one_by_reading((one, other)[turn % 2]) for turn in range(WRITERS)))
        async with other.read() as tx:
            assert await count(tx) == WRITERS


async def test_a_conditional_update_keeps_twenty_concurrent_increments(pair: tuple[Database, Database]) -> None:
    await asyncio.gather(*(add_one_conditionally(pair[turn % 2]) for turn in range(WRITERS)))
    async with pair[0].read() as tx:
        assert await count(tx) == WRITERS


async def test_of_many_who_change_a_state_at_once_one_wins(pair: tuple[Database, Database]) -> None:
    async def press(database: Database) -> int:
        async with database.write() as tx:
            return await changed(tx, update(counter).where(counter.c.count == 0).values(count=1))

    assert sum(await asyncio.gather(*(press(pair[turn % 2]) for turn in range(10)))) == 1


async def test_of_many_who_insert_the_same_key_at_once_one_is_new(pair: tuple[Database, Database]) -> None:
    async def promise(database: Database) -> bool:
        async with database.write() as tx:
            return await insert_once(tx, counter, {"name": "digest", "count": 7}, ["name"])

    assert sum(await asyncio.gather(*(promise(pair[turn % 2]) for turn in range(10)))) == 1
    async with pair[1].read() as tx:
        assert len(await fetch_all(tx, select(counter))) == 2


async def fail_half_way(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(update(counter).values(count=5))
        raise RuntimeError("half-way")


async def test_a_write_that_fails_undoes_everything(pair: tuple[Database, Database]) -> None:
    with pytest.raises(RuntimeError, match="half-way"):
        await fail_half_way(pair[0])
    async with pair[1].read() as tx:
        assert await count(tx) == 0


async def test_a_write_that_failed_does_not_block_the_next(pair: tuple[Database, Database]) -> None:
    with pytest.raises(IntegrityError):
        async with pair[0].write() as tx:
            await tx.execute(insert(counter).values(id=1, name="ideas", count=0))
    await add_one_conditionally(pair[0])
    async with pair[0].read() as tx:
        assert await count(tx) == 1


async def test_what_is_not_committed_is_not_seen(pair: tuple[Database, Database]) -> None:
    async with pair[0].write() as tx:
        await tx.execute(update(counter).values(count=5))
        async with pair[1].read() as other:
            assert await count(other) == 0


async def test_reading_goes_on_while_somebody_writes(pair: tuple[Database, Database]) -> None:
    async with pair[0].write() as tx:
        await tx.execute(update(counter).values(count=5))
        async with pair[0].read() as same_process:
            assert await count(same_process) == 0


async def test_what_is_written_in_a_read_is_not_kept(pair: tuple[Database, Database]) -> None:
    async with pair[0].read() as tx:
        await tx.execute(update(counter).values(count=5))
    async with pair[0].read() as tx:
        assert await count(tx) == 0


async def test_a_reference_to_a_row_that_is_not_there_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await tx.execute(text("INSERT INTO membership_setting (membership_id, setting) VALUES (999, 'home')"))


async def test_a_state_that_does_not_exist_is_refused(database: Database) -> None:
    async with database.write() as tx:
        someone = await people.add(tx, 4242, Language.FRENCH, "1", NOW)
    with pytest.raises(IntegrityError, match="ck_person_state"):
        async with database.write() as tx:
            await tx.execute(text(f"UPDATE person SET state = 'gone' WHERE id = {someone.id}"))


async def test_an_error_of_the_database_tells_nothing_of_what_was_written(database: Database) -> None:
    async with database.write() as tx:
        await people.add(tx, 424242, Language.FRENCH, "1", NOW)
    with pytest.raises(StatementError) as refused:
        async with database.write() as tx:
            await people.add(tx, 424242, Language.FRENCH, "une phrase écrite par quelqu’un", NOW)
    assert "424242" not in str(refused.value)
    assert "une phrase" not in str(refused.value)


async def test_sqlite_waits_for_its_turn_and_keeps_what_it_committed(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as database, database.write() as tx:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [(await tx.exec_driver_sql(f"PRAGMA {name}")).scalar() for name in names]
    assert found == ["wal", 2, 1, 30000]


async def test_a_server_that_is_not_there_is_a_fault_of_the_database() -> None:
    database = open_database("postgresql+asyncpg://nobody@127.0.0.1:1/none", Keys(KEY))
    with pytest.raises((DBAPIError, OSError)) as away:
        async with database.read():
            raise AssertionError("nothing answers here")
    await database.close()
    assert is_storage_fault(away.value)


async def test_a_server_that_only_reads_for_a_while_is_a_fault_of_the_database() -> None:
    async with emptied_schema() as address, address.opened() as database, database.write() as tx:
        await tx.exec_driver_sql("SET TRANSACTION READ ONLY")
        with pytest.raises(DBAPIError) as refused:
            await people.add(tx, 1001, Language.FRENCH, "1", NOW)
    assert is_storage_fault(refused.value)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite+aiosqlite:///data/terreau.db", "data/terreau.db"),
        ("sqlite+aiosqlite:////srv/terreau.db", "/srv/terreau.db"),
        ("sqlite+aiosqlite:///:memory:", None),
        ("sqlite+aiosqlite://", None),
        ("postgresql+asyncpg://me@here/terreau", None),
    ],
)
def test_the_file_of_an_address(url: str, path: str | None) -> None:
    found = sqlite_path(url)
    assert (str(found) if found else None) == path


async def test_what_is_deleted_does_not_stay_in_the_pages_of_the_file(sqlite_address: Address) -> None:
    """What is published is clear, and « Retirer » takes it out of the file too, once SQLite has emptied its journal."""
    kept, gone = "Nous chantons le matin.", "Nous rions le soir."
    async with sqlite_address.opened() as database:
        async with database.write() as tx:
            await tx.execute(text("CREATE TABLE told (id INTEGER PRIMARY KEY, words TEXT)"))
            await tx.execute(text("INSERT INTO told (words) VALUES (:kept), (:gone)"), {"kept": kept, "gone": gone})
        async with database.write() as tx:
            await tx.execute(text("DELETE FROM told WHERE words = :gone"), {"gone": gone})
    assert sqlite_address.path
    left = sqlite_address.path.read_bytes()
    assert (kept.encode() in left, gone.encode() in left) == (True, False)


async def test_nor_in_the_pages_that_become_free_all_at_once(sqlite_address: Address) -> None:
    gone = "Nous rions le soir."
    async with sqlite_address.opened() as database:
        async with database.write() as tx:
            await tx.execute(text("CREATE TABLE told (id INTEGER PRIMARY KEY, words TEXT)"))
            for _ in range(500):
                await tx.execute(text("INSERT INTO told (words) VALUES (:gone)"), {"gone": gone * 20})
        async with database.write() as tx:
            await tx.execute(text("DELETE FROM told WHERE id > 1"))
            await tx.execute(text("DELETE FROM told"))
            assert (await tx.execute(text("PRAGMA freelist_count"))).scalar_one() > 10
    assert sqlite_address.path
    assert gone.encode() not in sqlite_address.path.read_bytes()
