"""What operators see of the ledger and do with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.model import BatchState, Kind, Lane, OutboxState, PersonState
from bot.storage import operating, outbox, people
from bot.storage.db import Database, Tx
from bot.storage.operating import Group, Which
from bot.storage.outbox import Promise, Wave, batches
from bot.storage.tables import outbox as outbox_table
from bot.storage.tables import person
from tests.storage.rows import NOW, a_person

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FAILED, UNKNOWN, QUEUED = OutboxState.FAILED, OutboxState.UNKNOWN, OutboxState.QUEUED
PROMISE = Promise("idea:1", Kind.IDEA, Lane.IDEA, 0, 1, NOW)


async def a_row(tx: Tx, key: str, chat_id: int = 1001, *, kind: Kind = Kind.IDEA, **values: object) -> int:
    """A promise that is due now; `values` say what became of it."""
    someone = await a_person(tx, chat_id)
    await outbox.promise(tx, replace(PROMISE, key=key, kind=kind, person_id=someone.id), NOW)
    row = await outbox.find(tx, key)
    assert row
    if values:
        await tx.execute(update(outbox_table).where(outbox_table.c.id == row.id).values(**values))
    return row.id


async def states(database: Database) -> dict[str, tuple[OutboxState, str | None]]:
    async with database.read() as tx:
        rows = (await tx.execute(outbox_table.select())).all()
    return {row.key: (OutboxState(row.state), row.reason) for row in rows}


async def do(database: Database, some: object, which: Which) -> int:
    async with database.write() as tx:
        return int(await some(tx, which, NOW))  # type: ignore[operator]


async def test_what_waits_is_shown_in_groups_the_longest_wait_first(database: Database) -> None:
    async with database.write() as tx:
        await a_row(tx, "late", next_attempt_at=NOW - HOUR, reason="not_sent")
        for number in range(3):
            await a_row(tx, f"due-{number}", kind=Kind.REMINDER)
        await a_row(tx, "over", state=FAILED, reason="blocked", finished_at=NOW)
        assert await operating.list_waiting(tx) == [
            Group(Kind.IDEA, QUEUED, "not_sent", 1, NOW - HOUR),
            Group(Kind.REMINDER, QUEUED, None, 3, NOW),
        ]
        assert await operating.count_waiting_by_kind(tx) == {Kind.IDEA: 1, Kind.REMINDER: 3}
        assert await operating.list_ended_badly(tx, NOW) == [Group(Kind.IDEA, FAILED, "blocked", 1, NOW)]
        assert await operating.list_ended_badly(tx, NOW + MINUTE) == []


@pytest.mark.parametrize(
    ("values", "late"),
    [
        ({}, timedelta(0)),
        ({"next_attempt_at": NOW - HOUR}, HOUR),
        ({"next_attempt_at": NOW + MINUTE}, None),
        ({"not_before": NOW - HOUR, "next_attempt_at": NOW + MINUTE, "reason": "not_sent"}, HOUR),
        ({"not_before": NOW - HOUR, "next_attempt_at": NOW + MINUTE, "reason": "try_later"}, HOUR),
        ({"not_before": NOW - HOUR, "next_attempt_at": NOW + MINUTE, "reason": "quiet_hours"}, None),
        ({"not_before": NOW - HOUR, "next_attempt_at": NOW + 9999 * HOUR, "reason": "try_later"}, None),
        ({"next_attempt_at": NOW - HOUR, "state": OutboxState.CLAIMED}, HOUR),
        ({"next_attempt_at": NOW - HOUR, "not_after": NOW - MINUTE}, None),
        ({"next_attempt_at": NOW - HOUR, "state": FAILED}, None),
    ],
)
async def test_a_message_is_late_since_it_should_have_left(
    database: Database, values: dict[str, object], late: timedelta | None
) -> None:
    async with database.write() as tx:
        await a_row(tx, "one", **values)
        found = await operating.find_oldest_due_at(tx, NOW)
    assert found == (None if late is None else NOW - late)


async def test_what_failed_is_put_back_and_what_may_have_arrived_only_when_asked(database: Database) -> None:
    async with database.write() as tx:
        await a_row(tx, "failed", state=FAILED, reason="gave_up", attempts=7, finished_at=NOW)
        await a_row(tx, "unknown", 1002, state=UNKNOWN, reason="no_answer", finished_at=NOW)
        await a_row(tx, "sent", 1003, state=OutboxState.SENT, finished_at=NOW)
    assert await do(database, operating.retry_some, Which((FAILED,))) == 1
    assert await do(database, operating.retry_some, Which((FAILED,))) == 0
    assert (await states(database))["unknown"] == (UNKNOWN, "no_answer")
    assert await do(database, operating.retry_some, Which((UNKNOWN,))) == 1
    assert await do(database, operating.retry_some, Which(tuple(OutboxState))) == 0
    assert await states(database) == {
        "failed": (QUEUED, None),
        "unknown": (QUEUED, "resend"),
        "sent": (OutboxState.SENT, None),
    }
    async with database.write() as tx:
        assert {row.key for row in await outbox.claim(tx, NOW, 10)} == {"failed", "unknown"}


async def test_what_is_too_late_or_for_nobody_stays_failed(database: Database) -> None:
    async with database.write() as tx:
        await a_row(tx, "too-late", state=FAILED, reason="gave_up", not_after=NOW - MINUTE)
        await a_row(tx, "blocked", 1002, state=FAILED, reason="blocked")
        await people.mark_unreachable(tx, (await a_person(tx, 1002)).id, NOW)
        await a_row(tx, "erased", 1003, state=FAILED, reason="gave_up", person_id=None)
        assert (await a_person(tx, 1002)).state is PersonState.UNREACHABLE
        assert await operating.count(tx, Which((FAILED,))) == 3
    assert await do(database, operating.retry_some, Which((FAILED,))) == 0


async def test_a_broadcast_that_was_done_goes_on_with_what_is_tried_again(database: Database) -> None:
    async with database.write() as tx:
        someone = await a_person(tx)
        broadcast, _ = await batches.create_once(tx, "news", Kind.BROADCAST, None, {}, NOW)
        await batches.enqueue(tx, broadcast, select(person.c.id), Wave(Lane.BROADCAST, NOW), NOW)
        await tx.execute(update(outbox_table).values(state=FAILED, reason="gave_up", finished_at=NOW))
        assert await batches.finish(tx, broadcast.id)
    assert await do(database, operating.retry_some, Which((FAILED,))) == 1
    async with database.write() as tx:
        assert (await batches.get(tx, broadcast.id)).state is BatchState.RUNNING
        [row] = await outbox.claim(tx, NOW, 10)
        assert row.person_id == someone.id
        assert await outbox.begin_sending(tx, [row.id]) == {row.id}


async def test_what_failed_before_a_broadcast_was_cancelled_stays_failed(database: Database) -> None:
    async with database.write() as tx:
        await a_person(tx)
        broadcast, _ = await batches.create_once(tx, "news", Kind.BROADCAST, None, {}, NOW)
        await batches.enqueue(tx, broadcast, select(person.c.id), Wave(Lane.BROADCAST, NOW), NOW)
        await tx.execute(update(outbox_table).values(state=FAILED, reason="gave_up", finished_at=NOW))
        assert await batches.cancel(tx, broadcast.id)
    assert await do(database, operating.retry_some, Which((FAILED,))) == 0


async def test_what_has_not_begun_to_leave_can_be_cancelled(database: Database) -> None:
    async with database.write() as tx:
        await a_row(tx, "idea")
        await a_row(tx, "reminder", 1002, kind=Kind.REMINDER)
        await a_row(tx, "claimed", 1003, kind=Kind.REMINDER, state=OutboxState.CLAIMED)
        await a_row(tx, "sending", 1004, kind=Kind.REMINDER, state=OutboxState.SENDING)
    assert await do(database, operating.cancel_some, Which(tuple(OutboxState), Kind.REMINDER)) == 2
    found = await states(database)
    assert found["reminder"] == found["claimed"] == (OutboxState.CANCELLED, "operator")
    assert (found["idea"][0], found["sending"][0]) == (QUEUED, OutboxState.SENDING)


async def test_rows_are_chosen_by_kind_reason_and_number(database: Database) -> None:
    async with database.write() as tx:
        first = await a_row(tx, "first", state=FAILED, reason="gave_up")
        await a_row(tx, "second", state=FAILED, reason="bad_entities", kind=Kind.DIGEST)
        for which, count in [
            (Which((FAILED,)), 2),
            (Which((QUEUED,)), 0),
            (Which((FAILED,), Kind.DIGEST), 1),
            (Which((FAILED,), reason="gave_up"), 1),
            (Which((FAILED,), Kind.DIGEST, "gave_up"), 0),
            (Which((FAILED,), row_ids=(first, 9999)), 1),
        ]:
            assert await operating.count(tx, which) == count


async def test_an_export_goes_on_page_after_page(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operating, "PAGE", 2)
    async with database.write() as tx:
        ids = [await a_row(tx, f"row-{number}", 1001 + number) for number in range(5)]
        await a_row(tx, "other", 1009, kind=Kind.DIGEST)
    exported = [row async for row in operating.export(database, Which((QUEUED,), Kind.IDEA))]
    assert [row.id for row in exported] == ids
    assert exported[0].not_before == NOW
