"""The whole application on a real database, with real HTTP outward; each example of Hypothesis finds the same town."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.app import App, open_app
from bot.clock import TurnableClock
from bot.demo.town import at_work
from bot.settings import read_settings
from bot.storage.tables import experience, feedback, metadata, received
from tests.conftest import KEY, migrated_file
from tests.delivery.fake_api import TOKEN, FakeApi, Params, Reply, fake_api
from tests.handlers.scene import NOW, Scene, furnish

ME = {"id": 1, "is_bot": True, "first_name": "Terreau", "username": "terreau_bot"}
NOT_UNDERSTOOD = "update_not_understood"

Raw = dict[str, Any]


class Whole:
    """The application at work in a furnished town, and the buttons that it has shown since this example began."""

    def __init__(self, app: App, api: FakeApi, numbers: dict[str, Any], path: Path) -> None:
        self.app, self.api, self.numbers, self.path = app, api, numbers, path
        self.next_id, self.shown = 1, list[str]()

    async def begin_again(self) -> None:
        """The town as it was furnished: whatever fails then fails alone, without the examples before it."""
        await asyncio.to_thread(copy_database, furnished(self.path), self.path)
        self.shown.clear()

    def number(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    async def live(self, updates: list[Raw]) -> list[tuple[str, Params]]:
        """Brings the updates, lets everything that is due leave; returns the calls."""
        self.api.calls.clear()
        self.api.arrive(*updates)
        async with asyncio.timeout(30):
            while self.api.offset < self.next_id:
                await asyncio.sleep(0.002)
            await self.app.receiver.settle()
        await self.app.clockwork.tick()
        await self.app.sender.send_due()
        calls = [call for call in self.api.calls if call[0] != "getUpdates"]
        self.shown += [key["callback_data"] for _, params in calls for key in keys(params)]
        return calls

    async def owed(self) -> int:
        return len(await rows_of(self.app, select(received).where(received.c.answers.is_not(None))))

    async def schema(self) -> list[Any]:
        async with self.app.database.read() as tx:
            for table in metadata.sorted_tables:
                await tx.execute(select(table).limit(1))
            return list((await tx.execute(text("SELECT name, sql FROM sqlite_master ORDER BY name"))).all())


def furnished(path: Path) -> Path:
    return path.with_name("furnished.db")


def copy_database(source: Path, target: Path) -> None:
    """Page by page, in one transaction: the application may be at work on either."""
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target, timeout=30)) as here:
        there.backup(here)


def all_rows(path: Path) -> list[str]:
    """The whole database as it stands in its file, written out."""
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def keys(params: Params) -> list[dict[str, str]]:
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", ())
    return [key for row in rows for key in row if "callback_data" in key]


async def open_whole(stack: AsyncExitStack, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    path: Path = tmp_path_factory.mktemp("anything") / "terreau.db"
    shutil.copy(await migrated_file(tmp_path_factory), path)
    api, _ = await stack.enter_async_context(fake_api())
    api.script = _who_am_i
    where = {"bot_token": TOKEN, "api_url": api.url, "database_url": f"sqlite:///{path}", "key": KEY, "port": 0}
    chosen = read_settings(_env_file=None, messages_per_second=1000, **where)
    app = await stack.enter_async_context(open_app(chosen, TurnableClock(NOW)))
    async with app.database.write() as tx:
        scene = Scene(tx, None)  # type: ignore[arg-type]
        await furnish(scene)
    await stack.enter_async_context(at_work(app))
    await app.clockwork.tick()
    await app.sender.send_due()  # once for all: what is due to furnished people waits for its second
    copy_database(path, furnished(path))
    idea = (await rows_of(app, select(feedback.c.idea_id).join(experience)))[0].idea_id
    return Whole(app, api, {**scene.numbers, "idea": idea}, path)


async def rows_of(app: App, statement: Any) -> list[Any]:
    async with app.database.read() as tx:
        return list((await tx.execute(statement)).all())


def _who_am_i(method: str, _params: Params) -> Reply | None:
    return (200, {"ok": True, "result": ME}) if method == "getMe" else None


def sender(who: int) -> Raw:
    return {"id": who, "is_bot": False, "first_name": "<b>Ana</b>"}
