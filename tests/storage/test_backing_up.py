"""Backups: whole, for their owner only, not for ever; and they come back."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.backups import Backups
from bot.errors import SetupError
from bot.storage import backing_up
from bot.storage.backing_up import Interrupted, back_up, default_folder, is_due, probes_in, restore, rotate
from bot.storage.db import Database
from bot.storage.leases import open_leases
from bot.storage.migrating import is_migrated, migrate
from bot.storage.tables import person
from tests.conftest import Address
from tests.fixed_clock import FixedClock
from tests.storage.rows import NOW, a_person

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


async def chats(database: Database) -> list[int]:
    async with database.read() as tx:
        return sorted(row.chat_id for row in await tx.execute(select(person.c.chat_id)))


async def test_what_was_backed_up_comes_back(address: Address, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    async with address.opened() as database:
        await migrate(database, NOW)
        await database.check_key()
        async with database.write() as tx:
            await a_person(tx, 1001)
        made = await back_up(database, folder, NOW)
        [probe] = await probes_in(made)
        assert database.keys.is_newest(probe)
        async with database.write() as tx:
            await a_person(tx, 1002)
        url = database.engine.url.render_as_string(hide_password=False)
    assert made.name.startswith("terreau-20261123T093000Z.")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert list(folder.iterdir()) == [made]
    await restore(url, address.schema, made, NOW)
    async with address.opened() as database:
        assert await is_migrated(database)
        assert await chats(database) == [1001]
        async with database.write() as tx:
            await a_person(tx, 1003)
        assert await chats(database) == [1001, 1003]


async def test_a_backup_is_the_database_at_one_instant_while_others_write(
    sqlite_address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "PAGES", 1)
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            for chat_id in range(1001, 1021):
                await a_person(tx, chat_id)
        making = asyncio.create_task(back_up(database, tmp_path / "backups", NOW))
        chat_id = 2001
        while not making.done():
            async with database.write() as tx:
                await a_person(tx, chat_id)
            chat_id += 1
        made = await making
    async with Address(f"sqlite+aiosqlite:///{made}").opened() as copy:
        found = await chats(copy)
    assert found[:20] == list(range(1001, 1021))
    assert found[20:] == list(range(2001, 2001 + len(found) - 20)), "no write is in it without those before it"


async def test_what_was_there_before_a_restore_is_put_aside(sqlite_address: Address, tmp_path: Path) -> None:
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        made = await back_up(database, tmp_path / "backups", NOW)
        async with database.write() as tx:
            await a_person(tx, 1002)
    await restore(sqlite_address.url, None, made, NOW)
    async with Address(f"sqlite+aiosqlite:///{tmp_path}/terreau.before-20261123T093000.db").opened() as aside:
        assert await chats(aside) == [1002]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
async def test_a_file_that_is_no_backup_is_refused_and_nothing_is_changed(
    sqlite_address: Address, tmp_path: Path, content: bytes
) -> None:
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
    (tmp_path / "other").write_bytes(content)
    for file in ("other", "missing"):
        with pytest.raises(SetupError):
            await restore(sqlite_address.url, None, tmp_path / file, NOW)
    async with sqlite_address.opened() as database:
        assert await is_migrated(database)


async def test_a_dump_that_cannot_be_read_changes_nothing(database: Database, tmp_path: Path) -> None:
    if database.is_sqlite:
        pytest.skip("of PostgreSQL")
    async with database.write() as tx:
        await a_person(tx, 1001)
    (tmp_path / "other").write_bytes(b"no dump")
    with pytest.raises(SetupError, match="pg_restore ended with"):
        await restore(
            database.engine.url.render_as_string(hide_password=False), database.schema, tmp_path / "other", NOW
        )
    assert await chats(database) == [1001]


async def test_a_process_that_ends_leaves_no_half_backup(sqlite_address: Address, tmp_path: Path) -> None:
    ending = Event()
    ending.set()
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        with pytest.raises(Interrupted):
            await back_up(database, tmp_path / "backups", NOW, ending)
    assert list((tmp_path / "backups").iterdir()) == []


async def test_a_backup_that_fails_is_told_and_leaves_nothing(sqlite_address: Address, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        with pytest.raises(SetupError, match="cannot be made"):
            await back_up(database, tmp_path / "file", NOW)


def test_backups_go_after_29_days_and_nothing_else_does(tmp_path: Path) -> None:
    names = ["terreau-20261025T093000Z.db", "terreau-20261025T092959Z.dump", "terreau-20261122T093000Z.db"]
    others = ["terreau.db", "terreau-2026.db", "terreau-20261025T092959Z.db.txt", "terreau-20269925T092959Z.db"]
    for name in names + others:
        (tmp_path / name).write_text("")
    (tmp_path / "terreau-20261122T092959Z.unfinished").write_text("")
    assert rotate(tmp_path, NOW) == 2
    assert {path.name for path in tmp_path.iterdir()} == {*names, *others} - {names[1]}
    assert rotate(tmp_path / "missing", NOW) == 0


def test_a_backup_is_due_when_the_newest_is_a_day_old(tmp_path: Path) -> None:
    assert is_due(tmp_path / "missing", NOW)
    (tmp_path / "terreau-20261122T093000Z.db").write_text("")
    (tmp_path / "terreau-20261123T093000Z.unfinished").write_text("")
    assert is_due(tmp_path, NOW)
    (tmp_path / "terreau-20261122T093001Z.db").write_text("")
    assert not is_due(tmp_path, NOW)


async def test_the_daily_backup_comes_once_a_day_whatever_was_restarted(
    sqlite_address: Address, tmp_path: Path
) -> None:
    clock = FixedClock(NOW)
    folder = default_folder(sqlite_address.url)
    assert folder == tmp_path / "backups"
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        for after, made in [(timedelta(0), 1), (DAY - SECOND, 1), (DAY, 2), (30 * DAY, 2)]:
            clock.instant = NOW + after
            restarted = Backups(database, open_leases(database), clock, None)
            for _ in range(2):
                await restarted.look()
            await restarted.rest()
            assert len(list(folder.iterdir())) == made


async def test_a_daily_backup_that_fails_is_told_in_the_log(sqlite_address: Address, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        backups = Backups(database, open_leases(database), FixedClock(NOW), tmp_path / "file" / "backups")
        with capture_logs() as lines:
            await backups.look()
    assert [line["event"] for line in lines] == ["not_backed_up"]


def test_postgresql_has_no_folder_of_itself() -> None:
    assert default_folder("postgresql+asyncpg://localhost/terreau") is None


async def test_what_is_encrypted_stays_so(sqlite_address: Address, tmp_path: Path) -> None:
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            await a_person(tx, 987_654_321)
        made = await back_up(database, tmp_path / "backups", NOW)
    assert b"987654321" not in made.read_bytes()
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT count(*) FROM person").fetchone() == (1,)
