"""One broadcast at the pace that is allowed, and the replies meanwhile: segments without and with load in turns."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks.beside import Beside, Record, stand_in
from benchmarks.crowding import link_group, measure_other_chats
from benchmarks.engine import REPLY, Engine, engine
from benchmarks.ledger import FIRST_CHAT, Place, add_people, enqueue, fresh
from benchmarks.measuring import percentile, say
from benchmarks.writing import PEOPLE as WRITING
from benchmarks.writing import Writers

SEGMENT_SECONDS = 20.0
SETTLING_SECONDS = 1.5
"""Before a loaded segment counts: the sender has begun and a window of the limit has passed."""
PEOPLE = 20_000
"""Who writes to the bot is not among them: what one chat may get in a second is measured apart."""


@dataclass
class Tally:
    """Milliseconds from an update's instant to its reply, and how much of the allowed rate was used."""

    idle: list[float] = field(default_factory=list)
    loaded: list[float] = field(default_factory=list)
    received: int = 0
    allowed: float = 0.0


def measure_pace(
    name: str, server: str | None, rate: int, seconds: float, rounds: int, writers: Writers
) -> dict[str, Any]:
    """The figures of one rate on one database."""
    with stand_in() as api, fresh(name, server) as place:
        return asyncio.run(_measure(place, api, rate, seconds, rounds, writers))


async def _measure(
    place: Place, api: Beside, rate: int, seconds: float, rounds: int, writers: Writers
) -> dict[str, Any]:
    await _prepare(place, rate, seconds, writers)
    await asyncio.to_thread(api.ask, "reset", per_second=rate, by_chat=True)
    async with engine(place, api.url, rate) as ours:
        tally = await _reply(ours, api, rate, seconds, writers)
        ratio = await measure_other_chats(ours, api, rate, min(seconds, SEGMENT_SECONDS), rounds)
    counts = await asyncio.to_thread(api.ask, "counts")
    return {
        "allowed_fraction": tally.received / tally.allowed,
        "refused": counts["refused"],
        "answer_p99_idle_ms": percentile(tally.idle, 99),
        "answer_p99_ms": percentile(tally.loaded, 99),
        "answer_p50_idle_ms": percentile(tally.idle, 50),
        "answer_p50_ms": percentile(tally.loaded, 50),
        "answers": {"idle": len(tally.idle), "loaded": len(tally.loaded)},
        "other_chats_ratio": ratio,
        "rate": rate,
        "seconds": seconds,
        "database": place.name,
    }


async def _prepare(place: Place, rate: int, seconds: float, writers: Writers) -> None:
    """More rows than can leave, each to another person as far as there are people; and who writes, after them."""
    rows = int(rate * (seconds + math.ceil(seconds / SEGMENT_SECONDS) * 2 * SETTLING_SECONDS) * 1.1)
    people = min(PEOPLE, rows)
    async with place.opened() as database:
        await add_people(database, people)
        await link_group(database)
        writers.first_chat = FIRST_CHAT + people
        await add_people(database, WRITING, writers.first_chat)
        for turn in range(math.ceil(rows / people)):
            await enqueue(database, f"bulk{turn}", people=people)
    say(f"{rows} rows for {people} people; {rate} messages a second are allowed")


async def _reply(ours: Engine, api: Beside, rate: int, seconds: float, writers: Writers) -> Tally:
    tally, left = Tally(), seconds
    while left > 0.01:
        length = min(left, SEGMENT_SECONDS)
        await _idle(ours, api, length, writers, tally)
        await _loaded(ours, api, length, writers, tally, rate)
        left -= length
        say(f"idle p99 {percentile(tally.idle, 99):.1f} ms, loaded p99 {percentile(tally.loaded, 99):.1f} ms")
    return tally


async def _idle(ours: Engine, api: Beside, seconds: float, writers: Writers, tally: Tally) -> None:
    since = await api.count()
    asked_at = await writers.write(ours, seconds)
    tally.idle += _delays(asked_at, await api.records_since(since))


async def _loaded(ours: Engine, api: Beside, seconds: float, writers: Writers, tally: Tally, rate: int) -> None:
    """Bulk and replies count together, over the last `seconds` before the sender is told to stop."""
    since, stop = await api.count(), asyncio.Event()
    sending = asyncio.create_task(ours.sender.run(stop))
    await writers.write(ours, SETTLING_SECONDS)
    asked_at = await writers.write(ours, seconds)
    ended = time.monotonic()
    stop.set()
    await sending
    records = await api.records_since(since)
    tally.loaded += _delays(asked_at, records)
    tally.received += sum(ended - seconds <= at < ended for at, _, _ in records)
    tally.allowed += rate * seconds


def _delays(asked_at: dict[int, float], records: list[Record]) -> list[float]:
    """Milliseconds from each update to its reply; RuntimeError where one has none."""
    replied_at = {int(text.split(" ")[0].removeprefix(REPLY)): at for at, _, text in records if text.startswith(REPLY)}
    if missing := asked_at.keys() - replied_at.keys():
        raise RuntimeError(f"{len(missing)} of {len(asked_at)} replies did not arrive")
    return [(replied_at[number] - at) * 1000 for number, at in asked_at.items()]
