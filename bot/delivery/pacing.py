"""How fast messages leave: evenly, never more than the limit in any one second, answers before everything else."""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque

NEVER = float("-inf")
WINDOW_SECONDS = 1.003
"""A second as Telegram counts it, with a little for what the network squeezes together."""
EVEN_SECONDS = 1.015
"""In which bulk alone uses up a second's messages: far enough apart that no jitter makes one too many."""
DENSE_SECONDS = 0.9
CATCH_UP_SECONDS = 0.02
"""By how much a late turn may be made up for, so that a busy moment costs no throughput."""
ANSWERING_SECONDS = 10.0
"""For so long after an answer, room is kept for the next one."""
SPARED_SHARE = 0.01
SMALLEST_SHARED = 10
"""Under that many messages a second no room is kept: it would be too large a part."""
FLOOR = 5
"""However many answers there are, one message in so many is not one."""


class Timer:
    """Elapsed time, which no change of the clock moves; the tests bring one that passes by itself."""

    def now(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Pacer:
    """Gives turns in two lanes: answers first come first served and at once, bulk evenly with what is left.

    While people press buttons, bulk leaves room for one answer (one in a hundred at high rates), so that it need not
    wait for a whole second's messages to grow old. `float("inf")` messages a second is no limit.
    """

    def __init__(self, per_second: float, timer: Timer) -> None:
        self._timer = timer
        self._left: deque[float] = deque()
        self._answers = asyncio.Lock()
        self._answered_at, self._bulk_left_at, self._bulk_next = NEVER, NEVER, NEVER
        self._is_bulk_waiting = False
        self.set_rate(per_second)

    def set_rate(self, per_second: float) -> None:
        """From now on; what has left within the last second still counts."""
        self.per_second = per_second
        self._most = 0 if math.isinf(per_second) else max(1, int(per_second))
        self._window_seconds = max(1.0, self._most / per_second)
        self._left = deque(self._left, maxlen=self._most)

    async def answer(self) -> None:
        """Returns when an answer may leave."""
        async with self._answers:
            while (left := self._answer_at() - self._timer.now()) > 0:
                await self._timer.sleep(left)
            self._answered_at = self._take()

    async def bulk(self) -> None:
        """Returns when the next message of the outbox may leave; one waits at a time."""
        self._is_bulk_waiting = True
        while (left := self._bulk_at() - self._timer.now()) > 0:
            await self._timer.sleep(left)
        self._is_bulk_waiting = False
        self._bulk_left_at = now = self._take()
        interval = self._window_seconds / self.per_second
        spaced = interval * (DENSE_SECONDS if self._spared(now) else EVEN_SECONDS)
        self._bulk_next = spaced + (max(self._bulk_next, now - CATCH_UP_SECONDS) if self._bulk_next > now - 1 else now)

    def _take(self) -> float:
        now = self._timer.now()
        self._left.append(now)
        return now

    def _answer_at(self) -> float:
        return self._room_at(1 if self._is_bulk_owed(self._timer.now()) else 0, WINDOW_SECONDS)

    def _bulk_at(self) -> float:
        now = self._timer.now()
        if self._is_bulk_owed(now):
            return self._room_at(0, WINDOW_SECONDS)
        spared = self._spared(now)
        room_at = max(self._room_at(0, WINDOW_SECONDS), self._room_at(spared, 1.0) if spared else NEVER)
        if self._answers.locked():
            room_at = max(room_at, self._room_at(1, WINDOW_SECONDS))
        return max(room_at, self._bulk_next)

    def _is_bulk_owed(self, now: float) -> bool:
        return self._is_bulk_waiting and bool(self._most) and now >= self._bulk_left_at + FLOOR / self.per_second

    def _spared(self, now: float) -> int:
        if self._most < SMALLEST_SHARED or now > self._answered_at + ANSWERING_SECONDS:
            return 0
        return max(1, round(SPARED_SHARE * self._most))

    def _room_at(self, spared: int, margin: float) -> float:
        """When one more message may leave with `spared` others still allowed after it."""
        counted = self._most - spared
        if counted <= 0 or len(self._left) < counted:
            return NEVER
        return self._left[-counted] + self._window_seconds * margin
