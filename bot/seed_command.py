"""`python -m bot seed --region`: a database with a region in it, to look at what only a region shows."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer

from bot import logs
from bot.app import open_storage
from bot.cli import DatabaseOption, do, settings_of
from bot.clock import SystemClock
from bot.errors import SetupError

WEEKS = 44


def seed(
    region: Annotated[bool, typer.Option("--region", help="Thirty made-up territories over a school year.")] = False,
    people: Annotated[int, typer.Option(min=30, max=30_000, help="Members of all territories together.")] = 3000,
    until: Annotated[str, typer.Option(help="Last day, as 2026-11-29; else the whole school year.")] = "",
    number: Annotated[int, typer.Option("--seed", help="The same seed, the same people.")] = 1,
    database: DatabaseOption = None,
) -> None:
    """Fill an empty database with a made-up region that lived a school year; one JSON object of counts."""
    if not region:
        raise SetupError("give --region: nothing else can be seeded")
    typer.echo(json.dumps(do(_seed(people, _last_day(until), number, database))))


def _last_day(until: str) -> date:
    from bot.demo.region.cast import FIRST, LAST

    try:
        last = date.fromisoformat(until) if until else LAST
    except ValueError as error:
        raise SetupError("--until is a day, as 2026-11-29") from error
    if not FIRST <= last <= LAST:
        raise SetupError(f"--until lies between {FIRST} and {LAST}")
    return last


async def _seed(people: int, last: date, number: int, database: str | None) -> dict[str, object]:
    from bot.demo.region.cast import draw
    from bot.demo.region.year import Year
    from bot.library.loading import CONTENT
    from bot.progress import working
    from bot.services.content import open_content
    from bot.storage import seeding

    logs.configure("WARNING", as_json=False)
    settings, began = settings_of(database), time.monotonic()
    async with open_storage(settings, SystemClock()) as opened:
        if not opened.is_sqlite:
            raise SetupError(
                "a made-up region is written into an SQLite file: give --database sqlite+aiosqlite:///region.db"
            )
        async with opened.read() as tx:
            if await seeding.is_inhabited(tx):
                raise SetupError(
                    "this database has territories or people in it: a made-up region goes into an empty one"
                )
        await opened.engine.dispose()
        seeding.make_haste(opened)
        async with opened.write() as tx:
            content = await open_content(tx, settings.content or CONTENT, SystemClock().now())
        year = Year(opened, content, draw(people, number))
        gc.freeze()  # what is loaded never becomes garbage
        gc.set_threshold(200_000, 50, 100)
        with working(f"{people} people live a school year", WEEKS) as advance:
            await year.run(last, lambda monday: _tell(monday, advance))
        async with opened.read() as tx:
            counted = await seeding.count(tx)
    return {**counted, "seconds": round(time.monotonic() - began, 1)}


def _tell(monday: date, advance: Callable[[], None]) -> None:
    """A bar where somebody watches, a line a month elsewhere."""
    advance()
    if not sys.stderr.isatty() and monday.day <= 7:
        typer.echo(f"{monday:%Y-%m}", err=True)
