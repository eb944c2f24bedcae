"""Broadcasts in the ledger: promised to many at once, paused and cancelled as one; chats dealt out by shard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects import sqlite

from bot.model import BatchState, Kind, Lane, Language, OutboxState
from bot.storage import outbox, people
from bot.storage.db import Database, Tx
from bot.storage.migrating import migrate
from bot.storage.outbox import SHARDS, Batch, Promise, Step, Wave, batches, claiming
from bot.storage.tables import person
from tests.conftest import Address

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
WORDS = {"text": "Rendez-vous <b>samedi</b>"}


async def some_people(tx: Tx, count: int, first: int = 1) -> list[int]:
    return [(await people.add(tx, chat_id, Language.FRENCH, "1", NOW)).id for chat_id in range(first, first + count)]


async def a_broadcast(tx: Tx, key: str = "confirm:1", **wave: object) -> tuple[Batch, int]:
    """To everybody there is."""
    batch, _ = await batches.create_once(tx, key, Kind.IDEA, None, WORDS, NOW)
    to_all = Wave(Lane.BROADCAST, NOW, **wave)  # type: ignore[arg-type]
    return batch, await batches.enqueue(tx, batch, select(person.c.id), to_all, NOW)


async def followed(tx: Tx, batch_id: int) -> int:
    """How many rows had to move to where the state of their batch wants them."""
    moved = 0
    while some := await batches.follow_some(tx, batch_id, LATER):
        moved += some
    return moved


async def claimed_ids(tx: Tx, now: datetime = NOW) -> list[int]:
    return [row.id for row in await outbox.claim(tx, now, 100)]


async def test_each_person_is_promised_a_broadcast_once_and_its_words_are_frozen(database: Database) -> None:
    async with database.write() as tx:
        person_ids = await some_people(tx, 3)
        batch, count = await a_broadcast(tx, not_after=LATER)
        assert count == 3
        await some_people(tx, 1, first=50)
        assert (await a_broadcast(tx))[1] == 1
        assert (await batches.get(tx, batch.id)).content == WORDS
        rows = await outbox.claim(tx, NOW, 3)
    assert [(row.person_id, row.chat_id, row.batch_id) for row in rows] == [
        (person_id, chat_id, batch.id) for person_id, chat_id in zip(person_ids, (1, 2, 3), strict=True)
    ]
    assert {(row.lane, row.not_after, row.is_unasked, row.reference) for row in rows} == {
        (Lane.BROADCAST, LATER, True, batch.id)
    }
    assert [row.shard for row in rows] == [outbox.shard_of(person_id) for person_id in person_ids]


async def test_a_double_tap_makes_one_batch(database: Database) -> None:
    async with database.write() as tx:
        first, is_new = await batches.create_once(tx, "confirm:1", Kind.IDEA, None, WORDS, NOW)
        again, is_new_again = await batches.create_once(tx, "confirm:1", Kind.IDEA, None, {"text": "other"}, LATER)
    assert (is_new, is_new_again) == (True, False)
    assert again == first


async def test_a_paused_broadcast_waits_and_goes_on(database: Database) -> None:
    async with database.write() as tx:
        await some_people(tx, 3)
        batch, _ = await a_broadcast(tx)
        assert await batches.pause(tx, batch.id)
        assert not await batches.pause(tx, batch.id)
        assert await followed(tx, batch.id) == 3
        assert await claimed_ids(tx, LATER) == []
        assert await batches.resume(tx, batch.id)
        assert not await batches.resume(tx, batch.id)
        assert await followed(tx, batch.id) == 3
        assert len(await claimed_ids(tx, LATER)) == 3


async def test_rows_follow_in_chunks_and_none_of_a_stopped_broadcast_leaves_before_they_have(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 2)
    async with database.write() as tx:
        await some_people(tx, 5)
        batch, _ = await a_broadcast(tx)
        await batches.cancel(tx, batch.id)
        row_ids = await claimed_ids(tx)
        assert len(row_ids) == 5, "the rows have not followed yet"
        assert await outbox.begin_sending(tx, row_ids) == set()
        assert await batches.list_behind(tx, 10) == [batch.id]
        assert [await batches.follow_some(tx, batch.id, NOW) for _ in range(4)] == [2, 2, 1, 0]
        assert await batches.list_behind(tx, 10) == []
        assert await batches.count_by_state(tx, batch.id) == {OutboxState.CANCELLED: 5}


async def test_what_waits_in_a_pause_does_not_expire_and_has_its_time_again_afterwards(database: Database) -> None:
    async with database.write() as tx:
        await some_people(tx, 1)
        batch, _ = await a_broadcast(tx, not_after=LATER)
        await batches.pause(tx, batch.id)
        await followed(tx, batch.id)
        much_later = LATER + timedelta(days=2)
        assert await outbox.expire_late(tx, much_later) == []
        await batches.resume(tx, batch.id)
        assert await batches.follow_some(tx, batch.id, much_later, timedelta(hours=24)) == 1
        [row] = await outbox.claim(tx, much_later, 10)
    assert row.not_after == much_later + timedelta(hours=24)


async def test_a_row_under_way_when_its_broadcast_goes_on_is_not_left_behind(database: Database) -> None:
    async with database.write() as tx:
        await some_people(tx, 1)
        batch, _ = await a_broadcast(tx)
        row_ids = await claimed_ids(tx)
        await batches.pause(tx, batch.id)
        assert await outbox.begin_sending(tx, row_ids) == set()
        assert await followed(tx, batch.id) == 0
        assert await batches.list_behind(tx, 10) == [batch.id], "it may still be put away"
        await batches.put_away(tx, row_ids, NOW)
        await batches.resume(tx, batch.id)
        assert await followed(tx, batch.id) == 1
        assert await claimed_ids(tx, LATER) == row_ids


@pytest.mark.parametrize(
    ("order", "state", "reason"),
    [("pause", OutboxState.QUEUED, None), ("cancel", OutboxState.CANCELLED, "cancelled")],
)
async def test_what_was_claimed_of_a_stopped_broadcast_does_not_leave(
    database: Database, order: str, state: OutboxState, reason: str | None
) -> None:
    async with database.write() as tx:
        await some_people(tx, 2)
        batch, _ = await a_broadcast(tx)
        row_ids = await claimed_ids(tx)
        await (batches.pause(tx, batch.id) if order == "pause" else batches.cancel(tx, batch.id))
        assert await outbox.begin_sending(tx, row_ids) == set()
        await batches.put_away(tx, row_ids, NOW)
        assert await batches.count_by_state(tx, batch.id) == {state: 2}
        row = await outbox.find(tx, f"idea:{batch.id}:1")
        assert row is not None
        assert row.reason == reason
        assert await claimed_ids(tx, LATER) == []


async def test_what_was_claimed_of_a_broadcast_that_was_stopped_for_an_instant_goes_back_to_the_queue(
    database: Database,
) -> None:
    async with database.write() as tx:
        await some_people(tx, 2)
        batch, _ = await a_broadcast(tx)
        row_ids = await claimed_ids(tx)
        await batches.pause(tx, batch.id)
        assert await outbox.begin_sending(tx, row_ids) == set()
        await batches.resume(tx, batch.id)
        assert await batches.put_away(tx, row_ids, NOW) == 2
        assert await claimed_ids(tx, LATER) == row_ids


async def test_what_has_begun_to_leave_is_not_called_back(database: Database) -> None:
    async with database.write() as tx:
        await some_people(tx, 2)
        batch, _ = await a_broadcast(tx)
        [row, _] = await outbox.claim(tx, NOW, 2)
        assert await outbox.begin_sending(tx, [row.id]) == {row.id}
        assert await batches.cancel(tx, batch.id)
        await followed(tx, batch.id)
        assert await outbox.settle(tx, [Step(row.id, OutboxState.SENT, message_id=5)], NOW) == {row.id}
        counts = await batches.count_by_state(tx, batch.id)
    assert counts == {OutboxState.SENT: 1, OutboxState.CANCELLED: 1}


async def test_a_broadcast_is_done_when_nothing_of_it_is_open(database: Database) -> None:
    async with database.write() as tx:
        await some_people(tx, 1)
        batch, _ = await a_broadcast(tx)
        assert not await batches.finish(tx, batch.id)
        row_ids = await claimed_ids(tx)
        await outbox.begin_sending(tx, row_ids)
        await outbox.settle(tx, [Step(row_id, OutboxState.FAILED, "blocked") for row_id in row_ids], NOW)
        assert await batches.finish(tx, batch.id)
        assert (await batches.get(tx, batch.id)).state is BatchState.DONE
        assert not await batches.cancel(tx, batch.id)


async def test_a_sender_takes_and_recovers_its_own_shards_only(database: Database) -> None:
    async with database.write() as tx:
        for person_id in await some_people(tx, 4):
            await outbox.promise(tx, Promise(f"{person_id}", Kind.IDEA, Lane.IDEA, person_id, 1, NOW), NOW)
        even, odd = ({shard for shard in range(SHARDS) if shard % 2 == rest} for rest in (0, 1))
        mine = await outbox.claim(tx, NOW, 10, even)
        assert {row.shard % 2 for row in mine} == {0}
        theirs = await outbox.claim(tx, NOW, 10, odd)
        assert len(mine) + len(theirs) == 4
        await outbox.begin_sending(tx, [theirs[0].id])
        found = await outbox.recover(tx, NOW, odd)
        assert (found.queued, found.resent) == (len(theirs) - 1, 0)
        assert [row.id for row in found.unknown] == [theirs[0].id]
        assert await outbox.begin_sending(tx, [row.id for row in mine]) == {row.id for row in mine}


async def test_an_answer_that_comes_late_says_what_became_of_an_unknown_row(database: Database) -> None:
    async with database.write() as tx:
        [person_id] = await some_people(tx, 1)
        await outbox.promise(tx, Promise("idea", Kind.IDEA, Lane.IDEA, person_id, 1, NOW), NOW)
        [row_id] = await claimed_ids(tx)
        await outbox.begin_sending(tx, [row_id])
        await outbox.settle(tx, [Step(row_id, OutboxState.UNKNOWN, "no_answer")], NOW)
        again = Step(row_id, OutboxState.QUEUED, "not_sent", next_attempt_at=LATER)
        assert await outbox.settle(tx, [again], LATER) == set()
        assert await outbox.settle(tx, [Step(row_id, OutboxState.SENT, message_id=7)], LATER) == {row_id}
        row = await outbox.find(tx, "idea")
    assert row is not None
    assert (row.state, row.reason, row.message_id) == (OutboxState.SENT, None, 7)


async def test_a_claim_walks_along_the_queue_and_not_through_the_table(sqlite_address: Address) -> None:
    asked = claiming._due(is_sharded=False).params(now=NOW, priority=20, most=100)
    words = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    async with sqlite_address.opened() as database:
        await migrate(database, NOW)
        async with database.read() as tx:
            plan = [row.detail for row in await tx.execute(text(f"EXPLAIN QUERY PLAN {words}"))]
    assert any("ix_outbox_due (priority=? AND next_attempt_at<?)" in step for step in plan)
    assert any("ix_outbox_person (person_id=? AND state=?)" in step for step in plan)
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in plan)
