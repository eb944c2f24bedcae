"""A process that kills itself at a given step; `python -m tests.receiving.killed` forks one for each line it reads.

A line is one JSON object: what to do, where, and the number of the step at which to die (0: never). The exit code of
each is written back. Steps are the instants around each commit and each request, wherever they come from.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot

from bot.delivery.content import EachRow
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.delivery.transport import AiohttpRequest
from bot.model import OutboxState
from bot.receiving import Poller, Receiver
from bot.storage.db import Database, Tx, open_database
from bot.storage.keys import Keys
from bot.storage.outbox import OutboxRow
from bot.views.message import Message
from tests.delivery.fake_api import TOKEN
from tests.delivery.timing import PassingTimer
from tests.fixed_clock import FixedClock
from tests.receiving.town import NOW, Town


class Steps:
    def __init__(self, kill_at: int) -> None:
        self.left = kill_at

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class DyingDatabase(Database):
    steps: Steps

    @asynccontextmanager
    async def write(self, *, is_urgent: bool = False) -> AsyncIterator[Tx]:
        async with super().write(is_urgent=is_urgent) as tx:
            yield tx
            self.steps.step()
        self.steps.step()


class DyingRequest(AiohttpRequest):
    steps: Steps

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        self.steps.step()
        result = await super().do_request(*arguments, **named)
        self.steps.step()
        return result


async def work(order: dict[str, Any]) -> None:
    steps = Steps(order["kill_at"])
    opened = open_database(order["url"], Keys(order["key"]), schema=order["schema"])
    database = DyingDatabase(opened.engine, opened.keys)
    requests = DyingRequest(), DyingRequest()
    for part in (database, *requests):
        part.steps = steps
        if isinstance(part, DyingRequest):
            await part.initialize()
    bot = Bot(TOKEN, base_url=f"{order['api']}/bot", request=requests[0], get_updates_request=requests[1])
    try:
        await {"poll": poll, "send": send}[order["work"]](database, bot, order)
    finally:
        for request in requests:
            await request.shutdown()
        await database.close()


async def poll(database: Database, bot: Bot, order: dict[str, Any]) -> None:
    """Takes updates until the last is taken and every answer is sent and marked; the poller's last word says so."""
    town = Town(database)
    receiver = Receiver(database, bot, town.handle, town.apologise, FixedClock(NOW))
    await receiver.answer_owed()
    stop, poller = asyncio.Event(), Poller(receiver, bot)
    running = asyncio.create_task(poller.run(stop))
    while len(await town.recorded()) < order["updates"]:
        await asyncio.sleep(0.005)
    await receiver.settle()
    stop.set()
    await running


async def send(database: Database, bot: Bot, order: dict[str, Any]) -> None:
    async def render(tx: Tx, row: OutboxRow) -> Message:
        return Message(f"{row.key} {row.reason or ''}".strip())

    async def settle(tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
        return None

    sender = Sender(database, bot, EachRow(render, settle), FixedClock(NOW), Limits(1000, timer=PassingTimer()))
    await sender.recover()
    await sender.send_due()


def main() -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    for line in sys.stdin:
        if child := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201
            continue
        try:
            asyncio.run(work(json.loads(line)))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)


if __name__ == "__main__":
    main()
