"""How fast messages leave: evenly, never more than the limit in any one second, answers before everything else."""

from __future__ import annotations

import asyncio
import math
import time
from bisect import bisect_left, insort

NEVER = float("-inf")
MARGIN = 1.0005
"""A second as Telegram counts it, and a little for clocks that do not run alike."""
EVEN = 1.001
"""How far apart bulk alone leaves, in parts of the interval: a second's messages then never meet the limit."""
DENSE = 0.97
"""The same while answers leave too, whose turns push those of bulk back: what is left over is soon used."""
CATCH_UP_SECONDS = 0.02
"""By how much a late turn may be made up for, so that a busy moment costs no throughput."""
GRAIN_SECONDS = 0.005
"""At high rates the messages of so long leave together: to sleep for each costs more than to send it."""
ANSWERING_SECONDS = 10.0
"""For so long after an answer, room is kept for the next one."""
SPARED_SHARE = 0.01
SMALLEST_SHARED = 10
"""Under that many messages a second no room is kept: it would be too large a part."""
BEFOREHAND_SECONDS = 0.005
"""So long before room is free again, bulk may use what is kept for an answer, which then waits no longer than that."""
EXPECTED_SECONDS = 0.01
"""For so long after an update has come it may not: the answer is nearly there."""
FLOOR = 5
"""However many answers there are, one message in so many is not one."""
RETURNING_SECONDS = 0.1
"""For so long after a message of bulk the next one is taken to be coming."""
LATEST_SECONDS = 0.1
"""A message is not taken to have arrived later than that after the fastest would have."""
MEMORY_SECONDS = 60.0
"""What the way to Telegram took at best is of the last two minutes at most, not of another network."""


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

    Telegram counts when a message arrives, not when it leaves. One whose answer took longer than the fastest may have
    arrived later by as much, and from then on counts from that instant: so two that leave a second apart are never
    counted in the same second, however unevenly the way takes them. An album is one call and as many messages.
    """

    def __init__(self, per_second: float, timer: Timer) -> None:
        self._timer = timer
        self._left: list[float] = []
        self._fastest, self._fastest_before, self._forgets_at = math.inf, math.inf, NEVER
        self._answers = asyncio.Lock()
        self._answered_at, self._expected_until = NEVER, NEVER
        self._bulk_left_at, self._bulk_next = NEVER, NEVER
        self._is_bulk_waiting = False
        self._answers_ahead = 0
        self.set_rate(per_second)

    def set_rate(self, per_second: float) -> None:
        """From now on; what has left within the last second still counts."""
        self.per_second = per_second
        self._most = 0 if math.isinf(per_second) else max(1, int(per_second))
        self._most_ahead = (FLOOR - 1) * max(1, self._most // FLOOR) if self._most else 0
        self._window_seconds = max(1.0, self._most / per_second)
        self._grain_seconds = GRAIN_SECONDS if per_second > 1 / GRAIN_SECONDS else 0.0

    def expect_answer(self) -> None:
        """An update has come."""
        self._expected_until = self._timer.now() + EXPECTED_SECONDS

    async def answer(self, messages: int = 1) -> float:
        """Returns when an answer may leave: the instant, to be given to `arrived`."""
        async with self._answers:
            while (left := self._answer_at(messages) - self._timer.now()) > 0:
                await self._timer.sleep(left)
            self._answered_at = now = self._take(messages)
            self._answers_ahead = min(self._answers_ahead + messages, self._most_ahead) if self._wants_bulk(now) else 0
        self._push_bulk_back(now, messages)
        return now

    async def bulk(self, messages: int = 1) -> float:
        """Returns when the next call of the outbox may leave; one waits at a time."""
        self._is_bulk_waiting = True
        try:
            while (left := self._bulk_at(messages) - self._timer.now()) > 0:
                await self._timer.sleep(max(left, self._grain_seconds))
        finally:
            self._is_bulk_waiting = False
        self._bulk_left_at = now = self._take(messages)
        self._answers_ahead = max(0, self._answers_ahead - messages * (FLOOR - 1))
        self._push_bulk_back(now, messages)
        return now

    def arrived(self, left_at: float, messages: int = 1) -> None:
        """The call that left at that instant was answered just now."""
        now = self._timer.now()
        if now > self._forgets_at:
            self._fastest, self._fastest_before, self._forgets_at = math.inf, self._fastest, now + MEMORY_SECONDS
        self._fastest = min(now - left_at, self._fastest)
        late = min(now - left_at - min(self._fastest, self._fastest_before), LATEST_SECONDS)
        if late <= 0 or not self._most:
            return
        place = bisect_left(self._left, left_at)
        for _ in range(self._left[place : place + messages].count(left_at)):
            del self._left[place]
            insort(self._left, left_at + late)

    def _take(self, messages: int) -> float:
        now = self._timer.now()
        if self._most:
            for _ in range(messages):
                insort(self._left, now)
            if len(self._left) > 2 * self._most:
                del self._left[: -self._most]
        return now

    def _push_bulk_back(self, now: float, messages: int) -> None:
        """By what has left: evenly over both lanes, or a crowded moment would come back each second after."""
        spaced = messages * self._window_seconds / self.per_second * (DENSE if self._spared(now) else EVEN)
        self._bulk_next = spaced + (max(self._bulk_next, now - CATCH_UP_SECONDS) if self._bulk_next > now - 1 else now)

    def _answer_at(self, messages: int) -> float:
        return self._room_at(messages, self._owed_to_bulk(self._timer.now()))

    def _bulk_at(self, messages: int) -> float:
        now, at_once = self._timer.now(), self._room_at(messages, 0)
        if self._owed_to_bulk(now):
            return at_once
        room_at = at_once
        if spared := self._spared(now):
            beforehand = 0.0 if now < self._expected_until else BEFOREHAND_SECONDS
            room_at = max(room_at, self._room_at(messages, spared) - beforehand)
        if self._answers.locked():
            room_at = max(room_at, self._room_at(messages, 1))
        return max(room_at, self._bulk_next)

    def _owed_to_bulk(self, now: float) -> int:
        """How many messages of bulk the answers have gone ahead of: no more than its part of a second."""
        return self._answers_ahead // (FLOOR - 1) if self._wants_bulk(now) else 0

    def _wants_bulk(self, now: float) -> bool:
        return self._is_bulk_waiting or now < self._bulk_left_at + RETURNING_SECONDS

    def _spared(self, now: float) -> int:
        if self._most < SMALLEST_SHARED or now > self._answered_at + ANSWERING_SECONDS:
            return 0
        return max(1, round(SPARED_SHARE * self._most))

    def _room_at(self, messages: int, spared: int) -> float:
        """When so many messages may leave with `spared` others still allowed after them.

        Where a second does not hold that many, when nothing else has left for a second.
        """
        counted = max(1, self._most - spared - messages + 1)
        if not self._most or len(self._left) < counted:
            return NEVER
        return self._left[-counted] + self._window_seconds * MARGIN
