"""`make demo`: the town in a browser, until Ctrl-C."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import typer

from bot import logs
from bot.demo.cast import IN_PREPARATION, NEIGHBOURS, REGION, TERRITORY, TO_PLAY
from bot.demo.neighbours import live_a_little
from bot.demo.panel import Panel
from bot.demo.town import Town, open_town
from bot.model import GrantKind
from bot.progress import working
from bot.web import WebServer
from simulator.somebody import Somebody

START = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
"""A Monday of school, so that the week is whole."""
PLAY_SECONDS = 1.0
HELD = 2
"""So many phones lie on the table to begin with; a narrow window shows the first."""


async def run_demo(port: int) -> None:
    """Prints the address once everybody is there; ends with Ctrl-C or SIGTERM, leaving nothing behind."""
    logs.configure("WARNING", as_json=False)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    typer.echo("Terreau: the town wakes up…", err=True)
    async with open_town(START, port=port) as town:
        with working("People move in"):
            players = await _people_it(town)
        panel = Panel(town, {somebody.id: somebody.first_name for somebody in players}, NEIGHBOURS)
        async with WebServer(panel.app(), "127.0.0.1", 0) as web:
            town.server.set_panel(f"{web.url}/")
            zone = quote(town.territory.time_zone, safe="")
            held = ",".join(str(somebody.id) for somebody in players[:HELD])
            typer.echo(f"{town.server.url}/page/?start={TERRITORY}&zone={zone}#person={held}")
            typer.echo("Ctrl-C ends the demonstration; nothing is kept.", err=True)
            await keep_playing(town, stop)


async def keep_playing(town: Town, stop: asyncio.Event) -> None:
    """What falls due at the present hour leaves within a second, without anybody's turning the clock."""
    while not stop.is_set():
        await town.turn_to(town.clock.now())
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), PLAY_SECONDS)


async def _people_it(town: Town) -> list[Somebody]:
    """Who is there when the page opens; given back are those whose telephone one may hold."""
    players = await town.meet((*TO_PLAY, REGION))
    await town.meet(NEIGHBOURS, is_listed=False)
    await live_a_little(town, NEIGHBOURS)
    await town.coordinate(next(one for one in TO_PLAY if one.is_coordinator))
    for begun in IN_PREPARATION:
        await town.prepare(*begun)
    await town.coordinate(REGION, GrantKind.REGION)
    return players
