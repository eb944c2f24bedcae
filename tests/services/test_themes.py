"""The theme of a territory's week, what is still to come, and what coordinators change of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.library.models import HolidayDates, SchoolYear, ZoneName
from bot.model import GrantKind, Role, Territory
from bot.services import programmes, themes
from bot.services.territories import create
from bot.storage import grants, territories, theme_changes
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import audit
from tests.storage.rows import MONDAY, NOW, a_person, a_territory

LIBRARY = Library.load()
THEMES = LIBRARY.programme("premiere-annee").themes
NEXT_MONDAY = MONDAY + timedelta(weeks=1)


async def a_steered_territory(tx: Tx) -> tuple[Territory, int]:
    """It started on 31 August 2026, so that on 23 November the sixth theme (slot 5) begins; and its coordinator."""
    here = await territories.get(tx, await a_territory(tx))
    coordinator = await a_person(tx, 2001)
    await grants.give(tx, coordinator.id, GrantKind.COORDINATOR, here.id, NOW)
    return here, coordinator.id


async def titles(tx: Tx, here: Territory, weeks: int = 6) -> list[str]:
    runs = await themes.list_to_come(tx, LIBRARY, here, NOW, weeks)
    return [run.theme.slug for run in runs]


def slugs(*positions: int) -> list[str]:
    return [THEMES[position].slug for position in positions]


async def test_the_theme_counts_school_weeks_since_the_start(database: Database) -> None:
    async with database.write() as tx:
        here, _ = await a_steered_territory(tx)
        assert (await themes.current(tx, LIBRARY, here, NOW)).theme == THEMES[5]
        assert await titles(tx, here) == slugs(6, 7)


async def test_the_outlook_goes_to_the_next_holidays(database: Database) -> None:
    async with database.write() as tx:
        here, _ = await a_steered_territory(tx)
        seen = await themes.outlook(tx, LIBRARY, here, NOW)
    assert seen.holidays
    assert seen.holidays.first == date(2026, 12, 19)
    assert (seen.now.theme, seen.since) == (THEMES[5], MONDAY)
    assert [(one.week_starts_on, one.theme) for one in seen.coming] == [(date(2026, 12, 7), THEMES[6])]


async def test_in_the_second_week_of_a_theme_the_outlook_says_since_when(database: Database) -> None:
    async with database.write() as tx:
        here, _ = await a_steered_territory(tx)
        greeting = await themes.greet(tx, LIBRARY, here, Role.FAMILY, NOW + timedelta(weeks=1))
        fresh = await themes.greet(tx, LIBRARY, here, Role.ELECTED, NOW)
    assert greeting.under_way
    assert (greeting.under_way.week_starts_on, greeting.under_way.theme) == (MONDAY, THEMES[5])
    assert greeting.introduction == LIBRARY.programme("premiere-annee").introductions[Role.FAMILY]
    assert fresh.under_way is None
    assert fresh.introduction == LIBRARY.programme("premiere-annee").introductions[Role.ELECTED]


async def test_in_holidays_the_outlook_says_so_and_the_theme_stays(database: Database) -> None:
    christmas = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)
    async with database.write() as tx:
        here, _ = await a_steered_territory(tx)
        seen = await themes.outlook(tx, LIBRARY, here, christmas)
    assert seen.on_holiday
    assert seen.on_holiday.name == "Vacances de Noël"
    assert seen.now.theme == THEMES[6]
    assert "vacances" in seen.holidays_sentence


async def test_coming_themes_are_skipped_replaced_and_moved(database: Database) -> None:
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        await themes.move(tx, LIBRARY, coordinator, here.id, 9, 6, NOW)
        assert await titles(tx, here) == slugs(9, 6)
        await themes.skip(tx, LIBRARY, coordinator, here.id, 9, NOW)
        await themes.replace(tx, LIBRARY, coordinator, here.id, 6, THEMES[0].slug, NOW)
        assert await titles(tx, here) == slugs(0, 7)
        rows = await fetch_all(tx, select(audit).where(audit.c.action == "theme-changed").order_by(audit.c.id))
    assert [(row.person_id, row.detail["kind"], row.detail["slot"]) for row in rows] == [
        (coordinator, "move", 9),
        (coordinator, "skip", 9),
        (coordinator, "replace", 6),
    ]


async def test_a_change_can_be_undone_once(database: Database) -> None:
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        await themes.skip(tx, LIBRARY, coordinator, here.id, 6, NOW)
        [change] = await theme_changes.list_of(tx, here)
        await themes.undo(tx, LIBRARY, coordinator, here.id, change.id, NOW)
        assert await titles(tx, here) == slugs(6, 7)
        with pytest.raises(NotFound):
            await themes.undo(tx, LIBRARY, coordinator, here.id, change.id, NOW)


async def test_a_change_that_led_to_this_week_is_not_undone(database: Database) -> None:
    later = NOW + timedelta(weeks=2)
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        await themes.skip(tx, LIBRARY, coordinator, here.id, 6, NOW)
        [change] = await theme_changes.list_of(tx, here)
        assert (await themes.current(tx, LIBRARY, here, later)).theme == THEMES[7]
        with pytest.raises(Invalid):
            await themes.undo(tx, LIBRARY, coordinator, here.id, change.id, later)
        assert await theme_changes.list_of(tx, here) == [change]


async def test_a_change_asked_for_twice_is_made_once(database: Database) -> None:
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        for _ in range(2):
            await themes.move(tx, LIBRARY, coordinator, here.id, 7, 6, NOW)
            await themes.replace(tx, LIBRARY, coordinator, here.id, 6, THEMES[0].slug, NOW)
            await themes.skip(tx, LIBRARY, coordinator, here.id, 8, NOW)
        assert len(await theme_changes.list_of(tx, here)) == 3


@pytest.mark.parametrize("slot", [0, 5, 400])
async def test_a_theme_that_has_begun_stays_as_everybody_was_told(database: Database, slot: int) -> None:
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        with pytest.raises(Invalid):
            await themes.skip(tx, LIBRARY, coordinator, here.id, slot, NOW)
        with pytest.raises(Invalid):
            await themes.move(tx, LIBRARY, coordinator, here.id, 7, slot, NOW)
        with pytest.raises(Invalid):
            await themes.replace(tx, LIBRARY, coordinator, here.id, 6, "no-such-theme", NOW)


async def test_only_those_who_steer_the_territory_change_its_themes(database: Database) -> None:
    async with database.write() as tx:
        here, _ = await a_steered_territory(tx)
        stranger = await a_person(tx, 3001)
        with pytest.raises(NotFound):
            await themes.skip(tx, LIBRARY, stranger.id, here.id, 6, NOW)
        with pytest.raises(NotFound):
            await themes.undo(tx, LIBRARY, stranger.id, here.id, 1, NOW)
        with pytest.raises(NotFound):
            await programmes.choose(tx, LIBRARY, stranger.id, here.id, "premiere-annee", NOW)


async def test_looking_ahead_settles_nothing(database: Database) -> None:
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        ahead = date(2026, 12, 7)
        assert (await themes.planned_for(tx, LIBRARY, here, ahead)).theme == THEMES[6]
        await themes.skip(tx, LIBRARY, coordinator, here.id, 6, NOW)
        assert (await themes.of_week(tx, LIBRARY, here, ahead)).theme == THEMES[7]


async def test_another_programme_begins_on_monday_and_this_week_stays(database: Database) -> None:
    other = LIBRARY.programme("premiere-annee").model_copy(
        update={"slug": "autre", "themes": tuple(reversed(THEMES)), "title": "Autre"}
    )
    library = Library(
        LIBRARY.activities,
        {**LIBRARY.programmes, "autre": other},
        LIBRARY.skills,
        LIBRARY.general_skills,
        LIBRARY.help_numbers,
        LIBRARY.possible,
        LIBRARY.school_years,
    )
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        await themes.skip(tx, library, coordinator, here.id, 6, NOW)
        there = await programmes.choose(tx, library, coordinator, here.id, "autre", NOW)
        assert there.programme_starts_on == NEXT_MONDAY
        assert (await themes.current(tx, library, there, NOW)).theme == THEMES[5]
        assert await theme_changes.list_of(tx, there) == [], "the changes were those of the other programme"
        first = (await themes.of_week(tx, library, there, NEXT_MONDAY)).theme
        again = await programmes.choose(tx, library, coordinator, here.id, "autre", NOW + timedelta(weeks=3))
    assert first in THEMES
    assert again.programme_starts_on == NEXT_MONDAY, "the same programme again changes nothing"


async def test_the_first_theme_of_another_programme_is_to_come_and_can_be_changed(database: Database) -> None:
    first, second = LIBRARY.programme("deux-annees").themes[:2]
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        there = await programmes.choose(tx, LIBRARY, coordinator, here.id, "deux-annees", NOW)
        seen = await themes.outlook(tx, LIBRARY, there, NOW)
        assert (seen.now.theme, seen.since) == (THEMES[5], MONDAY)
        assert (seen.coming[0].week_starts_on, seen.coming[0].theme) == (NEXT_MONDAY, first)
        await themes.skip(tx, LIBRARY, coordinator, there.id, 0, NOW)
        assert (await themes.of_week(tx, LIBRARY, there, NEXT_MONDAY)).theme == second


async def test_who_comes_back_before_the_other_programme_has_begun_finds_the_first_where_it_was(
    database: Database,
) -> None:
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        await themes.skip(tx, LIBRARY, coordinator, here.id, 6, NOW)
        before = await titles(tx, here, 20)
        for programme in ("deux-annees", "petite-enfance", "premiere-annee"):
            back = await programmes.choose(tx, LIBRARY, coordinator, here.id, programme, NOW)
        assert back == here, "begun on 31 August, as before"
        assert await titles(tx, back, 20) == before, "with the theme that was skipped"
        assert (await themes.of_week(tx, LIBRARY, back, NEXT_MONDAY)).theme == THEMES[5], "its second week"


async def test_who_comes_back_after_the_other_programme_has_begun_begins_anew(database: Database) -> None:
    later = NOW + timedelta(weeks=1)
    async with database.write() as tx:
        here, coordinator = await a_steered_territory(tx)
        await programmes.choose(tx, LIBRARY, coordinator, here.id, "deux-annees", NOW)
        back = await programmes.choose(tx, LIBRARY, coordinator, here.id, "premiere-annee", later)
        assert back.programme_starts_on == NEXT_MONDAY + timedelta(weeks=1)
        again = await programmes.choose(tx, LIBRARY, coordinator, here.id, "deux-annees", later)
    assert again.programme_starts_on == NEXT_MONDAY, "the one that is under way goes on"


async def test_dates_that_are_published_in_mid_year_do_not_shorten_a_year_that_has_begun(database: Database) -> None:
    async with database.write() as tx:
        made = await create(tx, LIBRARY, "saint-paul", "Saint-Paul", NOW, school_zone="La Réunion")
        unknown = (await themes.course_of(tx, LIBRARY, made)).runs(MONDAY, MONDAY + timedelta(weeks=3))
        published = with_dates_of("La Réunion")
        known = await themes.course_of(tx, published, made)
        late = await create(tx, published, "saint-leu", "Saint-Leu", NOW, school_zone="La Réunion")
        shortened = await themes.course_of(tx, published, late)
    assert known.calendar.is_known(MONDAY)
    assert known.runs(MONDAY, MONDAY + timedelta(weeks=3)) == unknown
    assert known.planned_theme(17) == THEMES[17], "the whole file, as it was told at the start"
    assert shortened.planned_theme(17) != THEMES[17], "who starts once they are known has the shorter year"


def with_dates_of(zone: ZoneName) -> Library:
    christmas = HolidayDates(name="Vacances", first=date(2026, 12, 19), last=date(2027, 1, 31))
    year = SchoolYear(
        name="2026-2027",
        zones=(zone,),
        first_day=date(2026, 8, 18),
        last_day=date(2027, 8, 15),
        order="Un arrêté",
        holidays=(christmas,),
    )
    return replace(LIBRARY, school_years=(*LIBRARY.school_years, year))
