"""What operators see of the ledger and do with it: in groups, without anybody's identity."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, or_, select, update

from bot.model import BatchState, Kind, OutboxState, PersonState
from bot.storage import broadcasts
from bot.storage.db import Database, Tx, changed, fetch_all
from bot.storage.outbox import batches
from bot.storage.outbox.rows import OPEN, RESEND, UNDER_WAY
from bot.storage.tables import batch, group_chat, outbox, person

ENDED_BADLY = (OutboxState.FAILED, OutboxState.UNKNOWN, OutboxState.EXPIRED)
RETRIED = (OutboxState.FAILED, OutboxState.UNKNOWN)
TRIED_AND_PUT_BACK = ("not_sent", "try_later", "migrated", "fault")
"""The reasons of rows that were due and did not get through: late since they were due first."""
LONGEST_BACKOFF = timedelta(hours=2)
CANCELLED_BY_OPERATOR = "operator"
PAGE = 500


@dataclass(frozen=True, slots=True)
class Which:
    """Rows by what an operator knows of them; None and empty stand for any."""

    states: tuple[OutboxState, ...]
    kind: Kind | None = None
    reason: str | None = None
    row_ids: tuple[int, ...] = ()
    batch_id: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind and state with one reason. `oldest_at`: when the first was due, or ended.

    The kind as it is stored: of one that a newer version promised, a word.
    """

    kind: str
    state: OutboxState
    reason: str | None
    rows: int
    oldest_at: datetime


@dataclass(frozen=True, slots=True)
class Exported:
    """One row of the ledger without what would say whose it is, or what it said."""

    id: int
    kind: str
    lane: str
    state: OutboxState
    reason: str | None
    attempts: int
    is_unasked: bool
    created_at: datetime
    not_before: datetime
    not_after: datetime | None
    next_attempt_at: datetime
    finished_at: datetime | None


async def find_oldest_due_at(tx: Tx, now: datetime) -> datetime | None:
    """Since when the message that waits longest should have left; None where nothing is due.

    One that was tried and put back is late since it was first due, or an hour without Telegram would look punctual.
    """
    due_at = case((outbox.c.reason.in_(TRIED_AND_PUT_BACK), outbox.c.not_before), else_=outbox.c.next_attempt_at)
    waits = outbox.c.next_attempt_at <= now + LONGEST_BACKOFF
    in_time = or_(outbox.c.not_after.is_(None), outbox.c.not_after >= now)
    due = select(func.min(due_at)).where(outbox.c.state.in_(OPEN), waits, due_at <= now, in_time)
    first: datetime | None = (await tx.execute(due)).scalar()
    return first


async def count_waiting_by_kind(tx: Tx) -> dict[str, int]:
    counted = select(outbox.c.kind, func.count().label("rows")).where(outbox.c.state.in_(OPEN)).group_by(outbox.c.kind)
    return {row.kind: row.rows for row in await fetch_all(tx, counted)}


async def is_under_way(tx: Tx, shards: Collection[int]) -> bool:
    """Whether a message to a chat of these shards is claimed or leaving."""
    under_way = (outbox.c.state.in_(UNDER_WAY), outbox.c.shard.in_(sorted(shards)))
    return (await tx.execute(select(outbox.c.id).where(*under_way).limit(1))).first() is not None


async def list_waiting(tx: Tx) -> list[Group]:
    """All that has not ended, the longest wait first."""
    return await _list_groups(tx, outbox.c.state.in_(OPEN), func.min(outbox.c.next_attempt_at))


async def list_ended_badly(tx: Tx, since: datetime) -> list[Group]:
    """What failed, expired or is unknown since then, the oldest first."""
    ended = and_(outbox.c.state.in_(ENDED_BADLY), outbox.c.finished_at >= since)
    return await _list_groups(tx, ended, func.min(outbox.c.finished_at))


async def count(tx: Tx, which: Which) -> int:
    counted = select(func.count()).select_from(outbox).where(_condition(which))
    return int((await tx.execute(counted)).scalar_one())


async def retry_some(tx: Tx, which: Which, now: datetime, until: datetime | None = None) -> int:
    """Puts some failed or unknown rows back into the queue; returns how many, 0 when none is left.

    Left as they are: those of people who cannot be written to, of groups that are not linked any more, and those whose
    latest time is past, or whose broadcast was cancelled. With `until` as a new latest time, what is too late or has
    expired is tried too. A broadcast that was done goes on with its rows.
    """
    people = select(person.c.id).where(person.c.state == PersonState.ACTIVE)
    reachable = or_(outbox.c.person_id.in_(people), outbox.c.group_id.in_(select(group_chat.c.id)))
    in_time = or_(outbox.c.not_after.is_(None), outbox.c.not_after >= now, literal(until is not None))
    retried = (*RETRIED, OutboxState.EXPIRED) if until else RETRIED
    cancelled = exists().where(batch.c.id == outbox.c.batch_id, batch.c.state == BatchState.CANCELLED)
    may = and_(_condition(which), outbox.c.state.in_(retried), reachable, in_time, ~cancelled)
    resent = case((outbox.c.state == OutboxState.UNKNOWN, RESEND), else_=None)
    fresh: dict[str, Any] = {"attempts": 0, "next_attempt_at": now, "finished_at": None, "reason": resent}
    fresh |= {"not_after": until} if until else {}
    if not (row_ids := await _lock_some(tx, may)):
        return 0
    await _begin_batches_again(tx, row_ids)
    # Locked as they were found: to look for all the people again took SQLite seconds.
    return await _change(tx, row_ids, outbox.c.state.in_(retried), {"state": OutboxState.QUEUED, **fresh})


async def _begin_batches_again(tx: Tx, row_ids: list[int]) -> None:
    """Of those that were done, whose cards change again too."""
    theirs = select(outbox.c.batch_id).where(outbox.c.id.in_(row_ids), outbox.c.batch_id.is_not(None)).distinct()
    for row in await fetch_all(tx, theirs.order_by(outbox.c.batch_id)):
        if await batches.begin_again(tx, row.batch_id) and (of := await broadcasts.find_of_batch(tx, row.batch_id)):
            await broadcasts.revive_cards(tx, of.id)


async def cancel_some(tx: Tx, which: Which, now: datetime) -> int:
    """Cancels some rows that have not begun to leave; returns how many, 0 when none is left."""
    waiting = and_(_condition(which), outbox.c.state.in_([OutboxState.QUEUED, OutboxState.CLAIMED]))
    cancelled = {"state": OutboxState.CANCELLED, "reason": CANCELLED_BY_OPERATOR, "finished_at": now}
    return await _change(tx, await _lock_some(tx, waiting), waiting, cancelled)


async def export(database: Database, which: Which) -> AsyncIterator[Exported]:
    """The rows by id, a page at a time, each page in a short transaction of its own."""
    last = 0
    columns = [outbox.c[name] for name in Exported.__slots__]
    while True:
        page = select(*columns).where(_condition(which), outbox.c.id > last).order_by(outbox.c.id).limit(PAGE)
        async with database.read() as tx:
            rows = await fetch_all(tx, page)
        for row in rows:
            yield Exported(**{**row._mapping, "state": OutboxState(row.state)})
        if len(rows) < PAGE:
            return
        last = rows[-1].id


def _condition(which: Which) -> ColumnElement[bool]:
    chosen: list[ColumnElement[bool]] = [outbox.c.state.in_(which.states)]
    chosen += [outbox.c.kind == which.kind] if which.kind else []
    chosen += [outbox.c.reason == which.reason] if which.reason else []
    chosen += [outbox.c.id.in_(which.row_ids)] if which.row_ids else []
    chosen += [outbox.c.batch_id == which.batch_id] if which.batch_id else []
    return and_(*chosen)


async def _lock_some(tx: Tx, condition: ColumnElement[bool]) -> list[int]:
    some = select(outbox.c.id).where(condition).order_by(outbox.c.id).limit(PAGE).with_for_update(skip_locked=True)
    return [row.id for row in await fetch_all(tx, some)]


async def _change(tx: Tx, row_ids: list[int], condition: ColumnElement[bool], values: dict[str, Any]) -> int:
    if not row_ids:
        return 0
    return await changed(tx, update(outbox).where(outbox.c.id.in_(row_ids), condition).values(**values))


async def _list_groups(tx: Tx, condition: ColumnElement[bool], oldest: ColumnElement[datetime]) -> list[Group]:
    columns = (outbox.c.kind, outbox.c.state, outbox.c.reason)
    grouped = select(*columns, func.count().label("rows"), oldest.label("oldest_at")).where(condition)
    rows = await fetch_all(tx, grouped.group_by(*columns).order_by(oldest))
    return [Group(row.kind, OutboxState(row.state), row.reason, row.rows, row.oldest_at) for row in rows]
