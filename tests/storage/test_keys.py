"""The key: made once for an empty file, refused where it is missing or wrong, changed without losing anything."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from bot.app import open_storage
from bot.errors import SetupError
from bot.model import Language
from bot.settings import read_settings
from bot.storage import people
from bot.storage.db import Database, find_keys, open_database
from bot.storage.keys import Keys, add_to_key_file, new_key, read_key_file, retire_old_key, write_key_file
from bot.storage.rotating import reseal
from bot.storage.tables import keyring
from tests.conftest import KEY, OTHER_KEY, Address, create_tables, migrated_file
from tests.fixed_clock import FixedClock

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
POSTGRES = "postgresql+asyncpg://me@here/terreau"


def address_of(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def test_a_key_is_made_and_kept_beside_a_file_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "data" / "terreau.db"
    made = find_keys(address_of(path), None, None)
    beside = tmp_path / "data" / "terreau.key"
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert Keys(beside.read_text()).decrypt(made.encrypt(b"bonjour")) == b"bonjour"
    assert not path.exists()


def test_a_key_is_made_for_a_file_that_is_empty(tmp_path: Path) -> None:
    (tmp_path / "terreau.db").touch()
    find_keys(address_of(tmp_path / "terreau.db"), None, None)
    assert (tmp_path / "terreau.key").exists()


def test_the_key_that_was_made_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "terreau.db"
    first = find_keys(address_of(path), None, None)
    path.write_bytes(b"something")
    again = find_keys(address_of(path), None, None)
    assert again.decrypt(first.encrypt(b"bonjour")) == b"bonjour"
    assert len(list(tmp_path.glob("*.key"))) == 1


def test_a_missing_key_is_refused_in_one_line_where_the_file_holds_something(tmp_path: Path) -> None:
    path = tmp_path / "terreau.db"
    path.write_bytes(b"something")
    with pytest.raises(SetupError, match="TERREAU_KEY: missing") as refused:
        find_keys(address_of(path), None, None)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == [path], "and no key is made"


@pytest.mark.parametrize("url", [POSTGRES, "sqlite+aiosqlite:///:memory:"])
def test_a_key_is_never_made_where_there_is_no_file_to_keep_it_beside(url: str) -> None:
    with pytest.raises(SetupError, match="TERREAU_KEY: missing"):
        find_keys(url, None, None)


def test_the_key_of_the_settings_goes_before_a_file(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.key"
    file.write_text(OTHER_KEY)
    url = address_of(tmp_path / "terreau.db")
    sealed = Keys(KEY).encrypt(b"bonjour")
    assert find_keys(url, KEY, file).decrypt(sealed) == b"bonjour"
    with pytest.raises(SetupError):
        find_keys(url, None, file).decrypt(sealed)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("content", [None, b"", b"too short", b"\xff\xfe\x00", b"clef-\xc3\xa9"])
def test_a_key_file_that_cannot_be_used_is_named_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "elsewhere.key"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SetupError, match=r"elsewhere\.key") as refused:
        find_keys(POSTGRES, None, file)
    assert "\n" not in str(refused.value)


def test_a_folder_that_cannot_hold_a_key_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(SetupError, match=r"data/terreau\.key") as refused:
        find_keys(address_of(tmp_path / "data" / "terreau.db"), None, None)
    assert "\n" not in str(refused.value)


def test_a_folder_that_cannot_hold_the_database_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(SetupError, match=r"TERREAU_DATABASE_URL: .*data/terreau\.db"):
        open_database(address_of(tmp_path / "data" / "terreau.db"), Keys(KEY))


@pytest.mark.parametrize("secret", ["", " , ", "secret", KEY[:-4], f"{KEY},secret", "clé" * 20, f"{KEY}{OTHER_KEY}"])
def test_a_malformed_key_is_refused_without_being_shown(secret: str) -> None:
    with pytest.raises(SetupError, match="TERREAU_KEY: not a key") as refused:
        Keys(secret)
    assert "secret" not in str(refused.value).removeprefix("TERREAU_KEY")
    assert KEY not in str(refused.value)


@pytest.mark.parametrize("between", [",", " , ", "\n", "\r\n", " "])
def test_several_keys_may_stand_on_one_line_or_on_several(between: str) -> None:
    keys = Keys(f"{OTHER_KEY}{between}{KEY}\n")
    assert keys.decrypt(Keys(KEY).encrypt(b"bonjour")) == b"bonjour"
    assert Keys(OTHER_KEY).decrypt(keys.encrypt(b"bonjour")) == b"bonjour"
    assert keys.hashes("4242") == (Keys(OTHER_KEY).hash("4242"), Keys(KEY).hash("4242"))


def test_more_than_two_keys_are_refused_in_one_line() -> None:
    with pytest.raises(SetupError, match="TERREAU_KEY: more than two keys"):
        Keys(",".join([KEY, OTHER_KEY, new_key()]))


def test_who_reads_a_key_file_learns_of_the_new_key_and_of_the_end_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "terreau.key"
    write_key_file(file)
    at_work = find_keys(POSTGRES, None, file)
    first = at_work.encrypt(b"bonjour")
    add_to_key_file(file)
    second = at_work.encrypt(b"bonjour")
    assert at_work.decrypt(first) == b"bonjour"
    assert (at_work.is_newest(first), at_work.is_newest(second)) == (False, True)
    aside = retire_old_key(file, NOW.date())
    with pytest.raises(SetupError):
        at_work.decrypt(first)
    assert at_work.decrypt(second) == b"bonjour"
    assert aside.name == "terreau.before-20261123.key"
    assert Keys(read_key_file(aside)).decrypt(first) == b"bonjour"
    assert {stat.S_IMODE(one.stat().st_mode) for one in (file, aside)} == {0o600}


def test_two_changes_on_one_day_keep_both_older_keys(tmp_path: Path) -> None:
    """The backups of the day before open with the first of them alone."""
    file = tmp_path / "terreau.key"
    known = [write_key_file(file)]
    for _ in range(2):
        add_to_key_file(file)
        aside = retire_old_key(file, NOW.date())
        known.append(read_key_file(file))
    assert read_key_file(aside).split() == known[:2]


def test_a_key_file_that_goes_bad_while_the_bot_is_at_work_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "terreau.key"
    write_key_file(file)
    at_work = find_keys(POSTGRES, None, file)
    sealed = at_work.encrypt(b"bonjour")
    for content in ("", "no key"):
        file.write_text(content)
        assert at_work.decrypt(sealed) == b"bonjour"
    file.unlink()
    assert at_work.decrypt(sealed) == b"bonjour"


def test_a_key_is_never_written_over_another(tmp_path: Path) -> None:
    file = tmp_path / "terreau.key"
    kept = write_key_file(file)
    with pytest.raises(SetupError):
        write_key_file(file)
    assert read_key_file(file) == kept


def test_every_key_is_another_one() -> None:
    assert len({new_key() for _ in range(20)}) == 20


@pytest.fixture
async def made_with_key(address: Address, tmp_path_factory: pytest.TempPathFactory) -> Address:
    """A database that somebody joined, made with KEY."""
    if address.path:
        address.path.write_bytes((await migrated_file(tmp_path_factory)).read_bytes())
    else:
        await create_tables(address)
    async with address.opened() as database:
        await database.check_key()
        async with database.write() as tx:
            await people.add(tx, 4242, Language.FRENCH, "1", NOW)
    return address


async def names_found(database: Database) -> list[int]:
    async with database.read() as tx:
        found = [await people.find_by_chat(tx, chat) for chat in (4242, 4343)]
    return [person.chat_id for person in found if person]


async def test_the_right_key_passes_any_number_of_times(made_with_key: Address) -> None:
    async with made_with_key.opened() as database:
        await database.check_key()
        await database.check_key()
        async with database.read() as tx:
            assert len((await tx.execute(select(keyring.c.probe))).all()) == 1


async def test_a_wrong_key_is_refused_at_start_in_one_line(made_with_key: Address) -> None:
    async with made_with_key.opened(OTHER_KEY) as database:
        with pytest.raises(SetupError, match="the key does not open this database") as refused:
            await database.check_key()
    assert "\n" not in str(refused.value)


async def test_a_new_key_before_the_old_one_opens_what_was_kept_and_finds_it(made_with_key: Address) -> None:
    async with made_with_key.opened(f"{OTHER_KEY},{KEY}") as database:
        await database.check_key()
        async with database.write() as tx:
            await people.add(tx, 4343, Language.FRENCH, "1", NOW)
        assert await names_found(database) == [4242, 4343]


async def test_what_is_written_after_a_change_of_key_is_sealed_with_the_new_one(made_with_key: Address) -> None:
    async with made_with_key.opened(f"{OTHER_KEY},{KEY}") as database:
        async with database.write() as tx:
            await people.add(tx, 4343, Language.FRENCH, "1", NOW)
        async with database.read() as tx:
            sealed = (await tx.execute(text("SELECT chat_id FROM person ORDER BY id"))).scalars().all()
    assert Keys(KEY).decrypt(sealed[0]) == b"4242"
    assert Keys(OTHER_KEY).decrypt(sealed[1]) == b"4343"


async def test_the_new_key_alone_is_refused_while_rows_are_sealed_with_the_old_one(made_with_key: Address) -> None:
    async with made_with_key.opened(f"{OTHER_KEY},{KEY}") as database:
        await database.check_key()
    async with made_with_key.opened(OTHER_KEY) as database:
        with pytest.raises(SetupError):
            await database.check_key()


async def test_the_old_key_alone_is_refused_once_a_new_one_was_in_use(made_with_key: Address) -> None:
    async with made_with_key.opened(f"{OTHER_KEY},{KEY}") as database:
        await database.check_key()
    async with made_with_key.opened() as database:
        with pytest.raises(SetupError, match="does not open this database"):
            await database.check_key()


@pytest.fixture
async def at_work(made_with_key: Address, tmp_path: Path) -> AsyncIterator[Database]:
    """A bot whose key stands in a file."""
    (tmp_path / "the.key").write_text(KEY)
    keys = find_keys(POSTGRES, None, tmp_path / "the.key")
    database = open_database(made_with_key.url, keys, schema=made_with_key.schema)
    await database.check_key()
    yield database
    await database.close()


async def test_the_key_of_another_database_in_the_file_of_a_bot_at_work_is_not_taken_and_told_once(
    made_with_key: Address, at_work: Database, tmp_path: Path
) -> None:
    """With it nobody would be found any more, and whoever joined would be lost at the next start."""
    (tmp_path / "the.key").write_text(f"{OTHER_KEY}\n")
    with capture_logs() as logs:
        async with at_work.write() as tx:
            await people.add(tx, 4343, Language.FRENCH, "1", NOW)
        assert await names_found(at_work) == [4242, 4343]
    assert [entry["event"] for entry in logs] == ["key_file_refused"]
    async with made_with_key.opened() as database:
        await database.check_key()
        assert await names_found(database) == [4242, 4343]


async def test_a_bot_that_looked_at_no_key_during_a_whole_change_takes_the_new_one(
    made_with_key: Address, at_work: Database, tmp_path: Path
) -> None:
    async with made_with_key.opened(f"{OTHER_KEY},{KEY}") as other:
        await reseal(other, 0)
    (tmp_path / "the.key").write_text(OTHER_KEY)
    assert await names_found(at_work) == [4242]
    assert at_work.keys.hash("1") == Keys(OTHER_KEY).hash("1")


async def test_a_wrong_key_is_refused_before_anything_is_migrated(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/terreau.db"
    clock = FixedClock(NOW)
    made_with = read_settings(_env_file=None, database_url=url, key=new_key())
    async with open_storage(made_with, clock) as database, database.write() as tx:
        await tx.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(SetupError, match="key"):
        async with open_storage(read_settings(_env_file=None, database_url=url, key=new_key()), clock):
            pass
    assert [file.name for file in tmp_path.glob("*before*")] == []
