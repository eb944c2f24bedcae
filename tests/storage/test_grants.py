"""Grants and the invitations that give them: one use, and nothing but a hash is kept."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from bot.model import GrantKind
from bot.storage import grants
from bot.storage.db import Database, Tx
from bot.storage.grants import Invitation
from bot.storage.tables import access_grant, invitation
from tests.storage.rows import LATER, NOW, a_person, a_territory

COORDINATOR, REGION = GrantKind
IN_A_WEEK = NOW + timedelta(days=7)
TOKEN = "i_a-token-that-nobody-guesses"


async def invited(tx: Tx, token: str = TOKEN, until: datetime = IN_A_WEEK) -> Invitation:
    territory_id = await a_territory(tx)
    invitation_id = await grants.add_invitation(tx, token, COORDINATOR, territory_id, until, NOW)
    made = await grants.find_open_invitation(tx, invitation_id, NOW)
    assert made
    return made


async def test_an_invitation_is_found_by_its_token_until_its_last_second(database: Database) -> None:
    async with database.write() as tx:
        made = await invited(tx)
        assert await grants.find_valid_invitation(tx, TOKEN, IN_A_WEEK - timedelta(seconds=1)) == made
        assert await grants.find_valid_invitation(tx, TOKEN, IN_A_WEEK) is None
        assert await grants.find_invitation(tx, TOKEN) == made


@pytest.mark.parametrize("token", ["", "i_", TOKEN[:-1], TOKEN.upper(), TOKEN + " ", "%"])
async def test_another_token_finds_nothing(database: Database, token: str) -> None:
    async with database.write() as tx:
        await invited(tx)
        assert await grants.find_valid_invitation(tx, token, NOW) is None
        assert await grants.find_invitation(tx, token) is None


async def test_nothing_of_the_token_is_kept_but_its_hash(database: Database) -> None:
    async with database.write() as tx:
        await invited(tx)
        row = (await tx.execute(text("SELECT * FROM invitation"))).one()
    assert TOKEN not in str(row)
    assert row.token_hash == database.keys.hash(TOKEN)


async def test_an_invitation_serves_once(database: Database) -> None:
    async with database.write() as tx:
        made = await invited(tx)

    async def use() -> bool:
        async with database.write() as tx:
            return await grants.use_invitation(tx, made.id, NOW)

    assert sorted(await asyncio.gather(use(), use(), use())) == [False, False, True]
    async with database.read() as tx:
        assert await grants.find_valid_invitation(tx, TOKEN, NOW) is None


async def test_a_revoked_invitation_serves_nobody(database: Database) -> None:
    async with database.write() as tx:
        made = await invited(tx)
        await tx.execute(update(invitation).values(revoked_at=NOW))
        assert await grants.find_valid_invitation(tx, TOKEN, NOW) is None
        assert not await grants.use_invitation(tx, made.id, NOW)


async def test_a_coordinator_steers_their_territory_and_no_other(database: Database) -> None:
    async with database.write() as tx:
        someone, other = await a_person(tx, 1), await a_person(tx, 2)
        here, elsewhere = await a_territory(tx), await a_territory(tx, "firminy")
        assert await grants.give(tx, someone.id, COORDINATOR, here, NOW)
        assert not await grants.give(tx, someone.id, COORDINATOR, here, LATER)
        assert await grants.may_steer(tx, someone.id, here)
        assert not await grants.may_steer(tx, someone.id, elsewhere)
        assert not await grants.may_steer(tx, other.id, here)
        assert await grants.list_steered(tx, someone.id) == [here]
        assert await grants.list_steered(tx, other.id) == []


async def test_the_region_steers_every_territory(database: Database) -> None:
    async with database.write() as tx:
        someone = await a_person(tx)
        here, elsewhere = await a_territory(tx), await a_territory(tx, "firminy")
        assert await grants.give(tx, someone.id, REGION, None, NOW)
        assert not await grants.give(tx, someone.id, REGION, None, NOW)
        assert await grants.may_steer(tx, someone.id, here)
        assert await grants.may_steer(tx, someone.id, elsewhere)
        assert await grants.list_steered(tx, someone.id) == [None]


async def test_a_grant_that_was_taken_back_steers_nothing_and_may_be_given_again(database: Database) -> None:
    async with database.write() as tx:
        someone, here = await a_person(tx), await a_territory(tx)
        await grants.give(tx, someone.id, COORDINATOR, here, NOW)
        await tx.execute(update(access_grant).values(revoked_at=NOW))
        assert not await grants.may_steer(tx, someone.id, here)
        assert await grants.list_steered(tx, someone.id) == []
        assert await grants.give(tx, someone.id, COORDINATOR, here, LATER)


@pytest.mark.parametrize(("kind", "has_territory"), [(COORDINATOR, False), (REGION, True)])
async def test_a_coordinator_has_a_territory_and_the_region_has_none(
    database: Database, kind: GrantKind, has_territory: bool
) -> None:
    async with database.write() as tx:
        someone, here = await a_person(tx), await a_territory(tx)
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await grants.give(tx, someone.id, kind, here if has_territory else None, NOW)


async def test_of_many_who_accept_at_once_each_has_a_number_of_their_own(database: Database) -> None:
    async with database.write() as tx:
        territory_id = await a_territory(tx)
        persons = [(await a_person(tx, chat_id)).id for chat_id in range(1, 9)]

    async def accept(person_id: int, where: int | None) -> None:
        async with database.write() as tx:
            await grants.give(tx, person_id, COORDINATOR if where else REGION, where, NOW)

    await asyncio.gather(*(accept(one, where) for one in persons for where in (territory_id, None)))
    async with database.read() as tx:
        for where in (territory_id, None):
            assert [held.number for held in await grants.list_held(tx, where)] == list(range(1, 9))
