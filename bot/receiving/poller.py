"""Long polling: a batch is acknowledged, by asking for what follows it, only after all of it has committed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
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
        await self._say_last_word()

    async def _round(self, stopping: asyncio.Task[Any]) -> float:
        """Asks once and takes what came; returns the seconds to wait before asking again."""
        asking = asyncio.create_task(self._ask())
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
        taking = asyncio.create_task(self._take_by_chat(batch))
        await asyncio.wait({taking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({taking}, timeout=STOP_SECONDS)
        if not taking.done():
            await _cancelled(taking)
            return 0
        if fault := taking.result():
            return self._troubled(fault)
        self._recovered()
        if batch:
            self._offset = max(raw["update_id"] for raw in batch) + 1
        return 0

    async def _take_by_chat(self, batch: Sequence[Raw]) -> BaseException | None:
        """Each chat in its order, the chats beside each other; gives back the first fault."""
        chats: dict[int | None, list[Raw]] = {}
        for raw in batch:
            chats.setdefault(chat_of(raw), []).append(raw)
        results = await asyncio.gather(*map(self._take_in_order, chats.values()), return_exceptions=True)
        return next((result for result in results if result is not None), None)

    async def _take_in_order(self, batch: Sequence[Raw]) -> None:
        for raw in batch:
            await self._receiver.take(raw)

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


async def _cancelled(task: asyncio.Task[Any]) -> None:
    task.cancel()
    await asyncio.wait({task})
