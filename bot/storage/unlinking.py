"""Ideas old enough to be nobody's: what was counted is in the totals, what was published stays without author."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, cast, delete, func, literal, select, update

from bot.model import ExperienceState
from bot.storage import travels
from bot.storage.db import Tx, changed, fetch_all
from bot.storage.tables import experience, feedback, idea, reminder

AT_ONCE = 20_000
"""The most that one day takes on."""


async def list_ideas(tx: Tx, before_week: date, before: datetime) -> list[int]:
    """Ideas of earlier weeks of which nothing was said since that instant, while they are still somebody's."""
    joined = idea.outerjoin(feedback, feedback.c.idea_id == idea.c.id)
    old = (idea.c.membership_id.is_not(None), idea.c.week_starts_on < before_week)
    silent = func.coalesce(feedback.c.updated_at, idea.c.created_at) < before
    rows = select(idea.c.id).select_from(joined).where(*old, silent).order_by(idea.c.id).limit(AT_ONCE)
    return [row.id for row in await fetch_all(tx, rows)]


async def unlink(tx: Tx, idea_ids: Sequence[int]) -> int:
    """Those whose text is published lose all that says whose they are; the others go. Returns how many they were."""
    published = await _list_published(tx, idea_ids)
    await tx.execute(delete(reminder).where(reminder.c.idea_id.in_(list(published))))
    await _forget_questions(tx, published)
    for idea_id, text in published.items():
        words: dict[str, Any] = {"comment": text, "face": None, "tags": [], "points": None}
        await tx.execute(update(feedback).where(feedback.c.idea_id == idea_id).values(**words))
    key = literal("unlinked:") + cast(idea.c.id, String)
    nobody = {"membership_id": None, "key": key, "sent_at": None, "done_at": None}
    kept = await changed(tx, update(idea).where(idea.c.id.in_(list(published))).values(**nobody))
    return kept + await changed(tx, delete(idea).where(idea.c.id.in_(set(idea_ids) - published.keys())))


async def _forget_questions(tx: Tx, idea_ids: Iterable[int]) -> None:
    """Nobody is left to answer what the region asked of these texts."""
    of = select(feedback.c.id).where(feedback.c.idea_id.in_(list(idea_ids)))
    await travels.forget_questions_of(tx, [row.id for row in await fetch_all(tx, of)])


async def _list_published(tx: Tx, idea_ids: Sequence[int]) -> dict[int, str]:
    """The published texts by idea."""
    joined = experience.join(feedback, feedback.c.id == experience.c.feedback_id)
    here = (feedback.c.idea_id.in_(idea_ids), experience.c.state == ExperienceState.PUBLISHED)
    rows = select(feedback.c.idea_id, experience.c.text).select_from(joined).where(*here)
    return {row.idea_id: row.text for row in await fetch_all(tx, rows)}
