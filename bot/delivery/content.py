"""What the sender asks of whoever knows the words: the messages of rows, and to be told what became of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model import OutboxState
from bot.storage.db import Tx
from bot.storage.outbox import OutboxRow
from bot.views.message import Message

Rendered = Message | None | Exception
"""What a row says now; None where there is no more reason to say it; `NotNow`, `KeptBack`, or the fault that it met."""
End = tuple[OutboxRow, OutboxState]


class Content(Protocol):
    async def render(self, tx: Tx, rows: Sequence[OutboxRow]) -> Sequence[Rendered]:
        """The message of each row, in their order; a fault of one row is given back in its place, not raised."""
        ...

    async def settle(self, tx: Tx, ends: Sequence[End], now: datetime) -> None:
        """Told of final states, in the transaction that records them."""
        ...


Render = Callable[[Tx, OutboxRow], Awaitable[Message | None]]
Settle = Callable[[Tx, OutboxRow, OutboxState, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class EachRow:
    """Content by a function for one row at a time."""

    render_one: Render
    settle_one: Settle

    async def render(self, tx: Tx, rows: Sequence[OutboxRow]) -> Sequence[Rendered]:
        return [await self._rendered(tx, row) for row in rows]

    async def settle(self, tx: Tx, ends: Sequence[End], now: datetime) -> None:
        for row, state in ends:
            await self.settle_one(tx, row, state, now)

    async def _rendered(self, tx: Tx, row: OutboxRow) -> Rendered:
        try:
            return await self.render_one(tx, row)
        except Exception as error:
            return error
