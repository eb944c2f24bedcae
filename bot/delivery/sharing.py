"""How processes share out the chats and the limit: both hang on numbered leases, so neither is ever held twice."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable

import structlog

from bot.storage.leases import Leases

Change = Callable[[frozenset[int]], Awaitable[None]]

log = structlog.get_logger(__name__)


async def at_once(_numbers: frozenset[int]) -> None:
    """Where nothing has to be finished."""


class Lot:
    """The numbers from 0 to `size` - 1, shared out evenly among the processes that take part.

    `leave` returns once nothing of those that are given up is under way any more. Meanwhile they count as nobody's.
    """

    def __init__(self, leases: Leases, purpose: str, size: int, *, leave: Change = at_once) -> None:
        self._leases, self._purpose, self.size = leases, purpose, size
        self._leave = leave
        self._ready: frozenset[int] = frozenset()

    @property
    def numbers(self) -> frozenset[int]:
        """Those that are this process's at this instant."""
        return self._ready & self._leases.numbers(self._purpose)

    async def even_out(self) -> None:
        """Gives up what is more than this process's part, takes what is free of it. To be called every second or two.

        Nobody decides for all: each keeps to the size of the lot divided by those who take part, rounded up.
        """
        seen = await self._leases.look(self._purpose)
        if not seen.members:
            return
        before = self._ready
        most = math.ceil(self.size / seen.members)
        held = self._leases.numbers(self._purpose)
        self._ready &= held
        await self._give_back(frozenset(sorted(held)[most:]))
        await self._take(sorted(set(range(self.size)) - seen.taken)[: max(0, most - len(held))])
        self._ready = self._leases.numbers(self._purpose)
        if self._ready != before:
            log.info("share_changed", of=self._purpose, held=len(self._ready), members=seen.members)

    async def _take(self, free: list[int]) -> None:
        for number in free:
            await self._leases.take(self._purpose, number)

    async def _give_back(self, surplus: frozenset[int]) -> None:
        """Where `leave` fails they stay in use: what is under way of them is this process's."""
        used = surplus & self._ready
        self._ready -= surplus
        try:
            if used:
                await self._leave(used)
        except BaseException:
            self._ready |= used
            raise
        for number in surplus:
            await self._leases.give_back(self._purpose, number)


def quota(limit: float, held: int, size: int) -> float:
    """The part of `limit` (messages a second) that goes with so many numbers of a lot; all parts add up to it at most.

    Whole messages, since senders that each round up would together be over; a part below one stays a fraction.
    """
    part = limit * held / size
    return float(math.floor(part)) if part >= 1 else part
