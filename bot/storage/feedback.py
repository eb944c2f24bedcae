"""What members say of an idea: one row for each idea, changed in place, emptied when they take it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.model import Feedback, Sharing, Tag
from bot.storage.db import Tx, changed, fetch_one, insert_once
from bot.storage.tables import feedback


async def find(tx: Tx, idea_id: int) -> Feedback | None:
    row = await fetch_one(tx, select(feedback).where(feedback.c.idea_id == idea_id))
    if row is None:
        return None
    sharing = Sharing(row.sharing) if row.sharing else None
    return Feedback(row.id, row.idea_id, row.face, tuple(Tag(tag) for tag in row.tags), row.comment, sharing)


async def save(tx: Tx, idea_id: int, now: datetime, **values: Any) -> Feedback:
    """Writes any of face, tags, comment with sharing; returns the whole."""
    empty = {"idea_id": idea_id, "tags": [], "created_at": now, "updated_at": now}
    await insert_once(tx, feedback, empty, ["idea_id"])
    await tx.execute(update(feedback).where(feedback.c.idea_id == idea_id).values(**values, updated_at=now))
    found = await find(tx, idea_id)
    if found is None:
        raise LookupError("the feedback just written is not there")
    return found


async def remove(tx: Tx, idea_id: int) -> bool:
    return await changed(tx, delete(feedback).where(feedback.c.idea_id == idea_id)) == 1


async def count(tx: Tx) -> int:
    """How many ideas have a face."""
    faces = select(func.count()).select_from(feedback).where(feedback.c.face.is_not(None))
    return int((await tx.execute(faces)).scalar_one())
