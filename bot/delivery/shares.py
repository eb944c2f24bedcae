"""This process's part of the chats and of the limit, beside others on PostgreSQL; on SQLite, all of both."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog

from bot.delivery.faults import place
from bot.delivery.limits import Limits
from bot.delivery.sharing import Lot, quota
from bot.metrics import Metrics
from bot.storage import operating
from bot.storage.db import Database
from bot.storage.leases import Leases
from bot.storage.outbox import SHARDS

CHATS, ANSWERS = "shard", "answers"
ANSWERS_PART = 0.2
"""Of the limit, for the answers of all receivers, since they may run apart; the rest goes with the chats."""
LOOK_SECONDS = 1.0
LEAVE_SECONDS, LOOK_AGAIN_SECONDS = 20.0, 0.1

log = structlog.get_logger(__name__)


class Shares:
    def __init__(self, database: Database, leases: Leases, limits: Limits, per_second: float, metrics: Metrics) -> None:
        self._database, self._limits = database, limits
        self._per_second, self._metrics = per_second, metrics
        self._chats = Lot(leases, CHATS, SHARDS, leave=self._finish)
        self._answers = Lot(leases, ANSWERS, SHARDS, leave=self._slow_down)
        self._lots: list[Lot] = []

    async def begin(self, *, sends: bool, answers: bool) -> None:
        """Takes part in what this process does; to be called before it does it."""
        if not self._database.is_sqlite:
            self._lots = [self._chats] * sends + [self._answers] * answers
        await self.look()

    def shards(self) -> frozenset[int] | None:
        """Those whose chats this process writes to now; None for all, where nothing is shared."""
        return self._chats.numbers if self._lots else None

    def has_chats(self) -> bool:
        return self.shards() != frozenset()

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
                return
            await self.look()

    async def look(self) -> None:
        """Evens out with the others; a database that is away is told and waited for."""
        for lot in self._lots:
            try:
                await lot.even_out()
            except Exception as error:
                log.error("not_shared_out", **place(error))
        self._keep_to_part()

    def _keep_to_part(self) -> None:
        shards, rate = self.shards(), self._rate()
        if rate:
            self._limits.set_rate(rate)
        self._metrics.share(SHARDS if shards is None else len(shards), rate)

    def _rate(self) -> float:
        """Messages a second; 0 where nothing is held: the part of before then serves what still has to leave."""
        chats, answers = len(self._chats.numbers), len(self._answers.numbers)
        if not self._lots or chats == answers == SHARDS:
            return self._per_second
        of_answers = self._per_second * ANSWERS_PART
        return quota(self._per_second - of_answers, chats, SHARDS) + quota(of_answers, answers, SHARDS)

    async def _slow_down(self, _numbers: frozenset[int]) -> None:
        """Before another takes them: the parts add up to the limit at every instant."""
        self._keep_to_part()

    async def _finish(self, shards: frozenset[int]) -> None:
        """The sender claims nothing of these any more; what it has claimed leaves or goes back by itself."""
        self._keep_to_part()
        async with asyncio.timeout(LEAVE_SECONDS):
            while await self._is_under_way(shards):
                await self._limits.timer.sleep(LOOK_AGAIN_SECONDS)

    async def _is_under_way(self, shards: frozenset[int]) -> bool:
        async with self._database.read() as tx:
            return await operating.is_under_way(tx, shards)
