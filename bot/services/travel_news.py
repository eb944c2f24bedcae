"""Who coordinates a territory hears, once a day, which of its texts travel and which stay, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.library import Library
from bot.model import ExperienceState, Kind, Lane, RefusalReason, Setting, Territory
from bot.planning.rhythm import instant_of, local_date, out_of_quiet
from bot.services import local_activities, steering
from bot.storage import grants, outbox, territories, travels
from bot.storage.db import Tx

AT = time(9)
"""On the morning after, so that a day of reading is one message."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One text of the territory; `reason` is None where it travels."""

    title: str
    setting: Setting
    reason: RefusalReason | None


@dataclass(frozen=True, slots=True)
class TravelNews:
    territory: Territory
    decided: tuple[Decided, ...]


async def promise(tx: Tx, territory: Territory, by: int | None, now: datetime) -> None:
    """One message a day for each who coordinates there, but not for who decided."""
    today = local_date(now, territory.time_zone)
    at = out_of_quiet(instant_of(today + timedelta(days=1), AT, territory.time_zone), territory.time_zone)
    for held in await grants.list_held(tx, territory.id):
        if held.person_id != by:
            key = f"travels:{territory.id}:{today:%Y%m%d}:{held.person_id}"
            row = outbox.Promise(key, Kind.TRAVELS, Lane.REMINDER, held.person_id, territory.id, at)
            await outbox.promise(tx, row, now)


async def find_to_tell(
    tx: Tx, library: Library, person_id: int, territory_id: int, due_at: datetime
) -> TravelNews | None:
    """What was decided on the day before it was due and still holds; None where nothing does, or they steer no more."""
    if not await steering.steers(tx, person_id, territory_id):
        return None
    territory = await territories.get(tx, territory_id)
    morning = local_date(due_at, territory.time_zone)
    since, until = (instant_of(day, time(0), territory.time_zone) for day in (morning - timedelta(days=1), morning))
    found = await travels.list_decided(tx, territory_id, since, until)
    told = [one for one in found if one.region_reason is not RefusalReason.AUTHOR]
    decided = [
        Decided(
            (await local_activities.open_activity(tx, library, one.activity, territory_id)).activity.title,
            one.setting,
            None if one.region_state is ExperienceState.PUBLISHED else one.region_reason,
        )
        for one in told
    ]
    return TravelNews(territory, tuple(decided)) if decided else None
