"""How senders share out the chats and the limit: both hang on the same numbered leases, so neither is held twice."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Set

import structlog

from bot.storage.leases import Leases

Leave = Callable[[frozenset[int]], Awaitable[None]]
"""Returns once nothing of these numbers is under way any more."""

log = structlog.get_logger(__name__)


class Lot:
    """The numbers from 0 to `size` - 1, shared out evenly among the processes that take part."""

    def __init__(self, leases: Leases, purpose: str, size: int) -> None:
        self._leases, self._purpose, self.size = leases, purpose, size
        self._leaving: frozenset[int] = frozenset()

    @property
    def numbers(self) -> frozenset[int]:
        """Those that are this process's at this instant, without those that it is giving back."""
        return self._leases.numbers(self._purpose) & frozenset(range(self.size)) - self._leaving

    async def even_out(self, leave: Leave) -> None:
        """Gives back what is more than this process's part, takes what is free of it. To be called every second or two.

        Nobody decides for all: each keeps to the size of the lot divided by those who take part, rounded up.
        """
        seen = await self._leases.look(self._purpose)
        if not seen.members:
            return
        most = math.ceil(self.size / seen.members)
        before = self.numbers
        if surplus := frozenset(sorted(before)[most:]):
            await self._give_back(surplus, leave)
        for number in sorted(set(range(self.size)) - seen.taken):
            if len(self.numbers) >= most:
                break
            await self._leases.take(self._purpose, number)
        if self.numbers != before:
            log.info("share_changed", of=self._purpose, held=len(self.numbers), members=seen.members)

    async def _give_back(self, surplus: frozenset[int], leave: Leave) -> None:
        self._leaving = surplus
        try:
            await leave(surplus)
            for number in surplus:
                await self._leases.give_back(self._purpose, number)
        finally:
            self._leaving = frozenset()


def quota(limit: float, numbers: Set[int], size: int) -> float:
    """The part of `limit` (messages a second) that goes with these numbers of a lot; all parts add up to it at most.

    Whole messages, since two senders that each round up would together be over; below one for each number, fractions.
    """
    if limit < size:
        return limit * len(numbers) / size
    return float(sum(math.floor(limit * (number + 1) / size) - math.floor(limit * number / size) for number in numbers))
