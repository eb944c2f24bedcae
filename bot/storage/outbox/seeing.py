"""What operators, panels and the rules of rhythm look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, true

from bot.model import Kind, OutboxState
from bot.storage.db import Tx, fetch_all
from bot.storage.outbox.rows import NOT_KEPT, UNDER_WAY, OutboxRow, is_due, is_in, read
from bot.storage.tables import outbox

COUNTED = (OutboxState.QUEUED, *UNDER_WAY, OutboxState.SENT, OutboxState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Open rows of one kind that wait for one reason (None: their turn only), and since when the first is due."""

    kind: Kind
    state: OutboxState
    reason: str | None
    rows: int
    first_due_at: datetime


async def count_waiting(tx: Tx) -> list[Waiting]:
    """All that has not ended, the longest wait first; a paused batch waits until the year 9999."""
    oldest = func.min(outbox.c.next_attempt_at).label("first_due_at")
    columns = (outbox.c.kind, outbox.c.state, outbox.c.reason)
    counted = select(*columns, func.count().label("rows"), oldest).where(is_in(outbox, OutboxState.QUEUED, *UNDER_WAY))
    rows = await fetch_all(tx, counted.group_by(*columns).order_by(oldest))
    return [Waiting(Kind(row.kind), OutboxState(row.state), row.reason, row.rows, row.first_due_at) for row in rows]


async def count_ended(tx: Tx, since: datetime) -> dict[tuple[Kind, OutboxState, str | None], int]:
    """What ended at or after `since`, by kind, state and reason."""
    columns = (outbox.c.kind, outbox.c.state, outbox.c.reason)
    counted = select(*columns, func.count().label("rows")).where(outbox.c.finished_at >= since).group_by(*columns)
    return {(Kind(row.kind), OutboxState(row.state), row.reason): row.rows for row in await fetch_all(tx, counted)}


async def find_oldest_due_at(tx: Tx, now: datetime) -> datetime | None:
    """Since when the message that waits longest could have left; None where nothing is due."""
    due = select(func.min(outbox.c.next_attempt_at)).where(is_due(outbox, now))
    first: datetime | None = (await tx.execute(due)).scalar()
    return first


async def list_ended(
    tx: Tx, states: Collection[OutboxState], kind: Kind | None, reason: str | None, limit: int, after_id: int = 0
) -> list[OutboxRow]:
    """Rows in one of the states, by id; None for any kind, any reason. Pages go on `after_id`."""
    chosen = [is_in(outbox, *states), outbox.c.id > after_id]
    chosen += [outbox.c.kind == kind] if kind else []
    chosen += [outbox.c.reason == reason] if reason else []
    return await read(tx, and_(true(), *chosen), outbox.c.id, limit=limit)


async def count_unasked(tx: Tx, person_id: int, since: datetime, until: datetime) -> int:
    """How many messages that they did not ask for this person got or is to get from `since` to before `until`."""
    at = func.coalesce(outbox.c.finished_at, outbox.c.next_attempt_at)
    counted = (outbox.c.person_id == person_id, outbox.c.is_unasked.is_(True), outbox.c.state.in_(COUNTED))
    statement = select(func.count()).select_from(outbox).where(*counted, at >= since, at < until)
    return int((await tx.execute(statement)).scalar_one())


async def counts_by_state_and_kind(tx: Tx) -> dict[tuple[OutboxState, Kind], int]:
    columns = (outbox.c.state, outbox.c.kind)
    statement = select(*columns, func.count().label("rows")).group_by(*columns)
    return {(OutboxState(row.state), Kind(row.kind)): row.rows for row in await fetch_all(tx, statement)}


async def count_unkept(tx: Tx, until: datetime) -> int:
    """How many messages should have left by `until` and are still queued, or were called off for `NOT_KEPT`."""
    waiting = and_(outbox.c.state == OutboxState.QUEUED, outbox.c.next_attempt_at <= until)
    called_off = and_(outbox.c.state == OutboxState.CANCELLED, outbox.c.reason.in_(NOT_KEPT))
    statement = select(func.count()).select_from(outbox).where(or_(waiting, called_off))
    return int((await tx.execute(statement)).scalar_one())


async def list_sent(tx: Tx, kind: Kind) -> list[OutboxRow]:
    return await read(tx, and_(outbox.c.state == OutboxState.SENT, outbox.c.kind == kind))


async def list_waiting(tx: Tx, now: datetime, until: datetime, limit: int) -> list[OutboxRow]:
    """What is to leave by `until`, the first first; rows that are already too late at `now` are left out."""
    in_time = or_(outbox.c.not_after.is_(None), outbox.c.not_after >= now)
    due = and_(is_in(outbox, OutboxState.QUEUED), outbox.c.next_attempt_at <= until, in_time)
    return await read(tx, due, outbox.c.next_attempt_at, outbox.c.priority, outbox.c.id, limit=limit)
