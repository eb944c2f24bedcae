"""What became of messages is written in groups: one transaction for all results of a moment."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

import structlog

from bot.clock import Clock
from bot.delivery.content import Content, End
from bot.delivery.faults import place
from bot.delivery.observing import Observer
from bot.delivery.outcomes import Outcome
from bot.delivery.pacing import Timer
from bot.model import OutboxState
from bot.storage import outbox, people
from bot.storage.db import Database, Tx
from bot.storage.faults import is_storage_fault
from bot.storage.outbox import OutboxRow

FLUSH_SECONDS = 0.04
"""From one group to the next: the most that a kill makes unknown beyond what is on its way."""
GROUP = 500
AGAIN_SECONDS = 1.0
UNREACHABLE = "unreachable"
"""The reason of what waited for who cannot be written to any more."""

Tell = Callable[[Tx, Sequence[End], datetime], Awaitable[None]]
T = TypeVar("T")
log = structlog.get_logger(__name__)


class Recorder:
    """Keeps results until they are written: a database that is locked or full delays them, and loses none.

    `has_dropped` where one could not be written for a reason of its own: its row is to be put in order.
    """

    def __init__(self, database: Database, content: Content, clock: Clock, timer: Timer, observer: Observer) -> None:
        self._database, self._content, self._clock, self._timer = database, content, clock, timer
        self._observer = observer
        self._waiting: deque[Outcome] = deque()
        self._task: asyncio.Task[None] | None = None
        self.has_dropped = False
        self.on_recorded: Callable[[], None] = lambda: None

    @property
    def is_idle(self) -> bool:
        return self._task is None or self._task.done()

    def add(self, outcome: Outcome) -> None:
        _log(outcome)
        self._waiting.append(outcome)
        if self.is_idle:
            self._task = asyncio.create_task(self._run())

    async def close(self, seconds: float) -> None:
        """Gives the last results that much time; the rows of the others are found as `sending` by the next start."""
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=seconds)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def write(self, work: Callable[[Tx], Awaitable[T]], *, is_last: bool = False) -> T:
        """Does it in one transaction, again and again while the database cannot; `is_last` raises instead."""
        while True:
            try:
                async with self._database.write() as tx:
                    return await work(tx)
            except Exception as error:
                if is_last or not is_storage_fault(error):
                    raise
                log.error("ledger_not_written", **place(error))
            await self._timer.sleep(AGAIN_SECONDS)

    async def tell(self, tx: Tx, ends: Sequence[End], now: datetime) -> None:
        """What hangs on final states; if that fails for one, the states and the rest are kept all the same."""
        if not ends or await self._told(tx, ends, now):
            return
        for end in ends:
            if not await self._told(tx, [end], now):
                log.error("result_not_settled", row=end[0].id, kind=end[0].kind, state=end[1])

    def observe(self, rows: Sequence[OutboxRow], state: OutboxState, reason: str) -> None:
        """Rows that have ended without a call of ours, once that is committed."""
        for row in rows:
            self._observer.ended(row.kind, state, reason)

    async def _run(self) -> None:
        while self._waiting:
            next_at = self._timer.now() + FLUSH_SECONDS
            group = [self._waiting.popleft() for _ in range(min(GROUP, len(self._waiting)))]
            await self._record(group)
            self.on_recorded()
            if self._waiting:
                await self._timer.sleep(max(0.0, next_at - self._timer.now()))

    async def _record(self, group: Sequence[Outcome]) -> None:
        """All together; where a result cannot be written for a reason of its own, each alone."""
        try:
            ends = await self._write_results(group)
        except Exception as error:
            log.error("results_not_recorded", count=len(group), **place(error))
            if len(group) > 1:
                for outcome in group:
                    await self._record([outcome])
            self.has_dropped |= len(group) == 1
            return
        for end in ends:
            self._observer.ended(end.row.kind, end.step.state, end.step.reason)

    async def _write_results(self, group: Sequence[Outcome]) -> list[Outcome]:
        """Without savepoints, which are only needed where what hangs on a result fails; then again with them."""
        try:
            return await self.write(lambda tx: self._settle(tx, group, self._content.settle))
        except Exception as error:
            if is_storage_fault(error):
                raise
        return await self.write(lambda tx: self._settle(tx, group, self.tell))

    async def _settle(self, tx: Tx, group: Sequence[Outcome], tell: Tell) -> list[Outcome]:
        """Those that have ended by it."""
        now = self._clock.now()
        moved = await outbox.settle(tx, [outcome.step for outcome in group], now)
        for outcome in group:
            await self._follow(tx, outcome, now)
        ends = [outcome for outcome in group if outcome.is_final and outcome.row.id in moved]
        if ends:
            await tell(tx, [(end.row, end.step.state) for end in ends], now)
        return ends

    async def _follow(self, tx: Tx, outcome: Outcome, now: datetime) -> None:
        row = outcome.row
        if outcome.is_unreachable and row.person_id is not None:
            await give_up_person(tx, row.person_id, now)
        if outcome.is_unreachable and row.group_id is not None:
            await outbox.cancel_waiting_in_group(tx, row.group_id, UNREACHABLE, now)
        if outcome.moved_to is not None and row.chat_id is not None:
            await people.move_chat(tx, row.chat_id, outcome.moved_to, now)

    async def _told(self, tx: Tx, ends: Sequence[End], now: datetime) -> bool:
        try:
            async with tx.begin_nested():
                await self._content.settle(tx, ends, now)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("results_not_settled", count=len(ends), **place(error))
            return False
        return True


async def give_up_person(tx: Tx, person_id: int, now: datetime) -> None:
    """This person cannot be written to any more: they are marked so, and nothing else waits for them."""
    await people.mark_unreachable(tx, person_id, now)
    await outbox.cancel_waiting(tx, person_id, UNREACHABLE, now)


def _log(outcome: Outcome) -> None:
    row, step = outcome.row, outcome.step
    if not outcome.is_final:
        log.info("message_put_back", row=row.id, kind=row.kind, reason=step.reason, attempts=row.attempts)
    elif step.state is not OutboxState.SENT:
        log.info("message_ended", row=row.id, kind=row.kind, state=step.state, reason=step.reason)
