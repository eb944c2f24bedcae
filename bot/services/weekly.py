"""The weekly idea that comes by itself: on the member's day and hour, once, within what a week may hold."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import structlog

from bot.library import Library
from bot.logs import place
from bot.model import IdeaOrigin, IdeaState, Kind, Lane, Membership, Territory
from bot.planning import rhythm
from bot.services import themes
from bot.services.choosing import choose_for
from bot.services.ideas import new_idea
from bot.storage import ideas, memberships, outbox, territories
from bot.storage.db import Tx
from bot.storage.faults import is_storage_fault

PUT_OFF = timedelta(hours=1)

log = structlog.get_logger(__name__)


async def plan_due(tx: Tx, library: Library, now: datetime, limit: int = 50) -> int:
    """Makes and promises every weekly idea that is due; returns how many memberships moved on.

    The idea, its outbox row and the next occurrence advance together, so that a tick may run twice or late. A
    membership that cannot be served is put off by an hour, so that it does not hold up the others.
    """
    due = await memberships.list_with_idea_due(tx, now, limit)
    for membership, due_at in due:
        try:
            async with tx.begin_nested():
                await _plan_one(tx, library, membership, due_at, now)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("idea_not_planned", membership=membership.id, **place(error))
            await memberships.move_next_idea(tx, membership.id, due_at, now + PUT_OFF)
    return len(due)


async def _plan_one(tx: Tx, library: Library, membership: Membership, due_at: datetime, now: datetime) -> None:
    territory = await territories.get(tx, membership.territory_id)
    week = rhythm.week_of(due_at, territory.time_zone)
    following = rhythm.next_idea(
        week, now, territory.time_zone, membership.weekday, membership.send_time, membership.rhythm
    )
    if not await memberships.move_next_idea(tx, membership.id, due_at, following):
        return
    if now - due_at > rhythm.IDEA_LATENESS:
        await _record_unsent(tx, membership, week, due_at, now, "too_late")
    elif await _unasked_this_week(tx, membership.person_id, week, territory.time_zone) >= rhythm.WEEKLY_CAP:
        await _record_unsent(tx, membership, week, due_at, now, "cap")
    else:
        await _promise_weekly(tx, library, membership, territory, week, due_at, now)


async def _promise_weekly(
    tx: Tx,
    library: Library,
    membership: Membership,
    territory: Territory,
    week: date,
    due_at: datetime,
    now: datetime,
) -> None:
    theme = await themes.of_week(tx, library, territory, week)
    plan = await choose_for(tx, library, membership, theme, week, is_weekly=True)
    if plan is None:
        await _record_unsent(tx, membership, week, due_at, now, "no_activity")
        return
    new = new_idea(f"week:{membership.id}:{week}", membership, theme, plan, IdeaOrigin.WEEKLY, IdeaState.PLANNED)
    idea, is_new = await ideas.add_once(tx, new, now)
    if is_new:
        not_before = rhythm.out_of_quiet(max(due_at, now), territory.time_zone)
        await outbox.promise(tx, _promise(f"idea:{idea.id}", membership.person_id, idea.id, not_before, due_at), now)


async def _record_unsent(
    tx: Tx, membership: Membership, week: date, due_at: datetime, now: datetime, reason: str
) -> None:
    """Nothing unasked is ever without a row: what was not sent is counted with its reason."""
    key = f"unsent:{membership.id}:{week}"
    await outbox.promise(tx, _promise(key, membership.person_id, None, due_at, due_at), now)
    if row := await outbox.find(tx, key):
        await outbox.mark_cancelled(tx, row.id, reason, now)


def _promise(key: str, person_id: int, idea_id: int | None, not_before: datetime, due_at: datetime) -> outbox.Promise:
    return outbox.Promise(
        key=key,
        kind=Kind.IDEA,
        lane=Lane.IDEA,
        person_id=person_id,
        reference=idea_id,
        not_before=not_before,
        not_after=due_at + rhythm.IDEA_LATENESS,
        is_unasked=True,
    )


async def _unasked_this_week(tx: Tx, person_id: int, week: date, zone: str) -> int:
    since = rhythm.instant_of(week, datetime.min.time(), zone)
    return await outbox.count_unasked(tx, person_id, since, since + timedelta(days=7))
