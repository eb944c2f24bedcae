"""« Plus tard »: a nudge that the member asked for, once."""

from __future__ import annotations

from datetime import datetime

from bot.library import Library
from bot.model import IdeaState, Kind, Lane, Setting
from bot.planning import rhythm
from bot.planning.cap import worth_until
from bot.planning.member import sensible_days
from bot.planning.rhythm import Later
from bot.services import ideas
from bot.services.ideas import IdeaCard
from bot.storage import ideas as ideas_storage
from bot.storage import outbox, reminders, territories
from bot.storage.db import Tx
from bot.storage.ideas import OPEN

REMINDABLE = (*OPEN, IdeaState.SKIPPED, IdeaState.REPLACED)
"""Whoever asks to be reminded of an idea wants it again, whatever they said of it before, unless it is done."""


async def choices(tx: Tx, person_id: int, idea_id: int, now: datetime) -> dict[Later, datetime]:
    """What « Plus tard » can mean now, each with its instant; a class does not meet at weekends, nor the younger ones
    on Wednesdays.
    """
    zone = await zone_of(tx, person_id, idea_id)
    idea = await ideas_storage.get_own(tx, idea_id, person_id)
    found = rhythm.later_choices(now, zone)
    if idea.setting is not Setting.SCHOOL:
        return found
    days = set(sensible_days((idea.setting,), (idea.age_band,)))
    if Later.WEDNESDAY in found and rhythm.WEDNESDAY not in days:
        del found[Later.WEDNESDAY]
    return {choice: at for choice, at in found.items() if rhythm.local_date(at, zone).weekday() < rhythm.SATURDAY}


async def zone_of(tx: Tx, person_id: int, idea_id: int) -> str:
    idea = await ideas_storage.get_own(tx, idea_id, person_id)
    return (await territories.get(tx, idea.territory_id)).time_zone


async def remind_at(
    tx: Tx, library: Library, person_id: int, idea_id: int, choice: Later, now: datetime
) -> tuple[IdeaCard, datetime | None]:
    """The idea and when the reminder comes; None where there will be none: the moment has gone, or the idea is done."""
    due_at = (await choices(tx, person_id, idea_id, now)).get(choice)
    if due_at and await ideas_storage.move(tx, idea_id, IdeaState.LATER, now, *REMINDABLE):
        await reminders.set_due(tx, idea_id, due_at, now)
    else:
        due_at = None
    return await ideas.show(tx, library, person_id, idea_id), due_at


async def cancel(tx: Tx, library: Library, person_id: int, idea_id: int, now: datetime) -> IdeaCard:
    await ideas_storage.get_own(tx, idea_id, person_id)
    await reminders.cancel(tx, idea_id)
    await ideas_storage.move(tx, idea_id, IdeaState.PROPOSED, now, IdeaState.LATER)
    return await ideas.show(tx, library, person_id, idea_id)


async def promise_due(tx: Tx, now: datetime, limit: int = 200) -> int:
    """Hands every due reminder to the ledger, once; returns how many were due."""
    due = await reminders.list_due(tx, now, limit)
    for reminder_id, idea_id, person_id, due_at in due:
        if not await reminders.mark_queued(tx, reminder_id):
            continue
        zone = await zone_of(tx, person_id, idea_id)
        await outbox.promise(
            tx,
            outbox.Promise(
                key=f"reminder:{idea_id}:{due_at:%Y%m%d%H%M}",
                kind=Kind.REMINDER,
                lane=Lane.REMINDER,
                person_id=person_id,
                reference=idea_id,
                not_before=rhythm.out_of_quiet(max(due_at, now), zone),
                not_after=worth_until(Kind.REMINDER, due_at),
                is_unasked=False,
            ),
            now,
        )
    return len(due)
