"""Contestants that take updates: each writes one row for each, durably, then replies. One process for each run.

`python -m benchmarks.answering terreau polling …` is started by `benchmarks.updates`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.beside import TOKEN
from benchmarks.ledger import Place
from benchmarks.measuring import cpu_seconds, rss_mb

SECRET = "secret"
PATH = "/hook"
TEXT = "Cette semaine, on s’arrête une minute pour dire ce que l’on ressent, sans chercher à corriger."
ROW = "INSERT INTO audit (at, person_id, action, detail) VALUES (?, ?, 'benchmark', '{}')"


@asynccontextmanager
async def terreau(place: Place, api_url: str, way: str, port: int) -> AsyncIterator[None]:
    """The receiver with its poller or its webhook, as `bot.app` wires them."""
    from benchmarks.engine import UNLIMITED, engine
    from bot.receiving import Poller, webhook_app
    from bot.web import WebServer

    stop = asyncio.Event()
    async with engine(place, api_url, UNLIMITED) as ours:
        if way == "webhook":
            async with WebServer(webhook_app(ours.receiver, SECRET, PATH), "127.0.0.1", port):
                yield
                await ours.receiver.settle()
            return
        polling = asyncio.create_task(Poller(ours.receiver, ours.bot).run(stop))
        yield
        await ours.receiver.settle()
        stop.set()
        await polling


@asynccontextmanager
async def aiogram(place: Place, api_url: str, way: str, port: int) -> AsyncIterator[None]:
    """aiogram with its defaults: a handler for each update at once, all on one aiosqlite connection, WAL and FULL.

    It acknowledges before it handles, which Terreau does not.
    """
    import aiosqlite
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher, session = Dispatcher(), AiohttpSession(api=TelegramAPIServer.from_base(api_url), limit=256)
    async with aiosqlite.connect(place.url.split("///")[1]) as database, Bot(TOKEN, session=session) as bot:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            await database.execute(f"PRAGMA {pragma}")

        @dispatcher.message()
        async def answer(message: Message) -> None:
            await database.execute(ROW, (message.date.isoformat(" "), message.chat.id - 999_999))
            await database.commit()
            number = (message.text or "").split(" ")[1]
            await message.answer(f"reply:{number} {TEXT}")

        async with _aiogram_polling(dispatcher, bot) if way == "polling" else _aiogram_webhook(dispatcher, bot, port):
            yield


@asynccontextmanager
async def _aiogram_polling(dispatcher: object, bot: object) -> AsyncIterator[None]:
    from aiogram import Bot, Dispatcher

    assert isinstance(dispatcher, Dispatcher)
    assert isinstance(bot, Bot)
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    yield
    await dispatcher.stop_polling()
    await polling


@asynccontextmanager
async def _aiogram_webhook(dispatcher: object, bot: object, port: int) -> AsyncIterator[None]:
    from aiogram import Bot, Dispatcher
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler
    from aiohttp import web

    assert isinstance(dispatcher, Dispatcher)
    assert isinstance(bot, Bot)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path=PATH)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield
    await runner.cleanup()


async def work(name: str, place: Place, api_url: str, way: str, port: int) -> dict[str, float]:
    """Until SIGTERM; then what it took."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    contestant = {"terreau": terreau, "aiogram": aiogram}[name]
    async with contestant(place, api_url, way, port):
        print("ready", flush=True)
        used = cpu_seconds()
        await stop.wait()
        return {"cpu": cpu_seconds() - used, "rss_mb": rss_mb()}


def count_rows(place: Place) -> int:
    with sqlite3.connect(Path(place.url.split("///")[1])) as connection:
        return int(connection.execute("SELECT count(*) FROM audit WHERE action = 'benchmark'").fetchone()[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=("terreau", "aiogram"))
    parser.add_argument("way", choices=("polling", "webhook"))
    parser.add_argument("--database", required=True)
    parser.add_argument("--api", required=True)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    place = Place("sqlite", given.database)
    print(json.dumps(asyncio.run(work(given.name, place, given.api, given.way, given.port))))


if __name__ == "__main__":
    main()
