"""The clockwork: what has served its time goes, and one job that fails stops no other."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from sqlalchemy import insert

from bot.clock import SystemClock
from bot.delivery.sender import Sender
from bot.scheduler import Clockwork
from bot.storage import audit, dialogues, received
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.received import Owed
from bot.storage.tables import audit as audit_table
from bot.storage.tables import dialogue, idea, outbox, person
from bot.storage.tables import received as received_table
from tests.contents import standing_content
from tests.storage.rows import a_member, a_person

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TUESDAY_EVENING = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)
"""When the members of these tests have their idea: 18:30 in Paris."""
SECOND = timedelta(seconds=1)
DAYS = timedelta(days=1)

Job = Callable[[Tx, datetime], Awaitable[int]]


class Standing:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        return self.instant


class Waking:
    """In the sender's place."""

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def clock() -> Standing:
    return Standing()


@pytest.fixture
def sender() -> Waking:
    return Waking()


@pytest.fixture
def clockwork(database: Database, clock: Standing, sender: Waking) -> Clockwork:
    return Clockwork(database, standing_content(), cast(Sender, sender), clock)


async def fails(_tx: Tx, _now: datetime) -> int:
    raise RuntimeError("a fault of ours")


def moves_once() -> Job:
    left = [1, 0]

    async def job(_tx: Tx, _now: datetime) -> int:
        return left.pop(0)

    return job


async def test_updates_are_forgotten_after_two_days_unless_an_answer_is_owed(
    clockwork: Clockwork, database: Database
) -> None:
    async with database.write() as tx:
        someone = await a_person(tx)
        await received.take_once(tx, 1, NOW - 2 * DAYS - SECOND)
        await received.take_once(tx, 2, NOW - 2 * DAYS)
        await received.take_once(tx, 3, NOW - 5 * DAYS)
        await received.owe(tx, Owed(3, someone.id, [{"text": "bonjour"}]))
    await clockwork.clean()
    async with database.read() as tx:
        assert {row.update_id for row in await fetch_all(tx, received_table.select())} == {2, 3}


async def test_questions_that_nobody_answers_are_forgotten_after_two_days(
    clockwork: Clockwork, database: Database
) -> None:
    async with database.write() as tx:
        late, early = await a_person(tx, 1001), await a_person(tx, 1002)
        await dialogues.expect(tx, late.id, "comment", {}, NOW - 2 * DAYS - SECOND)
        await dialogues.expect(tx, early.id, "comment", {}, NOW - 2 * DAYS)
    await clockwork.clean()
    async with database.read() as tx:
        assert [row.person_id for row in await fetch_all(tx, dialogue.select())] == [early.id]
        assert len(await fetch_all(tx, person.select())) == 2


async def test_the_audit_log_is_kept_for_twelve_months(clockwork: Clockwork, database: Database) -> None:
    async with database.write() as tx:
        await audit.record(tx, "too-old", NOW - 365 * DAYS - SECOND, None, None)
        await audit.record(tx, "kept", NOW - 365 * DAYS, None, None)
    await clockwork.clean()
    async with database.read() as tx:
        assert [row.action for row in await fetch_all(tx, audit_table.select())] == ["kept"]


async def test_one_job_that_fails_does_not_stop_the_others(
    clockwork: Clockwork, clock: Standing, sender: Waking
) -> None:
    clockwork._jobs = {"first": moves_once(), "failing": fails, "last": moves_once()}
    clock.instant = NOW + SECOND
    assert await clockwork.tick() == 2
    assert sender.woken == 1
    assert clockwork.ticked_at == NOW + SECOND


async def test_what_a_failing_job_wrote_is_undone(clockwork: Clockwork, database: Database) -> None:
    async def writes_and_fails(tx: Tx, now: datetime) -> int:
        await tx.execute(insert(received_table).values(update_id=1, received_at=now))
        raise RuntimeError("a fault of ours")

    clockwork._jobs = {"failing": writes_and_fails}
    assert await clockwork.tick() == 0
    async with database.read() as tx:
        assert await fetch_all(tx, received_table.select()) == []


async def test_a_tick_of_which_every_job_failed_does_not_count(
    clockwork: Clockwork, clock: Standing, sender: Waking
) -> None:
    clockwork._jobs = {"first": fails, "last": fails}
    clock.instant = NOW + timedelta(minutes=3)
    assert await clockwork.tick() == 0
    assert sender.woken == 0
    assert clockwork.age_seconds() == 180


async def test_cleaning_comes_at_the_start_and_then_daily(clockwork: Clockwork) -> None:
    scheduler = clockwork.schedule(15)
    scheduler.start(paused=True)
    try:
        clean = scheduler.get_job("clean")
        assert clean.next_run_time <= SystemClock().now()
        assert clean.trigger.interval == DAYS
    finally:
        scheduler.shutdown(wait=False)


async def test_two_schedulers_that_tick_at_once_promise_once(database: Database, clock: Standing) -> None:
    async with database.write() as tx:
        members = [await a_member(tx, chat_id, due_at=NOW) for chat_id in range(2001, 2011)]
    first, second = [Clockwork(database, standing_content(), cast(Sender, Waking()), clock) for _ in range(2)]
    for hours in (0, 1):
        clock.instant = TUESDAY_EVENING + timedelta(hours=hours)
        await asyncio.gather(first.tick(), second.tick())
    async with database.read() as tx:
        ideas = Counter(row.membership_id for row in await fetch_all(tx, idea.select()))
        promised = Counter(row.person_id for row in await fetch_all(tx, outbox.select()))
    assert ideas == Counter(member.id for member in members)
    assert promised == Counter(member.person_id for member in members)
