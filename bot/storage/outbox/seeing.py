"""What operators, panels and the rules of rhythm look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, not_, or_, select

from bot.model import Kind, OutboxState
from bot.storage.db import Tx, fetch_all
from bot.storage.outbox.rows import NOT_KEPT, UNDER_WAY, OutboxRow, is_in, is_known, read
from bot.storage.tables import outbox

COUNTED = (OutboxState.QUEUED, *UNDER_WAY, OutboxState.SENT, OutboxState.UNKNOWN)


async def count_unasked(tx: Tx, person_id: int, since: datetime, until: datetime) -> int:
    """How many messages that they did not ask for this person got or is to get from `since` to before `until`."""
    at = func.coalesce(outbox.c.finished_at, outbox.c.next_attempt_at)
    counted = (outbox.c.person_id == person_id, outbox.c.is_unasked.is_(True), outbox.c.state.in_(COUNTED))
    statement = select(func.count()).select_from(outbox).where(*counted, at >= since, at < until)
    return int((await tx.execute(statement)).scalar_one())


async def list_told(tx: Tx, person_id: int, kind: Kind) -> set[int]:
    """The references of the messages of this kind that the person got or is to get."""
    theirs = (outbox.c.person_id == person_id, outbox.c.state.in_(COUNTED), outbox.c.kind == kind)
    return {row.reference for row in await fetch_all(tx, select(outbox.c.reference).where(*theirs))}


async def list_fates(tx: Tx, person_id: int, kind: Kind, since: datetime) -> list[tuple[OutboxState, datetime | None]]:
    """What became of each message of this kind that was promised to the person since then, and when it ended."""
    theirs = (outbox.c.person_id == person_id, outbox.c.kind == kind, outbox.c.created_at > since)
    rows = await fetch_all(tx, select(outbox.c.state, outbox.c.finished_at).where(*theirs))
    return [(OutboxState(row.state), row.finished_at) for row in rows]


async def is_waiting(tx: Tx, key: str) -> bool:
    """Whether this promise has not begun to leave."""
    here = (outbox.c.key == key, outbox.c.state == OutboxState.QUEUED)
    return bool(await fetch_all(tx, select(outbox.c.id).where(*here)))


async def count_beside(tx: Tx, row: OutboxRow, giving_way: Sequence[Kind], since: datetime, until: datetime) -> int:
    """How many unasked messages the person of this row has in that week beside it.

    Left out are those of the kinds that give way to it which were promised later and still wait.
    """
    at = func.coalesce(outbox.c.finished_at, outbox.c.next_attempt_at)
    counted = (outbox.c.person_id == row.person_id, outbox.c.is_unasked.is_(True), outbox.c.state.in_(COUNTED))
    behind = and_(outbox.c.state == OutboxState.QUEUED, outbox.c.kind.in_(giving_way), outbox.c.id > row.id)
    beside = (outbox.c.id != row.id, not_(behind), at >= since, at < until)
    return int((await tx.execute(select(func.count()).select_from(outbox).where(*counted, *beside))).scalar_one())


async def counts_by_state_and_kind(tx: Tx) -> dict[tuple[OutboxState, Kind], int]:
    columns = (outbox.c.state, outbox.c.kind)
    statement = select(*columns, func.count().label("rows")).group_by(*columns)
    rows = await fetch_all(tx, statement.where(is_known(outbox)))
    return {(OutboxState(row.state), Kind(row.kind)): row.rows for row in rows}


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
