"""Structures: kept by who steers, chosen by who works there, used for nothing but a shared idea."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import AgeBand, GrantKind, IdeaOrigin, IdeaState, Membership, Role, Setting
from bot.services import enrolment, ideas, structures, themes
from bot.services.choosing import NO_WISH, choose_for
from bot.services.ideas import new_idea
from bot.storage import grants, memberships, territories
from bot.storage import ideas as stored_ideas
from bot.storage import structures as stored
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, digest, outbox
from tests.storage.rows import a_member, a_person, a_territory

LIBRARY = Library.load()
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
SCHOOL, CLUB = Setting.SCHOOL, Setting.CLUB


async def somebody(
    tx: Tx, chat_id: int, role: Role = Role.PROFESSIONAL, setting: Setting = SCHOOL, age: AgeBand = AgeBand.A3_5
) -> Membership:
    """An active member of Unieux."""
    member = await a_member(tx, chat_id)
    await memberships.set_role(tx, member.id, role, 0, member.send_time, member.rhythm, [setting])
    if age is not AgeBand.A3_5:
        await memberships.toggle_age_band(tx, member.id, AgeBand.A3_5)
        await memberships.toggle_age_band(tx, member.id, age)
    return await memberships.get(tx, member.id)


async def a_structure(tx: Tx, name: str = "École du Pont", slug: str = "unieux") -> int:
    territory_id = await a_territory(tx, slug)
    await stored.add_once(tx, territory_id, name, NOW)
    return next(one.id for one in await stored.list_of(tx, territory_id) if one.name == name)


async def coordinator(tx: Tx, chat_id: int = 900, slug: str = "unieux") -> tuple[int, int]:
    """Their id and the territory's."""
    person, territory_id = await a_person(tx, chat_id), await a_territory(tx, slug)
    await grants.give(tx, person.id, GrantKind.COORDINATOR, territory_id, NOW)
    return person.id, territory_id


async def weekly(tx: Tx, member: Membership, week: date = MONDAY) -> tuple[str, str]:
    """(activity, fit) of the idea that comes by itself that week, kept as one that was sent."""
    member = await memberships.get(tx, member.id)
    territory = await territories.get(tx, member.territory_id)
    theme = await themes.of_week(tx, LIBRARY, territory, week)
    plan = await choose_for(tx, LIBRARY, member, theme, week, is_weekly=True)
    assert plan is not None
    new = new_idea(f"week:{member.id}:{week}", member, theme, plan, IdeaOrigin.WEEKLY, IdeaState.PROPOSED)
    await stored_ideas.add_once(tx, replace(new, week_starts_on=week), NOW)
    return plan.activity.slug, plan.fit


async def test_colleagues_get_the_same_idea_in_the_same_week_and_others_their_own(database: Database) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        colleagues = [await somebody(tx, number) for number in range(1, 9)]
        strangers = [await somebody(tx, number) for number in range(11, 31)]
        for one in colleagues:
            await structures.choose(tx, LIBRARY, one.person_id, one.id, school)
        for week in (MONDAY, MONDAY + timedelta(weeks=1)):
            assert len({await weekly(tx, one, week) for one in colleagues}) == 1
            assert len({await weekly(tx, one, week) for one in strangers}) > 1


async def test_a_colleague_whom_the_idea_does_not_fit_gets_another(database: Database) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        small, big = await somebody(tx, 1), await somebody(tx, 2, age=AgeBand.A12_14)
        for one in (small, big):
            await structures.choose(tx, LIBRARY, one.person_id, one.id, school)
        await weekly(tx, small)
        slug, _ = await weekly(tx, big)
        assert AgeBand.A12_14 in LIBRARY.activity(slug).ages


async def test_who_joins_a_structure_gets_what_colleagues_have_though_it_was_had_before(database: Database) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        first, late = await somebody(tx, 1), await somebody(tx, 2)
        await structures.choose(tx, LIBRARY, first.person_id, first.id, school)
        shared, _ = await weekly(tx, first)
        had = stored_ideas.NewIdea(
            "old", late.id, late.territory_id, MONDAY - timedelta(weeks=1), "une-place-pour-toi", "S1.3",
            shared, SCHOOL, AgeBand.A3_5, "theme", IdeaOrigin.WEEKLY, IdeaState.PROPOSED,
        )  # fmt: skip
        await stored_ideas.add_once(tx, had, NOW)
        await structures.choose(tx, LIBRARY, late.person_id, late.id, school)
        assert await weekly(tx, late) == (shared, "again")


@pytest.mark.parametrize("role", [Role.FAMILY, Role.ELECTED])
async def test_a_family_or_an_elected_official_is_offered_no_structure(database: Database, role: Role) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        member = await somebody(tx, 1, role, Setting.HOME)
        own = await enrolment.open_own(tx, LIBRARY, member.person_id, member.id)
        assert not own.offers_structures
        assert await structures.list_offered(tx, own) == []
        with pytest.raises(Invalid):
            await structures.choose(tx, LIBRARY, member.person_id, member.id, school)


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.VOLUNTEER])
async def test_professionals_and_volunteers_choose_and_take_back(database: Database, role: Role) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        member = await somebody(tx, 1, role)
        own = await structures.choose(tx, LIBRARY, member.person_id, member.id, school)
        assert own.structure is not None
        assert (own.structure.name, own.membership.structure_id) == ("École du Pont", school)
        own = await structures.choose(tx, LIBRARY, member.person_id, member.id, None)
        assert (own.structure, own.membership.structure_id) == (None, None)


async def test_who_becomes_a_family_has_no_structure_any_more(database: Database) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        member = await somebody(tx, 1)
        await structures.choose(tx, LIBRARY, member.person_id, member.id, school)
        own = await enrolment.choose_role(tx, LIBRARY, member.person_id, member.id, Role.FAMILY, NOW)
        assert own.membership.structure_id is None


async def test_a_structure_of_another_territory_is_not_offered(database: Database) -> None:
    async with database.write() as tx:
        elsewhere = await a_structure(tx, "Club de Firminy", "firminy")
        member = await somebody(tx, 1)
        with pytest.raises(Invalid):
            await structures.choose(tx, LIBRARY, member.person_id, member.id, elsewhere)


async def test_the_coordinator_adds_and_removes_and_both_are_audited_without_a_name(database: Database) -> None:
    async with database.write() as tx:
        person_id, territory_id = await coordinator(tx)
        await structures.expect_name(tx, person_id, territory_id, NOW)
        _, kept = await structures.add_expected(tx, person_id, "  École   du Pont ", NOW)
        assert [one.name for one in kept] == ["École du Pont"]
        _, kept = await structures.remove(tx, person_id, kept[0].id, NOW)
        assert kept == []
        rows = (await tx.execute(select(audit.c.action, audit.c.detail).order_by(audit.c.id))).all()
    assert [row.action for row in rows] == ["structure-added", "structure-removed"]
    assert "Pont" not in repr(rows)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
async def test_a_name_that_cannot_be_read_is_refused_and_can_be_written_again(database: Database, name: str) -> None:
    async with database.write() as tx:
        person_id, territory_id = await coordinator(tx)
        await structures.expect_name(tx, person_id, territory_id, NOW)
        with pytest.raises(Invalid):
            await structures.add_expected(tx, person_id, name, NOW)
        _, kept = await structures.add_expected(tx, person_id, "Le Pont", NOW)
        assert len(kept) == 1


async def test_the_same_name_twice_is_said_to_be_there_already(database: Database) -> None:
    async with database.write() as tx:
        person_id, territory_id = await coordinator(tx)
        await a_structure(tx)
        await structures.expect_name(tx, person_id, territory_id, NOW)
        with pytest.raises(Invalid) as refused:
            await structures.add_expected(tx, person_id, "École du Pont", NOW)
        assert refused.value.text_key == "error-structure-taken"


async def test_nobody_but_who_steers_sees_or_changes_the_list(database: Database) -> None:
    async with database.write() as tx:
        school = await a_structure(tx)
        member = await somebody(tx, 1)
        stranger, _ = await coordinator(tx, 901, "firminy")
        for person_id in (member.person_id, stranger):
            with pytest.raises(NotFound):
                await structures.list_kept(tx, person_id, member.territory_id)
            with pytest.raises(NotFound):
                await structures.expect_name(tx, person_id, member.territory_id, NOW)
            with pytest.raises(NotFound):
                await structures.remove(tx, person_id, school, NOW)
        assert len(await stored.list_of(tx, member.territory_id)) == 1


def test_no_table_that_leaves_the_territory_knows_of_structures() -> None:
    for table in (audit, digest, outbox):
        assert not [column.name for column in table.columns if "structure" in column.name]


async def test_what_is_asked_for_instead_is_ones_own_and_never_repeats_within_the_week(database: Database) -> None:
    async with database.write() as tx:
        member = await somebody(tx, 1)
        first = await ideas.propose_first(tx, LIBRARY, member, NOW)
        had = []
        while first:
            had.append(first.activity.slug)
            instead_of = first.idea.id
            first, _ = await ideas.propose_another(
                tx, LIBRARY, member.person_id, instead_of, NO_WISH, NOW + timedelta(days=len(had) % 6)
            )
        assert len(had) == len(set(had)) > 2
