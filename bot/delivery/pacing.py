"""How fast messages leave: evenly, never more than the limit in any one second, one a second in a chat."""

from __future__ import annotations

import asyncio
import time
from collections import deque

WINDOW_SECONDS = 1.01
"""A second as Telegram counts it, with a little for what the network squeezes together."""
CHAT_SECONDS = 1.05
REMEMBERED_CHATS = 1000


class Timer:
    """Elapsed time, which no change of the clock moves; the tests bring one that passes by itself."""

    def now(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Pacer:
    """Gives turns, first come first served."""

    def __init__(self, per_second: float, timer: Timer) -> None:
        self._interval_seconds = WINDOW_SECONDS / per_second
        self._recent: deque[float] = deque(maxlen=max(1, int(per_second)))
        self._next = float("-inf")
        self._queue = asyncio.Lock()
        self._timer = timer

    async def turn(self) -> None:
        """Returns when the next message may leave. A turn that came a little late does not delay those behind it."""
        async with self._queue:
            await self._wait_until(max(self._next, self._window_end()))
            now = self._timer.now()
            self._recent.append(now)
            on_time = self._next + self._interval_seconds
            self._next = on_time if on_time > now else now + self._interval_seconds

    def _window_end(self) -> float:
        is_full = len(self._recent) == self._recent.maxlen
        return self._recent[0] + WINDOW_SECONDS if is_full else float("-inf")

    async def _wait_until(self, instant: float) -> None:
        while (left := instant - self._timer.now()) > 0:
            await self._timer.sleep(left)


class ChatPacer:
    """One message a second in a chat. The ledger gives one row of a chat at a time, so nobody queues here."""

    def __init__(self, timer: Timer) -> None:
        self._last: dict[int, float] = {}
        self._timer = timer

    async def turn(self, chat_id: int) -> None:
        last = self._last.get(chat_id)
        if last is not None and (left := last + CHAT_SECONDS - self._timer.now()) > 0:
            await self._timer.sleep(left)

    def sent(self, chat_id: int) -> None:
        """To be called when a message leaves for this chat."""
        now = self._timer.now()
        if len(self._last) >= REMEMBERED_CHATS:
            self._last = {chat: last for chat, last in self._last.items() if last + CHAT_SECONDS > now}
        self._last[chat_id] = now
