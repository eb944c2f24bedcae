"""A timer for tests: it passes only when somebody sleeps."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable

from bot.delivery.pacing import Timer


async def until(is_so: Callable[[], bool]) -> None:
    """Returns when it is so; fails after some seconds."""
    async with asyncio.timeout(8):
        while not is_so():
            await asyncio.sleep(0.01)


class PassingTimer(Timer):
    def __init__(self) -> None:
        self.instant = 100.0

    def now(self) -> float:
        return self.instant

    async def sleep(self, seconds: float) -> None:
        self.instant += seconds
        await asyncio.sleep(0)


class SharedTimer(PassingTimer):
    """The same where several sleep at once: whoever is to wake first wakes first."""

    def __init__(self) -> None:
        super().__init__()
        self._wakes: list[tuple[float, int]] = []
        self._count = 0

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        mine = (self.instant + seconds, self._count)
        heapq.heappush(self._wakes, mine)
        for _ in range(3):
            await asyncio.sleep(0)
        while self._wakes[0] != mine:
            await asyncio.sleep(0)
        heapq.heappop(self._wakes)
        self.instant = max(self.instant, mine[0])
