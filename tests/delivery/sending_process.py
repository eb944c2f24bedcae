"""One of several senders, as a process of its own: `python -m tests.delivery.sending_process ORDER` (JSON)."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from datetime import datetime

import structlog

from bot.clock import SystemClock
from bot.delivery.content import EachRow
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.delivery.shares import Shares
from bot.delivery.transport import make_bot
from bot.metrics import Metrics
from bot.model import OutboxState
from bot.running import send, together
from bot.storage.db import Tx, open_database
from bot.storage.keys import Keys
from bot.storage.leases import open_leases
from bot.storage.outbox import OutboxRow
from bot.views.message import Message
from tests.delivery.fake_api import TOKEN


async def render(tx: Tx, row: OutboxRow) -> Message:
    return Message(row.key)


async def settle(tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
    return None


async def work(order: dict[str, str]) -> None:
    database = open_database(order["url"], Keys(order["key"]), schema=order["schema"])
    leases, limits, clock = open_leases(database), Limits(200), SystemClock()
    bot = make_bot(TOKEN, order["api"])
    for request in bot._request:
        await request.initialize()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    shares = Shares(database, leases, limits, 200, Metrics())
    sender = Sender(database, bot, EachRow(render, settle), clock, limits, shards=shares.shards)
    await shares.begin(sends=True, answers=False)
    await together([lambda stop: send(sender, shares, stop), leases.keep, shares.run], stop)
    for request in bot._request:
        await request.shutdown()
    await leases.close()
    await database.close()


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(work(json.loads(sys.argv[1])))
