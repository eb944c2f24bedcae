"""Several receivers on one database: each answers its own, and what a lost one owed, no more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from sqlalchemy import func, select
from telegram import Bot

from bot.incoming import Update
from bot.receiving import Handle, Receiver, Relief
from bot.storage import audit
from bot.storage.db import Database, Tx
from bot.storage.leases import Leases, SharedLeases, open_leases
from bot.storage.tables import audit as audit_table
from bot.views.message import Outcome
from tests.delivery.fake_api import FakeApi
from tests.fixed_clock import FixedClock
from tests.receiving.town import NOW, Town, said


@dataclass
class Process:
    receiver: Receiver
    leases: Leases
    relief: Relief

    async def is_killed(self) -> None:
        await self.receiver.close(0)
        if isinstance(self.leases, SharedLeases):
            self.leases._driver.terminate()


@dataclass
class Row:
    """Receivers side by side."""

    town: Town
    bot: Bot
    stack: AsyncExitStack
    patience: asyncio.Event = field(default_factory=asyncio.Event)

    async def sleep(self, _seconds: float) -> None:
        await self.patience.wait()

    async def process(self, number: int, handle: Handle | None = None) -> Process:
        leases = open_leases(self.town.database)
        self.stack.push_async_callback(leases.close)
        receiver = Receiver(
            self.town.database,
            self.bot,
            handle or self.town.handle,
            self.town.apologise,
            FixedClock(NOW),
            sleep=self.sleep,
            number=number,
            is_one_of_many=True,
        )
        self.stack.push_async_callback(receiver.close)
        return Process(receiver, leases, Relief(receiver, leases))


@pytest.fixture
async def row(town: Town, bot: Bot) -> AsyncIterator[Row]:
    async with AsyncExitStack() as stack:
        yield Row(town, bot, stack)


@pytest.fixture
def postgres(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite serves one process")


async def test_one_process_sends_what_the_one_before_it_owed(row: Row, api: FakeApi) -> None:
    await row.town.person()
    before = await row.process(0)
    await before.relief.begin()
    api.script = lambda method, params: (502, {})
    await before.receiver.take(said(7, "7"))
    await before.is_killed()
    api.script = None
    api.calls.clear()
    after = await row.process(0)
    await after.relief.begin()
    await after.receiver.settle()
    assert api.texts() == ["re: 7"]
    assert await row.town.owed() == []


async def test_a_receiver_that_begins_leaves_alone_what_another_is_sending(
    row: Row, api: FakeApi, postgres: None
) -> None:
    await row.town.person()
    first, second = await row.process(11), await row.process(12)
    await first.relief.begin()
    api.script = lambda method, params: (502, {})
    await first.receiver.take(said(7, "7"))
    while not api.calls:
        await asyncio.sleep(0)
    api.script = None
    api.calls.clear()
    await second.relief.begin()
    await second.receiver.take(said(7, "7"))
    await second.relief.look()
    await second.receiver.settle()
    assert api.texts() == []
    row.patience.set()
    await first.receiver.settle()
    assert api.texts() == ["re: 7"]


async def test_what_a_killed_receiver_owed_is_sent_once_by_those_that_stay(
    row: Row, api: FakeApi, postgres: None
) -> None:
    await row.town.person()
    killed, *others = [await row.process(number) for number in (11, 12, 13)]
    for process in (killed, *others):
        await process.relief.begin()
    for process in others:
        await process.relief.look()
    api.script = lambda method, params: (502, {})
    for number in (7, 8):
        await killed.receiver.take(said(number, f"{number}"))
    await killed.is_killed()
    api.script = None
    api.calls.clear()
    while await row.town.owed():
        for process in others:
            await process.relief.look()
            await process.receiver.settle()
    assert api.texts() == ["re: 7", "re: 8"]


async def counts(tx: Tx, update: Update, now: datetime) -> Outcome:
    """Reads, waits and writes, as no handler should: two at once would write the same number."""
    seen = (await tx.execute(select(func.count()).select_from(audit_table))).scalar_one()
    await asyncio.sleep(0.005)
    await audit.record(tx, "took", now, None, None, update_id=seen)
    return Outcome(None, ())


async def test_updates_of_one_chat_wait_for_each_other_whoever_receives_them(row: Row, postgres: None) -> None:
    many = [await row.process(number, counts) for number in (11, 12, 13)]
    await asyncio.gather(*(many[number % 3].receiver.take(said(number, "x")) for number in range(12)))
    assert sorted(await row.town.taken()) == list(range(12))
