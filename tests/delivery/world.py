"""A sender with a real database and a small Bot API over HTTP, whose rendering says the row's key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.delivery.content import EachRow, Render
from bot.delivery.sender import Sender
from bot.model import Kind, Lane, Language, OutboxState
from bot.storage import outbox, people
from bot.storage.db import Database, Tx
from bot.storage.outbox import OutboxRow, Promise
from bot.views.message import Message
from tests.delivery.fake_api import FakeApi
from tests.delivery.timing import PassingTimer
from tests.fixed_clock import FixedClock

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class World:
    """A sender whose rendering says the row's key, with the list of what it was told."""

    database: Database
    api: FakeApi
    sender: Sender
    clock: FixedClock
    timer: PassingTimer
    settled: list[tuple[str, OutboxState]] = field(default_factory=list)
    messages: dict[str, Message | None] = field(default_factory=dict)
    raising: set[str] = field(default_factory=set)
    settle_raises: bool = False

    async def render(self, tx: Tx, row: OutboxRow) -> Message | None:
        if row.key in self.raising:
            raise KeyError(f"a comment of {row.chat_id}")
        return self.messages.get(row.key, Message(row.key))

    async def settle(self, tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
        if self.settle_raises:
            raise KeyError("a comment")
        self.settled.append((row.key, state))

    def content(self, render: Render) -> EachRow:
        """What the sender renders with, in place of `render`."""
        return EachRow(render, self.settle)

    async def person(self, chat_id: int = 1001) -> int:
        async with self.database.write() as tx:
            return (await people.add(tx, chat_id, Language.FRENCH, "1", NOW)).id

    async def promise(self, person_id: int | None, key: str, **other: Any) -> None:
        base = Promise(key, Kind.IDEA, Lane.IDEA, person_id, 7, NOW)
        async with self.database.write() as tx:
            await outbox.promise(tx, replace(base, **other), NOW)

    async def row(self, key: str) -> OutboxRow:
        async with self.database.read() as tx:
            row = await outbox.find(tx, key)
        assert row is not None
        return row

    async def end(self, key: str) -> tuple[OutboxState, str | None]:
        row = await self.row(key)
        return row.state, row.reason
