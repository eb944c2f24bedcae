"""Who asked to be erased stays erased, whatever backup is put back."""

from __future__ import annotations

import asyncio
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot import erasures
from bot.__main__ import cli
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.model import Language
from bot.planning.retention import ERASURES_KEPT
from bot.services import leaving
from bot.storage import people
from bot.storage.backing_up import back_up, restore
from bot.storage.db import Database
from bot.storage.keys import new_key
from bot.storage.migrating import migrate
from bot.storage.rotating import reseal
from tests.conftest import KEY, OTHER_KEY, Address
from tests.storage.rows import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def chats(database: Database) -> list[int]:
    async with database.read() as tx:
        return [chat for _, chat, _ in await people.list_chats(tx, 0, 99)]


async def join(database: Database, *of: int) -> None:
    async with database.write() as tx:
        for chat in of:
            await people.add(tx, chat, Language.FRENCH, "1", NOW)


async def forget(database: Database, chat: int, at: datetime = NOW + HOUR) -> None:
    async with database.write() as tx:
        someone = await people.find_by_chat(tx, chat)
        assert someone
        await leaving.erase(tx, someone, at)


@pytest.mark.parametrize("key", [KEY, f"{OTHER_KEY},{KEY}"], ids=["the same key", "another key since"])
async def test_what_was_erased_since_a_backup_is_erased_again_when_it_is_put_back(
    address: Address, tmp_path: Path, key: str
) -> None:
    folder = tmp_path / "backups"
    async with address.opened() as database:
        await migrate(database, NOW)
        await join(database, 71_001, 71_002)
        made = await back_up(database, folder, NOW)
    async with address.opened(key) as database:
        await join(database, 71_003)
        for chat in (71_001, 71_003):
            await forget(database, chat)
        await erasures.note(database, folder, NOW + 2 * HOUR)
    await restore(address.url, address.schema, made, NOW)
    async with address.opened(key) as database:
        assert await chats(database) == [71_001, 71_002]
        assert await erasures.replay(database, folder, NOW + DAY) == 1
        assert await chats(database) == [71_002]
        assert await erasures.replay(database, folder, NOW + DAY) == 0, "at each start that follows"


async def test_who_came_back_after_their_erasure_and_is_in_the_backup_stays(database: Database, tmp_path: Path) -> None:
    await join(database, 71_001)
    await forget(database, 71_001)
    await erasures.note(database, tmp_path, NOW + HOUR)
    async with database.write() as tx:
        await people.add(tx, 71_001, Language.FRENCH, "1", NOW + 2 * HOUR)
        await tx.execute(text("DELETE FROM erasure"))
    assert await erasures.replay(database, tmp_path, NOW + DAY) == 0
    assert await chats(database) == [71_001]


async def test_the_list_tells_nothing_without_the_key_and_keeps_a_month(database: Database, tmp_path: Path) -> None:
    await join(database, 71_001)
    await forget(database, 71_001)
    await erasures.note(database, tmp_path, NOW + HOUR)
    kept = tmp_path / erasures.NAME
    assert "71001" not in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert len(erasures.read_list(tmp_path)) == 1
    await erasures.note(database, tmp_path, NOW + HOUR + ERASURES_KEPT)
    assert len(erasures.read_list(tmp_path)) == 1
    await erasures.note(database, tmp_path, NOW + 2 * HOUR + ERASURES_KEPT)
    assert erasures.read_list(tmp_path) == set()


async def test_a_list_that_cannot_be_read_is_told_in_one_line(database: Database, tmp_path: Path) -> None:
    (tmp_path / erasures.NAME).write_text("not a list")
    with pytest.raises(SetupError, match=r"the list of erasures .*erasures\.txt cannot be read"):
        await erasures.replay(database, tmp_path, NOW)


async def test_the_command_that_restores_replays_them_too(
    sqlite_address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERREAU_DATABASE_URL", sqlite_address.url)
    monkeypatch.setenv("TERREAU_KEY", KEY)
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        await database.check_key()
        await join(database, 71_001, 71_002)
        made = await back_up(database, tmp_path / "usb", NOW)
        await forget(database, 71_001, SystemClock().now())
    done = await asyncio.to_thread(CliRunner().invoke, cli, ["restore", str(made), "--yes"])
    assert "1 people who had asked to be erased" in done.output
    async with sqlite_address.opened() as database:
        assert await chats(database) == [71_002]


async def test_a_backup_that_is_older_than_the_list_is_put_back_with_a_warning(
    sqlite_address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERREAU_DATABASE_URL", sqlite_address.url)
    monkeypatch.setenv("TERREAU_KEY", KEY)
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        await database.check_key()
        old, new = [await back_up(database, tmp_path, SystemClock().now() - days * DAY) for days in (32, 30)]
    for made, warns in ((old, True), (new, False)):
        done = await asyncio.to_thread(CliRunner().invoke, cli, ["restore", str(made), "--yes"])
        assert (done.exit_code, "nobody knows any more who was erased" in done.output) == (0, warns)


async def test_after_two_changes_of_key_who_was_erased_between_them_stays_erased_with_all_three_keys(
    sqlite_address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their hash is under the key between, which neither the backup nor the database of today knows."""
    monkeypatch.setenv("TERREAU_DATABASE_URL", sqlite_address.url)
    newest = new_key()
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        await database.check_key()
        await join(database, 71_001, 71_002)
        made = await back_up(database, tmp_path / "backups", NOW)
    for keys, erased in ((f"{OTHER_KEY},{KEY}", 71_001), (f"{newest},{OTHER_KEY}", None)):
        async with sqlite_address.opened(keys) as database:
            await database.check_key()
            await reseal(database, 0)
            if erased:
                await forget(database, erased, SystemClock().now())
    monkeypatch.setenv("TERREAU_KEY", f"{newest},{OTHER_KEY},{KEY}")
    done = await asyncio.to_thread(CliRunner().invoke, cli, ["restore", str(made), "--yes"])
    assert "1 people who had asked to be erased" in done.output
    assert "a text taken back since is there again" in done.output
    async with sqlite_address.opened(f"{newest},{KEY}") as database:
        await database.check_key()
        assert await chats(database) == [71_002]


async def test_a_backup_of_before_a_change_of_key_is_not_put_back_with_the_older_key_alone(
    sqlite_address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list names whoever was erased since under the newer one: with the older one alone they would come back."""
    monkeypatch.setenv("TERREAU_DATABASE_URL", sqlite_address.url)
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        await database.check_key()
        await join(database, 71_001, 71_002)
        made = await back_up(database, tmp_path / "backups", NOW)
    async with sqlite_address.opened(f"{OTHER_KEY},{KEY}") as database:
        await database.check_key()
        await reseal(database, 0)
        await forget(database, 71_001, SystemClock().now())
    monkeypatch.setenv("TERREAU_KEY", KEY)
    done = await asyncio.to_thread(CliRunner().invoke, cli, ["restore", str(made), "--yes"])
    assert done.exit_code != 0
    assert "give new,old" in done.output + str(done.exception)
    monkeypatch.setenv("TERREAU_KEY", OTHER_KEY)
    done = await asyncio.to_thread(CliRunner().invoke, cli, ["restore", str(made), "--yes"])
    assert isinstance(done.exception, SetupError)
    assert "does not open this backup: give new,old" in str(done.exception)
    async with sqlite_address.opened(OTHER_KEY) as database:
        assert await chats(database) == [71_002]
    monkeypatch.setenv("TERREAU_KEY", f"{OTHER_KEY},{KEY}")
    done = await asyncio.to_thread(CliRunner().invoke, cli, ["restore", str(made), "--yes"])
    assert "1 people who had asked to be erased" in done.output
    async with sqlite_address.opened() as database:
        assert await chats(database) == [71_002]
