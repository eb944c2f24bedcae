"""Several receivers at work: what one that is gone left owed is sent by another, within seconds."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog

from bot.delivery.faults import place
from bot.receiving.receiver import Receiver
from bot.storage.leases import Leases

RECEIVER = "receiver"
LOOK_SECONDS = 2.0

log = structlog.get_logger(__name__)


class Relief:
    """Beside one receiver, which holds its own number as a lease for as long as it lives."""

    def __init__(self, receiver: Receiver, leases: Leases) -> None:
        self._receiver, self._leases = receiver, leases
        self._members = 0
        self._is_due = False

    async def begin(self) -> None:
        """Sends what those before left owed; to be called before updates are taken."""
        seen = await self._leases.look(RECEIVER)
        self._members = seen.members
        await self._relieve(own=True)
        await self._leases.take(RECEIVER, self._receiver.number)

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
                return
            try:
                await self.look()
            except Exception as error:
                log.error("relief_faulted", **place(error))

    async def look(self) -> None:
        """Whether fewer are at work than before; if so, what they left is taken over."""
        seen = await self._leases.look(RECEIVER)
        if not seen.members:
            return
        await self._leases.take(RECEIVER, self._receiver.number)  # again, where the connection was lost meanwhile
        self._is_due |= seen.members < self._members
        self._members = seen.members
        if self._is_due:
            await self._relieve(own=False)
            self._is_due = False

    async def _relieve(self, *, own: bool) -> None:
        """`own`: also what an earlier process with this number left, as where there is only ever one (number 0)."""
        taken: list[int] = []

        async def is_gone(number: int) -> bool:
            if number == self._receiver.number:
                return own
            if await self._leases.take(RECEIVER, number):
                taken.append(number)
                return True
            return False

        try:
            await self._receiver.answer_owed(is_gone)
        finally:
            for number in taken:
                await self._leases.give_back(RECEIVER, number)
