"""Whose turn it is to write: what somebody waits for goes before what only has to be done."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

IN_A_ROW = 5
"""After so many urgent ones somebody else has a turn, or a crowd that presses buttons would stop all that is sent."""


class Turns:
    """A lock with two lines, each first come first served; the urgent one goes first."""

    def __init__(self) -> None:
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()
        self._is_taken = False
        self._in_a_row = 0

    @asynccontextmanager
    async def turn(self, *, is_urgent: bool = False) -> AsyncIterator[None]:
        await self._take(self._urgent if is_urgent else self._others)
        try:
            yield
        finally:
            self._give_on()

    async def _take(self, line: deque[asyncio.Future[None]]) -> None:
        if not self._is_taken:
            self._is_taken = True
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(waiting)
        try:
            await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled():
                self._give_on()
            raise

    def _give_on(self) -> None:
        """Whoever was cancelled while waiting is passed over."""
        while line := self._next_line():
            waiting = line.popleft()
            if not waiting.done():
                self._in_a_row = self._in_a_row + 1 if line is self._urgent else 0
                waiting.set_result(None)
                return
        self._is_taken = False

    def _next_line(self) -> deque[asyncio.Future[None]]:
        if self._urgent and (self._in_a_row < IN_A_ROW or not self._others):
            return self._urgent
        return self._others
