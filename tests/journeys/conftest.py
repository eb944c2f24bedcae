"""Journeys through real HTTP: the simulator stays, the bot can be stopped and started on the same database.

Each journey runs by long polling and by webhook, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.app import App, open_app
from bot.clock import TurnableClock
from bot.demo.town import Town, at_work, found
from bot.library import Library
from bot.model import Language
from bot.services.guarding import Guards
from bot.settings import Settings, read_settings
from bot.texts import Texts
from simulator.client import Client
from simulator.server import Server
from tests.conftest import KEY, postgres_schema

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))


class Stage:
    """A simulator, a clock and a bot that can be restarted; `town` is the running bot with its people."""

    def __init__(self, server: Server, client: Client, settings: Settings) -> None:
        self.server, self.client, self.settings = server, client, settings
        self.clock = TurnableClock(MONDAY)
        self.town: Town
        self._running = AsyncExitStack()

    @property
    def app(self) -> App:
        return self.town.app

    async def start(self) -> None:
        people = self.town.people if hasattr(self, "town") else {}
        app = await self._running.enter_async_context(open_app(self.settings, self.clock))
        await self._running.enter_async_context(at_work(app))
        t = app.texts.of(Language.FRENCH)
        self.town = Town(app, self.clock, self.server, self.client, await found(app, self.clock), t, people)

    async def stop(self) -> None:
        """The bot ends as SIGTERM would end it."""
        await self._running.aclose()
        self._running = AsyncExitStack()

    async def restart(self) -> None:
        await self.stop()
        await self.start()


LOADED_ONCE = {content: cache(content.load) for content in (Library, Texts, Guards)}


@pytest.fixture(scope="module", autouse=True)
def content_read_once() -> Iterator[None]:
    """Content is frozen once it is loaded, and reading it takes longer than most journeys."""
    with pytest.MonkeyPatch.context() as patch:
        for content, load in LOADED_ONCE.items():
            patch.setattr(content, "load", load)
        yield


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


DATABASES = ["sqlite", "postgresql"]
WAYS = list(zip(["polling", "webhook"], DATABASES, strict=True))
"""Each way in and each database, in two runs instead of four: neither knows of the other."""
BY_POLLING = (
    "test_rhythm",
    "test_leaving",
    "test_reminder",
    "test_idea",
    "test_words",
    "test_on_demand",
    "test_own_data",
)
BY_WEBHOOK = (
    *("test_digest", "test_week", "test_settings", "test_groups", "test_coordinator_joins", "test_coming_themes"),
    *("test_aims_and_votes", "test_experiences", "test_region", "test_closing"),
)
LIVED_ONCE = {**dict.fromkeys(BY_POLLING, WAYS[:1]), **dict.fromkeys(BY_WEBHOOK, WAYS[1:])}
"""Modules whose journeys turn weeks or read screens, one way and one database each; where answers can cross (joining,
feedback, broadcasts, meetups, restarts, two at once) both are lived."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A journey lives both, unless its own mark says otherwise."""
    if "stage" not in metafunc.fixturenames:
        return
    marked = {name for mark in metafunc.definition.iter_markers("parametrize") for name in mark.args[0]}
    if any(mark.args[0] == "receive" for mark in metafunc.definition.iter_markers("parametrize")):
        metafunc.parametrize("stage", DATABASES, indirect=True)
    elif "stage" not in marked:
        ways = LIVED_ONCE.get(metafunc.module.__name__.rpartition(".")[2], WAYS)
        metafunc.parametrize(("receive", "stage"), ways, indirect=True)


@pytest.fixture
def receive(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def stage(request: pytest.FixtureRequest, receive: str, tmp_path: Path) -> AsyncIterator[Stage]:
    async with AsyncExitStack() as stack:
        where: dict[str, object] = {"database_url": f"sqlite:///{tmp_path}/terreau.db"}
        if request.param == "postgresql":
            url, schema = await stack.enter_async_context(postgres_schema())
            where = {"database_url": url, "database_schema": schema}
        server = await stack.enter_async_context(Server(clock=MONDAY))
        client = await stack.enter_async_context(Client(server.url))
        port = free_port()
        settings = read_settings(
            _env_file=None,
            bot_token=server.token,
            api_url=server.url,
            key=KEY,
            messages_per_second=1000,
            receive=receive,
            webhook_url=f"http://127.0.0.1:{port}/hook",
            webhook_secret="only-for-tests",
            port=port,
            **where,
        )
        stage = Stage(server, client, settings)
        await stage.start()
        try:
            yield stage
        finally:
            await stage.stop()


@pytest.fixture
def town(stage: Stage) -> Town:
    return stage.town
