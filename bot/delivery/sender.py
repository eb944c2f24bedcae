"""The sender: takes what is due from the ledger, sends it at the pace that Telegram allows, writes what became of it.

`sending` is committed before each call, so that whatever a kill interrupts is found again: what had not begun to
leave leaves later, what may have left is never repeated blindly.
"""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

import structlog
from telegram import Bot

from bot.clock import Clock
from bot.delivery.content import Content
from bot.delivery.faults import place
from bot.delivery.filling import Filler, Shards
from bot.delivery.flow import Flow
from bot.delivery.leaving import Leaving
from bot.delivery.limits import Limits
from bot.delivery.observing import Observer, Unobserved
from bot.delivery.outcomes import FAULT_SECONDS, Jitter
from bot.delivery.recording import Recorder
from bot.storage.db import Database

POLL_SECONDS = 1.0
STOP_SECONDS = 2.5

log = structlog.get_logger(__name__)


class Sender:
    """`run` sends for ever; `send_due` is one pass, for the demo's clock and the tests.

    It needs no App: a `Database` (`open_database`), a `Bot` whose transport is open (`make_bot`, `bot.initialize()`),
    a `Content` (`EachRow` makes one of two functions), a `Clock`, and `Limits` (`Limits(30)`; shared with the
    Receiver where there is one). Where several senders share a ledger, `shards` gives those of this one at each
    moment; what a dead sender left in shards that become ours is put in order before they are claimed from.
    """

    def __init__(
        self,
        database: Database,
        bot: Bot,
        content: Content,
        clock: Clock,
        limits: Limits,
        *,
        shards: Shards = lambda: None,
        observer: Observer = Unobserved(),  # noqa: B008
        jitter: Jitter = random.random,
    ) -> None:
        self._recorder = Recorder(database, content, clock, limits.timer, observer)
        self._filler = Filler(database, content, clock, self._recorder, shards)
        self._leaving = Leaving(bot, clock, limits, self._recorder, jitter, observer)
        self._flow = Flow(self._filler, self._leaving, self._recorder, limits, clock)
        self._passing = asyncio.Lock()
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something is due now: do not wait for the next look."""
        self._woken.set()
        self._flow.look_again()

    async def run(self, stop: asyncio.Event) -> None:
        """Sends what is due until `stop`, then ends within a few seconds; nothing that happens ends it before."""
        self._flow.is_stopping = False
        stopped = asyncio.create_task(stop.wait())
        sending = asyncio.create_task(self._run())
        await asyncio.wait({stopped, sending}, return_when=asyncio.FIRST_COMPLETED)
        self._flow.is_stopping = True
        self.wake()
        await asyncio.wait({sending}, timeout=STOP_SECONDS)
        for task in (sending, stopped):
            task.cancel()
        await asyncio.gather(sending, stopped, return_exceptions=True)
        await self._leaving.close(STOP_SECONDS)
        await self._recorder.close(STOP_SECONDS)

    async def recover(self) -> None:
        """After a start: puts in order what the last process left half done. To be called before anything is sent."""
        await self._filler.recover()

    async def send_due(self) -> int:
        """Sends until nothing is due any more; returns how many messages Telegram took."""
        async with self._passing:
            if self._recorder.has_dropped or self._filler.have_returned():
                await self._put_in_order()
            before = self._leaving.taken
            await self._flow.send_all()
            return self._leaving.taken - before

    async def _run(self) -> None:
        is_in_order = False
        while not self._flow.is_stopping:
            pause = POLL_SECONDS
            try:
                if not is_in_order:
                    await self._put_in_order()
                is_in_order = True
                await self.send_due()
            except Exception as error:
                log.error("sender_faulted", **place(error))
                is_in_order, pause = False, FAULT_SECONDS
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), pause)
            self._woken.clear()

    async def _put_in_order(self) -> None:
        """After a start or a fault, or when chats come back: once nothing of ours is under way, what is is nobody's."""
        if await self._flow.is_quiet():
            self._recorder.has_dropped = False
            await self._filler.recover()
