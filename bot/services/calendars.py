"""A territory's calendar, and the days without school that its coordinators give."""

from __future__ import annotations

from datetime import date, datetime

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import LocalDay, LocalDayLabel, Territory
from bot.planning.calendar import Break, Calendar
from bot.planning.published_holidays import calendar_of
from bot.services import steering
from bot.storage import audit, local_days
from bot.storage.db import Tx

LONGEST_BREAK_DAYS = 70
"""A summer: more than that in one go is a slip of the finger."""


async def of_territory(tx: Tx, library: Library, territory: Territory) -> Calendar:
    """Its zone's holidays and its own days; unknown where no order is published."""
    own = [Break(one.first_day, one.last_day, one.label) for one in await local_days.list_of(tx, territory.id)]
    return calendar_of(territory.school_zone, library.school_years, own)


async def add_local_days(
    tx: Tx, person_id: int, territory_id: int, first: date, last: date, label: LocalDayLabel, now: datetime
) -> LocalDay:
    """School rests in that territory from `first` to `last`; the same days again change nothing."""
    await steering.open_steered(tx, person_id, territory_id)
    if not 0 <= (last - first).days < LONGEST_BREAK_DAYS:
        raise Invalid("error-local-days", maximum=LONGEST_BREAK_DAYS)
    added, is_new = await local_days.add_once(tx, territory_id, first, last, label, now)
    if is_new:
        period = {"first": first.isoformat(), "last": last.isoformat(), "label": label.value}
        await audit.record(tx, "local-days-added", now, person_id, territory_id, **period)
    return added


async def remove_local_days(tx: Tx, person_id: int, local_day_id: int, now: datetime) -> None:
    """`NotFound` where another coordinator has removed them already."""
    found = await local_days.find(tx, local_day_id)
    if found is None:
        raise NotFound
    await steering.open_steered(tx, person_id, found.territory_id)
    if await local_days.remove(tx, local_day_id):
        period = {"first": found.first_day.isoformat(), "last": found.last_day.isoformat()}
        await audit.record(tx, "local-days-removed", now, person_id, found.territory_id, **period)


async def list_local_days(tx: Tx, person_id: int, territory_id: int) -> list[LocalDay]:
    """Soonest first; for coordinators."""
    await steering.open_steered(tx, person_id, territory_id)
    return await local_days.list_of(tx, territory_id)
