"""The whole bot at 30 messages a second for a quarter of an hour, with everything going wrong at random.

Calls are refused, dropped, delayed, answered with nonsense; every two minutes nobody is there for some seconds. People
write meanwhile. Shows that every row ends, that no answer stays owed, and how memory grows from minute two on.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from benchmarks.beside import Beside, stand_in
from benchmarks.ledger import Place, count_states, fresh
from benchmarks.measuring import median, report, rss_mb, say
from benchmarks.running import fill, running, wait_until
from bot.model import OutboxState
from bot.storage.outbox import OPEN
from bot.storage.tables import received

RATE, PEOPLE = 30, 3000
MISFORTUNE = 0.02
IDLE_SECONDS = 30.0
SAMPLE_SECONDS, AWAY_EVERY_SECONDS, AWAY_SECONDS = 5.0, 120.0, 3.0
ASKED_EACH_SAMPLE = 5
FIRST_MINUTES = 120.0
LAST_ROWS_SECONDS = 900.0
"""How long the rows that were put back may take to end, once nothing goes wrong any more."""


def measure_idle(api: Beside, seconds: float) -> dict[str, float]:
    """With an empty ledger: seconds until it asks for updates, and its memory after a while. The first run compiles."""
    with fresh("sqlite", None) as place:
        for _ in range(2):
            api.ask("reset")
            began = time.monotonic()
            with running(place, api) as process:
                wait_until(api, "first_poll_at", 1)
                ready = api.ask("counts")["first_poll_at"] - began
                time.sleep(seconds)
                idle = rss_mb(process.pid)
    say(f"ready after {ready:.2f} s, {idle:.0f} MB when idle")
    return {"ready_s": ready, "idle_mb": idle}


def soak(api: Beside, seconds: float) -> dict[str, Any]:
    with fresh("sqlite", None) as place:
        rows = asyncio.run(fill(place, PEOPLE, math.ceil(RATE * seconds / PEOPLE) + 1))
        api.ask("reset", per_second=RATE, by_chat=True, misfortune=MISFORTUNE)
        with running(place, api, per_second=RATE) as process:
            memory = _suffer(api, process.pid, seconds)
            api.ask("calm")
            open_rows, owed = _wait_for_the_rest(place)
        counts = api.ask("counts")
        states = asyncio.run(_states(place))
    early = [size for at, size in memory if FIRST_MINUTES <= at < FIRST_MINUTES + 60] or [memory[0][1]]
    late = [size for at, size in memory if at >= memory[-1][0] - 60]
    return {
        "rows": rows,
        "states": states,
        "open_rows": open_rows,
        "answers_owed": owed,
        "received": counts["received"],
        "refused": counts["refused"],
        "misfortunes": counts["misfortunes"],
        "memory_minute_2_mb": median(early),
        "memory_end_mb": median(late),
        "memory_growth": median(late) / median(early) - 1,
        "seconds": seconds,
    }


def _suffer(api: Beside, pid: int, seconds: float) -> Sequence[tuple[float, float]]:
    """Memory in MB at instants since the start."""
    began, asked, away_at = time.monotonic(), 0, AWAY_EVERY_SECONDS
    memory: list[tuple[float, float]] = []
    while (at := time.monotonic() - began) < seconds:
        if at >= away_at:
            api.ask("away", seconds=AWAY_SECONDS)
            away_at += AWAY_EVERY_SECONDS
            time.sleep(AWAY_SECONDS + 1)
        api.ask("offer", count=ASKED_EACH_SAMPLE, first=asked + 1, chats=PEOPLE, text="/aide")
        asked += ASKED_EACH_SAMPLE
        memory.append((at, rss_mb(pid)))
        if len(memory) % 12 == 1:
            say(f"{at:.0f} s: {memory[-1][1]:.1f} MB, {api.ask('counts')['received']} received")
        time.sleep(min(SAMPLE_SECONDS, max(0.0, seconds - at)))
    return memory


def _wait_for_the_rest(place: Place) -> tuple[int, int]:
    """How many rows are still open and how many answers still owed, once there are none or patience is over."""
    until = time.monotonic() + LAST_ROWS_SECONDS
    while True:
        left = asyncio.run(_left(place))
        if left == (0, 0) or time.monotonic() > until:
            return left
        say(f"{left[0]} rows open, {left[1]} answers owed")
        time.sleep(SAMPLE_SECONDS)


async def _left(place: Place) -> tuple[int, int]:
    async with place.opened() as database:
        states = await count_states(database)
        owed = select(func.count()).select_from(received).where(received.c.answers.is_not(None))
        async with database.read() as tx:
            answers = int((await tx.execute(owed)).scalar_one())
    return sum(states.get(OutboxState(state), 0) for state in OPEN), answers


async def _states(place: Place) -> dict[str, int]:
    async with place.opened() as database:
        return await count_states(database)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=900)
    parser.add_argument("--idle-seconds", type=float, default=IDLE_SECONDS)
    given = parser.parse_args()
    with stand_in() as api:
        idle = measure_idle(api, given.idle_seconds)
        report(**idle, **soak(api, given.seconds))


if __name__ == "__main__":
    main()
