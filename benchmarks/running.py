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

from sqlalchemy import insert

from benchmarks.beside import ROOT, TOKEN, Beside
from benchmarks.ledger import KEY, Place, add_people, enqueue, now
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import IdeaOrigin, IdeaState, MembershipState, Rhythm, Setting
from bot.storage.tables import idea, membership, territory

NOON = 12
LOOK_SECONDS = 0.02
COMPILED = Path(tempfile.gettempdir()) / "terreau-benchmark-compiled"
"""Where the interpreter keeps what it has compiled, as it does wherever the bot runs for long."""


async def fill(place: Place, people: int, rows_each: int) -> int:
    """So many ideas waiting for each of so many people; returns how many rows that is.

    All are of one member, so that what is measured is the sending and not the making of members.
    """
    library = Library.load(CONTENT)
    programme = next(iter(library.programmes))
    theme = library.programmes[programme].themes[0]
    activity = next(each for each in library.activities.values() if each.skill == theme.skill)
    async with place.opened() as database:
        await add_people(database, people)
        async with database.write() as tx:
            await tx.execute(insert(territory).values(**_territory(programme)))
            await tx.execute(insert(membership).values(**_membership()))
            ideas = [_idea(number, theme.slug, theme.skill, activity.slug) for number in range(rows_each)]
            await tx.execute(insert(idea), ideas)
        return sum([await enqueue(database, f"wave{number}") for number in range(rows_each)])


def _territory(programme: str) -> dict[str, object]:
    """Where it is noon now: in quiet hours nothing would leave."""
    ahead = NOON - now().hour
    names = {"slug": "benchmark", "name": "Benchmark", "kind": "commune", "departement": "", "school_zone": "Zone A"}
    clock = {"time_zone": f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT", "digest_weekday": 4}
    times = {"digest_time": now().time(), "created_at": now(), "programme_starts_on": date(2026, 8, 31)}
    return {**names, **clock, **times, "programme": programme, "is_open": True}


def _membership() -> dict[str, object]:
    whose = {"person_id": 1, "territory_id": 1, "role": "family", "state": MembershipState.ACTIVE}
    when = {"weekday": 1, "send_time": now().time(), "rhythm": Rhythm.WEEKLY, "reminds": False}
    return {**whose, **when, "created_at": now(), "joined_at": now()}


def _idea(number: int, theme: str, skill: str, activity: str) -> dict[str, object]:
    whose = {"key": f"benchmark:{number}", "membership_id": 1, "territory_id": 1}
    what = {"theme": theme, "skill": skill, "activity": activity, "setting": Setting.HOME, "age_band": "6-8"}
    how = {"fit": "theme", "origin": IdeaOrigin.WEEKLY, "state": IdeaState.PROPOSED}
    return {**whose, **what, **how, "week_starts_on": now().date(), "created_at": now()}


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
