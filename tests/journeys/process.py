"""The bot as its own process, against a simulator that stays."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Row, select

from bot.app import open_storage
from bot.clock import SystemClock
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import Language
from bot.services import territories
from bot.settings import Settings, read_settings
from bot.storage.tables import metadata
from bot.texts import Texts
from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody
from tests.conftest import KEY
from tests.journeys.acting import joining, labels
from tests.journeys.conftest import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS, END_SECONDS = 40.0, 5.0
TEXTS = Texts.load(CONTENT / "texts").of(Language.FRENCH)


async def run_command(folder: Path, env: dict[str, str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, output and errors of `python -m bot …`, run away from any .env."""
    process = await start(folder, env, *arguments)
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def start(folder: Path, env: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    """`env` is all that the process knows of settings."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("TERREAU_")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env={**known, "PYTHONPATH": str(ROOT), **env},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@dataclass
class Premises:
    """Where the process lives: its settings, the simulator, and what it wrote to its logs."""

    folder: Path
    env: dict[str, str]
    server: Server
    client: Client
    logs: str = ""
    _running: asyncio.subprocess.Process | None = field(default=None, repr=False)

    @property
    def port(self) -> int:
        return int(self.env["TERREAU_PORT"])

    def settings(self) -> Settings:
        given = {name.removeprefix("TERREAU_").lower(): value for name, value in self.env.items()}
        return read_settings(_env_file=None, **given)

    async def found(self) -> None:
        """Makes the database and one territory in it."""
        async with open_storage(self.settings(), SystemClock()) as database, database.write() as tx:
            await territories.create(tx, Library.load(), "unieux", "Unieux", SystemClock().now())

    async def run(self) -> None:
        """Starts the bot; returns once /healthz answers."""
        self._running = await start(self.folder, self.env, "run")
        deadline = time.monotonic() + START_SECONDS
        while not await self.is_healthy():
            assert self._running.returncode is None, (await self._running.communicate())[1].decode()
            assert time.monotonic() < deadline, "the bot did not begin"
            await asyncio.sleep(0.05)

    async def is_healthy(self) -> bool:
        try:
            async with aiohttp.ClientSession() as web, web.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    def hang_up(self) -> None:
        """SIGHUP: the content has changed."""
        assert self._running
        self._running.send_signal(signal.SIGHUP)

    async def end(self, number: int = signal.SIGTERM) -> tuple[int | None, float]:
        """Sends the signal; gives back the exit code and the seconds that the end took."""
        assert self._running
        began = time.monotonic()
        self._running.send_signal(number)
        out, err = await asyncio.wait_for(self._running.communicate(), 30)
        self.logs += out.decode() + err.decode()
        code, self._running = self._running.returncode, None
        return code, time.monotonic() - began

    async def close(self) -> None:
        if self._running:
            await self.end(signal.SIGKILL)

    async def joined(self, first_name: str) -> Somebody:
        """Somebody who has joined with the buttons and has an idea."""
        somebody = await self.client.person(first_name)
        await somebody.join("unieux")
        for label in joining(TEXTS):
            await somebody.tap(label, seconds=30)
        await somebody.wait_for(lambda message: "Fait" in labels(message), seconds=30)
        return somebody

    async def stored(self, name: str) -> list[Row[Any]]:
        """Every row of a table, encrypted columns opened."""
        async with open_storage(self.settings(), SystemClock()) as database, database.read() as tx:
            return list((await tx.execute(select(metadata.tables[name]))).all())


@asynccontextmanager
async def premises(folder: Path, receive: str, **where: str) -> AsyncIterator[Premises]:
    """`where` are the settings of the database; an SQLite file of its own unless given."""
    port = free_port()
    async with Server() as server, Client(server.url) as client:
        env = {
            "TERREAU_BOT_TOKEN": server.token,
            "TERREAU_API_URL": server.url,
            "TERREAU_DATABASE_URL": f"sqlite:///{folder}/terreau.db",
            "TERREAU_KEY": KEY,
            "TERREAU_PORT": str(port),
            "TERREAU_RECEIVE": receive,
            "TERREAU_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "TERREAU_WEBHOOK_SECRET": "only-for-tests",
            "TERREAU_LOG_LEVEL": "DEBUG",
            **where,
        }
        here = Premises(folder, env, server, client)
        try:
            yield here
        finally:
            await here.close()
