"""What became of rows: recorded in groups, each step only from the states that it may follow."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from bot.model import Kind, OutboxState
from bot.storage.db import Tx, changed
from bot.storage.outbox.rows import OPEN, RESEND, UNDER_WAY, among_ids, ids_of, is_in
from bot.storage.tables import outbox

BEFORE = {
    OutboxState.SENT: (*UNDER_WAY, OutboxState.UNKNOWN),
    OutboxState.FAILED: (*UNDER_WAY, OutboxState.UNKNOWN),
    OutboxState.UNKNOWN: UNDER_WAY,
    OutboxState.QUEUED: UNDER_WAY,
    OutboxState.CANCELLED: (OutboxState.CLAIMED,),
}
"""From which states a sender may move a row on; an answer that comes late still says what became of an unknown one."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next state of one row. With QUEUED: when to try again, and whether that uses up an attempt or a resend."""

    row_id: int
    state: OutboxState
    reason: str | None = None
    message_id: int | None = None
    next_attempt_at: datetime | None = None
    uses_attempt: bool = True
    is_resend: bool = False


async def settle(tx: Tx, steps: Sequence[Step], now: datetime) -> set[int]:
    """Records the steps in a few statements, however many; returns the ids of the rows that were still ours to move.

    What was sent, which is nearly everything, takes a single statement.
    """
    sent = [step for step in steps if step.state is OutboxState.SENT]
    others = [step for step in steps if step.state is not OutboxState.SENT]
    return await _settle_sent(tx, sent, now) | await _settle_others(tx, others, now)


async def _settle_sent(tx: Tx, steps: Sequence[Step], now: datetime) -> set[int]:
    if not steps:
        return set()
    numbers = {step.row_id: step.message_id for step in steps}
    moved = await tx.execute(_sent(tx.dialect.name), {"now": now, **_pairs_of(tx, numbers)})
    return {row.id for row in moved}


async def _settle_others(tx: Tx, steps: Sequence[Step], now: datetime) -> set[int]:
    if not steps:
        return set()
    found = await tx.execute(_states(tx.dialect.name), ids_of(tx, [step.row_id for step in steps]))
    states = {row.id: row.state for row in found}
    moved = [step for step in steps if states.get(step.row_id) in BEFORE[step.state]]
    again = [_again(step) for step in moved if step.state is OutboxState.QUEUED]
    ended = [_ended(step, now) for step in moved if step.state is not OutboxState.QUEUED]
    if ended:
        await tx.execute(ENDED, ended)
    if again:
        await tx.execute(AGAIN, again)
    return {step.row_id for step in moved}


async def mark_cancelled(tx: Tx, row_id: int, reason: str, now: datetime) -> bool:
    """False where it has begun to leave, or has ended."""
    waiting = (outbox.c.id == row_id, is_in(outbox, OutboxState.QUEUED, OutboxState.CLAIMED))
    values = {"state": OutboxState.CANCELLED, "reason": reason, "finished_at": now}
    return await changed(tx, update(outbox).where(*waiting).values(**values)) == 1


async def cancel_waiting(tx: Tx, person_id: int, reason: str, now: datetime) -> int:
    """Cancels what has not begun to leave for this person; returns how many rows."""
    return await _cancel_waiting(tx, outbox.c.person_id == person_id, reason, now)


async def cancel_waiting_in_group(tx: Tx, group_id: int, reason: str, now: datetime) -> int:
    """Cancels what has not begun to leave for this group; returns how many rows."""
    return await _cancel_waiting(tx, outbox.c.group_id == group_id, reason, now)


async def _cancel_waiting(tx: Tx, whose: ColumnElement[bool], reason: str, now: datetime) -> int:
    waiting = (is_in(outbox, *OPEN), is_in(outbox, OutboxState.QUEUED, OutboxState.CLAIMED))
    values = {"state": OutboxState.CANCELLED, "reason": reason, "finished_at": now}
    return await changed(tx, update(outbox).where(whose, *waiting).values(**values))


async def cancel_about(tx: Tx, kinds: Sequence[Kind], reference: int, reason: str, now: datetime) -> int:
    """Cancels what has not begun to leave about this noun; returns how many rows."""
    waiting = (is_in(outbox, OutboxState.QUEUED), outbox.c.kind.in_(kinds), outbox.c.reference == reference)
    values = {"state": OutboxState.CANCELLED, "reason": reason, "finished_at": now}
    return await changed(tx, update(outbox).where(*waiting).values(**values))


ENDED = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"))
    .values(
        state=bindparam("to_state"),
        reason=bindparam("to_reason"),
        message_id=bindparam("to_message_id"),
        finished_at=bindparam("to_finished_at"),
    )
)
AGAIN = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"))
    .values(
        state=OutboxState.QUEUED,
        reason=case((outbox.c.reason == RESEND, RESEND), else_=bindparam("to_reason", type_=outbox.c.reason.type)),
        next_attempt_at=bindparam("to_next_attempt_at"),
        attempts=outbox.c.attempts + bindparam("to_attempts", type_=outbox.c.attempts.type),
        resends=outbox.c.resends + bindparam("to_resends", type_=outbox.c.resends.type),
    )
)


@cache
def _sent(dialect: str) -> ReturningUpdate[tuple[int]]:
    """`UPDATE … FROM` the pairs of row and Telegram's number: one parameter, on PostgreSQL two, for any count."""
    row_id: ColumnElement[Any]
    if dialect == "sqlite":
        each = func.json_each(bindparam("pairs", type_=String)).table_valued("key", "value")
        row_id, message_id = cast(each.c.key, Integer), each.c.value
    else:
        arrays = [cast(bindparam(name, type_=ARRAY(Integer)), ARRAY(Integer)) for name in ("ids", "numbers")]
        each = func.unnest(*arrays).table_valued("id", "number").render_derived("each")
        row_id, message_id = each.c.id, each.c.number
    values = {"state": OutboxState.SENT, "reason": None, "message_id": message_id, "finished_at": bindparam("now")}
    # One that waits to be sent again, since no answer had come, has arrived after all.
    again = and_(is_in(outbox, OutboxState.QUEUED), outbox.c.reason == RESEND)
    moved = update(outbox).where(outbox.c.id == row_id, or_(is_in(outbox, *BEFORE[OutboxState.SENT]), again))
    return moved.values(**values).returning(outbox.c.id)


def _pairs_of(tx: Tx, numbers: dict[int, int | None]) -> dict[str, object]:
    if tx.dialect.name == "sqlite":
        return {"pairs": json.dumps(numbers)}
    return {"ids": list(numbers), "numbers": list(numbers.values())}


@cache
def _states(dialect: str) -> Select[tuple[int, str]]:
    return select(outbox.c.id, outbox.c.state).where(among_ids(dialect, outbox.c.id)).with_for_update()


def _ended(step: Step, now: datetime) -> dict[str, object]:
    return {
        "row_id": step.row_id,
        "to_state": step.state,
        "to_reason": step.reason,
        "to_message_id": step.message_id,
        "to_finished_at": now,
    }


def _again(step: Step) -> dict[str, object]:
    return {
        "row_id": step.row_id,
        "to_reason": RESEND if step.is_resend else step.reason,
        "to_next_attempt_at": step.next_attempt_at,
        "to_attempts": int(step.uses_attempt),
        "to_resends": int(step.is_resend),
    }
