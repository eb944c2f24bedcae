"""Messages of who coordinates to members: the draft, what became of it, and the cards that show how far one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from bot.model import BatchState, BroadcastState, NotesGoTo, Part, PartKind
from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import batch, broadcast, broadcast_card


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`revision` grows with each change; `segment` holds codes; `send_at` is None for « at once ».

    `person_id` is who wrote it, None once they were erased; `batch_id` is None until it is confirmed.
    """

    id: int
    territory_id: int | None
    """None: of the region."""
    person_id: int | None
    state: BroadcastState
    revision: int
    album: str | None
    parts: tuple[Part, ...]
    segment: dict[str, Any]
    send_at: datetime | None
    batch_id: int | None
    changed_at: datetime
    meetup_id: int | None = None
    """Whose notes it brings; `meetup_who` says to whom."""
    meetup_who: NotesGoTo | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One person's message that shows how far a broadcast is; `shown` is the hash of what it says."""

    broadcast_id: int
    person_id: int
    message_id: int
    shown: str | None


_COLUMNS = [broadcast.c[name] for name in Broadcast.__slots__]
_CARD = [broadcast_card.c[name] for name in Card.__slots__]


def parts_to_json(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "text": one.text, "entities": one.entities, "file_id": one.file_id} for one in parts]


def parts_from_json(stored: Sequence[dict[str, Any]]) -> tuple[Part, ...]:
    """What a draft or a batch holds."""
    return tuple(Part(PartKind(one["kind"]), one["text"], tuple(one["entities"]), one["file_id"]) for one in stored)


async def add(tx: Tx, territory_id: int | None, person_id: int, now: datetime) -> int:
    """An empty draft; returns its id."""
    values = {"territory_id": territory_id, "person_id": person_id, "state": BroadcastState.DRAFT, "revision": 0}
    row = insert(broadcast).values(**values, parts=[], segment={}, created_at=now, changed_at=now)
    return int((await tx.execute(row.returning(broadcast.c.id))).scalar_one())


async def find(tx: Tx, broadcast_id: int) -> Broadcast | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(broadcast.c.id == broadcast_id))
    return _broadcast(row) if row else None


async def find_of_batch(tx: Tx, batch_id: int) -> Broadcast | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(broadcast.c.batch_id == batch_id))
    return _broadcast(row) if row else None


async def find_draft(tx: Tx, territory_id: int | None, person_id: int) -> Broadcast | None:
    """What this person is writing for the territory; notes of a meetup are not among it."""
    own = (broadcast.c.territory_id == territory_id, broadcast.c.person_id == person_id)
    here = (*own, broadcast.c.meetup_id.is_(None), broadcast.c.state == BroadcastState.DRAFT)
    row = await fetch_one(tx, select(*_COLUMNS).where(*here))
    return _broadcast(row) if row else None


async def find_notes(tx: Tx, meetup_id: int, state: BroadcastState) -> Broadcast | None:
    """The notes of that meetup in that state, whoever wrote them; the latest."""
    here = (broadcast.c.meetup_id == meetup_id, broadcast.c.state == state)
    row = await fetch_one(tx, select(*_COLUMNS).where(*here).order_by(broadcast.c.id.desc()).limit(1))
    return _broadcast(row) if row else None


async def list_of(tx: Tx, territory_id: int | None, limit: int) -> list[Broadcast]:
    """Those that wait for a second person and those that were confirmed, the latest first."""
    here = (broadcast.c.territory_id == territory_id, broadcast.c.state != BroadcastState.DRAFT)
    rows = await fetch_all(tx, select(*_COLUMNS).where(*here).order_by(broadcast.c.changed_at.desc()).limit(limit))
    return [_broadcast(row) for row in rows]


async def list_submitted(tx: Tx) -> list[Broadcast]:
    """Those that wait for a second person in a territory, the oldest first."""
    waiting = (broadcast.c.state == BroadcastState.SUBMITTED, broadcast.c.territory_id.is_not(None))
    rows = await fetch_all(tx, select(*_COLUMNS).where(*waiting).order_by(broadcast.c.id))
    return [_broadcast(row) for row in rows]


async def set_parts(tx: Tx, broadcast_id: int, parts: Sequence[Part], album: str | None, now: datetime) -> bool:
    """False where it is no draft any more."""
    return await _change(tx, broadcast_id, now, parts=parts_to_json(parts), album=album)


async def set_segment(tx: Tx, broadcast_id: int, segment: dict[str, Any], now: datetime) -> bool:
    """False where it is no draft any more."""
    return await _change(tx, broadcast_id, now, segment=segment)


async def set_notes(tx: Tx, broadcast_id: int, meetup_id: int, who: NotesGoTo, now: datetime) -> bool:
    """It brings the notes of that meetup, to these people. False where it is no draft any more."""
    return await _change(tx, broadcast_id, now, meetup_id=meetup_id, meetup_who=who)


async def set_time(tx: Tx, broadcast_id: int, send_at: datetime | None, now: datetime) -> bool:
    """False where it is no draft any more."""
    return await _change(tx, broadcast_id, now, send_at=send_at)


async def _change(tx: Tx, broadcast_id: int, now: datetime, **values: Any) -> bool:
    here = (broadcast.c.id == broadcast_id, broadcast.c.state == BroadcastState.DRAFT)
    newer = {**values, "revision": broadcast.c.revision + 1, "changed_at": now}
    return await changed(tx, update(broadcast).where(*here).values(**newer)) == 1


async def move(
    tx: Tx, broadcast_id: int, before: BroadcastState, revision: int, after: BroadcastState, now: datetime
) -> bool:
    """True for the one press that moves it; False where it is elsewhere or has changed since it was shown."""
    here = (broadcast.c.id == broadcast_id, broadcast.c.state == before, broadcast.c.revision == revision)
    values = {"state": after, "revision": revision + 1, "changed_at": now}
    return await changed(tx, update(broadcast).where(*here).values(**values)) == 1


async def hand_over(tx: Tx, broadcast_id: int, batch_id: int, send_at: datetime) -> None:
    """The batch holds the words from now on."""
    values = {"batch_id": batch_id, "send_at": send_at, "parts": [], "album": None}
    await tx.execute(update(broadcast).where(broadcast.c.id == broadcast_id).values(**values))


async def drop(tx: Tx, broadcast_id: int) -> bool:
    """False where it is no draft any more."""
    here = (broadcast.c.id == broadcast_id, broadcast.c.state == BroadcastState.DRAFT)
    return await changed(tx, delete(broadcast).where(*here)) == 1


async def purge_drafts(tx: Tx, before: datetime) -> int:
    """Deletes what was not sent and has not been touched since; returns how many."""
    old = (broadcast.c.state != BroadcastState.CONFIRMED, broadcast.c.changed_at < before)
    return await changed(tx, delete(broadcast).where(*old))


async def list_running(tx: Tx) -> list[int]:
    """The ids of the batches of broadcasts that are on their way."""
    joined = broadcast.join(batch, batch.c.id == broadcast.c.batch_id)
    running = select(batch.c.id).select_from(joined).where(batch.c.state == BatchState.RUNNING)
    return [row.id for row in await fetch_all(tx, running.order_by(batch.c.id))]


async def keep_card(tx: Tx, broadcast_id: int, person_id: int, message_id: int) -> None:
    """This message of that person shows from now on how far it is, instead of another."""
    here = (broadcast_card.c.broadcast_id == broadcast_id, broadcast_card.c.person_id == person_id)
    await tx.execute(delete(broadcast_card).where(*here))
    values = {"broadcast_id": broadcast_id, "person_id": person_id, "message_id": message_id, "is_live": True}
    await tx.execute(insert(broadcast_card).values(**values))


async def list_live_cards(tx: Tx) -> list[Card]:
    """The cards of confirmed broadcasts that are still to change."""
    joined = broadcast_card.join(broadcast, broadcast.c.id == broadcast_card.c.broadcast_id)
    live = (broadcast_card.c.is_live.is_(True), broadcast.c.state == BroadcastState.CONFIRMED)
    found = select(*_CARD).select_from(joined).where(*live).order_by(*_CARD[:2])
    return [Card(**row._mapping) for row in await fetch_all(tx, found)]


async def mark_shown(tx: Tx, card: Card, shown: str, *, is_live: bool) -> None:
    """What this message says now; one that was replaced meanwhile is left alone."""
    await tx.execute(update(broadcast_card).where(*_same(card)).values(shown=shown, is_live=is_live))


async def forget_card(tx: Tx, card: Card) -> None:
    await tx.execute(delete(broadcast_card).where(*_same(card)))


async def revive_cards(tx: Tx, broadcast_id: int) -> None:
    """It goes on after all: its cards change again."""
    await tx.execute(update(broadcast_card).where(broadcast_card.c.broadcast_id == broadcast_id).values(is_live=True))


def _same(card: Card) -> tuple[Any, ...]:
    return tuple(broadcast_card.c[name] == getattr(card, name) for name in ("broadcast_id", "person_id", "message_id"))


def _broadcast(row: Row[Any]) -> Broadcast:
    who = NotesGoTo(row.meetup_who) if row.meetup_who else None
    values = {"state": BroadcastState(row.state), "parts": parts_from_json(row.parts), "meetup_who": who}
    return Broadcast(**{**row._mapping, **values})
