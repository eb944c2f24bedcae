"""What still waits to leave about a territory."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select, update

from bot.model import Kind, OutboxState
from bot.storage.db import Tx, changed
from bot.storage.outbox.rows import is_in
from bot.storage.tables import batch, broadcast, digest, idea, meetup, outbox, theme_week

_ABOUT_IDEAS = (Kind.IDEA, Kind.REMINDER, Kind.ENCOURAGEMENT)
_ABOUT_MEETUPS = (Kind.MEETUP, Kind.MEETUP_CHANGE, Kind.MEETUP_REMINDER, Kind.MEETUP_AFTER)


async def cancel_in_territory(tx: Tx, territory_id: int, reason: str, now: datetime) -> int:
    """Cancels what has not begun to leave about this territory; returns how many rows."""
    about = or_(
        _of(_ABOUT_IDEAS, select(idea.c.id).where(idea.c.territory_id == territory_id)),
        _of((Kind.REPERE,), select(theme_week.c.id).where(theme_week.c.territory_id == territory_id)),
        _of(_ABOUT_MEETUPS, select(meetup.c.id).where(meetup.c.territory_id == territory_id)),
        _of((Kind.BROADCAST,), select(batch.c.id).where(batch.c.territory_id == territory_id)),
        _of((Kind.APPROVAL,), select(broadcast.c.id).where(broadcast.c.territory_id == territory_id)),
        _of((Kind.DIGEST, Kind.DIGEST_CHART), select(digest.c.id).where(digest.c.territory_id == territory_id)),
    )
    waiting = is_in(outbox, OutboxState.QUEUED, OutboxState.CLAIMED)
    values = {"state": OutboxState.CANCELLED, "reason": reason, "finished_at": now}
    return await changed(tx, update(outbox).where(waiting, about).values(**values))


def _of(kinds: tuple[Kind, ...], references: Select[tuple[int]]) -> ColumnElement[bool]:
    return and_(outbox.c.kind.in_(kinds), outbox.c.reference.in_(references))
