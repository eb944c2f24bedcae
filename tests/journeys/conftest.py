"""Journeys through real HTTP: the simulator stays, the bot can be stopped and started on the same database.

Each journey runs by long polling and by webhook, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.app import App, open_app
from bot.clock import TurnableClock
from bot.demo.town import Town, TownTimer, at_work, found
from bot.model import Language
from bot.settings import Settings, read_settings
from simulator.client import Client
from simulator.server import Server
from tests.conftest import KEY, Address, emptied_schema, migrated_file

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
        timer = TownTimer(self.clock)
        app = await self._running.enter_async_context(open_app(self.settings, self.clock, timer=timer))
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
async def stage(
    request: pytest.FixtureRequest, receive: str, sqlite_address: Address, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Stage]:
    """On a database that is migrated already; tests/journeys/test_run.py begins with none."""
    async with AsyncExitStack() as stack:
        address = sqlite_address
        if request.param == "postgresql":
            address = await stack.enter_async_context(emptied_schema())
        elif address.path:
            shutil.copy(await migrated_file(tmp_path_factory), address.path)
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
            database_url=address.url,
            database_schema=address.schema,
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
