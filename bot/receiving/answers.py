"""Sends the answers to updates: in order for each person, without holding up anybody else, nothing forgotten.

What is owed is in the table `received` until it is sent and marked; a kill in between costs one repeated answer.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import structlog
from telegram import Bot

from bot.clock import Clock
from bot.delivery.calls import call
from bot.delivery.faults import place
from bot.delivery.limits import Limits
from bot.delivery.recording import give_up_person
from bot.errors import DeliveryError, Moved, NotSent, Refused, TryLater, Unreachable
from bot.receiving.files import Draw, draws_nothing, with_files
from bot.storage import received
from bot.storage.db import Database
from bot.storage.received import Owed
from bot.views.message import Answer

TOLERATED = ("not_modified", "query_too_old", "message_gone", "no_text")
"""Refusals that leave the person with what they were to see."""
EDIT_IMPOSSIBLE = ("message_gone", "no_text")
NEW = ("sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup")
LIMITED = (*NEW, "editMessageText")
"""What Telegram counts as messages; the rest leaves at once."""
PATIENCE_SECONDS = (0.5, 1, 2, 4, 8, 15, 30, 60, 60, 60, 60, 60, 60, 60, 60)
"""About ten minutes for an answer that is kept; whoever waits longer has pressed again."""
HASTE_SECONDS = (0.5, 1, 2, 4)
"""For one that is not kept: the update that it answers is not acknowledged meanwhile."""
LONGEST_HASTY_WAIT_SECONDS = 5.0
MARK_AGAIN_SECONDS = 1.0
LONGEST_HOLD_SECONDS = 0.1

Sleep = Callable[[float], Awaitable[None]]
log = structlog.get_logger(__name__)


class Answers:
    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Clock,
        limits: Limits,
        sleep: Sleep = asyncio.sleep,
        told: Callable[[float], None] = lambda _seconds: None,
        draw: Draw = draws_nothing,
        refused: Callable[[str], None] = lambda _of: None,
    ) -> None:
        """`told` hears in how many seconds an update was answered, `refused` that Telegram asked to wait."""
        self._database, self._bot, self._clock, self._sleep, self._told = database, bot, clock, sleep, told
        self._limits, self._draw, self._refused = limits, draw, refused
        self._began: dict[int, float] = {}
        self._queues: dict[int, deque[Owed]] = {}
        self._known: set[int] = set()
        self._answered: list[int] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._marking: asyncio.Task[None] | None = None
        self._may_leave = asyncio.Event()
        self._may_leave.set()

    def owe(self, owed: Owed, began: float | None = None) -> None:
        """Queues answers that are stored; those that are already under way are left alone.

        `began` is the instant (`time.monotonic`) at which the update came.
        """
        if owed.update_id in self._known:
            return
        self._known.add(owed.update_id)
        if began is not None:
            self._began[owed.update_id] = began
        if owed.person_id in self._queues:
            self._queues[owed.person_id].append(owed)
            return
        self._queues[owed.person_id] = deque([owed])
        self._start(self._serve(owed.person_id))

    def has(self, update_id: int) -> bool:
        """Whether its answers are on their way: to be asked before the table is read, which is behind."""
        return update_id in self._known

    @contextmanager
    def after_commits(self) -> Iterator[None]:
        """What comes to be owed within the block leaves after it, or `LONGEST_HOLD_SECONDS` from its beginning."""
        self._may_leave.clear()
        timer = asyncio.get_running_loop().call_later(LONGEST_HOLD_SECONDS, self._may_leave.set)
        try:
            yield
        finally:
            timer.cancel()
            self._may_leave.set()

    async def send_now(self, answers: Sequence[Answer]) -> None:
        """Sends answers that nothing keeps; one that cannot be sent in a few seconds is dropped."""
        for answer in answers:
            try:
                await self._send(answer, HASTE_SECONDS, LONGEST_HASTY_WAIT_SECONDS)
            except Unreachable as error:
                log.info("answer_unreachable", reason=error.reason)
                return
            except Exception as error:  # raised further, it would bring the update again, for ever
                log.error("answer_faulted", **place(error))
                return

    async def settle(self) -> None:
        """Returns once nothing is owed any more."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self, seconds: float) -> None:
        """Gives what is owed that much time to leave; the rest stays in the table for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        left = [task for task in self._tasks if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _start(self, work: Awaitable[None]) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _serve(self, person_id: int) -> None:
        await self._may_leave.wait()
        queue = self._queues[person_id]
        while queue:
            owed = queue[0]
            try:
                await self._send_owed(owed)
            except Exception as error:
                log.error("answer_faulted", update_id=owed.update_id, **place(error))
            queue.popleft()
            if (began := self._began.pop(owed.update_id, None)) is not None:
                self._told(time.monotonic() - began)
            self._mark(owed.update_id)
        del self._queues[person_id]

    async def _send_owed(self, owed: Owed) -> None:
        for kept in owed.answers:
            try:
                await self._send(Answer(kept["method"], kept["params"]), PATIENCE_SECONDS)
            except Unreachable as error:
                log.info("answer_unreachable", reason=error.reason)
                async with self._database.write() as tx:
                    await give_up_person(tx, owed.person_id, self._clock.now())
                return

    async def _send(self, answer: Answer, waits: Sequence[float], longest: float = float("inf")) -> None:
        """Raises `Unreachable` only; whatever else is refused is logged and over."""
        tries: Iterable[float | None] = (*waits, None)
        for wait in tries:
            try:
                await self._call(answer)
                return
            except Unreachable:
                raise
            except DeliveryError as error:
                after = _wait_before_next(error, wait)
                instead = _instead(answer, error)
                if instead is None or after is None or after > longest:
                    _log_end(answer, error)
                    return
                answer = instead
                await self._sleep(after)

    async def _call(self, answer: Answer) -> None:
        """At its turn: answers use up the same messages a second as the outbox, and come first."""
        params = await with_files(answer.params, self._draw)
        chat_id, left_at = params.get("chat_id"), None
        messages = len(params["media"]) if answer.method == "sendMediaGroup" else 1
        if answer.method in LIMITED:
            left_at = await self._limits.answer(chat_id if answer.method in NEW else None, messages)
        failed: DeliveryError | None = None
        try:
            await call(self._bot, answer.method, params)
        except DeliveryError as error:
            failed = error
            if isinstance(error, TryLater) and chat_id is not None:
                is_overall = self._limits.flooded(int(chat_id), error.retry_after_seconds)
                self._refused("overall" if is_overall else "chat")
            raise
        finally:
            if left_at is not None:
                self._limits.answered(left_at, failed, messages)

    def _mark(self, update_id: int) -> None:
        self._answered.append(update_id)
        if self._marking is None or self._marking.done():
            self._marking = self._start(self._mark_answered())

    async def _mark_answered(self) -> None:
        """Many marks in one transaction: those that come while one is under way make the next."""
        while self._answered:
            update_ids, self._answered = self._answered, []
            try:
                async with self._database.write() as tx:
                    await received.mark_answered(tx, update_ids)
            except Exception as error:
                log.error("answers_not_marked", count=len(update_ids), **place(error))
                self._answered = update_ids + self._answered
                await self._sleep(MARK_AGAIN_SECONDS)
                continue
            self._known.difference_update(update_ids)


def _wait_before_next(error: DeliveryError, wait: float | None) -> float | None:
    """Seconds until the next try; None where there is to be none."""
    if wait is None:
        return None
    return error.retry_after_seconds if isinstance(error, TryLater) else wait if isinstance(error, NotSent) else 0.0


def _instead(answer: Answer, error: DeliveryError) -> Answer | None:
    """What to try next: the same, the same elsewhere, a new message for one that cannot be edited, or nothing."""
    match error:
        case NotSent() | TryLater():
            return answer
        case Moved(chat_id=chat_id):
            return Answer(answer.method, {**answer.params, "chat_id": chat_id})
        case Refused(reason=reason) if reason in EDIT_IMPOSSIBLE and answer.method == "editMessageText":
            return _as_new(answer)
    return None


def _as_new(answer: Answer) -> Answer | None:
    if "chat_id" not in answer.params:
        return None
    params = {name: value for name, value in answer.params.items() if name != "message_id"}
    return Answer("sendMessage", params)


def _log_end(answer: Answer, error: DeliveryError) -> None:
    reason = error.reason if isinstance(error, Refused) else type(error).__name__
    if reason not in TOLERATED:
        log.warning("answer_not_taken", method=answer.method, reason=reason)
