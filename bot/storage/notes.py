"""The notebook of a territory: short notes by skill. A draft is its author's; what is kept, the territory's team's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, insert, or_, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import note


class NotePart(StrEnum):
    """The three questions, in the order in which they are asked."""

    TRIED = "tried"
    CHANGED = "changed"
    KEEP = "keep"


class NoteState(StrEnum):
    DRAFT = "draft"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Note:
    """`person_id` is None once nothing says any more who wrote it. `shared_at`: the region reads it since."""

    id: int
    territory_id: int
    person_id: int | None
    skill: str
    state: NoteState
    tried: str | None
    changed: str | None
    keep: str | None
    revision: int
    changed_at: datetime
    shared_at: datetime | None

    def said(self, part: NotePart) -> str | None:
        return {NotePart.TRIED: self.tried, NotePart.CHANGED: self.changed, NotePart.KEEP: self.keep}[part]


async def add(tx: Tx, territory_id: int, person_id: int, skill: str, now: datetime) -> int:
    """An empty draft; returns its id."""
    values = {"territory_id": territory_id, "person_id": person_id, "skill": skill, "state": NoteState.DRAFT}
    row = insert(note).values(**values, revision=0, created_at=now, changed_at=now).returning(note.c.id)
    return int((await tx.execute(row)).scalar_one())


async def find(tx: Tx, note_id: int) -> Note | None:
    found = await _list(tx, _rows().where(note.c.id == note_id))
    return found[0] if found else None


async def find_draft(tx: Tx, territory_id: int, person_id: int, skill: str) -> Note | None:
    """The one that this person has begun and not kept."""
    own = (note.c.territory_id == territory_id, note.c.person_id == person_id, note.c.skill == skill)
    found = await _list(tx, _rows().where(*own, note.c.state == NoteState.DRAFT))
    return found[0] if found else None


async def list_seen(tx: Tx, territory_id: int, person_id: int, skip: int, most: int) -> list[Note]:
    """What is kept, and the person's own drafts before it; the latest first."""
    own = and_(note.c.state == NoteState.DRAFT, note.c.person_id == person_id)
    here = _rows().where(note.c.territory_id == territory_id, or_(note.c.state == NoteState.KEPT, own))
    ordered = here.order_by(note.c.state, note.c.changed_at.desc(), note.c.id.desc())
    return await _list(tx, ordered.offset(skip).limit(most))


async def list_shared(
    tx: Tx, skip: int, most: int, *, skill: str | None = None, since: datetime | None = None
) -> list[Note]:
    """What the region may read, of a skill and of what was begun since then where they are given; the latest first."""
    here: list[ColumnElement[bool]] = [note.c.shared_at.is_not(None)]
    here += [note.c.skill == skill] if skill else []
    here += [note.c.created_at >= since] if since else []
    ordered = _rows().where(*here).order_by(note.c.changed_at.desc(), note.c.id.desc())
    return await _list(tx, ordered.offset(skip).limit(most))


async def count(tx: Tx, territory_id: int) -> int:
    row = await fetch_one(tx, select(func.count()).select_from(note).where(note.c.territory_id == territory_id))
    return int(row[0]) if row else 0


async def write(tx: Tx, note_id: int, revision: int, part: NotePart, words: str | None, now: datetime) -> bool:
    """False where it was changed since it was shown, or is gone."""
    return await _change(tx, note_id, revision, **{part.value: words}, changed_at=now)


async def keep(tx: Tx, note_id: int, revision: int, shared_at: datetime | None) -> bool:
    """Kept for the territory's team, and for the region since that instant. False as for `write`."""
    return await _change(tx, note_id, revision, state=NoteState.KEPT, shared_at=shared_at)


async def remove(tx: Tx, note_id: int) -> bool:
    return await changed(tx, delete(note).where(note.c.id == note_id)) == 1


async def purge_drafts(tx: Tx, before: datetime) -> int:
    """Drafts that nobody has touched since; returns how many went."""
    old = (note.c.state == NoteState.DRAFT, note.c.changed_at < before)
    return await changed(tx, delete(note).where(*old))


async def unlink(tx: Tx, before: datetime) -> int:
    """What was last changed before that instant is nobody's any more; returns how many rows."""
    old = (note.c.changed_at < before, note.c.person_id.is_not(None))
    return await changed(tx, update(note).where(*old).values(person_id=None))


async def _change(tx: Tx, note_id: int, revision: int, **values: Any) -> bool:
    here = (note.c.id == note_id, note.c.revision == revision)
    return await changed(tx, update(note).where(*here).values(**values, revision=revision + 1)) == 1


def _rows() -> Select[Any]:
    return select(*[note.c[name] for name in Note.__slots__])


async def _list(tx: Tx, rows: Select[Any]) -> list[Note]:
    found = [dict(row._mapping) for row in await fetch_all(tx, rows)]
    return [Note(**{**row, "state": NoteState(row["state"])}) for row in found]
