"""Terreau as a contestant: how fast a ledger is emptied with no limit to hold, in a process of its own.

`python -m benchmarks.sending --database URL --api URL` sends what waits there and prints the same figures as a peer.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time

from benchmarks.engine import UNLIMITED, engine
from benchmarks.ledger import Place, add_people, count_states, enqueue, fresh
from benchmarks.measuring import cpu_seconds
from benchmarks.peers import figures, in_a_process
from bot.model import OutboxState


async def empty(place: Place, api_url: str) -> dict[str, float]:
    """Sends all, every row recorded; the processor time includes SQLite's."""
    async with engine(place, api_url, UNLIMITED) as ours:
        began, used = time.monotonic(), cpu_seconds()
        sent = await ours.sender.send_due()
        found = figures(sent, time.monotonic() - began, cpu_seconds() - used)
        states = await count_states(ours.database)
    if states != {OutboxState.SENT: sent}:
        raise RuntimeError(f"not every row was sent: {states}")
    return found


async def fill(place: Place, messages: int) -> None:
    async with place.opened() as database:
        await add_people(database, messages)
        await enqueue(database, "broadcast")


def run_terreau(name: str, server: str | None, api_url: str, messages: int) -> dict[str, float]:
    """On a fresh database, filled beforehand: a message for each of so many people."""
    with fresh(name, server) as place:
        asyncio.run(fill(place, messages))
        return in_a_process("benchmarks.sending", "--database", place.url, "--api", api_url)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--api", required=True)
    given = parser.parse_args()
    place = Place("", given.database)
    print(json.dumps(asyncio.run(empty(place, given.api))))


if __name__ == "__main__":
    main()
