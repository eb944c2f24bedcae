"""The alert: one line when messages are late, one when they are not any more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.delivery.lateness import Lateness
from bot.metrics import Metrics
from bot.storage import outbox
from bot.storage.db import Database
from bot.storage.leases import Leases, open_leases
from tests.fixed_clock import FixedClock
from tests.storage.rows import NOW
from tests.storage.test_operating import a_row

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
async def leases(database: Database) -> AsyncIterator[Leases]:
    leases = open_leases(database)
    yield leases
    await leases.close()


async def told(lateness: Lateness, clock: FixedClock, after: timedelta) -> list[str]:
    clock.instant = NOW + after
    with capture_logs() as lines:
        await lateness.look()
    return [line["event"] for line in lines]


async def test_an_episode_is_told_once_and_its_end_once(database: Database, leases: Leases) -> None:
    clock, metrics = FixedClock(NOW), Metrics()
    lateness = Lateness(database, leases, clock, metrics)
    async with database.write() as tx:
        await a_row(tx, "one")
    assert await told(lateness, clock, 10 * MINUTE) == []
    assert await told(lateness, clock, 10 * MINUTE + SECOND) == ["queue_late"]
    assert b"terreau_queue_age_seconds 601.0" in metrics.exposed()
    assert b'terreau_queue_messages{kind="idea"} 1.0' in metrics.exposed()
    assert await told(lateness, clock, 30 * MINUTE) == []
    async with database.write() as tx:
        await outbox.cancel_waiting(tx, 1, "test", NOW)
        await a_row(tx, "two", next_attempt_at=NOW + 22 * MINUTE)
    assert await told(lateness, clock, 30 * MINUTE) == [], "eight minutes are still the same episode"
    assert await told(lateness, clock, 26 * MINUTE) == ["queue_on_time_again"]
    assert await told(lateness, clock, 26 * MINUTE) == []
    assert await told(lateness, clock, 40 * MINUTE) == ["queue_late"]


async def test_of_several_processes_one_tells(database: Database, leases: Leases) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite serves one process")
    async with database.write() as tx:
        await a_row(tx, "one", next_attempt_at=NOW - 11 * MINUTE)
    other = open_leases(database)
    try:
        clock = FixedClock(NOW)
        assert await told(Lateness(database, leases, clock, Metrics()), clock, SECOND) == ["queue_late"]
        assert await told(Lateness(database, other, clock, Metrics()), clock, SECOND) == []
    finally:
        await other.close()


async def test_a_database_that_is_away_is_told_and_waited_for(database: Database, leases: Leases) -> None:
    clock = FixedClock(NOW)
    lateness = Lateness(database, leases, clock, Metrics())
    await leases.close()
    async with database.write() as tx:
        await tx.exec_driver_sql("ALTER TABLE outbox RENAME TO elsewhere")
    try:
        assert await told(lateness, clock, SECOND) == ["lateness_not_measured"]
    finally:
        async with database.write() as tx:
            await tx.exec_driver_sql("ALTER TABLE elsewhere RENAME TO outbox")
    assert await told(lateness, clock, SECOND) == []
