"""A row of the ledger: how it is promised, and how it is read."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Column,
    ColumnElement,
    FromClause,
    Integer,
    Row,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
)

from bot.model import Kind, Lane, OutboxState
from bot.storage.db import Tx, fetch_all, insert_once
from bot.storage.tables import group_chat, outbox, person

PRIORITY = {Lane.ANSWER: 0, Lane.REMINDER: 10, Lane.IDEA: 20, Lane.BROADCAST: 30}
RESEND = "resend"
"""The reason of a row that is sent again though it may have arrived: its rendering says « renvoi »."""
RESENT_KINDS = (
    *(Kind.DIGEST, Kind.DIGEST_CHART, Kind.REGION_DIGEST, Kind.REGION_MATRIX),
    *(Kind.MEETUP_CHANGE, Kind.GROUP_MEETUP_CHANGE),
)
"""What people rely on: doubled rather than missing. Everything else is presumed delivered."""
RESENDS = 3
FAULT = "fault"
"""The reason of a row that our own code could not prepare; it does not hold up what follows in its chat."""
TOO_LATE = "too_late"
NOT_KEPT = ("no_activity", "cap", "quiet", TOO_LATE)
"""The reasons of rows that were due and were called off by the rules, not by what the person asked."""
INTERRUPTED = "interrupted"
"""The reason of a row that was being sent when its sender died."""
KINDS, LANES = frozenset(Kind), frozenset(Lane)
UNDER_WAY = (OutboxState.CLAIMED, OutboxState.SENDING)
OPEN = (OutboxState.QUEUED, *UNDER_WAY)
SHARDS = 64
"""Chats are dealt out to senders by shard; the number is part of stored rows and never changes."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A message to come. `key` makes it once; `reference` is the id of the noun that is rendered when it leaves."""

    key: str
    kind: Kind
    lane: Lane
    person_id: int | None
    reference: int | None
    not_before: datetime
    not_after: datetime | None = None
    is_unasked: bool = False
    group_id: int | None = None
    """The group that it goes to, instead of a person."""


class OutboxRow(NamedTuple):
    """A row as the sender and the panels see it. `chat_id` is None once the person was erased.

    `reason` and `next_attempt_at` are those of before the claim; `batch_id` is None but for broadcasts. A tuple: a
    frozen dataclass of so many fields takes ten times as long to make, for each message.
    """

    id: int
    key: str
    kind: Kind
    lane: Lane
    person_id: int | None
    group_id: int | None
    chat_id: int | None
    reference: int | None
    batch_id: int | None
    shard: int
    state: OutboxState
    not_before: datetime
    not_after: datetime | None
    is_unasked: bool
    attempts: int
    resends: int
    next_attempt_at: datetime
    reason: str | None
    message_id: int | None
    finished_at: datetime | None


COLUMNS = [outbox.c[name] for name in OutboxRow._fields if name != "chat_id"]


def shard_of(recipient_id: int) -> int:
    """0 to 63, the same for ever for the same person or group, so that one sender at a time writes to a chat."""
    return recipient_id % SHARDS


async def promise(tx: Tx, new: Promise, now: datetime) -> bool:
    """Writes the row; False where the same promise was made before."""
    values = {
        "key": new.key,
        "kind": new.kind,
        "lane": new.lane,
        "priority": PRIORITY[new.lane],
        "person_id": new.person_id,
        "group_id": new.group_id,
        "shard": shard_of(new.person_id or new.group_id or 0),
        "reference": new.reference,
        "state": OutboxState.QUEUED,
        "not_before": new.not_before,
        "not_after": new.not_after,
        "is_unasked": new.is_unasked,
        "attempts": 0,
        "resends": 0,
        "next_attempt_at": new.not_before,
        "created_at": now,
    }
    return await insert_once(tx, outbox, values, ["key"])


async def find(tx: Tx, key: str) -> OutboxRow | None:
    rows = await read(tx, outbox.c.key == key)
    return rows[0] if rows else None


async def read(
    tx: Tx, which: ColumnElement[bool], *order: ColumnElement[Any], limit: int | None = None
) -> list[OutboxRow]:
    """The rows with their chats; without `order`, the most urgent lane first, then the oldest."""
    joined = outbox.outerjoin(person, person.c.id == outbox.c.person_id)
    joined = joined.outerjoin(group_chat, group_chat.c.id == outbox.c.group_id)
    columns = (*COLUMNS, person.c.chat_id, group_chat.c.chat_id.label("group_chat_id"))
    found = select(*columns).select_from(joined).where(which, is_known(outbox))
    rows = await fetch_all(tx, found.order_by(*(order or (outbox.c.priority, outbox.c.id))).limit(limit))
    return [as_row(row, row.group_chat_id if row.group_id else row.chat_id) for row in rows]


async def with_chats(tx: Tx, rows: Sequence[Row[Any]], state: OutboxState) -> list[OutboxRow]:
    """The rows with the chats of their people and groups, in the state to which they were just moved.

    One of a kind that this version does not know is left out: nothing here hangs on it.
    """
    rows = [row for row in rows if row.kind in KINDS and row.lane in LANES]
    people = await chats_of(tx, [row.person_id for row in rows if row.person_id is not None])
    groups = await groups_of(tx, [row.group_id for row in rows if row.group_id is not None])
    return [as_row(row, people.get(row.person_id) or groups.get(row.group_id), state) for row in rows]


async def groups_of(tx: Tx, group_ids: Collection[int]) -> dict[int, int]:
    """The chat of each group that is still linked; no statement where there is none, which is nearly always."""
    if not group_ids:
        return {}
    there = select(group_chat.c.id, group_chat.c.chat_id).where(group_chat.c.id.in_(group_ids))
    return {row.id: row.chat_id for row in await fetch_all(tx, there)}


async def chats_of(tx: Tx, person_ids: Collection[int]) -> dict[int, int]:
    """The chat of each person who is still there."""
    found = await tx.execute(_chats(tx.dialect.name), ids_of(tx, list(person_ids)))
    return {row.id: row.chat_id for row in found}


@cache
def _chats(dialect: str) -> Select[tuple[int, int]]:
    return select(person.c.id, person.c.chat_id).where(among_ids(dialect, person.c.id))


def as_row(row: Row[Any], chat_id: int | None, state: OutboxState | None = None) -> OutboxRow:
    """`state` where it has changed since the row was read."""
    row_id, key, kind, lane, person_id, group_id, reference, batch_id, shard, was, *rest = row[: len(COLUMNS)]
    now_in = state or OutboxState(was)
    whose = (person_id, group_id, chat_id, reference, batch_id, shard)
    return OutboxRow(row_id, key, Kind(kind), Lane(lane), *whose, now_in, *rest)


def is_in(rows: FromClause, *states: OutboxState) -> ColumnElement[bool]:
    """Written out, not bound: with a parameter no database can tell that a partial index of that state serves."""
    words = _written(*states)
    column: ColumnElement[str] = rows.c.state
    return column == words[0] if len(words) == 1 else column.in_(words)


def _written(*words: StrEnum) -> list[ColumnElement[str]]:
    return [literal_column(f"'{word.value}'") for word in words]


def is_known(rows: FromClause) -> ColumnElement[bool]:
    """Of a kind and lane of this version: what a newer one has promised is left to its sender, and stops nobody."""
    return and_(rows.c.kind.in_(_written(*Kind)), rows.c.lane.in_(_written(*Lane)))


def is_due(rows: FromClause, now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    in_time = or_(rows.c.not_after.is_(None), rows.c.not_after >= now)
    return is_in(rows, OutboxState.QUEUED) & (rows.c.next_attempt_at <= now) & in_time


def among(tx: Tx, column: Column[int] | ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """The column is one of `ids`."""
    return among_ids(tx.dialect.name, column, ids_of(tx, ids)["ids"])


def among_ids(dialect: str, column: Column[int] | ColumnElement[int], ids: Any = None) -> ColumnElement[bool]:
    """One parameter (see `ids_of`) however many ids: the statement is made and prepared once for all lengths."""
    if dialect == "sqlite":
        each = func.json_each(bindparam("ids", ids, type_=String)).table_valued("value")
        return column.in_(select(each.c.value))
    return column == func.any(cast(bindparam("ids", ids, type_=ARRAY(Integer)), ARRAY(Integer)))


def ids_of(tx: Tx, ids: Sequence[int]) -> dict[str, Any]:
    return {"ids": json.dumps(list(ids)) if tx.dialect.name == "sqlite" else list(ids)}
