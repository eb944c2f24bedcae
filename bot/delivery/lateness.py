"""How late the oldest due message is: told to the log when it begins to matter and when it is over, once each."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.delivery.faults import place
from bot.metrics import Metrics
from bot.storage import operating
from bot.storage.db import Database
from bot.storage.leases import Leases

ALERT_SECONDS = 600.0
CALM_SECONDS = ALERT_SECONDS / 2
"""The episode is over below this, so that a queue that stays at ten minutes is one episode."""
LOOK_SECONDS = 30.0
ALERT = "alert"

log = structlog.get_logger(__name__)


class Lateness:
    """One for each process; of several, the one that holds the lease tells."""

    def __init__(self, database: Database, leases: Leases, clock: Clock, metrics: Metrics) -> None:
        self._database, self._leases, self._clock, self._metrics = database, leases, clock, metrics
        self._since: datetime | None = None
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """To be called every half minute; a database that is away is told and waited for."""
        async with self._looking:
            try:
                age = await self.measure()
                if await self._leases.take(ALERT):
                    self._tell(age, self._clock.now())
            except Exception as error:
                log.error("lateness_not_measured", **place(error))

    async def rest(self) -> None:
        """Returns once no look is under way."""
        async with self._looking:
            return

    async def measure(self) -> float:
        """Seconds by which the oldest due message is late; 0 where none is. The figures for /metrics are set anew."""
        now = self._clock.now()
        async with self._database.read() as tx:
            oldest = await operating.find_oldest_due_at(tx, now)
            waiting = await operating.count_waiting_by_kind(tx)
        age = (now - oldest) / timedelta(seconds=1) if oldest else 0.0
        self._metrics.queue(age, waiting)
        return age

    def _tell(self, age: float, now: datetime) -> None:
        if self._since is None and age > ALERT_SECONDS:
            self._since = now - timedelta(seconds=age)
            log.error("queue_late", oldest_seconds=round(age))
        elif self._since is not None and age < CALM_SECONDS:
            log.warning("queue_on_time_again", lasted_seconds=round((now - self._since) / timedelta(seconds=1)))
            self._since = None
