"""A message to many: frozen when it is confirmed, promised by one INSERT … SELECT, paused and cancelled as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    update,
)

from bot.errors import NotFound
from bot.model import BatchState, Kind, Lane, OutboxState
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_into, insert_once
from bot.storage.outbox.rows import OPEN, PRIORITY, SHARDS, UNDER_WAY, among, is_in
from bot.storage.tables import batch, outbox
from bot.storage.types import UtcDateTime

CANCELLED = "cancelled"
PUT_AWAY_AT = datetime(9999, 1, 1, tzinfo=UTC)
"""When the rows of a paused batch are due: they stay in the queue and no claim walks past them."""
PUT_AWAY: dict[str, Any] = {"next_attempt_at": PUT_AWAY_AT, "not_after": None}
"""A pause may outlast the time for which a row was worth sending: what waits in it does not expire."""
ENDED: dict[str, Any] = {"state": OutboxState.CANCELLED, "reason": CANCELLED}
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Batch:
    """`content` is JSON, as it was confirmed: what its rows say, whatever changes afterwards."""

    id: int
    key: str
    kind: Kind
    territory_id: int | None
    state: BatchState
    content: Any
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Wave:
    """What all rows of a batch have in common. Their keys are the batch's with the person's id."""

    lane: Lane
    not_before: datetime
    not_after: datetime | None = None
    is_unasked: bool = True


async def create_once(
    tx: Tx, key: str, kind: Kind, territory_id: int | None, content: Any, now: datetime
) -> tuple[Batch, bool]:
    """The batch of this key, and whether this call made it: a double tap confirms once."""
    values = {"key": key, "kind": kind, "territory_id": territory_id, "content": content}
    is_new = await insert_once(
        tx, batch, {**values, "state": BatchState.RUNNING, "is_behind": False, "created_at": now}, ["key"]
    )
    row = await fetch_one(tx, select(batch.c.id).where(batch.c.key == key))
    if row is None:
        raise NotFound
    return await get(tx, row.id), is_new


async def get(tx: Tx, batch_id: int) -> Batch:
    row = await fetch_one(tx, select(batch).where(batch.c.id == batch_id))
    if row is None:
        raise NotFound
    return Batch(row.id, row.key, Kind(row.kind), row.territory_id, BatchState(row.state), row.content, row.created_at)


async def enqueue(tx: Tx, of: Batch, persons: Select[tuple[int]], wave: Wave, now: datetime) -> int:
    """One row for each person that `persons` selects (its first column), once; returns how many are new."""
    to = persons.distinct().subquery("persons")
    person_id = next(iter(to.c))
    values: dict[Column[Any], ColumnElement[Any]] = {
        outbox.c.key: literal(f"{of.kind}:{of.id}:") + cast(person_id, String),
        outbox.c.kind: literal(of.kind, String),
        outbox.c.lane: literal(wave.lane, String),
        outbox.c.priority: literal(PRIORITY[wave.lane], Integer),
        outbox.c.person_id: person_id,
        outbox.c.shard: person_id % SHARDS,
        outbox.c.reference: literal(of.id, Integer),
        outbox.c.batch_id: literal(of.id, Integer),
        outbox.c.state: literal(OutboxState.QUEUED, String),
        outbox.c.not_before: literal(wave.not_before, UtcDateTime),
        outbox.c.not_after: literal(wave.not_after, UtcDateTime),
        outbox.c.is_unasked: literal(wave.is_unasked, Boolean),
        outbox.c.attempts: literal(0, Integer),
        outbox.c.resends: literal(0, Integer),
        outbox.c.next_attempt_at: literal(wave.not_before, UtcDateTime),
        outbox.c.created_at: literal(now, UtcDateTime),
    }
    rows = select(*list(values.values())).where(true()).order_by(person_id)
    names = [column.name for column in values]
    if tx.dialect.name == "sqlite":
        promised = insert_into(tx, outbox).from_select(names, rows)
        return await changed(tx, promised.on_conflict_do_nothing(index_elements=["key"]))
    # PostgreSQL inserts a third faster where it need not be ready for a conflict at each row.
    await tx.execute(select(batch.c.id).where(batch.c.id == of.id).with_for_update())
    has_one = exists().where(outbox.c.batch_id == of.id, outbox.c.person_id == person_id)
    return await changed(tx, insert_into(tx, outbox).from_select(names, rows.where(~has_one)))


async def pause(tx: Tx, batch_id: int) -> bool:
    """True where it was running. What has begun to leave arrives; nothing more of it does until `resume`.

    It takes effect with the commit, since `begin_sending` asks the batch; its rows follow in chunks (`follow_some`).
    """
    return await _move(tx, batch_id, BatchState.PAUSED, BatchState.RUNNING)


async def resume(tx: Tx, batch_id: int) -> bool:
    """True where it was paused. Its rows are due again once they have followed."""
    return await _move(tx, batch_id, BatchState.RUNNING, BatchState.PAUSED)


async def cancel(tx: Tx, batch_id: int) -> bool:
    """True where it was running or paused. What has begun to leave arrives; all the rest is cancelled, in chunks."""
    return await _move(tx, batch_id, BatchState.CANCELLED, BatchState.RUNNING, BatchState.PAUSED)


async def begin_again(tx: Tx, batch_id: int) -> bool:
    """True where it was done, and some of its rows are to be tried again."""
    return await _move(tx, batch_id, BatchState.RUNNING, BatchState.DONE)


async def list_behind(tx: Tx, limit: int) -> list[int]:
    """The ids of the batches whose rows have not all gone where `pause`, `resume` or `cancel` want them."""
    behind = select(batch.c.id).where(batch.c.is_behind.is_(True)).order_by(batch.c.id).limit(limit)
    return [row.id for row in await fetch_all(tx, behind)]


async def follow_some(tx: Tx, batch_id: int, now: datetime, lateness: timedelta | None = None) -> int:
    """Some rows go where the state of their batch wants them; returns how many, 0 where none is left to move.

    To be called until then, each time in a transaction of its own: 100,000 rows in one held up everybody for seconds.
    Rows that wait again are worth sending for `lateness` from now.
    """
    state = select(batch.c.state).where(batch.c.id == batch_id, batch.c.is_behind.is_(True))
    if (found := await fetch_one(tx, state)) is None:
        return 0
    which, values = _followed(BatchState(found.state), now, now + lateness if lateness else None)
    ours = (outbox.c.batch_id == batch_id, which)
    some = select(outbox.c.id).where(*ours).order_by(outbox.c.id).limit(CHUNK).with_for_update(skip_locked=True)
    if row_ids := [row.id for row in await fetch_all(tx, some)]:
        # Locked as they were found. `which`, asked again, made PostgreSQL compare each waiting row with all the ids.
        return await changed(tx, update(outbox).where(among(tx, outbox.c.id, row_ids)).values(**values))
    open_still = or_(which, is_in(outbox, *UNDER_WAY))
    left = select(outbox.c.id).where(outbox.c.batch_id == batch_id, open_still).limit(1)
    if await fetch_one(tx, left) is None:
        await tx.execute(update(batch).where(batch.c.id == batch_id).values(is_behind=False))
    return 0


def _followed(
    state: BatchState, now: datetime, not_after: datetime | None
) -> tuple[ColumnElement[bool], dict[str, Any]]:
    """Which rows of a batch in this state are not in their place, and what puts them there."""
    queued = is_in(outbox, OutboxState.QUEUED)
    if state is BatchState.PAUSED:
        return and_(queued, outbox.c.next_attempt_at < PUT_AWAY_AT), PUT_AWAY
    if state is BatchState.CANCELLED:
        return is_in(outbox, OutboxState.QUEUED, OutboxState.CLAIMED), {**ENDED, "finished_at": now}
    due_at = case((outbox.c.not_before > now, outbox.c.not_before), else_=literal(now, UtcDateTime))
    waiting = and_(queued, outbox.c.next_attempt_at == PUT_AWAY_AT)
    return waiting, {"next_attempt_at": due_at, "not_after": not_after}


async def finish(tx: Tx, batch_id: int) -> bool:
    """True where it was running and none of its rows is still open."""
    left = select(outbox.c.id).where(outbox.c.batch_id == batch_id, is_in(outbox, *OPEN)).limit(1)
    if await fetch_one(tx, left):
        return False
    return await _move(tx, batch_id, BatchState.DONE, BatchState.RUNNING, is_behind=False)


async def put_away(tx: Tx, row_ids: list[int], now: datetime) -> int:
    """Claimed rows whose batch was stopped meanwhile go where `pause` and `cancel` put the others; returns how many.

    A batch may have been resumed between the two statements: its rows go back to the queue.
    """
    ours = (among(tx, outbox.c.id, row_ids), is_in(outbox, OutboxState.CLAIMED))
    paused = outbox.c.batch_id.in_(select(batch.c.id).where(batch.c.state == BatchState.PAUSED))
    cancelled = outbox.c.batch_id.in_(select(batch.c.id).where(batch.c.state == BatchState.CANCELLED))
    count = await changed(tx, update(outbox).where(*ours, paused).values(state=OutboxState.QUEUED, **PUT_AWAY))
    count += await changed(tx, update(outbox).where(*ours, cancelled).values(**ENDED, finished_at=now))
    return count + await changed(tx, update(outbox).where(*ours).values(state=OutboxState.QUEUED))


async def count_by_state(tx: Tx, batch_id: int) -> dict[OutboxState, int]:
    """How many rows of the batch are in which state: what a progress card shows."""
    rows = select(outbox.c.state, func.count().label("rows")).where(outbox.c.batch_id == batch_id)
    return {OutboxState(row.state): row.rows for row in await fetch_all(tx, rows.group_by(outbox.c.state))}


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a batch in one state with one reason; `recent` of them ended since the instant that was asked for.

    `next_at` is when the first of those that wait is due.
    """

    state: OutboxState
    reason: str | None
    rows: int
    recent: int
    next_at: datetime | None


async def list_tallies(tx: Tx, batch_id: int, since: datetime) -> list[Tally]:
    """What became of its rows: what a report tells."""
    columns = (outbox.c.state, outbox.c.reason)
    recent = func.sum(case((outbox.c.finished_at >= since, 1), else_=0)).label("recent")
    counted = select(*columns, func.count().label("rows"), recent, func.min(outbox.c.next_attempt_at).label("next_at"))
    rows = await fetch_all(tx, counted.where(outbox.c.batch_id == batch_id).group_by(*columns))
    return [
        Tally(OutboxState(row.state), row.reason, row.rows, row.recent, row.next_at if row.state in OPEN else None)
        for row in rows
    ]


async def _move(tx: Tx, batch_id: int, after: BatchState, *before: BatchState, is_behind: bool = True) -> bool:
    there = (batch.c.id == batch_id, batch.c.state.in_(before))
    return await changed(tx, update(batch).where(*there).values(state=after, is_behind=is_behind)) == 1
