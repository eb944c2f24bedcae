"""The calls that are on their way, and what each one's answer means."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from telegram import Bot

from bot.clock import Clock
from bot.delivery import outcomes
from bot.delivery.calls import send
from bot.delivery.faults import place
from bot.delivery.limits import Limits
from bot.delivery.observing import Observer
from bot.delivery.outcomes import Jitter, Outcome
from bot.delivery.recording import Recorder
from bot.errors import DeliveryError, NotSent, TryLater
from bot.model import OutboxState
from bot.storage.outbox import OutboxRow
from bot.views.message import Message

LEAST_IN_FLIGHT, MOST_IN_FLIGHT = 200, 400
"""Calls at once: few, since all of them become unknown where Telegram falls silent; fewer than the connections."""
SLOW_ANSWER_SECONDS = 0.4
"""Answers that take so long do not slow the pace."""
ANSWER_SECONDS = 20.0
"""After that the row is unknown."""
LATE_SECONDS = 90.0
"""For so long an answer is still listened to: one that comes late says what became of the row."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claimed row with what it says now."""

    row: OutboxRow
    chat_id: int
    message: Message


class Leaving:
    """`taken` counts the messages that Telegram took."""

    def __init__(
        self, bot: Bot, clock: Clock, limits: Limits, recorder: Recorder, jitter: Jitter, observer: Observer
    ) -> None:
        self._bot, self._clock, self._limits, self._recorder = bot, clock, limits, recorder
        self._jitter, self._observer = jitter, observer
        self._tasks: set[asyncio.Task[None]] = set()
        self._expected: dict[int, tuple[float, OutboxRow]] = {}
        self._looking: asyncio.TimerHandle | None = None
        self._room = asyncio.Event()
        self._room.set()
        self.taken = 0
        self.on_answer: Callable[[], None] = lambda: None

    @property
    def awaited(self) -> int:
        """How many calls have not been answered and may still be in time."""
        return len(self._expected)

    async def room(self) -> None:
        """Returns when one more call may be made."""
        await self._room.wait()

    def call(self, prepared: Prepared, left_at: float) -> None:
        """`left_at` is what the limits gave for its turn."""
        self._expect(prepared.row)
        task = asyncio.create_task(self._deliver(prepared, left_at))
        self._tasks.add(task)
        task.add_done_callback(self._done)
        if len(self._tasks) >= self._most():
            self._room.clear()

    async def close(self, seconds: float) -> None:
        """Waits so long for the last answers; the rows of the others are found as `sending` by the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        if self._looking:
            self._looking.cancel()
            self._looking = None
        left = list(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _most(self) -> float:
        """How many calls may be under way, at the present pace."""
        return min(MOST_IN_FLIGHT, max(LEAST_IN_FLIGHT, self._limits.per_second * SLOW_ANSWER_SECONDS))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if len(self._tasks) < self._most():
            self._room.set()
        self.on_answer()

    async def _deliver(self, prepared: Prepared, left_at: float) -> None:
        try:
            outcome = await self._outcome(prepared, left_at)
        finally:
            is_late = not self._is_expected(prepared.row)
            if not is_late:
                del self._expected[prepared.row.id]
        if not is_late or outcome.step.state in (OutboxState.SENT, OutboxState.FAILED):
            self._recorder.add(outcome)

    def _is_expected(self, row: OutboxRow) -> bool:
        """Of this call: one that is late ends while the same row is on its way again."""
        _, expected = self._expected.get(row.id, (0.0, None))
        return expected is row

    def _expect(self, row: OutboxRow) -> None:
        """One timer for all that is on its way: it looks at the oldest, since all are given the same time."""
        loop = asyncio.get_running_loop()
        self._expected[row.id] = (loop.time() + ANSWER_SECONDS, row)
        if self._looking is None:
            self._looking = loop.call_later(ANSWER_SECONDS, self._stop_waiting)

    def _stop_waiting(self) -> None:
        loop, self._looking = asyncio.get_running_loop(), None
        while self._expected:
            until, row = next(iter(self._expected.values()))
            if until > loop.time():
                self._looking = loop.call_at(until, self._stop_waiting)
                return
            del self._expected[row.id]
            self._recorder.add(outcomes.no_answer(row, self._clock.now()))
            self.on_answer()

    async def _outcome(self, prepared: Prepared, left_at: float) -> Outcome:
        row = prepared.row
        try:
            message_id = await send(
                self._bot, prepared.chat_id, prepared.message, LATE_SECONDS, is_paid=self._limits.is_paid
            )
        except DeliveryError as error:
            self._limits.answered(left_at, error, prepared.message.counts_as)
            self._heed(prepared.chat_id, error)
            return outcomes.of_error(row, error, self._clock.now(), self._jitter)
        except Exception as error:
            log.error("call_faulted", row=row.id, kind=row.kind, **place(error))
            return outcomes.no_answer(row, self._clock.now())
        self._limits.answered(left_at, None, prepared.message.counts_as)
        self._limits.reached()
        self.taken += 1
        return outcomes.sent(row, message_id)

    def _heed(self, chat_id: int, error: DeliveryError) -> None:
        match error:
            case TryLater(retry_after_seconds=seconds):
                is_overall = self._limits.flooded(chat_id, seconds)
                self._observer.refused("overall" if is_overall else "chat")
            case NotSent():
                self._limits.lost()
