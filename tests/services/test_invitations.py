"""One-time links: seven days, one use, and no way to tell a used one from one that never was."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select, text, update

from bot.errors import NotAllowed, NotFound
from bot.library import Library
from bot.model import GrantKind, Language, Person, PersonState, Rhythm, Role, Setting, Territory
from bot.services import invitations, territories
from bot.services.invitations import Opened
from bot.storage import grants, memberships, people
from bot.storage.db import Database, Tx
from bot.storage.tables import audit, invitation, person

LIBRARY = Library.load()
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LAST_SECOND = NOW + timedelta(days=7, seconds=-1)
COORDINATOR, REGION = GrantKind
CHAT, OTHER_CHAT = 1001, 1002


async def a_territory(tx: Tx, slug: str = "unieux") -> Territory:
    return await territories.find(tx, slug) or await territories.create(tx, LIBRARY, slug, slug.title(), NOW)


async def an_invitation(tx: Tx, kind: GrantKind = COORDINATOR) -> str:
    return await invitations.create(tx, kind, await a_territory(tx) if kind is COORDINATOR else None, NOW)


async def accept(tx: Tx, payload: str, chat_id: int = CHAT, now: datetime = NOW) -> tuple[Person, Opened]:
    return await invitations.accept(tx, chat_id, payload, Language.FRENCH, now)


async def a_member(tx: Tx, role: Role, slug: str = "unieux") -> Person:
    someone = await people.add(tx, CHAT, Language.FRENCH, "1", NOW)
    territory = await a_territory(tx, slug)
    joined = await memberships.add(tx, someone.id, territory.id, 0, time(8), Rhythm.WEEKLY, NOW)
    await memberships.set_role(tx, joined.id, role, 0, time(8), Rhythm.WEEKLY, [Setting.LOCAL_AUTHORITY])
    return someone


async def persons(tx: Tx) -> int:
    return int((await tx.execute(select(func.count()).select_from(person))).scalar_one())


async def test_a_link_can_be_looked_at_then_accepted(database: Database) -> None:
    async with database.write() as tx:
        payload = await an_invitation(tx)
        territory = await a_territory(tx)
        assert await invitations.look_at(tx, payload, NOW) == Opened(COORDINATOR, territory)
        assert await persons(tx) == 0, "nothing is kept before consent"
        someone, opened = await accept(tx, payload)
        assert opened == Opened(COORDINATOR, territory)
        assert (someone.chat_id, someone.language, someone.state) == (CHAT, Language.FRENCH, PersonState.ACTIVE)
        assert await grants.may_steer(tx, someone.id, territory.id)


async def test_a_link_of_the_region_steers_every_territory(database: Database) -> None:
    async with database.write() as tx:
        territory = await a_territory(tx)
        someone, opened = await accept(tx, await an_invitation(tx, REGION))
        assert opened == Opened(REGION, None)
        assert await grants.may_steer(tx, someone.id, territory.id)


async def test_the_payload_fits_in_a_link_and_is_never_a_territorys_code(database: Database) -> None:
    async with database.write() as tx:
        made = {await an_invitation(tx) for _ in range(20)}
    assert len(made) == 20
    assert all(re.fullmatch(r"i_[A-Za-z0-9_-]{30,62}", payload) for payload in made)


async def test_nothing_but_a_hash_is_kept(database: Database) -> None:
    async with database.write() as tx:
        payload = await an_invitation(tx)
        for table in ("invitation", "audit"):
            for row in (await tx.execute(text(f"SELECT * FROM {table}"))).all():
                assert payload not in str(row)
                assert payload.removeprefix("i_") not in str(row)


async def test_unknown_used_revoked_and_old_links_look_the_same(database: Database) -> None:
    async with database.write() as tx:
        used, revoked, old = [await an_invitation(tx) for _ in range(3)]
        await accept(tx, used)
        await tx.execute(update(invitation).where(invitation.c.token_hash == revoked).values(revoked_at=NOW))
        said = set()
        for payload, now in (("i_unknown", NOW), (used, NOW), (revoked, NOW), (old, NOW + timedelta(days=7))):
            for tried in (invitations.look_at(tx, payload, now), accept(tx, payload, OTHER_CHAT, now)):
                with pytest.raises(NotFound) as refused:
                    await tried
                said.add((refused.value.text_key, tuple(refused.value.arguments)))
        assert said == {("error-invitation", ())}
        assert await persons(tx) == 1, "and nobody is kept who was refused"


async def test_a_link_holds_until_the_last_second_of_its_seven_days(database: Database) -> None:
    async with database.write() as tx:
        payload = await an_invitation(tx)
        someone, _ = await accept(tx, payload, now=LAST_SECOND)
        assert await grants.list_steered(tx, someone.id) == [(await a_territory(tx)).id]


async def test_of_two_people_at_once_one_wins_and_the_other_is_not_kept(database: Database) -> None:
    async with database.write() as tx:
        payload = await an_invitation(tx)

    async def press(chat_id: int) -> bool:
        async with database.write() as tx:
            try:
                await accept(tx, payload, chat_id)
            except NotFound:
                return False
            return True

    assert sorted(await asyncio.gather(*(press(chat_id) for chat_id in range(1, 6)))) == [False] * 4 + [True]
    async with database.read() as tx:
        assert await persons(tx) == 1


async def test_pressed_twice_by_the_same_person_it_is_as_good_as_once(database: Database) -> None:
    async with database.write() as tx:
        payload = await an_invitation(tx)
        first = await accept(tx, payload)
        assert await accept(tx, payload) == first
        given = select(func.count()).select_from(audit).where(audit.c.action == "grant-given")
        assert (await tx.execute(given)).scalar_one() == 1


@pytest.mark.parametrize("slug", ["unieux", "firminy"])
@pytest.mark.parametrize("kind", [COORDINATOR, REGION])
async def test_an_elected_official_is_refused_and_the_link_still_serves(
    database: Database, slug: str, kind: GrantKind
) -> None:
    async with database.write() as tx:
        someone = await a_member(tx, Role.ELECTED, slug)
        payload = await an_invitation(tx, kind)
        with pytest.raises(NotAllowed) as refused:
            await accept(tx, payload)
        assert refused.value.text_key == "error-elected-coordinator"
        assert await grants.list_steered(tx, someone.id) == []
        other, _ = await accept(tx, payload, OTHER_CHAT)
        assert len(await grants.list_steered(tx, other.id)) == 1


@pytest.mark.parametrize("role", [Role.FAMILY, Role.PROFESSIONAL, Role.VOLUNTEER])
async def test_a_member_who_coordinates_stays_one_person(database: Database, role: Role) -> None:
    async with database.write() as tx:
        member = await a_member(tx, role)
        accepted, _ = await accept(tx, await an_invitation(tx))
        assert accepted.id == member.id
        assert await persons(tx) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PersonState.STOPPED, PersonState.ACTIVE),
        (PersonState.UNREACHABLE, PersonState.ACTIVE),
        (PersonState.PAUSED, PersonState.PAUSED),
    ],
)
async def test_one_who_had_stopped_is_back_and_a_pause_goes_on(
    database: Database, before: PersonState, after: PersonState
) -> None:
    async with database.write() as tx:
        member = await a_member(tx, Role.FAMILY)
        await people.set_state(tx, member.id, before)
        await accept(tx, await an_invitation(tx))
        assert (await people.get(tx, member.id)).state is after


async def test_who_was_invited_and_who_came_is_in_the_audit_log_without_the_link(database: Database) -> None:
    async with database.write() as tx:
        payload = await an_invitation(tx)
        someone, opened = await accept(tx, payload)
        rows = (await tx.execute(select(audit).order_by(audit.c.id))).all()
    assert opened.territory is not None
    assert [(row.action, row.person_id, row.territory_id) for row in rows[-2:]] == [
        ("invitation-created", None, opened.territory.id),
        ("grant-given", someone.id, opened.territory.id),
    ]
    assert rows[-1].detail == {"kind": "coordinator"}
