"""A sender as a process that one may kill: forked, so that it is at work within a tenth of a second."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import traceback
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from benchmarks.engine import Engine, engine
from benchmarks.ledger import Place
from bot.running import send, together
from bot.storage.db import Database, fetch_one
from bot.storage.outbox import OPEN
from bot.storage.tables import outbox

WINDOW_SECONDS = 0.1
"""For how much sending ahead `sending` is written before the calls."""
LOOK_SECONDS = 0.1


@dataclass
class Worker:
    """Sends until nothing of the ledger is open any more."""

    pid: int
    is_reaped: bool = False

    @classmethod
    def start(cls, place: Place, api_url: str, rate: int, *, is_one_of_many: bool = False) -> Worker:
        """Returns when it is at work."""
        reading, writing = os.pipe()
        gc.freeze()
        if child := os.fork():
            os.close(writing)
            with os.fdopen(reading) as pipe:
                if pipe.readline() != "ready\n":
                    raise RuntimeError("the sender did not start")
            return cls(child)
        os.close(reading)
        try:
            asyncio.run(_work(place, api_url, rate, writing, is_one_of_many))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    def kill(self) -> bool:
        """kill -9; False where it had ended by itself."""
        if self.is_reaped:
            return False
        os.kill(self.pid, signal.SIGKILL)  # not reaped yet, so the number is still its own
        _, status = os.waitpid(self.pid, 0)
        self.is_reaped = True
        return os.WIFSIGNALED(status)

    def wait(self) -> None:
        """Returns when it has ended; RuntimeError where it failed."""
        _, status = os.waitpid(self.pid, 0)
        self.is_reaped = True
        if status != 0:
            raise RuntimeError(f"the sender ended with status {status}")


async def _work(place: Place, api_url: str, rate: int, ready: int, is_one_of_many: bool) -> None:
    stop = asyncio.Event()
    async with engine(place, api_url, rate) as ours:
        sending = asyncio.create_task(_send_beside_others(ours, stop) if is_one_of_many else ours.sender.run(stop))
        os.write(ready, b"ready\n")
        os.close(ready)
        await _ended(ours.database)
        stop.set()
        await sending


async def _send_beside_others(ours: Engine, stop: asyncio.Event) -> None:
    """As `bot.running` lets senders share the chats and the limit."""
    await ours.shares.begin(sends=True, answers=False)
    work = partial(send, ours.sender, ours.shares)
    await together([work, ours.leases.keep, ours.shares.run], stop)


async def _ended(database: Database) -> None:
    """Returns when no row is open any more."""
    is_open = True
    while is_open:
        await asyncio.sleep(LOOK_SECONDS)
        is_open = await _is_open(database)


async def _is_open(database: Database) -> bool:
    async with database.read() as tx:
        return await fetch_one(tx, select(outbox.c.id).where(outbox.c.state.in_(OPEN)).limit(1)) is not None
