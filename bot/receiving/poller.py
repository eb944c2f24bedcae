"""Long polling: an update is acknowledged, by asking for what follows it, only after it has committed.

The next ones are asked for when three quarters of a batch have committed: the rest comes once more with them, is known,
and the way to Telegram costs less time while many wait. Answers leave when the question is on its way.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import structlog
from telegram import Bot

from bot.delivery.calls import call_raw
from bot.delivery.faults import place
from bot.delivery.transport import Flood
from bot.receiving.receiver import Receiver, chat_of

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_SECONDS = 25
READ_MARGIN_SECONDS = 10.0
BATCH = 100
ASK_AFTER = 0.75
"""The share of a batch that has committed when more is asked for (docs/decisions.md)."""
TURNS_TO_LEAVE = 3
"""Of the event loop, until a question is written: the answers of a hundred updates would go before it."""
BACKOFF_SECONDS = (1, 2, 4, 8, 16, 30)
STOP_SECONDS = 2.0
LAST_WORD_SECONDS = 1.0

Raw = dict[str, Any]
log = structlog.get_logger(__name__)


class Poller:
    """`run` asks for updates until it is stopped, and ends within three seconds."""

    def __init__(self, receiver: Receiver, bot: Bot, poll_seconds: int = POLL_SECONDS) -> None:
        self._receiver, self._bot, self._poll_seconds = receiver, bot, poll_seconds
        self._offset, self._acknowledged = 0, 0
        self._under_way: dict[int, asyncio.Task[None]] = {}
        """By the update's number, rising: whatever is not known to have committed with all before it."""
        self._last_of: dict[int | None, asyncio.Task[None]] = {}
        self._asking: asyncio.Task[list[Raw]] | None = None
        self._trouble: str | None = None
        self._failures = 0
        self._succeeded_at = time.monotonic()

    def age_seconds(self) -> float:
        """How long ago Telegram last answered; before it did, since this poller began."""
        return time.monotonic() - self._succeeded_at

    async def run(self, stop: asyncio.Event) -> None:
        self._succeeded_at = time.monotonic()
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                try:
                    pause = await self._round(stopping)
                except Exception as error:
                    pause = self._troubled(error)
                if pause:
                    await asyncio.wait({stopping}, timeout=pause)
        finally:
            stopping.cancel()
            with suppress(asyncio.CancelledError):
                await stopping
        await self._finish()
        await self._say_last_word()

    async def _round(self, stopping: asyncio.Task[Any]) -> float:
        """Asks once and takes what came; returns the seconds to wait before asking again."""
        asking, self._asking = self._asking or asyncio.create_task(self._ask()), None
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            await _cancelled(asking)
            return 0
        batch = asking.result()
        self._succeeded_at = time.monotonic()
        self._acknowledged = self._offset
        return await self._take(batch, stopping)

    async def _ask(self) -> list[Raw]:
        params = {"timeout": self._poll_seconds, "limit": BATCH, "allowed_updates": list(ALLOWED_UPDATES)}
        batch = await call_raw(
            self._bot, "getUpdates", {"offset": self._offset, **params}, self._poll_seconds + READ_MARGIN_SECONDS
        )
        return list(batch)

    async def _take(self, batch: Sequence[Raw], stopping: asyncio.Task[Any]) -> float:
        most = [raw["update_id"] for raw in batch[: math.ceil(len(batch) * ASK_AFTER)]]
        if batch and all(map(self._has_committed, most)):
            self._advance()
            if not self._has_fault():
                self._recovered()
            await self._begin_asking()  # before the work on what is new takes the processor
        with self._receiver.commits_first():
            self._begin_new(batch)
            if self._asking:
                return 0
            await _all_done([self._under_way[update_id] for update_id in most], stopping)
            if not self._has_fault():
                self._advance()
                self._recovered()
                if not stopping.done():
                    await self._begin_asking()  # before the answers leave
                return 0
        # All of them end before anything comes again, so that nothing is taken twice at once.
        await _all_done(self._under_way.values(), stopping)
        self._advance()
        fault = next(filter(None, map(_fault_of, self._under_way.values())), None)
        self._forget()
        return self._troubled(fault) if fault else 0

    async def _begin_asking(self) -> None:
        self._asking = asyncio.create_task(self._ask())
        for _ in range(TURNS_TO_LEAVE):
            await asyncio.sleep(0)

    def _begin_new(self, batch: Sequence[Raw]) -> None:
        for raw in batch:
            if raw["update_id"] >= self._offset and raw["update_id"] not in self._under_way:
                self._begin(raw)

    def _begin(self, raw: Raw) -> None:
        """Each chat in its order, the chats beside each other."""
        chat_id = chat_of(raw)
        task = asyncio.create_task(self._take_after(self._last_of.get(chat_id), raw))
        self._under_way[raw["update_id"]] = self._last_of[chat_id] = task

    async def _take_after(self, before: asyncio.Task[None] | None, raw: Raw) -> None:
        """Not at all where the one before it of its chat failed: both come again."""
        if before is not None:
            await before
        await self._receiver.take(raw)

    def _has_committed(self, update_id: int) -> bool:
        task = self._under_way.get(update_id)
        return task is not None and task.done() and not task.cancelled() and _fault_of(task) is None

    def _has_fault(self) -> bool:
        return any(map(_fault_of, self._under_way.values()))

    def _advance(self) -> None:
        """What has committed with all before it may be acknowledged."""
        for update_id in sorted(self._under_way):
            if not self._has_committed(update_id):
                break
            self._offset = update_id + 1
            del self._under_way[update_id]
        under_way = set(self._under_way.values())
        self._last_of = {chat_id: task for chat_id, task in self._last_of.items() if task in under_way}

    def _forget(self) -> None:
        self._under_way.clear()
        self._last_of.clear()

    async def _finish(self) -> None:
        """What is under way at the stop has some time to end."""
        if self._asking:
            await _cancelled(self._asking)
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=STOP_SECONDS)
            await _cancelled(*self._under_way.values())
            self._advance()

    def _troubled(self, error: BaseException) -> float:
        """Logs a trouble when it begins, not each time; returns the seconds to wait."""
        name = type(error).__name__
        if name != self._trouble:
            log.warning("polling_troubled", **place(error))
        self._trouble = name
        wait = BACKOFF_SECONDS[min(self._failures, len(BACKOFF_SECONDS) - 1)]
        self._failures += 1
        return max(wait, error.retry_after_seconds) if isinstance(error, Flood) else wait

    def _recovered(self) -> None:
        if self._trouble is not None:
            log.info("polling_again", failures=self._failures)
        self._trouble, self._failures = None, 0

    async def _say_last_word(self) -> None:
        """Acknowledges what was taken last, so that the next start does not begin with it again."""
        if self._offset == self._acknowledged:
            return
        last = {"offset": self._offset, "timeout": 0, "limit": 1}
        try:
            await asyncio.wait_for(call_raw(self._bot, "getUpdates", last), LAST_WORD_SECONDS)
        except Exception as error:
            log.info("last_batch_not_acknowledged", error=type(error).__name__)


async def _all_done(tasks: Iterable[asyncio.Task[None]], stopping: asyncio.Task[Any]) -> None:
    """Returns at the stop too."""
    if left := [task for task in tasks if not task.done()]:
        waiting = asyncio.create_task(asyncio.wait(left))
        await asyncio.wait({waiting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        await _cancelled(waiting)


def _fault_of(task: asyncio.Task[None]) -> BaseException | None:
    return task.exception() if task.done() and not task.cancelled() else None


async def _cancelled(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
