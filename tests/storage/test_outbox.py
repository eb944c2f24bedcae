"""The ledger: each promise once, each step once, nothing claimed twice and no order broken."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Kind, Lane, Language, OutboxState
from bot.storage import outbox, people
from bot.storage.db import Database, Tx
from bot.storage.outbox import Promise, Step

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


async def someone(tx: Tx, chat_id: int = 1001) -> int:
    return (await people.add(tx, chat_id, Language.FRENCH, "1", NOW)).id


def idea(person_id: int, key: str = "idea:1", **other: object) -> Promise:
    base = Promise(key, Kind.IDEA, Lane.IDEA, person_id, reference=7, not_before=NOW, is_unasked=True)
    return replace(base, **other)  # type: ignore[arg-type]


async def state_of(database: Database, key: str) -> tuple[OutboxState, str | None]:
    async with database.read() as tx:
        row = await outbox.find(tx, key)
    assert row is not None
    return row.state, row.reason


async def claim(database: Database, now: datetime = NOW, limit: int = 100) -> list[str]:
    async with database.write() as tx:
        return [row.key for row in await outbox.claim(tx, now, limit)]


async def test_the_same_promise_is_made_once(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        assert await outbox.promise(tx, idea(person_id), NOW)
        assert not await outbox.promise(tx, idea(person_id, reference=8), LATER)
        row = await outbox.find(tx, "idea:1")
    assert row is not None
    assert (row.reference, row.chat_id, row.state, row.next_attempt_at) == (7, 1001, OutboxState.QUEUED, NOW)


async def test_the_urgent_lane_leaves_first_then_the_oldest(database: Database) -> None:
    async with database.write() as tx:
        for number, lane in enumerate((Lane.BROADCAST, Lane.IDEA, Lane.REMINDER, Lane.IDEA)):
            person_id = await someone(tx, 100 + number)
            await outbox.promise(tx, idea(person_id, f"{number}", lane=lane), NOW)
    assert await claim(database) == ["2", "1", "3", "0"]
    assert await claim(database) == []


async def test_a_claim_takes_no_more_than_its_limit_and_nothing_early_or_late(database: Database) -> None:
    async with database.write() as tx:
        for number in range(3):
            await outbox.promise(tx, idea(await someone(tx, number), f"due:{number}"), NOW)
        await outbox.promise(tx, idea(await someone(tx, 10), "early", not_before=LATER), NOW)
        await outbox.promise(tx, idea(await someone(tx, 11), "late", not_after=NOW - timedelta(seconds=1)), NOW)
    assert await claim(database, limit=2) == ["due:0", "due:1"]
    assert await claim(database, limit=2) == ["due:2"]
    assert await claim(database, LATER) == ["early"]


async def test_a_chat_gets_its_rows_one_after_the_other(database: Database) -> None:
    async with database.write() as tx:
        person_id, other = await someone(tx, 1), await someone(tx, 2)
        for key in ("a", "b"):
            await outbox.promise(tx, idea(person_id, key), NOW)
        await outbox.promise(tx, idea(other, "c"), NOW)
    assert await claim(database) == ["a", "c"]
    assert await claim(database) == []
    await finish(database, "a")
    assert await claim(database) == ["b"]


async def finish(database: Database, key: str) -> None:
    async with database.write() as tx:
        row = await outbox.find(tx, key)
        assert row is not None
        assert await outbox.begin_sending(tx, [row.id])
        assert await end(tx, row.id, OutboxState.SENT)


async def end(tx: Tx, row_id: int, state: OutboxState, reason: str | None = None) -> bool:
    message_id = 55 if state is OutboxState.SENT else None
    return bool(await outbox.settle(tx, [Step(row_id, state, reason, message_id)], NOW))


async def try_again(tx: Tx, row_id: int, at: datetime, reason: str, *, uses_attempt: bool = True) -> bool:
    step = Step(row_id, OutboxState.QUEUED, reason, next_attempt_at=at, uses_attempt=uses_attempt)
    return bool(await outbox.settle(tx, [step], NOW))


async def put_back(database: Database, key: str, reason: str) -> None:
    async with database.write() as tx:
        row = await outbox.find(tx, key)
        assert row is not None
        assert await try_again(tx, row.id, LATER, reason)


async def test_a_row_that_must_wait_is_not_overtaken_in_its_chat(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        for key in ("a", "b"):
            await outbox.promise(tx, idea(person_id, key), NOW)
    await claim(database)
    await put_back(database, "a", "not_sent")
    assert await claim(database) == []
    assert await claim(database, LATER) == ["a"]


async def test_a_poisoned_row_holds_up_nothing(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        for key in ("a", "b"):
            await outbox.promise(tx, idea(person_id, key), NOW)
    await claim(database)
    await put_back(database, "a", outbox.FAULT)
    assert await claim(database) == ["b"]


async def test_a_row_is_claimed_by_one_of_many(database: Database) -> None:
    async with database.write() as tx:
        for number in range(30):
            await outbox.promise(tx, idea(await someone(tx, number), f"{number}"), NOW)
    taken = await asyncio.gather(*(claim(database, limit=10) for _ in range(6)))
    keys = [key for batch in taken for key in batch]
    assert len(keys) == len(set(keys))
    rest = await claim(database, limit=100)
    assert sorted(keys + rest, key=int) == [str(number) for number in range(30)]


async def test_a_row_cancelled_after_its_claim_does_not_leave(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        await outbox.promise(tx, idea(person_id), NOW)
        [row] = await outbox.claim(tx, NOW, 10)
        assert await outbox.cancel_waiting(tx, person_id, "stopped", NOW) == 1
        assert not await outbox.begin_sending(tx, [row.id])
    assert await state_of(database, "idea:1") == (OutboxState.CANCELLED, "stopped")


async def test_what_is_being_sent_is_not_cancelled(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        await outbox.promise(tx, idea(person_id), NOW)
        [row] = await outbox.claim(tx, NOW, 10)
        assert await outbox.begin_sending(tx, [row.id])
        assert await outbox.cancel_waiting(tx, person_id, "stopped", NOW) == 0
        assert not await outbox.mark_cancelled(tx, row.id, "stopped", NOW)


async def test_a_result_is_recorded_once(database: Database) -> None:
    async with database.write() as tx:
        await outbox.promise(tx, idea(await someone(tx)), NOW)
        [row] = await outbox.claim(tx, NOW, 10)
        assert await outbox.begin_sending(tx, [row.id])
        assert await end(tx, row.id, OutboxState.SENT)
        assert not await end(tx, row.id, OutboxState.FAILED, "blocked")
        assert not await try_again(tx, row.id, LATER, "not_sent")
        sent = await outbox.find(tx, "idea:1")
    assert sent is not None
    assert (sent.state, sent.message_id) == (OutboxState.SENT, 55)


async def test_what_is_too_late_expires_with_its_reason(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        await outbox.promise(tx, idea(person_id, "late", not_after=NOW), NOW)
        await outbox.promise(tx, idea(person_id, "kept"), NOW)
        assert await outbox.expire_late(tx, NOW) == []
        assert [row.key for row in await outbox.expire_late(tx, LATER)] == ["late"]
    assert await state_of(database, "late") == (OutboxState.EXPIRED, outbox.TOO_LATE)
    assert await claim(database, LATER) == ["kept"]


async def test_after_a_kill_what_was_claimed_leaves_and_what_was_leaving_is_unknown(database: Database) -> None:
    async with database.write() as tx:
        for number, kind in enumerate((Kind.IDEA, Kind.IDEA, Kind.DIGEST)):
            await outbox.promise(tx, idea(await someone(tx, number), f"{number}", kind=kind), NOW)
        rows = await outbox.claim(tx, NOW, 10)
        for row in rows[1:]:
            await outbox.begin_sending(tx, [row.id])
    async with database.write() as tx:
        found = await outbox.recover(tx, LATER)
    assert (found.queued, found.resent) == (1, 1)
    assert [(row.key, row.state, row.chat_id) for row in found.unknown] == [("1", OutboxState.UNKNOWN, 1)]
    assert await state_of(database, "0") == (OutboxState.QUEUED, None)
    assert await state_of(database, "1") == (OutboxState.UNKNOWN, "interrupted")
    assert await state_of(database, "2") == (OutboxState.QUEUED, outbox.RESEND)


async def test_a_digest_keeps_its_mark_of_renvoi_while_it_waits(database: Database) -> None:
    async with database.write() as tx:
        await outbox.promise(tx, idea(await someone(tx), kind=Kind.DIGEST), NOW)
        [row] = await outbox.claim(tx, NOW, 10)
        await outbox.begin_sending(tx, [row.id])
        await outbox.recover(tx, NOW)
        await outbox.claim(tx, NOW, 10)
        await try_again(tx, row.id, LATER, "not_sent")
    assert await state_of(database, "idea:1") == (OutboxState.QUEUED, outbox.RESEND)


async def test_a_digest_is_not_sent_again_for_ever(database: Database) -> None:
    async with database.write() as tx:
        await outbox.promise(tx, idea(await someone(tx), kind=Kind.DIGEST), NOW)
        for _ in range(outbox.RESENDS + 1):
            [row] = await outbox.claim(tx, NOW, 10)
            await outbox.begin_sending(tx, [row.id])
            await outbox.recover(tx, NOW)
    assert await state_of(database, "idea:1") == (OutboxState.UNKNOWN, "interrupted")


async def test_waiting_that_was_asked_for_uses_no_attempt(database: Database) -> None:
    async with database.write() as tx:
        await outbox.promise(tx, idea(await someone(tx)), NOW)
        [row] = await outbox.claim(tx, NOW, 10)
        await try_again(tx, row.id, NOW, "try_later", uses_attempt=False)
        [row] = await outbox.claim(tx, NOW, 10)
        assert row.attempts == 0
        await try_again(tx, row.id, NOW, "not_sent")
        [row] = await outbox.claim(tx, NOW, 10)
        assert row.attempts == 1
        assert await outbox.release(tx, [row.id]) == 1
        assert await outbox.release(tx, [row.id]) == 0


async def test_only_unasked_messages_that_count_are_counted(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        await outbox.promise(tx, idea(person_id, "planned", not_before=LATER), NOW)
        await outbox.promise(tx, idea(person_id, "asked", is_unasked=False), NOW)
        await outbox.promise(tx, idea(person_id, "sent"), NOW)
        await outbox.promise(tx, idea(await someone(tx, 2), "other"), NOW)
    assert set(await claim(database)) == {"asked", "other"}
    await finish(database, "asked")
    assert await claim(database) == ["sent"]
    await finish(database, "sent")
    async with database.write() as tx:
        assert await outbox.count_unasked(tx, person_id, NOW, LATER) == 1
        assert await outbox.count_unasked(tx, person_id, NOW, LATER + timedelta(seconds=1)) == 2
        await outbox.cancel_waiting(tx, person_id, "stopped", NOW)
        assert await outbox.count_unasked(tx, person_id, NOW, LATER + timedelta(seconds=1)) == 1


async def test_what_waits_is_listed_in_the_order_of_its_time(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        await outbox.promise(tx, idea(person_id, "second", not_before=LATER), NOW)
        await outbox.promise(tx, idea(person_id, "first"), NOW)
        await outbox.promise(tx, idea(person_id, "far", not_before=LATER + timedelta(days=1)), NOW)
        await outbox.promise(tx, idea(person_id, "gone", not_after=NOW - timedelta(hours=1)), NOW)
        waiting = await outbox.list_waiting(tx, NOW, LATER, 10)
        assert [row.key for row in waiting] == ["first", "second"]
        assert [row.key for row in await outbox.list_waiting(tx, NOW, LATER, 1)] == ["first"]
        assert await outbox.counts_by_state_and_kind(tx) == {(OutboxState.QUEUED, Kind.IDEA): 4}
        assert await outbox.list_due_lanes(tx, NOW) == [outbox.PRIORITY[Lane.IDEA]]


async def test_the_row_outlives_the_person(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        await outbox.promise(tx, idea(person_id), NOW)
        await people.erase(tx, person_id, NOW)
        [row] = await outbox.claim(tx, NOW, 10)
    assert (row.person_id, row.chat_id) == (None, None)


async def test_a_time_without_zone_is_refused(database: Database) -> None:
    async with database.write() as tx:
        person_id = await someone(tx)
        with pytest.raises(Exception, match="without zone"):
            await outbox.promise(tx, idea(person_id, not_before=datetime(2026, 1, 1)), NOW)  # noqa: DTZ001
