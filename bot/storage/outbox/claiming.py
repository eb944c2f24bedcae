"""What is due is taken in batches, and put in order again after a kill."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Integer,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    case,
    exists,
    literal,
    or_,
    select,
    true,
    update,
)

from bot.model import BatchState, OutboxState
from bot.storage.db import Tx, changed, fetch_all
from bot.storage.outbox.rows import (
    COLUMNS,
    FAULT,
    INTERRUPTED,
    OPEN,
    PRIORITY,
    RESEND,
    RESENDS,
    RESENT_KINDS,
    TOO_LATE,
    UNDER_WAY,
    OutboxRow,
    among,
    among_ids,
    ids_of,
    is_due,
    is_in,
    is_known,
    with_chats,
)
from bot.storage.tables import batch, outbox
from bot.storage.types import UtcDateTime

Shards = Collection[int] | None
"""The shards whose chats are ours; None for all of them."""

PRIORITIES = sorted(PRIORITY.values())


@dataclass(frozen=True, slots=True)
class Recovered:
    """How many rows wait again, or are to be repeated; and those that may have arrived."""

    queued: int
    resent: int
    unknown: list[OutboxRow]


async def claim(
    tx: Tx, now: datetime, limit: int, shards: Shards = None, lanes: Sequence[int] = PRIORITIES
) -> list[OutboxRow]:
    """Takes due rows, the most urgent lane first, then those that wait longest; at most one for each chat, its first.

    `lanes` are the priorities in which `list_due_lanes` found something. One row a chat keeps the order within it, and
    keeps it when the first has to wait (see `_goes_before`). Lane by lane, because each is then one short walk along
    `ix_outbox_due`, however long the table is.
    """
    rows: list[Row[Any]] = []
    for priority in lanes:
        if len(rows) < limit:
            rows += await _lock_due(tx, now, priority, limit - len(rows), shards)
    if not rows:
        return []
    await tx.execute(_taken(tx.dialect.name), ids_of(tx, [row.id for row in rows]))
    return await with_chats(tx, rows, OutboxState.CLAIMED)


async def list_due_lanes(tx: Tx, now: datetime) -> list[int]:
    """The priorities in which a row waits whose time has come."""
    firsts = (await tx.execute(_firsts())).one()
    return [lane for lane, first in zip(PRIORITIES, firsts, strict=True) if first is not None and first <= now]


async def begin_sending(tx: Tx, row_ids: Sequence[int]) -> set[int]:
    """To be committed before the calls; those that may leave: still claimed, their batch neither paused nor cancelled.

    Rows whose batch is stopped are put away at once, as `batches.follow_some` puts away the rest.
    """
    begun = await tx.execute(_begun(tx.dialect.name), ids_of(tx, row_ids))
    return {row.id for row in begun}


async def release(tx: Tx, row_ids: Sequence[int]) -> int:
    """Rows of ours whose call was never made go back as they were: it stops, or Telegram asks to. Returns how many."""
    ours = (among(tx, outbox.c.id, row_ids), is_in(outbox, *UNDER_WAY))
    return await changed(tx, update(outbox).where(*ours).values(state=OutboxState.QUEUED))


async def expire_late(tx: Tx, now: datetime, limit: int = 500) -> list[OutboxRow]:
    """Ends queued rows whose time is past, and returns them."""
    is_late = is_in(outbox, OutboxState.QUEUED) & outbox.c.not_after.is_not(None) & (outbox.c.not_after < now)
    late = select(*COLUMNS).where(is_late).order_by(outbox.c.not_after).limit(limit)
    rows = await fetch_all(tx, late.with_for_update(skip_locked=True))
    if not rows:
        return []
    ended = update(outbox).where(among(tx, outbox.c.id, [row.id for row in rows]), is_in(outbox, OutboxState.QUEUED))
    await tx.execute(ended.values(state=OutboxState.EXPIRED, reason=TOO_LATE, finished_at=now))
    return await with_chats(tx, rows, OutboxState.EXPIRED)


async def recover(tx: Tx, now: datetime, shards: Shards = None) -> Recovered:
    """What a sender that has died left: what was claimed had not left, what was being sent may have arrived.

    To be called before the first claim of these shards.
    """
    left = update(outbox).where(is_in(outbox, *UNDER_WAY), _are_in(shards))
    claimed = left.where(is_in(outbox, OutboxState.CLAIMED))
    queued = await changed(tx, claimed.values(state=OutboxState.QUEUED))
    sending = left.where(is_in(outbox, OutboxState.SENDING))
    again = sending.where(outbox.c.kind.in_(RESENT_KINDS), outbox.c.resends < RESENDS).values(
        state=OutboxState.QUEUED, reason=RESEND, resends=outbox.c.resends + 1, next_attempt_at=now
    )
    resent = await changed(tx, again)
    unknown = sending.values(state=OutboxState.UNKNOWN, reason=INTERRUPTED, finished_at=now)
    rows = (await tx.execute(unknown.returning(*COLUMNS))).all()
    return Recovered(queued, resent, await with_chats(tx, rows, OutboxState.UNKNOWN))


def _are_in(shards: Shards) -> ColumnElement[bool]:
    return true() if shards is None else outbox.c.shard.in_(sorted(shards))


async def _lock_due(tx: Tx, now: datetime, priority: int, limit: int, shards: Shards) -> list[Row[Any]]:
    values = {"now": now, "priority": priority, "most": limit}
    if shards is None:
        return list((await tx.execute(_due(is_sharded=False), values)).all())
    return list((await tx.execute(_due(is_sharded=True), {**values, "shards": sorted(shards)})).all())


# The statements of every claim are made once: to build one costs more than to run it.


@cache
def _due(*, is_sharded: bool) -> Select[Any]:
    candidate, other = outbox.alias("candidate"), outbox.alias("other")
    now = bindparam("now", type_=UtcDateTime)

    def held_by(chat: str) -> ColumnElement[int]:
        same_chat = (other.c[chat] == candidate.c[chat], is_in(other, *OPEN), is_known(other))
        return select(literal(1)).where(*same_chat, _goes_before(other, candidate, now)).limit(1).scalar_subquery()

    held_up = case((candidate.c.group_id.is_(None), held_by("person_id")), else_=held_by("group_id"))
    due = (
        select(*(candidate.c[column.name] for column in COLUMNS))
        .where(is_due(candidate, now), candidate.c.priority == bindparam("priority"))
        .where(is_known(candidate), held_up.is_(None))
        .order_by(candidate.c.next_attempt_at, candidate.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
    )
    return due.where(candidate.c.shard.in_(bindparam("shards", expanding=True))) if is_sharded else due


def _goes_before(other: FromClause, row: FromClause, now: BindParameter[datetime]) -> ColumnElement[bool]:
    """Another row of the same chat that is under way, or due and first in order, or older, put back to wait and
    at least as urgent.

    Written as CASE, and asked for as a value, not with EXISTS: the few open rows of one chat are to be found by the
    person or the group. Without statistics PostgreSQL otherwise walks the whole queue, for each row or once a claim.
    """
    same_lane_first = and_(other.c.priority == row.c.priority, other.c.id < row.c.id)
    first = and_(is_due(other, now), or_(other.c.priority < row.c.priority, same_lane_first))
    is_older = and_(other.c.priority <= row.c.priority, other.c.id < row.c.id)
    waits = and_(other.c.reason.is_not(None), other.c.reason != FAULT, is_older)
    holds = or_(is_in(other, *UNDER_WAY), first, and_(is_in(other, OutboxState.QUEUED), waits))
    return case((holds, 1), else_=0) == 1


@cache
def _taken(dialect: str) -> Update:
    ours = (among_ids(dialect, outbox.c.id), is_in(outbox, OutboxState.QUEUED))
    return update(outbox).where(*ours).values(state=OutboxState.CLAIMED)


@cache
def _begun(dialect: str) -> Any:
    ours = (among_ids(dialect, outbox.c.id), is_in(outbox, OutboxState.CLAIMED))
    is_stopped = batch.c.state.in_((BatchState.PAUSED, BatchState.CANCELLED))
    stopped = exists().where(batch.c.id == outbox.c.batch_id, is_stopped)
    return update(outbox).where(*ours, ~stopped).values(state=OutboxState.SENDING).returning(outbox.c.id)


@cache
def _firsts() -> Select[Any]:
    waiting = select(outbox.c.next_attempt_at).where(is_in(outbox, OutboxState.QUEUED))
    ordered = waiting.order_by(outbox.c.next_attempt_at, outbox.c.id).limit(1)
    return select(*(ordered.where(outbox.c.priority == lane).scalar_subquery() for lane in PRIORITIES))
