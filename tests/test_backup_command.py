"""`backup` and `restore` on the command line."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.errors import SetupError
from bot.storage.run_lock import only_run
from bot.storage.territories import list_open
from tests.conftest import KEY, Address


async def run(*arguments: str, said: str = "") -> Result:
    return await asyncio.to_thread(CliRunner().invoke, cli, list(arguments), said)


@pytest.fixture
def url(sqlite_address: Address, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TERREAU_DATABASE_URL", sqlite_address.url)
    monkeypatch.setenv("TERREAU_KEY", KEY)
    return sqlite_address.url


async def territories(address: Address) -> list[str]:
    async with address.opened() as database, database.read() as tx:
        return [territory.slug for territory in await list_open(tx)]


async def test_a_backup_made_beside_a_bot_at_work_comes_back(url: str, sqlite_address: Address) -> None:
    assert (await run("territory", "add", "unieux", "Unieux")).exit_code == 0
    with only_run(url):
        made = (await run("backup")).output.strip()
        assert Path(made).is_file()
        refused = await run("restore", made, "--yes")
        assert isinstance(refused.exception, SetupError)
        assert "another `run` is at work" in str(refused.exception)
    assert (await run("territory", "add", "firminy", "Firminy")).exit_code == 0
    assert (await run("restore", made, said="n\n")).exit_code == 0
    assert set(await territories(sqlite_address)) == {"unieux", "firminy"}
    assert (await run("restore", made, said="y\n")).exit_code == 0
    assert await territories(sqlite_address) == ["unieux"]


async def test_postgresql_needs_a_folder_to_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERREAU_DATABASE_URL", "postgresql://postgres@127.0.0.1:1/none")
    monkeypatch.setenv("TERREAU_KEY", KEY)
    refused = await run("backup")
    assert isinstance(refused.exception, SetupError)
    assert str(refused.exception).startswith("TERREAU_BACKUP_FOLDER: missing")
