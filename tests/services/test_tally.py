"""The counts: what was due and did not leave is told, what a person called off is not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.model import Kind, Lane
from bot.services import tally
from bot.storage import outbox
from bot.storage.db import Database, Tx
from bot.storage.outbox import Promise
from tests.storage.rows import NOW, a_person

END = NOW + timedelta(days=7)


async def a_promise(tx: Tx, not_before: datetime = NOW) -> int:
    someone = await a_person(tx)
    new = Promise("idea:1", Kind.IDEA, Lane.IDEA, someone.id, reference=None, not_before=not_before)
    assert await outbox.promise(tx, new, NOW)
    row = await outbox.find(tx, "idea:1")
    assert row
    return row.id


@pytest.mark.parametrize(
    ("reason", "undelivered"), [("no_activity", 1), ("cap", 1), ("too_late", 1), ("paused", 0), ("erased", 0)]
)
async def test_what_the_rules_called_off_counts_and_what_a_person_called_off_does_not(
    database: Database, reason: str, undelivered: int
) -> None:
    async with database.write() as tx:
        await outbox.mark_cancelled(tx, await a_promise(tx), reason, NOW)
        assert (await tally.take(tx, END)).undelivered == undelivered


async def test_what_is_due_and_still_waits_counts(database: Database) -> None:
    async with database.write() as tx:
        await a_promise(tx, not_before=END)
        assert (await tally.take(tx, END)).undelivered == 1
        assert (await tally.take(tx, END - timedelta(seconds=1))).undelivered == 0
