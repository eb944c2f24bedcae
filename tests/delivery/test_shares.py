"""Several senders on one ledger: the chats and the limit are shared out, and what a lost one left goes on."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.delivery.limits import Limits
from bot.delivery.shares import Shares
from bot.metrics import Metrics
from bot.model import Kind, Lane, OutboxState
from bot.storage import outbox
from bot.storage.db import Database
from bot.storage.leases import SharedLeases, open_leases
from bot.storage.outbox import SHARDS, Promise
from bot.storage.tables import outbox as outbox_table
from tests.conftest import KEY, Address, emptied_schema
from tests.delivery.fake_api import FakeApi, fake_api
from tests.storage.rows import a_person
from tests.storage.test_operating import a_row, states

ROOT = Path(__file__).parents[2]
PEOPLE = 80


@dataclass
class Process:
    leases: SharedLeases
    limits: Limits
    shares: Shares


@dataclass
class Fleet:
    address: Address
    stack: AsyncExitStack

    async def process(self, *, sends: bool = True, answers: bool = True, per_second: float = 30) -> Process:
        database = await self.stack.enter_async_context(self.address.opened())
        leases, limits = SharedLeases(database), Limits(per_second)
        self.stack.push_async_callback(leases.close)
        shares = Shares(database, leases, limits, per_second, Metrics())
        await shares.begin(sends=sends, answers=answers)
        return Process(leases, limits, shares)

    async def database(self) -> Database:
        return await self.stack.enter_async_context(self.address.opened())


@pytest.fixture
async def fleet() -> AsyncIterator[Fleet]:
    async with emptied_schema() as address, AsyncExitStack() as stack:
        yield Fleet(address, stack)


async def test_alone_a_process_has_all_chats_and_the_whole_limit(fleet: Fleet) -> None:
    alone = await fleet.process()
    assert alone.shares.shards() == frozenset(range(SHARDS))
    assert alone.limits.per_second == 30


async def test_on_sqlite_nothing_is_shared(sqlite_address: Address) -> None:
    async with sqlite_address.opened() as database:
        limits = Limits(29)
        shares = Shares(database, open_leases(database), limits, 29, Metrics())
        await shares.begin(sends=True, answers=True)
        assert shares.shards() is None
        assert shares.has_chats()
        assert limits.per_second == 29


async def test_two_that_do_the_same_have_half_each(fleet: Fleet) -> None:
    first = await fleet.process()
    second = await fleet.process()
    for process in (first, second):
        await process.shares.look()
    assert [len(process.shares.shards() or ()) for process in (first, second)] == [SHARDS // 2] * 2
    assert [process.limits.per_second for process in (first, second)] == [15, 15]


async def test_receivers_apart_have_their_part_of_the_limit(fleet: Fleet) -> None:
    sender = await fleet.process(answers=False)
    receivers = [await fleet.process(sends=False) for _ in range(2)]
    for process in receivers:
        await process.shares.look()
    assert sender.limits.per_second == 24
    assert [process.limits.per_second for process in receivers] == [3, 3]
    assert not receivers[0].shares.has_chats()


async def test_chats_are_handed_over_when_nothing_is_on_its_way_to_them(
    fleet: Fleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await fleet.database()
    first = await fleet.process()
    async with database.write() as tx:
        for chat_id in range(1001, 1001 + SHARDS):
            row_id = await a_row(tx, f"{chat_id}", chat_id, state=OutboxState.SENDING)
    second = await fleet.process()
    monkeypatch.setattr("bot.delivery.shares.LEAVE_SECONDS", 0.05)
    await first.shares.look()
    await second.shares.look()
    assert (len(first.shares.shards() or ()), second.shares.shards()) == (SHARDS, frozenset())
    assert set((await states(database)).values()) == {(OutboxState.SENDING, None)}
    async with database.write() as tx:
        await tx.execute(outbox_table.update().where(outbox_table.c.id <= row_id).values(state=OutboxState.SENT))
    for process in (first, second):
        await process.shares.look()
    assert [len(process.shares.shards() or ()) for process in (first, second)] == [SHARDS // 2] * 2


async def begin_process(address: Address, api: FakeApi) -> asyncio.subprocess.Process:
    order = json.dumps({"url": address.url, "schema": address.schema, "key": KEY, "api": api.url})
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.delivery.sending_process", order, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )


async def heard(process: asyncio.subprocess.Process, held: int) -> None:
    """Returns once the process has said that it holds so many shards."""
    assert process.stderr
    async with asyncio.timeout(40):
        while f"held={held} " not in (line := (await process.stderr.readline()).decode()):
            assert line, "the process has ended"


async def promise_to_all(database: Database, wave: str) -> None:
    now = SystemClock().now()
    async with database.write() as tx:
        for chat_id in range(5001, 5001 + PEOPLE):
            someone = await a_person(tx, chat_id)
            new = Promise(f"{wave}:{chat_id}", Kind.IDEA, Lane.IDEA, someone.id, 1, now)
            await outbox.promise(tx, new, now)


async def test_a_killed_senders_chats_are_taken_over_within_ten_seconds(fleet: Fleet) -> None:
    database = await fleet.database()
    processes: list[asyncio.subprocess.Process] = []
    async with fake_api() as (api, _):
        try:
            for held in (SHARDS, SHARDS // 2):
                processes.append(await begin_process(fleet.address, api))
                await heard(processes[-1], held)
            await promise_to_all(database, "before")
            while len(api.texts()) < PEOPLE // 4:
                await asyncio.sleep(0.01)
            processes[0].kill()
            await promise_to_all(database, "after")
            began = time.monotonic()
            while await count_open(database):
                assert time.monotonic() - began < 10, "taken over too late"
                await asyncio.sleep(0.1)
        finally:
            for process in processes:
                if process.returncode is None:
                    process.send_signal(signal.SIGTERM)
            for process in processes:
                await asyncio.wait_for(process.communicate(), 20)
    ends = Counter(state for state, _ in (await states(database)).values())
    received = Counter(api.texts())
    assert ends[OutboxState.SENT] + ends[OutboxState.UNKNOWN] == 2 * PEOPLE
    assert set(received.values()) == {1}
    assert len(received) >= ends[OutboxState.SENT]
    assert processes[1].returncode == 0


async def count_open(database: Database) -> int:
    still = (OutboxState.QUEUED, OutboxState.CLAIMED, OutboxState.SENDING)
    async with database.read() as tx:
        counted = select(func.count()).select_from(outbox_table).where(outbox_table.c.state.in_(still))
        return int((await tx.execute(counted)).scalar_one())
