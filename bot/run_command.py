"""`python -m bot run`: parsed without typer, since what a process imports it keeps until it ends."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from bot import logs, running
from bot.app import open_app
from bot.clock import SystemClock
from bot.refusing import saying_why_not
from bot.settings import Settings, read_settings
from bot.storage.run_lock import only_run

ROLES = "What this process does, separated by commas; see TERREAU_ROLES."
WHAT = "Run the bot until it is told to stop (SIGTERM, Ctrl-C); SIGHUP takes changed content into use."


def main() -> int:
    parser = argparse.ArgumentParser("python -m bot run", description=WHAT)
    parser.add_argument("--roles", help=ROLES)
    roles = parser.parse_args(sys.argv[2:]).roles
    saying_why_not(lambda: run(roles))
    return 0


def run(roles: str | None) -> None:
    """Returns once it was told to stop; `SetupError` where a setting or another process is in the way."""
    settings = read_settings(**({"roles": roles} if roles else {}))
    logs.configure(settings.log_level, as_json=settings.log_json)
    with only_run(settings.database_url):
        asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    stop, reload_asked = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, reload_asked.set)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with open_app(settings, SystemClock()) as app:
        await running.run(app, stop, reload_asked)
