"""The clockwork: APScheduler only ticks; what is due is read from our own tables.

A tick may come twice, late, or in two processes: every promise has a unique key.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock, SystemClock
from bot.delivery.sender import Sender
from bot.logs import place
from bot.planning.small_numbers import Rule
from bot.services import (
    broadcast_confirmation,
    broadcast_progress,
    digests,
    groups,
    housekeeping,
    leaving,
    region_digests,
    reminders,
    week_counts,
    weekly,
)
from bot.services.content import Content
from bot.storage.db import Database, Tx
from bot.storage.migrating import delete_old_backups

Job = Callable[[Tx, datetime], Awaitable[int]]
MOST_ROUNDS = 1000
"""A bound on one tick's rounds of a job; what is left is for the next tick."""
AT_ONCE = 50
"""How many rows of a long list are cleaned in one transaction."""

log = structlog.get_logger(__name__)


class Clockwork:
    """`ticked_at` is the last tick of which at least one job succeeded; before the first, when this was made."""

    def __init__(
        self, database: Database, content: Content, sender: Sender, clock: Clock, rule: Rule | None = None
    ) -> None:
        """`rule` says which small numbers digests hide."""
        self._database, self._sender, self._clock = database, sender, clock
        self.ticked_at = clock.now()
        self._working = asyncio.Lock()
        self._each = housekeeping.for_each((rule or Rule()).least_told)
        self._is_ending = False
        self._jobs: dict[str, Job] = {
            "pauses": partial(_pauses, content),
            "ideas": partial(_ideas, content),
            "reminders": reminders.promise_due,
            "counts": _counts,
            "digests": partial(_digests, content, rule),
            "region": partial(_region, content),
            "groups": partial(_groups, content),
            "broadcasts": broadcast_progress.go_on,
            "approvals": broadcast_confirmation.ask_whoever_is_left,
        }

    async def tick(self) -> int:
        """Promises all that is due now; returns how many things moved on. One job that fails does not stop the rest."""
        async with self._working:
            return await self._tick(self._clock.now())

    async def rest(self) -> None:
        """Returns once nothing of this is under way; to be called when no more will be started."""
        self._is_ending = True
        async with self._working:
            return

    async def _tick(self, now: datetime) -> int:
        moved, failed = 0, 0
        for name, job in self._jobs.items():
            try:
                moved += await self._run(job, now)
            except Exception as error:
                failed += 1
                log.error("job_failed", job=name, **place(error))
        if failed < len(self._jobs):
            self.ticked_at = now
        if moved:
            self._sender.wake()
        return moved

    async def _run(self, job: Job, now: datetime) -> int:
        """Rounds of one short transaction each, until one finds nothing due."""
        total = 0
        for _ in range(MOST_ROUNDS):
            async with self._database.write() as tx:
                moved = await job(tx, now)
            total += moved
            if not moved:
                break
        return total

    async def clean(self) -> None:
        """At the start and once a day: what has served its time goes. What fails is told, and the rest goes on."""
        now = self._clock.now()
        done = {name: await self._guarded(name, self._clean(job, now)) for name, job in housekeeping.JOBS.items()}
        for name, each in self._each.items():
            done[name] = await self._guarded(name, self._for_each(name, each, now))
        if done["inactive"] or done["notices"]:
            self._sender.wake()
        log.info("cleaned", **done, backups=delete_old_backups(self._database, now))

    async def _guarded(self, name: str, work: Awaitable[int]) -> int:
        try:
            return await work
        except Exception as error:
            log.error("job_failed", job=name, **place(error))
            return 0

    async def _clean(self, job: Job, now: datetime) -> int:
        async with self._working:
            return 0 if self._is_ending else await self._run(job, now)

    async def _for_each(self, name: str, each: housekeeping.Each, now: datetime) -> int:
        """Some at a time, so that ticks and updates have their turn between."""
        async with self._database.read() as tx:
            ids = await each.find(tx, now)
        some = [ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE)]
        return sum([await self._guarded(name, self._act(each, part, now)) for part in some])

    async def _act(self, each: housekeeping.Each, ids: Sequence[int], now: datetime) -> int:
        async with self._working:
            if self._is_ending:
                return 0
            async with self._database.write() as tx:
                return await each.act(tx, ids, now)

    def schedule(self, tick_seconds: float) -> AsyncIOScheduler:
        """The scheduler, not started; a tick that is late runs once, however late."""
        scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None})
        scheduler.add_job(self.tick, "interval", seconds=tick_seconds, max_instances=1, id="tick")
        scheduler.add_job(self.clean, "interval", hours=24, next_run_time=SystemClock().now(), id="clean")
        return scheduler

    def age_seconds(self) -> float:
        """How long ago the last successful tick was; before the first, since this was made."""
        return (self._clock.now() - self.ticked_at) / timedelta(seconds=1)


async def _pauses(content: Content, tx: Tx, now: datetime) -> int:
    return await leaving.resume_ended_pauses(tx, content.library, now)


async def _ideas(content: Content, tx: Tx, now: datetime) -> int:
    return await weekly.plan_due(tx, content.library, now)


async def _groups(content: Content, tx: Tx, now: datetime) -> int:
    return await groups.promise_due(tx, content.library, now)


async def _counts(tx: Tx, _now: datetime) -> int:
    return await week_counts.count_sent(tx)


async def _digests(content: Content, rule: Rule | None, tx: Tx, now: datetime) -> int:
    return await digests.make_due(tx, content.library, now, rule or Rule())


async def _region(content: Content, tx: Tx, now: datetime) -> int:
    return await region_digests.make_due(tx, content.library, now)
