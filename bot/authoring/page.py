"""The preview as a chat in a browser: the simulator's page, with one person for each kind of member."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from datetime import datetime

import aiohttp
import typer

from bot.authoring.previews import Preview
from bot.views.message import Message, reply_markup
from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody


async def show(previews: Sequence[Preview], now: datetime, port: int) -> None:
    """Prints the address, then serves until Ctrl-C or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with Server(clock=now, port=port) as server, Client(server.url) as client:
        first, *_ = await fill(server, client, previews)
        typer.echo(f"{server.url}/page/#person={first.id}")
        await stop.wait()


async def fill(server: Server, client: Client, previews: Sequence[Preview]) -> list[Somebody]:
    """One chat a preview, with the idea and the whole file behind it."""
    people = []
    for preview in previews:
        somebody = await client.person(preview.name, about=preview.who)
        await somebody.send("/start")
        for message in (preview.idea, preview.more):
            await _send(server, somebody.id, message)
        people.append(somebody)
    return people


async def _send(server: Server, chat_id: int, message: Message) -> None:
    url = f"{server.url}/bot{server.token}/sendMessage"
    body = {
        "chat_id": chat_id,
        "text": message.text,
        "parse_mode": "HTML",
        "reply_markup": reply_markup(message.keyboard),
    }
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        answer.raise_for_status()
