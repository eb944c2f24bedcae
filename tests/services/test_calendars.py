"""The days without school that coordinators give, and what a territory's calendar makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import GrantKind, LocalDayLabel
from bot.services import calendars
from bot.storage import grants, territories
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import audit
from tests.storage.rows import NOW, a_person, a_territory

LIBRARY = Library.load()
MONDAY, FRIDAY = date(2027, 1, 11), date(2027, 1, 15)


async def a_coordinator(tx: Tx, territory_id: int, chat_id: int = 2001) -> int:
    person = await a_person(tx, chat_id)
    await grants.give(tx, person.id, GrantKind.COORDINATOR, territory_id, NOW)
    return person.id


async def test_school_rests_on_the_days_that_a_coordinator_gave(database: Database) -> None:
    async with database.write() as tx:
        here = await territories.get(tx, await a_territory(tx))
        coordinator = await a_coordinator(tx, here.id)
        assert (await calendars.of_territory(tx, LIBRARY, here)).is_school_week(MONDAY)
        await calendars.add_local_days(tx, coordinator, here.id, MONDAY, FRIDAY, LocalDayLabel.CLOSURE, NOW)
        calendar = await calendars.of_territory(tx, LIBRARY, here)
    assert not calendar.is_school_week(MONDAY)
    assert calendar.holiday_on(date(2026, 12, 25)), "the zone's own holidays stay"


async def test_the_same_days_given_twice_are_kept_and_told_once(database: Database) -> None:
    async with database.write() as tx:
        here = await a_territory(tx)
        coordinator = await a_coordinator(tx, here)
        for _ in range(2):
            await calendars.add_local_days(tx, coordinator, here, MONDAY, MONDAY, LocalDayLabel.FEAST, NOW)
        assert len((await calendars.open_own_days(tx, LIBRARY, coordinator, here, NOW)).coming) == 1
        rows = await fetch_all(tx, select(audit).where(audit.c.action == "local-days-added"))
    assert [(row.person_id, row.detail["first"]) for row in rows] == [(coordinator, "2027-01-11")]


async def test_days_that_were_removed_are_school_days_again(database: Database) -> None:
    async with database.write() as tx:
        here = await territories.get(tx, await a_territory(tx))
        coordinator = await a_coordinator(tx, here.id)
        added = await calendars.add_local_days(tx, coordinator, here.id, MONDAY, FRIDAY, LocalDayLabel.BRIDGE, NOW)
        await calendars.remove_local_days(tx, coordinator, added.id, NOW)
        assert (await calendars.of_territory(tx, LIBRARY, here)).is_school_week(MONDAY)
        with pytest.raises(NotFound):
            await calendars.remove_local_days(tx, coordinator, added.id, NOW)


async def test_only_those_who_steer_the_territory_may_change_its_days(database: Database) -> None:
    async with database.write() as tx:
        here, elsewhere = await a_territory(tx), await a_territory(tx, "firminy")
        coordinator, stranger = await a_coordinator(tx, here), await a_coordinator(tx, elsewhere, 2002)
        added = await calendars.add_local_days(tx, coordinator, here, MONDAY, FRIDAY, LocalDayLabel.BRIDGE, NOW)
        with pytest.raises(NotFound):
            await calendars.add_local_days(tx, stranger, here, MONDAY, FRIDAY, LocalDayLabel.BRIDGE, NOW)
        with pytest.raises(NotFound):
            await calendars.remove_local_days(tx, stranger, added.id, NOW)
        with pytest.raises(NotFound):
            await calendars.open_own_days(tx, LIBRARY, stranger, here, NOW)


@pytest.mark.parametrize(("first", "last"), [(FRIDAY, MONDAY), (MONDAY, date(2027, 12, 31))])
async def test_a_period_that_ends_before_it_begins_or_lasts_a_year_is_refused(
    database: Database, first: date, last: date
) -> None:
    async with database.write() as tx:
        here = await a_territory(tx)
        coordinator = await a_coordinator(tx, here)
        with pytest.raises(Invalid):
            await calendars.add_local_days(tx, coordinator, here, first, last, LocalDayLabel.HOLIDAYS, NOW)
