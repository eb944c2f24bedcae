"""A database that is full, a Telegram that is away or silent, a batch that is stopped: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.delivery import leaving, outcomes
from bot.delivery.content import EachRow
from bot.delivery.observing import Unobserved
from bot.delivery.outcomes import RESEND_SECONDS
from bot.delivery.recording import FLUSH_SECONDS, Recorder
from bot.errors import NotNow
from bot.model import Kind, Lane, OutboxState
from bot.storage import outbox
from bot.storage.db import Database, Tx
from bot.storage.outbox import Wave, batches
from bot.storage.tables import person
from tests.delivery.fake_api import failing
from tests.delivery.timing import until
from tests.delivery.world import NOW, World

SERVER_DOWN = (502, {"ok": False})


class Failing:
    """Makes the next writes of a database fail when they commit, as a full disk does."""

    def __init__(self, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left, self.database, self._write = 0, database, database.write
        monkeypatch.setattr(database, "write", self.write)

    @asynccontextmanager
    async def write(self, *, is_urgent: bool = False) -> AsyncIterator[Tx]:
        async with self._write(is_urgent=is_urgent) as tx:
            yield tx
            if self.left > 0:
                self.left -= 1
                raise OperationalError("COMMIT", None, sqlite3.OperationalError("database or disk is full"))


async def silence(world: World) -> asyncio.Event:
    """The next calls are taken and not answered until the event is set."""
    speak = asyncio.Event()
    ordinary = world.api._ordinary

    async def keep_silent(method: str, params: Any) -> Any:
        await speak.wait()
        return await ordinary(method, params)

    world.api._ordinary = keep_silent  # type: ignore[method-assign]
    return speak


async def test_a_result_waits_until_the_database_can_write_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.promise(await world.person(), "idea")
    failing_database = Failing(world.database, monkeypatch)
    ordinary = world.api._ordinary

    async def fill_up(method: str, params: Any) -> Any:
        failing_database.left = 5
        return await ordinary(method, params)

    world.api._ordinary = fill_up  # type: ignore[method-assign]
    with capture_logs() as logs:
        assert await world.sender.send_due() == 1
    assert "ledger_not_written" in [entry["event"] for entry in logs]
    assert failing_database.left == 0
    assert await world.end("idea") == (OutboxState.SENT, None)
    assert world.api.texts() == ["idea"]
    assert set(world.settled) == {("idea", OutboxState.SENT)}


async def test_groups_of_results_keep_their_pace_however_long_a_write_takes(world: World) -> None:
    waiting, written_at = [], []
    for chat_id in range(1, 5):
        await world.promise(await world.person(chat_id), f"{chat_id}")
        waiting.append(outcomes.sent(await world.row(f"{chat_id}"), chat_id))

    async def take_long(tx: Tx, row: outbox.OutboxRow, state: OutboxState, now: datetime) -> None:
        written_at.append(world.timer.now())
        world.timer.instant += FLUSH_SECONDS / 2 if len(written_at) < 3 else 2 * FLUSH_SECONDS

    content = EachRow(world.render, take_long)
    recorder = Recorder(world.database, content, world.clock, world.timer, Unobserved())
    recorder.on_recorded = lambda: recorder.add(waiting.pop()) if waiting else None
    async with world.database.write() as tx:
        await outbox.claim(tx, NOW, 10)
    recorder.add(waiting.pop())
    await recorder.close(5)
    gaps = [after - before for before, after in pairwise(written_at)]
    assert gaps == pytest.approx([FLUSH_SECONDS, FLUSH_SECONDS, 2 * FLUSH_SECONDS])


async def test_nothing_leaves_while_sending_cannot_be_written(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.promise(await world.person(), "idea")
    failing_database = Failing(world.database, monkeypatch)
    prepare = world.render

    async def fill_up(tx: Tx, row: outbox.OutboxRow) -> Any:
        failing_database.left = 3
        return await prepare(tx, row)

    world.sender._filler.content = world.content(fill_up)
    assert await world.sender.send_due() == 1
    assert failing_database.left == 0
    assert world.api.texts() == ["idea"]


async def live(world: World, minutes: int) -> None:
    for _ in range(minutes):
        await world.sender.send_due()
        world.clock.instant += timedelta(minutes=1)
        world.timer.instant += 60


async def test_an_hour_without_telegram_loses_nothing(world: World) -> None:
    for chat_id in range(1, 9):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    world.api.script = lambda method, params: SERVER_DOWN
    await live(world, 60)
    assert len(world.api.calls) <= 8 * 6
    world.api.script = None
    world.api.calls.clear()
    await live(world, 70)
    assert sorted(map(int, world.api.texts())) == list(range(1, 9))


async def test_a_call_without_an_answer_is_unknown_and_a_late_answer_says_that_it_arrived(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "ANSWER_SECONDS", 0.05)
    await world.promise(await world.person(), "idea")
    speak = await silence(world)
    await world.sender.send_due()
    assert await world.end("idea") == (OutboxState.UNKNOWN, "no_answer")
    speak.set()
    while (await world.row("idea")).state is not OutboxState.SENT:
        await asyncio.sleep(0.01)
    assert (await world.row("idea")).message_id == 1
    assert world.api.texts() == ["idea"]


@pytest.mark.parametrize(("per_second", "most"), [(30, 200), (1000, 400)])
async def test_a_silent_telegram_is_sent_no_more_than_slow_answers_would_need(
    world: World, per_second: int, most: int
) -> None:
    world.sender._flow._limits.set_rate(per_second)
    for number in range(most + 50):
        await world.promise(await world.person(2000 + number), str(number))
    speak = await silence(world)
    sending = asyncio.create_task(world.sender.send_due())
    while len(world.api.calls) < most:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    assert len(world.api.calls) == most
    speak.set()
    assert await sending == most + 50


async def test_fewer_are_on_their_way_once_the_pace_has_fallen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "LEAST_IN_FLIGHT", 10)
    for number in range(100):
        await world.promise(await world.person(2000 + number), str(number))
    speaking = asyncio.Semaphore(0)
    ordinary = world.api._ordinary

    async def answer_when_asked(method: str, params: Any) -> Any:
        await speaking.acquire()
        return await ordinary(method, params)

    world.api._ordinary = answer_when_asked  # type: ignore[method-assign]
    world.sender._flow._limits.set_rate(100)  # forty at once
    sending = asyncio.create_task(world.sender.send_due())
    await until(lambda: len(world.api.calls) == 40)
    world.sender._flow._limits.set_rate(25)  # ten at once
    for _ in range(25):
        speaking.release()
    await until(lambda: len(world.sender._leaving._tasks) == 15)
    await asyncio.sleep(0.1)
    assert len(world.api.calls) == 40
    for _ in range(75):
        speaking.release()
    assert await sending == 100


async def test_a_digest_without_an_answer_is_sent_again_once_and_says_so(world: World) -> None:
    await world.promise(await world.person(), "digest", kind=Kind.DIGEST)
    world.api.script = lambda method, params: (504, {})
    await world.sender.send_due()
    row = await world.row("digest")
    assert (row.state, row.reason, row.resends) == (OutboxState.QUEUED, outbox.RESEND, 1)
    world.clock.instant += timedelta(seconds=RESEND_SECONDS)
    await world.sender.send_due()
    assert await world.end("digest") == (OutboxState.UNKNOWN, "no_answer")
    assert len(world.api.calls) == 2


async def test_several_floods_at_once_stop_bulk_until_their_deadline(world: World) -> None:
    for chat_id in range(1, 31):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    world.api.script = lambda method, params: failing(429, "Too Many Requests", retry_after=20)
    assert await world.sender.send_due() == 0
    refused = len(world.api.calls)
    world.api.script = None
    assert await world.sender.send_due() == 0
    assert len(world.api.calls) == refused
    world.clock.instant += timedelta(seconds=21)
    world.timer.instant += 21
    assert await world.sender.send_due() == 30


async def test_a_group_is_not_sent_more_than_twenty_a_minute(world: World) -> None:
    group, other = await world.person(-7), await world.person(8)
    for number in range(25):
        await world.promise(group, f"{number}")
    await world.promise(other, "other")
    began = world.timer.instant
    sent = await world.sender.send_due()
    assert sent == 21
    assert "other" in world.api.texts()[:2]
    world.clock.instant += timedelta(seconds=61)
    world.timer.instant += 61
    assert await world.sender.send_due() == 5
    assert [text for text in world.api.texts() if text != "other"] == [str(number) for number in range(25)]
    assert world.timer.instant - began > 60


async def test_what_must_wait_for_the_morning_uses_no_attempt(world: World) -> None:
    await world.promise(await world.person(), "idea")

    async def quiet(tx: Tx, row: outbox.OutboxRow) -> Any:
        raise NotNow(NOW + timedelta(hours=11))

    world.sender._filler.content = world.content(quiet)
    assert await world.sender.send_due() == 0
    row = await world.row("idea")
    assert (row.state, row.attempts, row.next_attempt_at) == (OutboxState.QUEUED, 0, NOW + timedelta(hours=11))


async def test_a_statement_that_fails_in_one_row_spoils_no_other(world: World) -> None:
    for chat_id in (1, 2, 3):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    prepare = world.render

    async def stumble(tx: Tx, row: outbox.OutboxRow) -> Any:
        if row.key == "2":
            await tx.exec_driver_sql("SELECT nothing FROM nowhere")
        await tx.execute(select(person.c.id))
        return await prepare(tx, row)

    world.sender._filler.content = world.content(stumble)
    assert await world.sender.send_due() == 2
    assert (await world.row("2")).reason == outbox.FAULT


async def test_a_cancelled_broadcast_stops_within_what_has_begun_to_leave(world: World) -> None:
    for chat_id in range(1, 301):
        await world.person(chat_id)
    async with world.database.write() as tx:
        batch, _ = await batches.create_once(tx, "confirm:1", Kind.IDEA, None, {}, NOW)
        await batches.enqueue(tx, batch, select(person.c.id), Wave(Lane.BROADCAST, NOW), NOW)
    ordinary = world.api._ordinary

    async def cancel(method: str, params: Any) -> Any:
        async with world.database.write() as tx:
            await batches.cancel(tx, batch.id)
        return await ordinary(method, params)

    world.api._ordinary = cancel  # type: ignore[method-assign]
    sent = await world.sender.send_due()
    async with world.database.read() as tx:
        counts = await batches.count_by_state(tx, batch.id)
    assert 0 < sent <= 200
    assert counts == {OutboxState.SENT: sent, OutboxState.CANCELLED: 300 - sent}


async def test_a_stop_gives_back_what_has_not_left(world: World) -> None:
    for chat_id in range(1, 301):
        await world.promise(await world.person(chat_id), f"{chat_id}")
    stop = asyncio.Event()
    running = asyncio.create_task(world.sender.run(stop))
    while not world.api.calls:
        await asyncio.sleep(0.001)
    stop.set()
    await asyncio.wait_for(running, 5)
    async with world.database.read() as tx:
        counts = await outbox.counts_by_state_and_kind(tx)
    assert {state for state, _ in counts} <= {OutboxState.SENT, OutboxState.QUEUED}
    assert counts[OutboxState.SENT, Kind.IDEA] == len(world.api.calls)
