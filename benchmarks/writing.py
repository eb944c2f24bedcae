"""People who write to the bot at a steady rate, whatever it does meanwhile: an open load, as wrk2 makes it."""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass, field

from benchmarks.engine import Engine
from benchmarks.updating import written

PEOPLE = 2_000
SWAY = 0.2
"""By which part of the interval somebody is early or late."""


@dataclass
class Writers:
    """`per_second` of them; with `at_random` they do not keep an interval (a Poisson process)."""

    per_second: float
    at_random: bool = False
    first_chat: int = 0
    written: int = field(default=0)

    async def write(self, ours: Engine, seconds: float) -> dict[int, float]:
        """For so long, until each has its reply; returns, for each update, the instant at which it was due."""
        began = time.monotonic()
        asked_at: dict[int, float] = {}
        taking: list[asyncio.Task[None]] = []
        for due in self._instants(seconds):
            await asyncio.sleep(max(0.0, began + due - time.monotonic()))
            self.written += 1
            asked_at[self.written] = began + due
            raw = json.loads(written(self.written, self.first_chat + self.written % PEOPLE))
            taking.append(asyncio.create_task(ours.receiver.take(raw)))
        await asyncio.sleep(max(0.0, began + seconds - time.monotonic()))
        await asyncio.gather(*taking)
        await ours.receiver.settle()
        return asked_at

    def _instants(self, seconds: float) -> list[float]:
        interval, instants, due = 1 / self.per_second, [], 0.0
        while (due := due + (random.expovariate(self.per_second) if self.at_random else interval)) < seconds - interval:
            instants.append(due if self.at_random else due + interval * random.uniform(-SWAY, SWAY))
        return instants
