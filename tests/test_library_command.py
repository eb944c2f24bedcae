"""`python -m bot library export`: the adopted activities as files, the same at each export."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.app import open_storage
from bot.cli import settings_of
from bot.clock import SystemClock
from bot.errors import SetupError
from bot.library_command import library
from tests.services.test_adoption import adopted, of_region
from tests.services.test_local_activities import coordinator, published

RUNNER = CliRunner()


async def an_adopted_activity() -> None:
    async with open_storage(settings_of(), SystemClock()) as opened, opened.write() as tx:
        author, unieux = await coordinator(tx)
        region = await of_region(tx)
        await adopted(tx, region, await published(tx, author, unieux))


def test_it_is_written_twice_alike_and_says_how_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERREAU_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/terreau.db")
    asyncio.run(an_adopted_activity())
    path = tmp_path / "out" / "activities" / "E1" / "le-banc-du-marche.md"
    written = []
    for _ in range(2):
        done = RUNNER.invoke(library, ["export", "out"])
        assert (done.exit_code, done.stdout) == (0, "1 activities in out\n")
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert b"\norigin: Unieux (Loire)\nversion: 1\n" in written[0]
    assert [one for one in (tmp_path / "out").rglob("*") if one.is_file()] == [path]
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    assert isinstance(RUNNER.invoke(library, ["export", "a-file"]).exception, SetupError)
