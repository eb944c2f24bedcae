"""Persons: one chat account each, found by the keyed hash of its chat identifier."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, literal, select, update

from bot.errors import NotFound
from bot.model import BroadcastState, Kind, Language, Person, PersonState
from bot.storage import erasures, groups, outbox
from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.outbox import COUNTED
from bot.storage.tables import broadcast, invitation, local_activity, note, person
from bot.storage.tables import outbox as outbox_table

_COLUMNS = [person.c[name] for name in Person.__slots__]


async def add(tx: Tx, chat_id: int, language: Language, notice_version: str, now: datetime) -> Person:
    """Stores a person at the moment of their consent."""
    row = insert(person).values(
        chat_hash=chat_id,
        chat_id=chat_id,
        language=language,
        state=PersonState.ACTIVE,
        notice_version=notice_version,
        consented_at=now,
        created_at=now,
        last_active_at=now,
    )
    new_id = (await tx.execute(row.returning(person.c.id))).scalar_one()
    return await get(tx, new_id)


async def renew_consent(tx: Tx, person_id: int, notice_version: str, now: datetime) -> None:
    """The person pressed the button again: this notice, at this moment."""
    values = {"notice_version": notice_version, "consented_at": now}
    await tx.execute(update(person).where(person.c.id == person_id).values(**values))


async def find_by_chat(tx: Tx, chat_id: int) -> Person | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(person.c.chat_hash == chat_id))
    return _person(row) if row else None


async def get(tx: Tx, person_id: int) -> Person:
    row = await fetch_one(tx, select(*_COLUMNS).where(person.c.id == person_id))
    if row is None:
        raise NotFound
    return _person(row)


async def touch(tx: Tx, person_id: int, now: datetime) -> None:
    await tx.execute(update(person).where(person.c.id == person_id).values(last_active_at=now))


async def get_last_active(tx: Tx, person_id: int) -> datetime:
    found: datetime = (await tx.execute(select(person.c.last_active_at).where(person.c.id == person_id))).scalar_one()
    return found


async def get_notice_version(tx: Tx, person_id: int) -> str:
    """Of the notice that they agreed to."""
    found: str = (await tx.execute(select(person.c.notice_version).where(person.c.id == person_id))).scalar_one()
    return found


async def list_inactive(tx: Tx, since: datetime) -> list[int]:
    """The ids of those who have not given a sign of life since that instant."""
    silent = select(person.c.id).where(person.c.last_active_at <= since).order_by(person.c.id)
    return [row.id for row in await fetch_all(tx, silent)]


async def list_untold(tx: Tx, notice_version: str, kind: Kind, prefix: str) -> list[int]:
    """Active persons who agreed to another notice, and to whom no message of this kind and key came or is to come."""
    theirs = (outbox_table.c.person_id == person.c.id, outbox_table.c.kind == kind)
    told = select(literal(1)).where(*theirs, outbox_table.c.key.like(f"{prefix}%"), outbox_table.c.state.in_(COUNTED))
    untold = (person.c.state == PersonState.ACTIVE, person.c.notice_version != notice_version, ~told.exists())
    return [row.id for row in await fetch_all(tx, select(person.c.id).where(*untold).order_by(person.c.id))]


async def list_chats(tx: Tx, after_id: int, limit: int) -> list[tuple[int, int, datetime]]:
    """(id, chat, since when) of the persons whose ids follow."""
    columns = (person.c.id, person.c.chat_id, person.c.created_at)
    rows = select(*columns).where(person.c.id > after_id).order_by(person.c.id).limit(limit)
    return [(row.id, row.chat_id, row.created_at) for row in await fetch_all(tx, rows)]


async def set_language(tx: Tx, person_id: int, language: Language) -> None:
    await tx.execute(update(person).where(person.c.id == person_id).values(language=language))


async def set_state(tx: Tx, person_id: int, state: PersonState, paused_until: date | None = None) -> None:
    await tx.execute(update(person).where(person.c.id == person_id).values(state=state, paused_until=paused_until))


async def mark_unreachable(tx: Tx, person_id: int, now: datetime) -> bool:
    """True where the person was reachable until now; one who stopped stays stopped."""
    here = (person.c.id == person_id, person.c.state.in_([PersonState.ACTIVE, PersonState.PAUSED]))
    gone = update(person).where(*here).values(state=PersonState.UNREACHABLE, unreachable_since=now)
    return await changed(tx, gone) == 1


async def mark_back(tx: Tx, person_id: int) -> bool:
    """True where the person was unreachable (had blocked the bot) and is active again."""
    here = (person.c.id == person_id, person.c.state == PersonState.UNREACHABLE)
    back = update(person).where(*here).values(state=PersonState.ACTIVE, unreachable_since=None)
    return await changed(tx, back) == 1


async def list_with_ended_pause(tx: Tx, today: date) -> list[Person]:
    """Persons whose pause is over at that date; one without an end lasts."""
    ended = (person.c.state == PersonState.PAUSED, person.c.paused_until <= today)
    return [_person(row) for row in await fetch_all(tx, select(*_COLUMNS).where(*ended))]


async def find_first_pause_end(tx: Tx) -> date | None:
    """The date of the pause that ends first; None where nobody's does."""
    paused = select(func.min(person.c.paused_until)).where(person.c.state == PersonState.PAUSED)
    first: date | None = (await tx.execute(paused)).scalar()
    return first


async def erase(tx: Tx, person_id: int, now: datetime) -> None:
    """Deletes the person and, by the references of the tables, all that hangs on them; the ledger forgets who.

    What they wrote to members and was not sent goes too, with the activities and notes that nobody has seen yet; what
    was sent, kept or published belongs to the territory, without its author. Their links to come in are void.
    """
    await erasures.note(tx, person_id, now)
    await outbox.forget_person(tx, person_id)
    unsent = (broadcast.c.person_id == person_id, broadcast.c.state != BroadcastState.CONFIRMED)
    await tx.execute(delete(broadcast).where(*unsent))
    unseen = (local_activity.c.person_id == person_id, local_activity.c.published.is_(None))
    await tx.execute(delete(local_activity).where(*unseen))
    await tx.execute(delete(note).where(note.c.person_id == person_id, note.c.state == "draft"))
    unused = (invitation.c.person_id == person_id, invitation.c.used_at.is_(None), invitation.c.revoked_at.is_(None))
    await tx.execute(update(invitation).where(*unused).values(revoked_at=now))
    await tx.execute(delete(person).where(person.c.id == person_id))


async def move_chat(tx: Tx, old_chat_id: int, new_chat_id: int, now: datetime) -> bool:
    """A chat lives at another address: a group that became a supergroup is followed too."""
    await groups.move_chat(tx, old_chat_id, new_chat_id, now)
    moved = update(person).where(person.c.chat_hash == old_chat_id)
    return await changed(tx, moved.values(chat_hash=new_chat_id, chat_id=new_chat_id)) == 1


def _person(row: Row[Any]) -> Person:
    return Person(row.id, row.chat_id, Language(row.language), PersonState(row.state), row.paused_until)
