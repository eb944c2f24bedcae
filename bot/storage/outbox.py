"""The ledger: one row for each message that nobody asked for this instant, and what became of it.

queued -> claimed -> sending -> sent | failed | unknown, or expired, or cancelled. Every step is a conditional UPDATE
whose row count says whether it happened, so that two senders, or a sender and a cancellation, cannot both win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, case, func, or_, select, update

from bot.model import Kind, Lane, OutboxState
from bot.storage.db import Tx, changed, fetch_all, insert_once
from bot.storage.tables import outbox, person

PRIORITY = {Lane.ANSWER: 0, Lane.REMINDER: 10, Lane.IDEA: 20, Lane.BROADCAST: 30}
RESEND = "resend"
"""The reason of a row that is sent again though it may have arrived: its rendering says « renvoi »."""
RESENT_KINDS = (Kind.DIGEST, Kind.DIGEST_CHART)
"""What a coordinator relies on: doubled rather than missing. Everything else is presumed delivered."""
RESENDS = 3
FAULT = "fault"
"""The reason of a row that our own code could not prepare; it does not hold up what follows in its chat."""
TOO_LATE = "too_late"
NOT_KEPT = ("no_activity", "cap", TOO_LATE)
"""The reasons of rows that were due and were called off by the rules, not by what the person asked."""
UNDER_WAY = (OutboxState.CLAIMED, OutboxState.SENDING)
COUNTED = (OutboxState.QUEUED, *UNDER_WAY, OutboxState.SENT, OutboxState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Promise:
    """A message to come. `key` makes it once; `reference` is the id of the noun that is rendered when it leaves."""

    key: str
    kind: Kind
    lane: Lane
    person_id: int
    reference: int | None
    not_before: datetime
    not_after: datetime | None = None
    is_unasked: bool = False


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row as the sender and the panels see it. `chat_id` is None once the person was erased."""

    id: int
    key: str
    kind: Kind
    lane: Lane
    person_id: int | None
    chat_id: int | None
    reference: int | None
    state: OutboxState
    not_before: datetime
    not_after: datetime | None
    is_unasked: bool
    attempts: int
    next_attempt_at: datetime
    reason: str | None
    message_id: int | None


async def promise(tx: Tx, new: Promise, now: datetime) -> bool:
    """Writes the row; False where the same promise was made before."""
    values = {
        "key": new.key,
        "kind": new.kind,
        "lane": new.lane,
        "priority": PRIORITY[new.lane],
        "person_id": new.person_id,
        "reference": new.reference,
        "state": OutboxState.QUEUED,
        "not_before": new.not_before,
        "not_after": new.not_after,
        "is_unasked": new.is_unasked,
        "attempts": 0,
        "next_attempt_at": new.not_before,
        "created_at": now,
    }
    return await insert_once(tx, outbox, values, ["key"])


async def claim(tx: Tx, now: datetime, limit: int) -> list[OutboxRow]:
    """Takes due rows, the most urgent lane first, then the oldest; at most one for each chat, its first.

    One row a chat keeps the order within it, and keeps it when the first has to wait (see `_goes_before`).
    """
    candidate, other = outbox.alias("candidate"), outbox.alias("other")
    held_up = select(other.c.id).where(other.c.person_id == candidate.c.person_id, _goes_before(other, candidate, now))
    first = (
        select(candidate.c.id)
        .where(_is_due(candidate, now), ~held_up.exists())
        .order_by(candidate.c.priority, candidate.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return await _take(tx, first, state=OutboxState.CLAIMED)


async def find_next_attempt_at(tx: Tx) -> datetime | None:
    """When the first waiting row is due, or was."""
    waiting = select(outbox.c.next_attempt_at).where(outbox.c.state == OutboxState.QUEUED)
    first: datetime | None = (await tx.execute(waiting.order_by(outbox.c.next_attempt_at).limit(1))).scalar()
    return first


async def mark_sending(tx: Tx, row_id: int) -> bool:
    """To be committed before the call; False where the row was cancelled meanwhile."""
    return await _move(tx, row_id, (OutboxState.CLAIMED,), OutboxState.SENDING)


async def mark_sent(tx: Tx, row_id: int, message_id: int, now: datetime) -> bool:
    values = {"message_id": message_id, "reason": None, "finished_at": now}
    return await _move(tx, row_id, UNDER_WAY, OutboxState.SENT, **values)


async def mark_failed(tx: Tx, row_id: int, reason: str, now: datetime) -> bool:
    return await _move(tx, row_id, UNDER_WAY, OutboxState.FAILED, reason=reason, finished_at=now)


async def mark_unknown(tx: Tx, row_id: int, reason: str, now: datetime) -> bool:
    """The call left and no answer came; the row is never tried again by itself."""
    return await _move(tx, row_id, UNDER_WAY, OutboxState.UNKNOWN, reason=reason, finished_at=now)


async def mark_cancelled(tx: Tx, row_id: int, reason: str, now: datetime) -> bool:
    states = (OutboxState.QUEUED, OutboxState.CLAIMED)
    return await _move(tx, row_id, states, OutboxState.CANCELLED, reason=reason, finished_at=now)


async def put_back(tx: Tx, row_id: int, next_attempt_at: datetime, reason: str, *, counts: bool = True) -> bool:
    """Back to the queue; `counts` is False where waiting was asked for and no attempt is used up."""
    kept = case((outbox.c.reason == RESEND, RESEND), else_=reason)
    attempts = outbox.c.attempts + (1 if counts else 0)
    values = {"next_attempt_at": next_attempt_at, "reason": kept, "attempts": attempts}
    return await _move(tx, row_id, UNDER_WAY, OutboxState.QUEUED, **values)


async def release(tx: Tx, row_id: int) -> bool:
    """A claimed row goes back as it was: the process stops before its turn."""
    return await _move(tx, row_id, (OutboxState.CLAIMED,), OutboxState.QUEUED)


async def expire_late(tx: Tx, now: datetime, limit: int = 500) -> list[OutboxRow]:
    """Ends queued rows whose time is past, and returns them."""
    late = select(outbox.c.id).where(outbox.c.state == OutboxState.QUEUED, outbox.c.not_after < now).limit(limit)
    locked = late.with_for_update(skip_locked=True)
    return await _take(tx, locked, state=OutboxState.EXPIRED, reason=TOO_LATE, finished_at=now)


async def recover(tx: Tx, now: datetime) -> dict[str, int]:
    """After a start: what was claimed had not left; what was being sent may have arrived. Returns how many of each."""
    claimed = update(outbox).where(outbox.c.state == OutboxState.CLAIMED).values(state=OutboxState.QUEUED)
    sending = update(outbox).where(outbox.c.state == OutboxState.SENDING)
    again = sending.where(outbox.c.kind.in_(RESENT_KINDS), outbox.c.attempts < RESENDS).values(
        state=OutboxState.QUEUED, reason=RESEND, attempts=outbox.c.attempts + 1, next_attempt_at=now
    )
    unknown = sending.values(state=OutboxState.UNKNOWN, reason="interrupted", finished_at=now)
    counts = {"queued": await changed(tx, claimed)}
    counts["resent"] = await changed(tx, again)
    counts["unknown"] = await changed(tx, unknown)
    return counts


async def cancel_waiting(tx: Tx, person_id: int, reason: str, now: datetime) -> int:
    """Cancels what has not begun to leave for this person; returns how many rows."""
    waiting = outbox.c.state.in_([OutboxState.QUEUED, OutboxState.CLAIMED])
    values = {"state": OutboxState.CANCELLED, "reason": reason, "finished_at": now}
    return await changed(tx, update(outbox).where(outbox.c.person_id == person_id, waiting).values(**values))


async def count_unasked(tx: Tx, person_id: int, since: datetime, until: datetime) -> int:
    """How many messages that they did not ask for this person got or is to get from `since` to before `until`."""
    at = func.coalesce(outbox.c.finished_at, outbox.c.next_attempt_at)
    counted = (outbox.c.person_id == person_id, outbox.c.is_unasked.is_(True), outbox.c.state.in_(COUNTED))
    statement = select(func.count()).select_from(outbox).where(*counted, at >= since, at < until)
    return int((await tx.execute(statement)).scalar_one())


async def counts_by_state_and_kind(tx: Tx) -> dict[tuple[OutboxState, Kind], int]:
    statement = select(outbox.c.state, outbox.c.kind, func.count().label("rows")).group_by(
        outbox.c.state, outbox.c.kind
    )
    return {(OutboxState(row.state), Kind(row.kind)): row.rows for row in await fetch_all(tx, statement)}


async def count_unkept(tx: Tx, until: datetime) -> int:
    """How many messages should have left by `until` and are still queued, or were called off for `NOT_KEPT`."""
    waiting = and_(outbox.c.state == OutboxState.QUEUED, outbox.c.next_attempt_at <= until)
    called_off = and_(outbox.c.state == OutboxState.CANCELLED, outbox.c.reason.in_(NOT_KEPT))
    statement = select(func.count()).select_from(outbox).where(or_(waiting, called_off))
    return int((await tx.execute(statement)).scalar_one())


async def list_sent(tx: Tx, kind: Kind) -> list[OutboxRow]:
    return await _list(tx, and_(outbox.c.state == OutboxState.SENT, outbox.c.kind == kind))


async def list_waiting(tx: Tx, now: datetime, until: datetime, limit: int) -> list[OutboxRow]:
    """What is to leave by `until`, the first first; rows that are already too late at `now` are left out."""
    in_time = or_(outbox.c.not_after.is_(None), outbox.c.not_after >= now)
    due = and_(outbox.c.state == OutboxState.QUEUED, outbox.c.next_attempt_at <= until, in_time)
    return await _list(tx, due, outbox.c.next_attempt_at, outbox.c.priority, outbox.c.id, limit=limit)


async def find(tx: Tx, key: str) -> OutboxRow | None:
    rows = await _list(tx, outbox.c.key == key)
    return rows[0] if rows else None


def _is_due(rows: FromClause, now: datetime) -> ColumnElement[bool]:
    in_time = or_(rows.c.not_after.is_(None), rows.c.not_after >= now)
    return and_(rows.c.state == OutboxState.QUEUED, rows.c.next_attempt_at <= now, in_time)


def _goes_before(other: FromClause, row: FromClause, now: datetime) -> ColumnElement[bool]:
    """Another row of the same chat that is under way, or due and first in order, or older and put back to wait.

    Written as CASE, which no index can serve: the few rows of one person are to be found by the person. Without
    statistics PostgreSQL otherwise walks the whole queue for each row, minutes with 100,000 waiting.
    """
    same_lane_first = and_(other.c.priority == row.c.priority, other.c.id < row.c.id)
    first = and_(_is_due(other, now), or_(other.c.priority < row.c.priority, same_lane_first))
    waits = and_(other.c.reason.is_not(None), other.c.reason != FAULT, other.c.id < row.c.id)
    holds = or_(other.c.state.in_(UNDER_WAY), first, and_(other.c.state == OutboxState.QUEUED, waits))
    return case((holds, 1), else_=0) == 1


async def _take(tx: Tx, which: Select[int], **values: Any) -> list[OutboxRow]:
    """Takes the rows of `which` out of the queue in one statement; returns those that it really took."""
    chosen = which.cte("chosen")
    taken = update(outbox).where(outbox.c.id.in_(select(chosen.c.id)), outbox.c.state == OutboxState.QUEUED)
    rows = await fetch_all(tx, taken.values(**values).returning(outbox.c.id))
    return await _list(tx, outbox.c.id.in_([row.id for row in rows])) if rows else []


async def _move(tx: Tx, row_id: int, before: Sequence[OutboxState], after: OutboxState, **values: Any) -> bool:
    there = (outbox.c.id == row_id, outbox.c.state.in_(before))
    return await changed(tx, update(outbox).where(*there).values(state=after, **values)) == 1


async def _list(
    tx: Tx, which: ColumnElement[bool], *order: ColumnElement[Any], limit: int | None = None
) -> list[OutboxRow]:
    columns = [outbox.c[name] for name in OutboxRow.__slots__ if name != "chat_id"]
    joined = select(*columns, person.c.chat_id).select_from(outbox.outerjoin(person))
    statement = joined.where(which).order_by(*(order or (outbox.c.priority, outbox.c.id))).limit(limit)
    return [_row(row) for row in await fetch_all(tx, statement)]


def _row(row: Row[Any]) -> OutboxRow:
    values = {name: getattr(row, name) for name in OutboxRow.__slots__}
    named = {"kind": Kind(row.kind), "lane": Lane(row.lane), "state": OutboxState(row.state)}
    return OutboxRow(**{**values, **named})
