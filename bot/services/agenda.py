"""What comes next, for whom and why: what the demo's panel shows and at what instants its clock stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.model import Rhythm
from bot.planning import rhythm
from bot.services.leaving import PAUSE_ZONE
from bot.storage import memberships, outbox, people, reminders, territories
from bot.storage.db import Tx

FAR = timedelta(days=366)


class Reason(StrEnum):
    """Why a message comes; shown in words."""

    RHYTHM = "rhythm"
    REMINDER = "reminder"
    DIGEST = "digest"
    QUEUED = "queued"


@dataclass(frozen=True, slots=True)
class Event:
    """`chat_id` is None for what goes to coordinators; `rhythm` is that of a weekly idea."""

    due_at: datetime
    reason: Reason
    chat_id: int | None
    rhythm: Rhythm | None = None


async def list_next(tx: Tx, now: datetime, limit: int) -> list[Event]:
    """The coming events, soonest first."""
    events: list[Event] = []
    for membership, due_at in await memberships.list_next(tx, limit):
        person = await people.get(tx, membership.person_id)
        events.append(Event(due_at, Reason.RHYTHM, person.chat_id, membership.rhythm))
    for _, person_id, due_at in await reminders.list_next(tx, limit):
        events.append(Event(due_at, Reason.REMINDER, (await people.get(tx, person_id)).chat_id))
    for _, due_at in await territories.list_next_digests(tx, limit):
        events.append(Event(due_at, Reason.DIGEST, None))
    for row in await outbox.list_waiting(tx, now, now + FAR, limit):
        events.append(Event(row.next_attempt_at, Reason.QUEUED, row.chat_id))
    return sorted(events, key=lambda event: event.due_at)[:limit]


async def next_instant(tx: Tx, now: datetime) -> datetime | None:
    """When the next thing falls due, or was; None where nothing ever will. The end of a pause is one too."""
    coming = [event.due_at for event in await list_next(tx, now, 1)]
    if pause_ends_on := await people.find_first_pause_end(tx):
        coming.append(rhythm.instant_of(pause_ends_on, time(0), PAUSE_ZONE))
    return min(coming, default=None)
