"""Reminders that a member asked for: one for each idea, sent once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from bot.model import ReminderState
from bot.storage.db import Tx, changed, fetch_all, insert_once
from bot.storage.tables import idea, membership, reminder


async def set_due(tx: Tx, idea_id: int, due_at: datetime, now: datetime) -> None:
    """One reminder for an idea: asked again, it moves."""
    values = {"idea_id": idea_id, "due_at": due_at, "state": ReminderState.WAITING, "created_at": now}
    if not await insert_once(tx, reminder, values, ["idea_id"]):
        moved = {"due_at": due_at, "state": ReminderState.WAITING}
        await tx.execute(update(reminder).where(reminder.c.idea_id == idea_id).values(**moved))


async def cancel(tx: Tx, idea_id: int) -> bool:
    here = (reminder.c.idea_id == idea_id, reminder.c.state == ReminderState.WAITING)
    return await changed(tx, update(reminder).where(*here).values(state=ReminderState.CANCELLED)) == 1


async def cancel_all(tx: Tx, person_id: int) -> int:
    """Cancels whatever this person was to be reminded of; returns how many."""
    own = select(idea.c.id).join(membership).where(membership.c.person_id == person_id)
    here = (reminder.c.idea_id.in_(own), reminder.c.state == ReminderState.WAITING)
    return await changed(tx, update(reminder).where(*here).values(state=ReminderState.CANCELLED))


async def cancel_in_territory(tx: Tx, territory_id: int) -> int:
    """Those that were asked for about ideas of that territory."""
    there = select(idea.c.id).where(idea.c.territory_id == territory_id)
    here = (reminder.c.idea_id.in_(there), reminder.c.state == ReminderState.WAITING)
    return await changed(tx, update(reminder).where(*here).values(state=ReminderState.CANCELLED))


async def list_due(tx: Tx, now: datetime, limit: int) -> list[tuple[int, int, int, datetime]]:
    """(reminder id, idea id, person id, due instant) of those whose time has come, oldest first."""
    statement = (
        select(reminder.c.id, reminder.c.idea_id, membership.c.person_id, reminder.c.due_at)
        .join(idea, idea.c.id == reminder.c.idea_id)
        .join(membership, membership.c.id == idea.c.membership_id)
        .where(reminder.c.state == ReminderState.WAITING, reminder.c.due_at <= now)
        .order_by(reminder.c.due_at)
        .limit(limit)
    )
    return [(row.id, row.idea_id, row.person_id, row.due_at) for row in await fetch_all(tx, statement)]


async def list_next(tx: Tx, limit: int) -> list[tuple[int, int, datetime]]:
    """(idea id, person id, due instant) of those still to come, soonest first."""
    statement = (
        select(reminder.c.idea_id, membership.c.person_id, reminder.c.due_at)
        .join(idea, idea.c.id == reminder.c.idea_id)
        .join(membership, membership.c.id == idea.c.membership_id)
        .where(reminder.c.state == ReminderState.WAITING)
        .order_by(reminder.c.due_at)
        .limit(limit)
    )
    return [(row.idea_id, row.person_id, row.due_at) for row in await fetch_all(tx, statement)]


async def mark_queued(tx: Tx, reminder_id: int) -> bool:
    """True for the one tick that hands it to the ledger."""
    here = (reminder.c.id == reminder_id, reminder.c.state == ReminderState.WAITING)
    return await changed(tx, update(reminder).where(*here).values(state=ReminderState.QUEUED)) == 1
