"""Counts of what happened, without persons: for the operator and the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.model import Kind, OutboxState
from bot.storage import feedback, ideas, memberships, outbox
from bot.storage.db import Tx

UNDELIVERED = (OutboxState.FAILED, OutboxState.UNKNOWN, OutboxState.EXPIRED)


@dataclass(frozen=True, slots=True)
class Tally:
    members: int
    ideas_by_setting: Mapping[str, int]
    feedback: int
    outbox: Mapping[tuple[OutboxState, Kind], int]
    unkept: int

    def sent(self, kind: Kind) -> int:
        return self.outbox.get((OutboxState.SENT, kind), 0)

    @property
    def undelivered(self) -> int:
        """Messages that were due and ended otherwise than sent or called off by the person."""
        return self.unkept + sum(count for (state, _), count in self.outbox.items() if state in UNDELIVERED)


async def take(tx: Tx, until: datetime) -> Tally:
    """What was due by `until` and still waits counts as undelivered."""
    return Tally(
        members=await memberships.count_active(tx),
        ideas_by_setting=await ideas.count_sent_by_setting(tx),
        feedback=await feedback.count(tx),
        outbox=await outbox.counts_by_state_and_kind(tx),
        unkept=await outbox.count_unkept(tx, until),
    )
