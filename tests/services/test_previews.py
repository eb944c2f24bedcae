"""The preview for coordinators: their territory as it is, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import AgeBand, GrantKind, Kind, Role, Setting
from bot.planning.rhythm import monday_of
from bot.services import local_activities, previews, themes
from bot.services.choosing import choose_for
from bot.services.simulation.lives import Profile
from bot.storage import grants, memberships, territories
from bot.storage import ideas as stored_ideas
from bot.storage.db import Database, Tx
from tests.services.test_local_activities import coordinator, published
from tests.storage.rows import NEW_IDEA, a_member, a_person, a_territory

LIBRARY = Library.load()
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
LATELY = min(LIBRARY.activities)
PARENT = (Role.FAMILY, Setting.HOME, AgeBand.A3_5)


async def somebody(tx: Tx, kind: GrantKind, slug: str = "unieux") -> tuple[int, int]:
    """Who holds a grant, and Unieux."""
    person, granted, here = await a_person(tx, 900), await a_territory(tx, slug), await a_territory(tx)
    await grants.give(tx, person.id, kind, granted if kind is GrantKind.COORDINATOR else None, NOW)
    return person.id, here


async def test_the_preview_knows_what_the_territory_has_written_and_not_what_others_have(database: Database) -> None:
    async with database.write() as tx:
        author, unieux = await coordinator(tx, 901)
        written = local_activities.slug_of(await published(tx, author, unieux))
        towns = [
            await previews.town_of(tx, LIBRARY, await territories.get(tx, place), MONDAY)
            for place in (unieux, await a_territory(tx, "firminy"))
        ]
        town = towns[0]
        own = town.library.activities[written]
        again = {written: own.model_copy(update={"skill": town.theme_of(MONDAY).skill})}
        alone = replace(town, library=replace(town.library, activities=again))
    assert [written in one.library.activities for one in towns] == [True, False]
    seen = previews.preview(alone, Profile.preset(Role.FAMILY, (), (AgeBand.A3_5,)), MONDAY, MONDAY + timedelta(days=6))
    (choice,) = [one.choice for one in seen.weeks[0].sent if one.choice]
    assert choice.plan is not None
    assert choice.plan.activity.slug == written


@pytest.mark.parametrize("kind", GrantKind)
async def test_who_steers_sees_eight_weeks_of_a_kind_of_member(database: Database, kind: GrantKind) -> None:
    async with database.write() as tx:
        person_id, here = await somebody(tx, kind)
        territory, seen = await previews.preview_for_coordinator(tx, LIBRARY, person_id, here, *PARENT, NOW)
        ideas = [one for week in seen.weeks for one in week.sent if one.intent.wish.kind is Kind.IDEA]
    assert territory.name == "Unieux"
    assert len(ideas) == previews.WEEKS
    assert all(one.at > NOW for one in ideas[1:])


async def test_who_steers_another_territory_or_none_sees_nothing(database: Database) -> None:
    async with database.write() as tx:
        stranger, here = await somebody(tx, GrantKind.COORDINATOR, "firminy")
        member = await a_member(tx)
        for person_id in (stranger, member.person_id):
            with pytest.raises(NotFound):
                await previews.preview_for_coordinator(tx, LIBRARY, person_id, here, *PARENT, NOW)
            with pytest.raises(NotFound):
                await previews.offered(tx, LIBRARY, person_id, here, Role.FAMILY)


async def test_a_kind_of_member_that_the_territory_cannot_have_is_refused(database: Database) -> None:
    async with database.write() as tx:
        person_id, here = await somebody(tx, GrantKind.COORDINATOR)
        for setting, age in ((Setting.LOCAL_AUTHORITY, AgeBand.A3_5), (Setting.EARLY_YEARS, AgeBand.A18_25)):
            with pytest.raises(Invalid):
                await previews.preview_for_coordinator(tx, LIBRARY, person_id, here, Role.FAMILY, setting, age, NOW)


async def test_the_preview_chooses_as_the_bot_does_for_such_a_member(database: Database) -> None:
    """A first weekly idea, from the same territory, with the same things liked and lately proposed."""
    async with database.write() as tx:
        member = await a_member(tx)
        territory = await territories.get(tx, member.territory_id)
        other = await a_member(tx, 2)
        last_week = MONDAY - timedelta(weeks=1)
        had = replace(NEW_IDEA, membership_id=other.id, territory_id=territory.id, week_starts_on=last_week)
        await stored_ideas.add_once(tx, replace(had, activity=LATELY), NOW)
        town = await previews.town_of(tx, LIBRARY, territory, monday_of(MONDAY))
        profile = Profile.preset(Role.FAMILY, (), (AgeBand.A3_5,), member.id)
        seen = previews.preview(town, profile, MONDAY, MONDAY + timedelta(days=6))
        theme = await themes.of_week(tx, LIBRARY, territory, MONDAY)
        own = await memberships.get(tx, member.id)
        plan = await choose_for(tx, LIBRARY, own, theme, MONDAY, is_weekly=True)
    (choice,) = [one.choice for one in seen.weeks[0].sent if one.choice]
    assert choice.plan == plan
    assert town.memory.last_weeks((LATELY,), MONDAY) == {LATELY: last_week}
