"""Memberships: one in each territory, joined once, with its day, hour and what comes next."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.errors import NotFound
from bot.model import AgeBand, MembershipState, Rhythm, Role, Setting
from bot.storage import memberships, rhythms
from bot.storage.db import Database
from tests.storage.rows import LATER, NOW, a_member, a_newcomer, a_person, a_territory

JOINING, ACTIVE, LEFT = MembershipState
NEXT_WEEK = NOW + timedelta(days=7)


async def test_a_newcomer_has_neither_role_nor_settings_nor_ages(database: Database) -> None:
    async with database.write() as tx:
        newcomer = await a_newcomer(tx)
        assert await memberships.find(tx, newcomer.person_id, newcomer.territory_id) == newcomer
    assert (newcomer.role, newcomer.settings, newcomer.age_bands) == (None, (), ())
    assert (newcomer.state, newcomer.joined_at, newcomer.wants_repere) == (JOINING, None, False)
    assert (newcomer.weekday, newcomer.send_time, newcomer.rhythm) == (1, time(18, 30), Rhythm.WEEKLY)


async def test_a_person_is_in_a_territory_once_and_may_be_in_several(database: Database) -> None:
    async with database.write() as tx:
        await a_newcomer(tx, slug="unieux")
        await a_newcomer(tx, slug="firminy")
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await a_newcomer(tx, slug="firminy")


async def test_a_role_brings_its_settings_instead_of_those_before(database: Database) -> None:
    async with database.write() as tx:
        newcomer = await a_newcomer(tx)
        evening, morning = time(18, 30), time(8, 0)
        await memberships.set_role(tx, newcomer.id, Role.FAMILY, 1, evening, Rhythm.WEEKLY, [Setting.HOME])
        both = [Setting.AFTER_SCHOOL, Setting.SCHOOL]
        await memberships.set_role(tx, newcomer.id, Role.PROFESSIONAL, 0, morning, Rhythm.MONTHLY, both)
        found = await memberships.get(tx, newcomer.id)
    assert (found.role, found.weekday, found.send_time, found.rhythm) == (Role.PROFESSIONAL, 0, morning, Rhythm.MONTHLY)
    assert found.settings == (Setting.SCHOOL, Setting.AFTER_SCHOOL), "in the order of the product"


async def test_ages_and_settings_go_on_and_off_and_stay_in_order(database: Database) -> None:
    async with database.write() as tx:
        newcomer = await a_newcomer(tx)
        for age_band in (AgeBand.A12_14, AgeBand.A0_2, AgeBand.A9_11, AgeBand.A12_14):
            await memberships.toggle_age_band(tx, newcomer.id, age_band)
        for setting in (Setting.CLUB, Setting.HOME):
            await memberships.toggle_setting(tx, newcomer.id, setting)
        found = await memberships.get(tx, newcomer.id)
    assert found.age_bands == (AgeBand.A0_2, AgeBand.A9_11)
    assert found.settings == (Setting.HOME, Setting.CLUB)


async def test_many_taps_at_once_on_one_choice_break_nothing(database: Database) -> None:
    async with database.write() as tx:
        newcomer = await a_newcomer(tx)

    async def tap() -> None:
        async with database.write() as tx:
            await memberships.toggle_setting(tx, newcomer.id, Setting.CLUB)

    await asyncio.gather(*(tap() for _ in range(8)))
    async with database.read() as tx:
        assert (await memberships.get(tx, newcomer.id)).settings in ((), (Setting.CLUB,))


async def test_day_hour_rhythm_and_what_comes_beside_change_one_by_one(database: Database) -> None:
    async with database.write() as tx:
        one, other = await a_member(tx, 1), await a_member(tx, 2)
        await memberships.set_schedule(tx, one.id, weekday=4)
        await memberships.set_schedule(tx, one.id, send_time=time(12, 30), wants_repere=True)
        await memberships.set_schedule(tx, one.id, wants_encouragement=True)
        await rhythms.set_rhythm(tx, one.id, Rhythm.FORTNIGHTLY)
        found = await memberships.get(tx, one.id)
        assert (found.weekday, found.send_time, found.rhythm) == (4, time(12, 30), Rhythm.FORTNIGHTLY)
        assert found.wants_repere
        assert found.wants_encouragement
        assert await memberships.get(tx, other.id) == other


async def test_another_ones_membership_looks_like_none(database: Database) -> None:
    async with database.write() as tx:
        mine, other = await a_member(tx, 1), await a_member(tx, 2)
        assert await memberships.get_own(tx, mine.id, mine.person_id) == mine
        for membership_id in (other.id, 999):
            with pytest.raises(NotFound) as refused:
                await memberships.get_own(tx, membership_id, mine.person_id)
            assert refused.value.text_key == NotFound.text_key
        assert await memberships.find(tx, mine.person_id, 999) is None


async def test_only_one_of_many_presses_finishes_joining(database: Database) -> None:
    async with database.write() as tx:
        newcomer = await a_newcomer(tx)

    async def press() -> bool:
        async with database.write() as tx:
            return await memberships.activate(tx, newcomer.id, NOW)

    assert sorted(await asyncio.gather(*(press() for _ in range(5)))) == [False] * 4 + [True]
    async with database.read() as tx:
        found = await memberships.get(tx, newcomer.id)
        assert (found.state, found.joined_at) == (ACTIVE, NOW)


async def test_one_who_left_may_join_again_with_their_earlier_choices(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        assert not await memberships.rejoin(tx, member.id)
        assert await memberships.leave_all(tx, member.person_id, NOW) == 1
        assert await memberships.leave_all(tx, member.person_id, NOW) == 0
        assert not await memberships.activate(tx, member.id, LATER)
        assert await memberships.rejoin(tx, member.id)
        assert not await memberships.rejoin(tx, member.id)
        assert await memberships.activate(tx, member.id, LATER)
        found = await memberships.get(tx, member.id)
    assert (found.state, found.joined_at) == (ACTIVE, LATER)
    assert (found.role, found.settings, found.age_bands) == (member.role, member.settings, member.age_bands)


async def test_to_leave_leaves_every_territory_and_nobody_else(database: Database) -> None:
    async with database.write() as tx:
        member, other = await a_member(tx, 1), await a_member(tx, 2)
        await a_newcomer(tx, 1, "firminy")
        assert await memberships.leave_all(tx, member.person_id, NOW) == 2
        assert await memberships.list_of(tx, member.person_id, JOINING, ACTIVE) == []
        assert len(await memberships.list_of(tx, member.person_id, LEFT)) == 2
        assert (await memberships.get(tx, other.id)).state is ACTIVE


async def test_the_last_filter_is_remembered(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        assert await memberships.get_idea_filter(tx, member.id) == {}
        await memberships.set_idea_filter(tx, member.id, {"minutes": 15, "place": None, "without_material": True})
        found = await memberships.get_idea_filter(tx, member.id)
    assert found == {"minutes": 15, "place": None, "without_material": True}


async def test_a_persons_memberships_come_latest_first(database: Database) -> None:
    async with database.write() as tx:
        person = await a_person(tx)
        for number, slug in enumerate(("un", "deux", "trois")):
            territory_id = await a_territory(tx, slug)
            at = NOW + timedelta(minutes=number)
            await memberships.add(tx, person.id, territory_id, 1, time(8), Rhythm.WEEKLY, at)
        found = await memberships.list_of(tx, person.id, JOINING)
        assert [member.territory_id for member in found] == [
            await a_territory(tx, slug) for slug in ("trois", "deux", "un")
        ]
        assert await memberships.list_of(tx, person.id, ACTIVE) == []
