"""One group over its limit of 20 a minute: whether the others' messages wait for it."""

from __future__ import annotations

import asyncio
import random
import time

from sqlalchemy import insert, update

from benchmarks.beside import Beside, Record
from benchmarks.engine import Engine
from benchmarks.ledger import now
from benchmarks.measuring import percentile, say
from benchmarks.running import a_territory
from bot.model import Kind, Lane, OutboxState
from bot.storage import groups
from bot.storage.db import Database
from bot.storage.outbox import Promise, promise
from bot.storage.tables import outbox, territory

GROUP_CHAT = -1_000_000_000_001
GROUP_ROWS = 60
"""Three times what one group may get in a minute, all due at once."""
SHARE = 1 / 3
"""Of the rate that is allowed: how much the others' messages are."""
MOST_PER_SECOND = 100.0


async def link_group(database: Database) -> None:
    """A territory's group, as a coordinator links it."""
    here = insert(territory).values(**a_territory("premiere-annee")).returning(territory.c.id)
    async with database.write() as tx:
        await groups.add_once(tx, (await tx.execute(here)).scalar_one(), GROUP_CHAT, now(), now())


async def promise_to_group(database: Database, tag: str) -> None:
    """What goes there goes by the group's own number, not by a person's."""
    async with database.write() as tx:
        group = await groups.find_by_chat(tx, GROUP_CHAT)
        assert group is not None
        at = now()
        for number in range(GROUP_ROWS):
            key = f"{tag}:{number}"
            there = Promise(key, Kind.GROUP_THEME, Lane.IDEA, None, group.id, at, group_id=group.id)
            await promise(tx, there, at)


async def measure_other_chats(ours: Engine, api: Beside, rate: int, seconds: float, rounds: int) -> float:
    """The others' 99th percentile with the group, divided by the one without; in turns."""
    await _cancel_all(ours)
    await asyncio.sleep(2)
    stop = asyncio.Event()
    sending = asyncio.create_task(ours.sender.run(stop))
    calm: list[float] = []
    crowded: list[float] = []
    for turn in range(rounds):
        calm += await _stream(ours, api, f"calm{turn}", rate, seconds)
        await promise_to_group(ours.database, f"group{turn}")
        ours.sender.wake()
        crowded += await _stream(ours, api, f"crowded{turn}", rate, seconds)
        await _cancel_all(ours)
        say(f"other chats p99: {percentile(calm, 99):.1f} ms without, {percentile(crowded, 99):.1f} ms with the group")
    stop.set()
    await sending
    return percentile(crowded, 99) / percentile(calm, 99)


async def _stream(ours: Engine, api: Beside, tag: str, rate: int, seconds: float) -> list[float]:
    """Promises to one person after the other at random instants; milliseconds until each was received."""
    since, began, due, number = await api.count(), time.monotonic(), 0.0, 0
    due_at: dict[str, float] = {}
    while (due := due + random.expovariate(min(MOST_PER_SECOND, rate * SHARE))) < seconds:
        await asyncio.sleep(max(0.0, began + due - time.monotonic()))
        number += 1
        due_at[f"{tag}:{number}"] = began + due
        await _promise(ours, f"{tag}:{number}", number)
    for _ in range(100):
        if len(found := _delays(due_at, await api.records_since(since))) == len(due_at):
            return found
        await asyncio.sleep(0.2)
    raise RuntimeError(f"{len(due_at) - len(found)} of {len(due_at)} messages did not arrive")


def _delays(due_at: dict[str, float], records: list[Record]) -> list[float]:
    received = {text.split(" ")[0]: at for at, _, text in records}
    return [(received[key] - at) * 1000 for key, at in due_at.items() if key in received]


async def _promise(ours: Engine, key: str, person_id: int) -> None:
    async with ours.database.write() as tx:
        at = now()
        await promise(tx, Promise(key, Kind.IDEA, Lane.IDEA, person_id, person_id, at), at)
    ours.sender.wake()


async def _cancel_all(ours: Engine) -> None:
    """Nothing waits any more; what is under way ends by itself."""
    waiting = update(outbox).where(outbox.c.state == OutboxState.QUEUED)
    async with ours.database.write() as tx:
        await tx.execute(waiting.values(state=OutboxState.CANCELLED, reason="benchmark", finished_at=now()))
