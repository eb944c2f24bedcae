"""Another key while the bot runs as its own process: nobody notices, and the older key opens nothing afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, type_coerce

from bot.app import open_storage
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.storage.keys import Keys, read_key_file, write_key_file
from bot.storage.rotating import sealed_columns
from tests.conftest import postgres_schema
from tests.journeys.acting import said
from tests.journeys.process import TEXTS, Premises, premises, run_command


@pytest.fixture(params=["sqlite", "postgresql"])
async def here(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Premises]:
    """The key stands in a file."""
    async with AsyncExitStack() as stack:
        write_key_file(tmp_path / "the.key")
        where = {"TERREAU_KEY": "", "TERREAU_KEY_FILE": str(tmp_path / "the.key")}
        if request.param == "postgresql":
            url, schema = await stack.enter_async_context(postgres_schema())
            where |= {"TERREAU_DATABASE_URL": url, "TERREAU_DATABASE_SCHEMA": schema}
        found = await stack.enter_async_context(premises(tmp_path, "polling", **where))
        await found.found()
        yield found


async def readable(here: Premises, key: str) -> int:
    """How many sealed values this key opens."""
    async with open_storage(here.settings(), SystemClock()) as database, database.read() as tx:
        columns = [column for of in sealed_columns().values() for column in of]
        values = [(await tx.execute(select(type_coerce(column, LargeBinary)))).scalars().all() for column in columns]
    return sum(opens(key, value) for of in values for value in of if value is not None)


def opens(key: str, value: bytes) -> bool:
    try:
        Keys(key).decrypt(value)
    except SetupError:
        return False
    return True


async def test_the_key_is_changed_while_the_bot_is_at_work(here: Premises, tmp_path: Path) -> None:
    old = read_key_file(tmp_path / "the.key")
    await here.run()
    parent = await here.joined("Samira")
    assert await readable(here, old) > 0
    code, out, err = await run_command(tmp_path, here.env, "rotate-key")
    assert (code, err) == (0, "")
    assert "the older key opens nothing in this database any more" in out
    new = read_key_file(tmp_path / "the.key")
    await parent.tap("Fait")
    await parent.wait_for(said(TEXTS, "face-question"), seconds=30)
    await here.joined("Julien")
    assert (await readable(here, old), await readable(here, new) > 0) == (0, True)
    assert [read_key_file(file) for file in tmp_path.glob("the.before-*.key")] == [old]
    await here.end()
    for wrong, told in ((old, "the key does not open this database"), ("", "TERREAU_KEY: missing")):
        env = {**here.env, "TERREAU_KEY": wrong, "TERREAU_KEY_FILE": ""}
        code, _, err = await run_command(tmp_path, env, "run")
        assert (code, len(err.splitlines())) == (2, 1)
        assert told in err


async def test_a_key_that_the_environment_holds_is_put_there_by_hand(tmp_path: Path) -> None:
    async with premises(tmp_path, "polling") as here:
        await here.found()
        code, _, err = await run_command(tmp_path, here.env, "rotate-key")
    assert code == 2
    assert "TERREAU_KEY: one key only: put a new one before it (new,old), restart the bot, run again" in err
