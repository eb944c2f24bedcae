"""A territory's calendar, and the days without school that its coordinators give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import LocalDay, LocalDayLabel, Territory
from bot.planning.calendar import Break, Calendar
from bot.planning.published_holidays import calendar_of
from bot.planning.rhythm import local_date
from bot.planning.typed_days import misnamed, read_days
from bot.services import steering
from bot.storage import audit, dialogues, local_days
from bot.storage.db import Tx

LONGEST_BREAK_DAYS = 70
"""A summer: more than that in one go is a slip of the finger."""
MOST = 40
"""Periods to come: one message shows them all."""
EXPECTS_DAYS = "local-days"


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The days without school that a territory gave itself, without those that are over, soonest first."""

    territory: Territory
    coming: tuple[LocalDay, ...]
    known_until: date | None
    """The last day that an official calendar covers; None where there is none for the territory's zone today."""


@dataclass(frozen=True, slots=True)
class TypedDays:
    """`misnamed` are the ends that fall on another day of the week than was written."""

    territory: Territory
    first: date
    last: date
    misnamed: tuple[date, ...] = ()


async def of_territory(tx: Tx, library: Library, territory: Territory) -> Calendar:
    """Its zone's holidays and its own days; unknown where no order is published."""
    own = [Break(one.first_day, one.last_day, one.label) for one in await local_days.list_of(tx, territory.id)]
    return calendar_of(territory.school_zone, library.school_years, own)


async def add_local_days(
    tx: Tx, person_id: int, territory_id: int, first: date, last: date, label: LocalDayLabel, now: datetime
) -> LocalDay:
    """School rests in that territory from `first` to `last`; the same days again change nothing."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    _refuse_impossible(territory, first, last, now)
    if len(_not_over(await local_days.list_of(tx, territory_id), territory, now)) >= MOST:
        raise Invalid("error-local-days-many", maximum=MOST)
    added, is_new = await local_days.add_once(tx, territory_id, first, last, label, now)
    if is_new:
        period = {"first": first.isoformat(), "last": last.isoformat(), "label": label.value}
        await audit.record(tx, "local-days-added", now, person_id, territory_id, **period)
    return added


async def remove_local_days(tx: Tx, person_id: int, local_day_id: int, now: datetime) -> None:
    """`NotFound` where another coordinator has removed them already; days that were lived stay counted."""
    territory, found = await get_local_days(tx, person_id, local_day_id)
    if not _not_over([found], territory, now):
        raise Invalid("error-local-days-past")
    if await local_days.remove(tx, local_day_id):
        period = {"first": found.first_day.isoformat(), "last": found.last_day.isoformat()}
        await audit.record(tx, "local-days-removed", now, person_id, found.territory_id, **period)


async def get_local_days(tx: Tx, person_id: int, local_day_id: int) -> tuple[Territory, LocalDay]:
    """One period, for who steers its territory; `NotFound` says the same to anybody else as of none."""
    found = await local_days.find(tx, local_day_id)
    if found is None:
        raise NotFound
    return await steering.open_steered(tx, person_id, found.territory_id), found


async def open_own_days(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> OwnDays:
    """The screen of a coordinator."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    known_until = (await of_territory(tx, library, territory)).known_until
    is_known = known_until is not None and known_until >= local_date(now, territory.time_zone)
    coming = _not_over(await local_days.list_of(tx, territory_id), territory, now)
    return OwnDays(territory, tuple(coming), known_until if is_known else None)


async def expect_days(tx: Tx, person_id: int, territory_id: int, now: datetime) -> Territory:
    """The next typed messages of the coordinator are days."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    await dialogues.expect(tx, person_id, EXPECTS_DAYS, {"territory": territory_id}, now)
    return territory


async def read_expected(tx: Tx, person_id: int, text: str, now: datetime) -> TypedDays:
    """The days that were asked for, nothing kept yet: who reads a slip of their own may type again."""
    expected = await dialogues.get(tx, person_id, EXPECTS_DAYS)
    territory = await steering.open_steered(tx, person_id, int(expected.data["territory"]))
    found = read_days(text, local_date(now, territory.time_zone))
    if found is None:
        raise Invalid("error-local-days-unread")
    _refuse_impossible(territory, *found, now)
    return TypedDays(territory, *found, tuple(misnamed(text, *found)))


def _refuse_impossible(territory: Territory, first: date, last: date, now: datetime) -> None:
    if not 0 <= (last - first).days < LONGEST_BREAK_DAYS:
        raise Invalid("error-local-days", maximum=LONGEST_BREAK_DAYS)
    if last < local_date(now, territory.time_zone):
        raise Invalid("error-local-days-past")


def _not_over(days: list[LocalDay], territory: Territory, now: datetime) -> list[LocalDay]:
    today = local_date(now, territory.time_zone)
    return [one for one in days if one.last_day >= today]
