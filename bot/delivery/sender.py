"""The sender: takes what is due from the ledger, sends it at the pace that Telegram allows, writes what became of it.

`sending` is committed before each call, so that whatever a kill interrupts is found again: what had not begun to
leave leaves later, what may have left is never repeated blindly.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import Bot

from bot.clock import Clock
from bot.delivery.calls import send
from bot.delivery.faults import place
from bot.delivery.pacing import ChatPacer, Pacer, Timer
from bot.errors import DeliveryError, MaybeSent, Moved, NotNow, NotSent, Refused, TryLater, Unreachable
from bot.model import OutboxState
from bot.storage import outbox, people
from bot.storage.db import Database, Tx
from bot.storage.faults import is_storage_fault
from bot.storage.outbox import OutboxRow, Step
from bot.views.message import Message

Render = Callable[[Tx, OutboxRow], Awaitable[Message | None]]
"""What the row says now; None where there is no more reason to say it, `NotNow` where it has to wait."""
Settle = Callable[[Tx, OutboxRow, OutboxState, datetime], Awaitable[None]]
"""Told of each final state, in the transaction that records it."""

IN_FLIGHT = 100
POLL_SECONDS = 1.0
FAULT_SECONDS = 5.0
STOP_SECONDS = 2.5
BACKOFF_SECONDS = (15, 45, 135, 405, 1215, 3600, 3600)
"""Eight attempts over about two hours and a half: an evening on which Telegram is down loses nothing."""
POISONED_AFTER = 5

log = structlog.get_logger(__name__)


class Sender:
    """One for each process. `run` sends for ever; `send_due` is one pass, for the demo's clock and the tests."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        render: Render,
        settle: Settle,
        clock: Clock,
        messages_per_second: float,
        *,
        timer: Timer | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._database, self._bot, self._clock = database, bot, clock
        self._render, self._settle = render, settle
        self._timer = timer or Timer()
        self._pacer, self._chats = Pacer(messages_per_second, self._timer), ChatPacer(self._timer)
        self._jitter = jitter
        self._passing = asyncio.Lock()
        self._woken = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Something is due now: do not wait for the next look."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Sends what is due until `stop`, then ends within a few seconds; nothing that happens ends it before."""
        self._stopping = False
        stopped = asyncio.create_task(stop.wait())
        sending = asyncio.create_task(self._run())
        await asyncio.wait({stopped, sending}, return_when=asyncio.FIRST_COMPLETED)
        self._stopping = True
        self.wake()
        await asyncio.wait({sending}, timeout=STOP_SECONDS)
        for task in (sending, stopped):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def recover(self) -> None:
        """After a start: puts in order what the last process left half done. To be called before anything is sent."""
        async with self._database.write() as tx:
            counts = await outbox.recover(tx, self._clock.now())
        if any(counts.values()):
            log.warning("outbox_recovered", **counts)

    async def send_due(self) -> int:
        """Sends until nothing is due any more; returns how many messages Telegram took."""
        async with self._passing:
            return await self._send_all()

    async def _run(self) -> None:
        is_recovered = False
        while not self._stopping:
            pause = POLL_SECONDS
            try:
                if not is_recovered:
                    await self.recover()
                    is_recovered = True
                await self.send_due()
            except Exception as error:
                log.error("sender_faulted", **place(error))
                pause = FAULT_SECONDS
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), pause)
            self._woken.clear()

    async def _send_all(self) -> int:
        sent = 0
        running: set[asyncio.Task[bool]] = set()
        try:
            while True:
                if len(running) <= IN_FLIGHT // 2 and not self._stopping:
                    rows = await self._claim_beside(IN_FLIGHT - len(running), is_alone=not running)
                    running |= {asyncio.create_task(self._treat(row)) for row in rows}
                if not running:
                    return sent
                done, running = await asyncio.wait(running, timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                sent += sum(task.result() for task in done)
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _claim_beside(self, limit: int, *, is_alone: bool) -> list[OutboxRow]:
        """A fault of the database while messages are on their way must not interrupt them."""
        try:
            return await self._claim(limit)
        except Exception as error:
            if is_alone:
                raise
            log.error("outbox_not_claimed", **place(error))
            return []

    async def _claim(self, limit: int) -> list[OutboxRow]:
        now = self._clock.now()
        async with self._database.read() as tx:
            first = await outbox.find_next_attempt_at(tx)
        if first is None or first > now:
            return []
        async with self._database.write() as tx:
            for row in await outbox.expire_late(tx, now):
                log.info("message_expired", row=row.id, kind=row.kind)
                await self._tell(tx, row, OutboxState.EXPIRED, now)
            return await outbox.claim(tx, now, limit)

    async def _treat(self, row: OutboxRow) -> bool:
        """One claimed row; True where it was sent. Whatever happens stays with this row."""
        try:
            message = await self._prepare_turn(row)
            return message is not None and row.chat_id is not None and await self._deliver(row, row.chat_id, message)
        except Exception as error:
            log.error("result_not_recorded", row=row.id, kind=row.kind, **place(error))
            return False

    async def _prepare_turn(self, row: OutboxRow) -> Message | None:
        """What to send, when its turn has come and `sending` is committed; None where nothing is to leave."""
        try:
            message = await self._prepare(row)
            if message is None or row.chat_id is None:
                await self._finish(row, OutboxState.CANCELLED, "not_needed")
                return None
            await self._chats.turn(row.chat_id)
            await self._pacer.turn()
            return message if await self._begin(row) else None
        except NotNow as error:
            seconds = (error.until - self._clock.now()).total_seconds()
            await self._put_back(row, seconds, "quiet_hours", counts=False)
            return None
        except Exception as error:
            await self._put_off(row, error)
            return None

    async def _prepare(self, row: OutboxRow) -> Message | None:
        async with self._database.read() as tx:
            return await self._render(tx, row) if row.chat_id is not None else None

    async def _begin(self, row: OutboxRow) -> bool:
        """Commits `sending`; False where the row was cancelled meanwhile, or the process is about to stop."""
        if self._stopping:
            await self._write(lambda tx: outbox.release(tx, [row.id]))
            return False
        return bool(await self._write(lambda tx: outbox.begin_sending(tx, [row.id])))

    async def _deliver(self, row: OutboxRow, chat_id: int, message: Message) -> bool:
        self._chats.sent(chat_id)
        try:
            message_id = await send(self._bot, chat_id, message)
        except DeliveryError as error:
            await self._record_fault(row, chat_id, error)
            return False
        await self._finish(row, OutboxState.SENT, "", message_id)
        return True

    async def _record_fault(self, row: OutboxRow, chat_id: int, error: DeliveryError) -> None:
        match error:
            case NotSent() if row.attempts < len(BACKOFF_SECONDS):
                await self._put_back(row, BACKOFF_SECONDS[row.attempts] * (0.5 + self._jitter()), "not_sent")
            case NotSent():
                await self._finish(row, OutboxState.FAILED, "gave_up")
            case MaybeSent():
                await self._finish(row, OutboxState.UNKNOWN, "no_answer")
            case TryLater(retry_after_seconds=seconds):
                await self._put_back(row, seconds, "try_later", counts=False)
            case Moved(chat_id=new_chat_id):
                await self._follow(row, chat_id, new_chat_id)
            case Unreachable(reason=reason) | Refused(reason=reason):
                await self._finish(row, OutboxState.FAILED, reason, is_unreachable=isinstance(error, Unreachable))

    async def _put_back(self, row: OutboxRow, seconds: float, reason: str, *, counts: bool = True) -> None:
        log.info("message_put_back", row=row.id, kind=row.kind, reason=reason, attempts=row.attempts, seconds=seconds)
        at = self._clock.now() + timedelta(seconds=seconds)
        step = Step(row.id, OutboxState.QUEUED, reason, next_attempt_at=at, uses_attempt=counts)
        await self._write(lambda tx: outbox.settle(tx, [step], self._clock.now()))

    async def _follow(self, row: OutboxRow, chat_id: int, new_chat_id: int) -> None:
        async def follow(tx: Tx) -> set[int]:
            await people.move_chat(tx, chat_id, new_chat_id)
            now = self._clock.now()
            return await outbox.settle(tx, [Step(row.id, OutboxState.QUEUED, "migrated", next_attempt_at=now)], now)

        await self._write(follow)

    async def _put_off(self, row: OutboxRow, error: Exception) -> None:
        """A row that could not be prepared waits, so that the rest does not; after some attempts it has failed."""
        if is_storage_fault(error):
            await self._put_back(row, FAULT_SECONDS, outbox.FAULT, counts=False)
            return
        log.error("message_not_prepared", row=row.id, kind=row.kind, attempts=row.attempts, **place(error))
        if row.attempts + 1 >= POISONED_AFTER:
            await self._finish(row, OutboxState.FAILED, outbox.FAULT)
        else:
            await self._put_back(row, BACKOFF_SECONDS[row.attempts], outbox.FAULT)

    async def _finish(
        self, row: OutboxRow, state: OutboxState, reason: str, message_id: int = 0, *, is_unreachable: bool = False
    ) -> None:
        if state is not OutboxState.SENT:
            log.info("message_ended", row=row.id, kind=row.kind, state=state, reason=reason)

        async def finish(tx: Tx) -> bool:
            now = self._clock.now()
            step = Step(row.id, state, reason or None, message_id or None)
            is_ours = bool(await outbox.settle(tx, [step], now))
            if is_unreachable and row.person_id is not None:
                await give_up_person(tx, row.person_id, now)
            if is_ours:
                await self._tell(tx, row, state, now)
            return is_ours

        await self._write(finish)

    async def _tell(self, tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
        """What hangs on the result; if that fails, the result itself is kept all the same."""
        try:
            async with tx.begin_nested():
                await self._settle(tx, row, state, now)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("result_not_settled", row=row.id, kind=row.kind, state=state, **place(error))

    async def _write(self, work: Callable[[Tx], Awaitable[Any]]) -> Any:
        """Does it in one transaction, again and again while the database cannot: what was sent has to be written."""
        while True:
            try:
                async with self._database.write() as tx:
                    return await work(tx)
            except Exception as error:
                if not is_storage_fault(error):
                    raise
                log.error("ledger_not_written", **place(error))
            await self._timer.sleep(POLL_SECONDS)


async def give_up_person(tx: Tx, person_id: int, now: datetime) -> None:
    """This person cannot be written to any more: they are marked so, and nothing else waits for them."""
    await people.mark_unreachable(tx, person_id, now)
    await outbox.cancel_waiting(tx, person_id, "unreachable", now)
