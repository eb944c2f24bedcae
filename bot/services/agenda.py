"""What comes next, for whom and why: what the demo's panel shows and at what instants its clock stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.library import Library
from bot.model import Person, Rhythm
from bot.planning import rhythm, week
from bot.services import region_digests, rhythms
from bot.services.leaving import PAUSE_ZONE
from bot.storage import outbox, people, reminders, territories
from bot.storage import rhythms as looks
from bot.storage.db import Tx

FAR = timedelta(days=366)


class Reason(StrEnum):
    """Why a message comes; shown in words."""

    IDEA = "idea"
    REPERE = "repere"
    ENCOURAGEMENT = "encouragement"
    CONTINUE = "continue"
    REMINDER = "reminder"
    MEETUP = "meetup"
    MEETUP_REMINDER = "meetup_reminder"
    MEETUP_AFTER = "meetup_after"
    DIGEST = "digest"
    QUEUED = "queued"


@dataclass(frozen=True, slots=True)
class Event:
    """`chat_id` is None for what goes to coordinators; `rhythm` is that of the membership."""

    due_at: datetime
    reason: Reason
    chat_id: int | None
    rhythm: Rhythm | None = None


async def list_next(tx: Tx, library: Library, now: datetime, limit: int) -> list[Event]:
    """The coming events, soonest first."""
    events: list[Event] = []
    for person_id, _ in await looks.list_next(tx, limit):
        events += await _of_person(tx, library, await people.get(tx, person_id), now)
    for _, person_id, due_at in await reminders.list_next(tx, limit):
        events.append(Event(due_at, Reason.REMINDER, (await people.get(tx, person_id)).chat_id))
    for _, due_at in await territories.list_next_digests(tx, limit):
        events.append(Event(due_at, Reason.DIGEST, None))
    for row in await outbox.list_waiting(tx, now, now + FAR, limit):
        events.append(Event(row.next_attempt_at, Reason.QUEUED, row.chat_id))
    return sorted(events, key=lambda event: event.due_at)[:limit]


async def _of_person(tx: Tx, library: Library, person: Person, now: datetime) -> list[Event]:
    """What planning foresees for them, with the rhythm behind each."""
    facts = await rhythms.facts_of(tx, library, person, now)
    chosen = {member.id: member.rhythm for member in facts.members}
    return [
        Event(intent.at, Reason(intent.wish.kind), person.chat_id, chosen.get(intent.wish.membership_id or 0))
        for intent in week.coming(facts, now)
    ]


async def next_instant(tx: Tx, now: datetime) -> datetime | None:
    """When the next thing falls due, or was; None where nothing ever will. The end of a pause is one too."""
    coming = [due_at for _, due_at in await looks.list_next(tx, 1)]
    coming += [due_at for _, _, due_at in await reminders.list_next(tx, 1)]
    coming += [due_at for _, due_at in await territories.list_next_digests(tx, 1)]
    coming += [row.next_attempt_at for row in await outbox.list_waiting(tx, now, now + FAR, 1)]
    if region_at := await region_digests.next_due(tx, now):
        coming.append(region_at)
    if pause_ends_on := await people.find_first_pause_end(tx):
        coming.append(rhythm.instant_of(pause_ends_on, time(0), PAUSE_ZONE))
    return min(coming, default=None)
