"""Times keep their zone; what people wrote is unreadable without the key; a chat is found by its keyed hash."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import StatementError

from bot.errors import SetupError
from bot.model import Language
from bot.storage import dialogues, people
from bot.storage.db import Database
from bot.storage.migrating import migrate
from bot.storage.types import Encrypted, KeyedHash, UtcDateTime
from tests.conftest import KEY, OTHER_KEY, Address

NOW = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
CHAT = 987654321012
WRITTEN = "Les enfants ont adoré, même sous la pluie 🌧"

box = Table(
    "box",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime),
    Column("secret", Encrypted),
    Column("hash", KeyedHash),
)


async def keep(database: Database, **values: Any) -> None:
    async with database.write() as tx:
        await tx.run_sync(box.metadata.create_all)
        await tx.execute(insert(box).values(**values))


async def kept(database: Database) -> Any:
    async with database.read() as tx:
        return (await tx.execute(select(box))).one()


async def test_an_instant_comes_back_as_the_same_one_in_utc(database: Database) -> None:
    paris = ZoneInfo("Europe/Paris")
    instants = [
        NOW,
        NOW.astimezone(ZoneInfo("Indian/Reunion")),
        NOW.astimezone(timezone(timedelta(hours=-4))),
        datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=paris),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=paris),
    ]
    for instant in instants:
        await keep(database, at=instant)
    async with database.read() as tx:
        found = (await tx.execute(select(box.c.at).order_by(box.c.id))).scalars().all()
    assert found == [instant.astimezone(UTC) for instant in instants]
    assert {at.utcoffset() for at in found} == {timedelta(0)}
    assert found[4] - found[3] == timedelta(hours=1)


async def test_instants_are_compared_across_zones(database: Database) -> None:
    await keep(database, at=NOW)
    later = (NOW + timedelta(seconds=1)).astimezone(ZoneInfo("America/Martinique"))
    async with database.read() as tx:
        assert (await tx.execute(select(box).where(box.c.at < later))).first() is not None
        assert (await tx.execute(select(box).where(box.c.at >= later))).first() is None


async def test_a_time_without_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="a time without zone cannot be stored"):
        await keep(database, at=NOW.replace(tzinfo=None))


async def test_a_time_without_zone_is_refused_in_a_condition_too(database: Database) -> None:
    async with database.read() as tx:
        with pytest.raises(StatementError, match="a time without zone"):
            await people.touch(tx, 1, NOW.replace(tzinfo=None))


async def test_what_is_encrypted_comes_back_as_it_was(database: Database) -> None:
    values = [CHAT, WRITTEN, {"page": 2, "ages": ["3-5", None]}, [], "", 0, False]
    for value in values:
        await keep(database, secret=value)
    async with database.read() as tx:
        assert (await tx.execute(select(box.c.secret).order_by(box.c.id))).scalars().all() == values


async def test_nothing_stays_nothing(database: Database) -> None:
    await keep(database, id=1)
    found = await kept(database)
    assert (found.at, found.secret, found.hash) == (None, None, None)


async def test_the_same_value_is_never_encrypted_alike_twice(database: Database) -> None:
    await keep(database, secret=CHAT)
    await keep(database, secret=CHAT)
    async with database.read() as tx:
        rows = (await tx.execute(text("SELECT secret FROM box"))).scalars().all()
    assert len(set(rows)) == 2


async def test_neither_chat_nor_text_can_be_read_in_a_plain_column(database: Database) -> None:
    async with database.write() as tx:
        someone = await people.add(tx, CHAT, Language.FRENCH, "1", NOW)
        await dialogues.expect(tx, someone.id, "comment", {"so_far": WRITTEN}, NOW)
    async with database.read() as tx:
        for table in ("person", "dialogue"):
            for row in (await tx.execute(text(f"SELECT * FROM {table}"))).all():
                shown = b" ".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
                assert str(CHAT).encode() not in shown
                assert WRITTEN.encode() not in shown


async def test_neither_chat_nor_text_can_be_read_in_the_files_of_sqlite(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        async with database.write() as tx:
            someone = await people.add(tx, CHAT, Language.FRENCH, "1", NOW)
            await dialogues.expect(tx, someone.id, "comment", {"so_far": WRITTEN}, NOW)
        while_open = everything_beside(sqlite_address.path)
    for content in (while_open, everything_beside(sqlite_address.path)):
        assert b"comment" in content, "the row is there"
        for secret in (str(CHAT).encode(), CHAT.to_bytes(6, "big"), WRITTEN.encode(), b"ador", KEY.encode()):
            assert secret not in content


def everything_beside(path: Path | None) -> bytes:
    """The database file, its journal and whatever else lies there."""
    assert path is not None
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file())


async def test_a_person_is_found_by_chat_though_the_chat_is_not_stored(database: Database) -> None:
    async with database.write() as tx:
        someone = await people.add(tx, CHAT, Language.FRENCH, "1", NOW)
        await people.add(tx, CHAT + 1, Language.FRENCH, "1", NOW)
        found = await people.find_by_chat(tx, CHAT)
        assert found == someone
        assert found is not None
        assert found.chat_id == CHAT
        assert await people.find_by_chat(tx, CHAT + 2) is None
        assert await people.find_by_chat(tx, -CHAT) is None


async def test_the_hash_depends_on_the_key(address: Address) -> None:
    for key in (KEY, OTHER_KEY):
        async with address.opened(key) as database:
            await keep(database, hash=CHAT)
    async with address.opened() as database, database.read() as tx:
        hashes = (await tx.execute(text("SELECT hash FROM box"))).scalars().all()
        assert len(set(hashes)) == 2
        assert len((await tx.execute(select(box.c.id).where(box.c.hash == CHAT))).all()) == 1


async def test_another_key_opens_nothing_and_says_so_in_one_line(address: Address) -> None:
    async with address.opened() as database:
        await keep(database, secret=WRITTEN)
    async with address.opened(OTHER_KEY) as database:
        with pytest.raises(SetupError, match="the key does not open this database") as refused:
            await kept(database)
    assert "\n" not in str(refused.value)
