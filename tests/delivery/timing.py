"""A timer for tests: it passes only when somebody sleeps."""

from __future__ import annotations

import asyncio

from bot.delivery.pacing import Timer


class PassingTimer(Timer):
    def __init__(self) -> None:
        self.instant = 100.0

    def now(self) -> float:
        return self.instant

    async def sleep(self, seconds: float) -> None:
        self.instant += seconds
        await asyncio.sleep(0)
