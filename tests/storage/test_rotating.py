"""Another key: all is sealed again beside a bot at work, and the older key then opens nothing."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import LargeBinary, func, select, type_coerce

from bot.errors import SetupError
from bot.services import privacy
from bot.storage import dialogues, people, rotating
from bot.storage.db import Database, open_database, sqlite_path
from bot.storage.keys import Keys
from bot.storage.rotating import HASHED, reseal, sealed_columns
from bot.storage.tables import keyring, metadata
from bot.storage.types import KeyedHash
from tests.conftest import KEY, OTHER_KEY
from tests.services.a_life import CHAT, live
from tests.storage.rows import NOW, a_person

BOTH = f"{OTHER_KEY},{KEY}"


@asynccontextmanager
async def with_keys(database: Database, keys: str) -> AsyncIterator[Database]:
    """The same database, opened with other keys; its known words are looked at."""
    url = database.engine.url.render_as_string(hide_password=False)
    opened = open_database(url, Keys(keys), schema=database.schema)
    try:
        await opened.check_key()
        yield opened
    finally:
        await opened.close()


async def sealed(database: Database) -> list[bytes]:
    """Every encrypted value, as it is stored."""
    columns = [column for of in sealed_columns().values() for column in of] + [keyring.c.probe]
    async with database.read() as tx:
        raw = [(await tx.execute(select(type_coerce(column, LargeBinary)))).scalars().all() for column in columns]
    return [value for values in raw for value in values if value is not None]


def opens(key: str, token: bytes) -> bool:
    try:
        Keys(key).decrypt(token)
    except SetupError:
        return False
    return True


def test_every_hash_is_made_again_but_that_of_a_link_which_is_kept_nowhere() -> None:
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    hashed = {str(column) for column in columns if isinstance(column.type, KeyedHash)}
    assert hashed == {*map(str, HASHED), "invitation.token_hash"}


async def test_afterwards_the_old_key_opens_nothing_and_the_new_one_everything(database: Database) -> None:
    await database.check_key()
    async with database.write() as tx:
        held = await privacy.collect(tx, await live(tx))
        for chat in range(1, 100):
            await people.erase(tx, (await a_person(tx, 5_000 + chat)).id, NOW)
    async with with_keys(database, BOTH) as changing:
        assert await reseal(changing, 0) > 10
        assert await reseal(changing, 0) == 0
    values = await sealed(database)
    assert [token for token in values if opens(KEY, token)] == []
    assert all(opens(OTHER_KEY, token) for token in values)
    if path := sqlite_path(str(database.engine.url)):
        left = b"".join(file.read_bytes() for file in path.parent.glob("terreau.db*"))
        assert [token for token in re.findall(rb"gAAAA[\w-]+={0,2}", left) if opens(KEY, token)] == []
    async with with_keys(database, OTHER_KEY) as new, new.read() as tx:
        someone = await people.find_by_chat(tx, CHAT)
        assert someone
        assert await privacy.collect(tx, someone) == held
    with pytest.raises(SetupError, match="does not open this database"):
        async with with_keys(database, KEY):
            pass


async def test_killed_half_way_both_keys_are_needed_and_it_is_run_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await database.check_key()
    async with database.write() as tx:
        await live(tx)
    replace, done = rotating._replace, []

    async def until_killed(*of: Any) -> None:
        if len(done) == 5:
            raise KeyboardInterrupt
        done.append(await replace(*of))

    monkeypatch.setattr(rotating, "STEP", 2)
    async with with_keys(database, BOTH) as changing:
        monkeypatch.setattr(rotating, "_replace", until_killed)
        with pytest.raises(KeyboardInterrupt):
            await reseal(changing, 0)
        monkeypatch.setattr(rotating, "_replace", replace)
        for alone in (KEY, OTHER_KEY):
            with pytest.raises(SetupError):
                async with with_keys(database, alone):
                    pass
        await reseal(changing, 0)
    assert [token for token in await sealed(database) if opens(KEY, token)] == []


async def test_a_bot_that_knows_both_keys_finds_everybody_meanwhile_and_loses_no_change(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.write() as tx:
        chats = [(await a_person(tx, chat)).chat_id for chat in range(1, 8)]
    monkeypatch.setattr(rotating, "STEP", 3)
    page = rotating._page
    async with with_keys(database, BOTH) as at_work, with_keys(database, BOTH) as changing:

        async def while_it_is_read(*of: Any) -> Any:
            rows = await page(*of)
            async with at_work.write() as tx:
                for chat in chats:
                    someone = await people.find_by_chat(tx, chat)
                    assert someone
                    await dialogues.expect(tx, someone.id, "comment", {"idea": chat}, NOW)
            return rows

        monkeypatch.setattr(rotating, "_page", while_it_is_read)
        assert await reseal(changing, 0) == len(chats)
    async with with_keys(database, OTHER_KEY) as new, new.read() as tx:
        for chat in chats:
            someone = await people.find_by_chat(tx, chat)
            assert someone
            kept = await dialogues.find(tx, someone.id)
            assert kept
            assert kept.data == {"idea": chat}
        assert (await tx.execute(select(func.count()).select_from(metadata.tables["person"]))).scalar_one() == len(
            chats
        )


async def test_a_process_that_knows_the_old_key_only_is_told_of_in_one_line(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    chats = iter(range(1, 100))

    async def somebody_joins(_seconds: float) -> None:
        async with database.write() as tx:
            await a_person(tx, next(chats))

    monkeypatch.setattr("bot.storage.rotating.asyncio.sleep", somebody_joins)
    async with with_keys(database, BOTH) as changing:
        with pytest.raises(SetupError, match="a bot at work knows the older key only"):
            await reseal(changing)
