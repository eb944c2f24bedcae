"""Takes one update: handles it once, in one transaction with the answers that it makes the bot owe."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot

from bot.clock import Clock
from bot.delivery.faults import place
from bot.delivery.limits import Limits
from bot.incoming import Update
from bot.receiving.answers import Answers, Sleep
from bot.receiving.files import Draw, draws_nothing
from bot.receiving.floods import Floods, Verdict
from bot.receiving.together import Together
from bot.receiving.work import Apologise, Handle, Work
from bot.storage import received
from bot.storage.db import Database, Tx
from bot.storage.faults import is_storage_fault
from bot.views.message import Outcome

IsGone = Callable[[int], Awaitable[bool]]
"""Whether the receiver of that number is at work no more."""


async def all_gone(_number: int) -> bool:
    """For the only process there is: whoever was at work before it is not any more."""
    return True


CLOSE_SECONDS = 1.5

log = structlog.get_logger(__name__)


class Receiver:
    def __init__(
        self,
        database: Database,
        bot: Bot,
        handle: Handle,
        apologise: Apologise,
        clock: Clock,
        *,
        limits: Limits | None = None,
        sleep: Sleep = asyncio.sleep,
        number: int = 0,
        is_one_of_many: bool = False,
        told: Callable[[float], None] = lambda _seconds: None,
        refused: Callable[[str], None] = lambda _of: None,
        draw: Draw = draws_nothing,
        floods: Floods | None = None,
        slow_down: Handle | None = None,
    ) -> None:
        """`number` tells this receiver from others that take updates of the same chats.

        `limits` are those of the sender beside it: what leaves as an answer is counted there. `told` hears in how
        many seconds an update was answered, `refused` that Telegram asked to wait (of a chat, or overall). `draw` makes
        the files that answers promise. `slow_down` says once to a chat that it sends more than `floods` lets it;
        without it that is said to nobody.
        """
        self.number = number
        self._database, self._clock = database, clock
        alone = Work(database, handle, apologise, clock, number=number, is_one_of_many=is_one_of_many)
        self._together = Together(alone)
        self._work = self._together.take if database.is_sqlite else alone.take
        self._limits = limits or Limits(float("inf"))
        self._answers = Answers(database, bot, clock, self._limits, sleep, told, draw, refused)
        self._floods, self._slow_down = floods or Floods(), slow_down or say_nothing
        self._chats, self._numbers = Locks(), Locks()

    async def take(self, raw: dict[str, Any]) -> None:
        """Returns once the update may be acknowledged; raises only where the database failed and it must come again."""
        began, chat_id = time.monotonic(), chat_of(raw)
        verdict = self._floods.judge(chat_id)
        update = self._understand(raw) if verdict is not Verdict.DROP else None
        if update is None:
            return
        self._limits.expect_answer()
        async with self._chats.alone(chat_id), self._numbers.alone(update.update_id):
            is_under_way = self._answers.has(update.update_id)
            try:
                owed, direct = await self._work(update, chat_id, self._slow_down if verdict is Verdict.SAY_SO else None)
            except Exception as error:
                log.error("update_not_taken", update_id=update.update_id, **place(error))
                if is_storage_fault(error):
                    raise
                return
            if owed is not None and not is_under_way:
                self._answers.owe(owed, began)
            await self._answers.send_now(direct)

    async def answer_owed(self, is_gone: IsGone = all_gone) -> int:
        """Sends what receivers that are gone left owed. Returns how many updates that is."""
        async with self._database.read() as tx:
            gone = [number for number in await received.list_receivers(tx) if await is_gone(number)]
        if not gone:
            return 0
        async with self._database.write() as tx:
            left = await received.take_over(tx, gone, self.number)
        for owed in left:
            self._answers.owe(owed)
        if left:
            log.warning("answers_recovered", count=len(left))
        return len(left)

    def commits_first(self) -> AbstractContextManager[None]:
        """What is owed within the block leaves after it, or a moment later: what else came is committed before."""
        return self._answers.after_commits()

    async def settle(self) -> None:
        """Returns once every answer is sent and marked: for the demo and the tests."""
        await self._answers.settle()

    async def close(self, seconds: float = CLOSE_SECONDS) -> None:
        await self._together.close()
        await self._answers.close(seconds)

    def _understand(self, raw: dict[str, Any]) -> Update | None:
        update_id = raw.get("update_id")
        if not isinstance(update_id, int):
            log.error("update_without_number")
            return None
        try:
            return Update.model_validate(raw)
        except Exception as error:
            log.error("update_not_understood", update_id=update_id, error=type(error).__name__)
            return None


class Locks:
    """One lock for each number, first come first served, forgotten when nobody holds or wants it."""

    def __init__(self) -> None:
        self._locks: dict[int | None, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def alone(self, number: int | None) -> AsyncIterator[None]:
        lock, users = self._locks.get(number, (asyncio.Lock(), 0))
        self._locks[number] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks.pop(number)
            if users > 1:
                self._locks[number] = (lock, users - 1)


def chat_of(raw: dict[str, Any]) -> int | None:
    """The chat that an update comes from, None where it has none that we know."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        content = raw.get(kind)
        if isinstance(content, dict):
            holder = content.get("message", content)
            chat = holder.get("chat") or content.get("from") if isinstance(holder, dict) else None
            return _number(chat.get("id")) if isinstance(chat, dict) else None
    return None


def _number(given: Any) -> int | None:
    return given if isinstance(given, int) else None


async def say_nothing(_tx: Tx, _update: Update, _now: datetime) -> Outcome:
    return Outcome(None)
