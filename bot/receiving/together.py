"""Updates that wait for SQLite's one writer share a transaction, and with it the wait for the disk."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.delivery.faults import place
from bot.incoming import Update
from bot.receiving.work import NOTHING, Handle, Work, Worked, owed_for
from bot.storage import received
from bot.storage.received import Owed

MOST = 100
"""As many as one question to Telegram brings."""
LONGEST_SECONDS = 0.05
"""After that long a group begins nothing more and commits: a reply waits little longer than its own work takes."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    update: Update
    chat_id: int | None
    worked: asyncio.Future[Worked]
    handle: Handle


class Together:
    """One that comes alone is worked at once; those that come meanwhile make the next group. No two are of one chat."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._queue: deque[Waiting] = deque()
        self._draining: asyncio.Task[None] | None = None

    async def take(self, update: Update, chat_id: int | None, handle: Handle | None = None) -> Worked:
        """Returns once its transaction has committed; raises what made it fail, never what made another one fail."""
        worked = asyncio.get_running_loop().create_future()
        waiting = Waiting(update, chat_id, worked, handle or self._work.handle)
        self._queue.append(waiting)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain())
        return await waiting.worked

    async def close(self) -> None:
        """What has not committed by now comes again."""
        if self._draining is not None:
            self._draining.cancel()
            with suppress(asyncio.CancelledError):
                await self._draining

    async def _drain(self) -> None:
        group: list[Waiting] = []
        try:
            while group := self._next_group():
                if len(group) == 1 or not await self._try_together(group):
                    for waiting in group:
                        await self._take_alone(waiting)
        finally:
            for waiting in (*group, *self._queue):
                waiting.worked.cancel()

    def _next_group(self) -> list[Waiting]:
        """The oldest that somebody still waits for."""
        group: list[Waiting] = []
        while self._queue and len(group) < MOST:
            waiting = self._queue.popleft()
            if not waiting.worked.done():
                group.append(waiting)
        return group

    async def _try_together(self, group: list[Waiting]) -> bool:
        """False where one of them failed: nothing of the group is done then, and a savepoint for each was saved."""
        try:
            worked = await self._take_together(group)
        except Exception as error:
            log.info("group_undone", count=len(group), **place(error))
            return False
        self._queue.extendleft(reversed(group[len(worked) :]))
        for waiting, result in zip(group, worked, strict=False):
            if not waiting.worked.done():
                waiting.worked.set_result(result)
        return True

    async def _take_together(self, group: list[Waiting]) -> list[Worked]:
        """What came of the first ones; those for which the time was too short are not among them.

        Nobody else writes meanwhile, so that what was not there at the beginning is new until the end.
        """
        now, until = self._work.clock.now(), time.monotonic() + LONGEST_SECONDS
        worked: list[Worked] = []
        kept: list[Owed] = []
        async with self._work.database.write(is_urgent=True) as tx:
            known = await received.find_taken(tx, [each.update.update_id for each in group], self._work.number)
            for waiting in group:
                update = waiting.update
                if update.update_id in known:
                    worked.append((known[update.update_id], NOTHING))
                    continue
                if worked and time.monotonic() > until:
                    break
                outcome = await waiting.handle(tx, update, now)
                owed = owed_for(update.update_id, outcome)
                if owed:
                    kept.append(owed)
                worked.append((owed if owed and owed.answers else None, NOTHING if owed else outcome.answers))
            await received.keep_all(tx, kept, now, self._work.number)
        return worked

    async def _take_alone(self, waiting: Waiting) -> None:
        try:
            worked = await self._work.take(waiting.update, waiting.chat_id, waiting.handle)
        except Exception as error:
            if not waiting.worked.done():
                waiting.worked.set_exception(error)
            return
        if not waiting.worked.done():
            waiting.worked.set_result(worked)
