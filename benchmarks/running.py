"""The whole bot as an operator starts it, `python -m bot run`, with ideas waiting in its ledger."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Table, insert, update

from benchmarks.beside import ROOT, TOKEN, Beside
from benchmarks.ledger import KEY, Place, add_people, enqueue, now
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import IdeaOrigin, IdeaState, MembershipState, Rhythm, Setting, TerritorySetting
from bot.storage.db import Database
from bot.storage.tables import idea, membership, outbox, territory

NOON = 12
LOOK_SECONDS = 0.02
PORTION = 5000
COMPILED = Path(tempfile.gettempdir()) / "terreau-benchmark-compiled"
"""Where the interpreter keeps what it has compiled, as it does wherever the bot runs for long."""


async def fill(place: Place, people: int, rows_each: int) -> int:
    """So many members, each with so many ideas that wait for them; returns how many rows that is."""
    library = Library.load(CONTENT)
    programme = next(iter(library.programmes))
    theme = library.programmes[programme].themes[0]
    activity = next(each for each in library.activities.values() if each.skill == theme.skill)
    async with place.opened() as database:
        await add_people(database, people)
        async with database.write() as tx:
            await tx.execute(insert(territory).values(**a_territory(programme)))
        numbers = range(1, people + 1)
        await _insert(database, membership, [_membership(number) for number in numbers])
        what = {"theme": theme.slug, "skill": theme.skill, "activity": activity.slug}
        for wave in range(rows_each):
            await _insert(database, idea, [{**_idea(wave, number), **what} for number in numbers])
            await enqueue(database, f"wave{wave}")
            own = outbox.c.person_id + wave * people  # ideas are numbered in the order in which they are made here
            of_wave = update(outbox).where(outbox.c.batch_id == wave + 1)
            async with database.write() as tx:
                await tx.execute(of_wave.values(reference=own, batch_id=None))
    return people * rows_each


async def _insert(database: Database, table: Table, rows: list[dict[str, object]]) -> None:
    for start in range(0, len(rows), PORTION):
        async with database.write() as tx:
            await tx.execute(insert(table), rows[start : start + PORTION])


def a_territory(programme: str) -> dict[str, object]:
    """Where it is noon now: in quiet hours nothing would leave."""
    ahead = NOON - now().hour
    names = {"slug": "benchmark", "name": "Benchmark", "kind": "commune", "departement": "", "school_zone": "Zone A"}
    clock = {"time_zone": f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT", "digest_weekday": 4}
    times = {"digest_time": now().time(), "created_at": now(), "programme_starts_on": date(2026, 8, 31)}
    return {**names, **clock, **times, "programme": programme, "is_open": True, "own": [*TerritorySetting]}


def _membership(person_id: int) -> dict[str, object]:
    whose = {"person_id": person_id, "territory_id": 1, "role": "family", "state": MembershipState.ACTIVE}
    when = {"weekday": 1, "send_time": now().time(), "rhythm": Rhythm.WEEKLY, "reminds": False}
    return {**whose, **when, "created_at": now(), "joined_at": now()}


def _idea(wave: int, membership_id: int) -> dict[str, object]:
    whose = {"key": f"benchmark:{wave}:{membership_id}", "membership_id": membership_id, "territory_id": 1}
    how = {"setting": Setting.HOME, "age_band": "6-8", "fit": "theme", "origin": IdeaOrigin.WEEKLY}
    return {**whose, **how, "state": IdeaState.PLANNED, "week_starts_on": now().date(), "created_at": now()}


@contextmanager
def running(place: Place, api: Beside, *, per_second: int = 30) -> Iterator[subprocess.Popen[bytes]]:
    """The process; it ends with the block, by SIGTERM unless it was killed before."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("TERREAU_", "PYTHON"))}
    settings = {
        "BOT_TOKEN": TOKEN,
        "API_URL": api.url,
        "DATABASE_URL": place.url.replace("+asyncpg", "").replace("+aiosqlite", ""),
        "KEY": KEY,
        "PORT": "0",
        "LOG_LEVEL": "ERROR",
        "MESSAGES_PER_SECOND": str(per_second),
    }
    environment = {**given, **{f"TERREAU_{name}": value for name, value in settings.items()}}
    environment |= {"PYTHONPYCACHEPREFIX": str(COMPILED), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_until(api: Beside, figure: str, at_least: float, patience_seconds: float = 60.0) -> float:
    """The instant (monotonic seconds) at which the stand-in's `figure` was found to be that high."""
    until = time.monotonic() + patience_seconds
    while (api.ask("counts")[figure] or 0) < at_least:
        if time.monotonic() > until:
            raise TimeoutError(f"{figure} did not reach {at_least}")
        time.sleep(LOOK_SECONDS)
    return time.monotonic()
