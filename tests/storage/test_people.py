"""Persons: one for each chat, found again, and gone with all that hangs on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.errors import NotFound
from bot.model import GrantKind, Language, Person, PersonState
from bot.storage import audit, dialogues, feedback, grants, people, reminders
from bot.storage.db import Database, Tx
from bot.storage.tables import audit as audit_table
from bot.storage.tables import metadata, person
from tests.storage.rows import LATER, MONDAY, NOW, a_member, a_person, an_idea

ACTIVE, PAUSED, STOPPED, UNREACHABLE = PersonState


async def test_a_person_is_kept_as_they_consented(database: Database) -> None:
    async with database.write() as tx:
        added = await people.add(tx, 1001, Language.SIMPLE_FRENCH, "2026-11", NOW)
        assert added == Person(added.id, 1001, Language.SIMPLE_FRENCH, ACTIVE, None)
        assert await people.get(tx, added.id) == await people.find_by_chat(tx, 1001) == added
        row = (await tx.execute(select(person))).one()
    assert (row.consented_at, row.created_at, row.last_active_at, row.notice_version) == (NOW, NOW, NOW, "2026-11")


async def test_identifiers_of_any_size_and_sign_are_kept(database: Database) -> None:
    async with database.write() as tx:
        for chat_id in (-1001234567890123, 2**52, 1, -1):
            await people.add(tx, chat_id, Language.FRENCH, "1", NOW)
            found = await people.find_by_chat(tx, chat_id)
            assert found is not None
            assert found.chat_id == chat_id


async def test_a_chat_is_one_person(database: Database) -> None:
    async with database.write() as tx:
        await a_person(tx)
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await people.add(tx, 1001, Language.ENGLISH, "1", NOW)


async def test_one_who_is_not_there_is_not_found(database: Database) -> None:
    async with database.read() as tx:
        assert await people.find_by_chat(tx, 1001) is None
        with pytest.raises(NotFound):
            await people.get(tx, 1)


async def test_language_state_and_last_sign_change_for_that_person_alone(database: Database) -> None:
    async with database.write() as tx:
        one, other = await a_person(tx, 1001), await a_person(tx, 1002)
        await people.set_language(tx, one.id, Language.ENGLISH)
        await people.set_state(tx, one.id, PAUSED, date(2026, 12, 24))
        await people.touch(tx, one.id, LATER)
        changed = await people.get(tx, one.id)
        assert (changed.language, changed.state, changed.paused_until) == (Language.ENGLISH, PAUSED, date(2026, 12, 24))
        assert await people.get(tx, other.id) == other
        seen = (await tx.execute(select(person.c.last_active_at).order_by(person.c.id))).scalars().all()
    assert seen == [LATER, NOW]


async def test_the_end_of_a_pause_is_forgotten_with_the_pause(database: Database) -> None:
    async with database.write() as tx:
        someone = await a_person(tx)
        await people.set_state(tx, someone.id, PAUSED, date(2026, 12, 24))
        await people.set_state(tx, someone.id, ACTIVE)
        assert (await people.get(tx, someone.id)).paused_until is None


@pytest.mark.parametrize(
    ("before", "is_news", "after"),
    [(ACTIVE, True, UNREACHABLE), (PAUSED, True, UNREACHABLE), (STOPPED, False, STOPPED)],
)
async def test_one_who_blocks_the_bot_is_noted_once(
    database: Database, before: PersonState, is_news: bool, after: PersonState
) -> None:
    async with database.write() as tx:
        someone = await a_person(tx)
        await people.set_state(tx, someone.id, before)
        assert await people.mark_unreachable(tx, someone.id, NOW) == is_news
        assert not await people.mark_unreachable(tx, someone.id, LATER)
        assert (await people.get(tx, someone.id)).state == after


@pytest.mark.parametrize("before", [ACTIVE, PAUSED, STOPPED])
async def test_only_one_who_was_unreachable_is_back(database: Database, before: PersonState) -> None:
    async with database.write() as tx:
        someone = await a_person(tx)
        await people.set_state(tx, someone.id, before)
        assert not await people.mark_back(tx, someone.id)
        assert (await people.get(tx, someone.id)).state == before
        await people.set_state(tx, someone.id, UNREACHABLE)
        assert await people.mark_back(tx, someone.id)
        assert (await people.get(tx, someone.id)).state == ACTIVE


async def test_a_pause_ends_on_its_day_and_one_without_end_lasts(database: Database) -> None:
    async with database.write() as tx:
        for chat_id, until in (
            (1, MONDAY - timedelta(days=1)),
            (2, MONDAY),
            (3, MONDAY + timedelta(days=1)),
            (4, None),
        ):
            await people.set_state(tx, (await a_person(tx, chat_id)).id, PAUSED, until)
        await a_person(tx, 5)
        ended = await people.list_with_ended_pause(tx, MONDAY)
    assert sorted(someone.chat_id for someone in ended) == [1, 2]


async def test_a_chat_that_moves_keeps_its_person(database: Database) -> None:
    async with database.write() as tx:
        someone = await a_person(tx, -100)
        assert await people.move_chat(tx, -100, -100200300, NOW)
        assert not await people.move_chat(tx, -100, -5, NOW)
        found = await people.find_by_chat(tx, -100200300)
        assert found is not None
        assert (found.id, found.chat_id) == (someone.id, -100200300)
        assert await people.find_by_chat(tx, -100) is None


async def test_an_erased_person_leaves_nothing_of_themselves(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        idea = await an_idea(tx, member)
        await feedback.save(tx, idea.id, NOW, face=3, comment="Ils ont adoré", sharing="territory")
        await reminders.set_due(tx, idea.id, LATER, NOW)
        await dialogues.expect(tx, member.person_id, "comment", {"idea": idea.id}, NOW)
        await grants.give(tx, member.person_id, GrantKind.COORDINATOR, member.territory_id, NOW)
        await audit.record(tx, "grant-given", NOW, member.person_id, member.territory_id)
        await people.erase(tx, member.person_id, NOW)
        assert await filled(tx) == {"territory", "audit", "activity_use", "erasure"}
        assert (await tx.execute(select(audit_table.c.person_id))).scalars().all() == [None]


async def test_to_erase_one_leaves_the_others_whole(database: Database) -> None:
    async with database.write() as tx:
        one, other = await a_member(tx, 1001), await a_member(tx, 1002)
        idea = await an_idea(tx, other, "kept")
        await people.erase(tx, one.person_id, NOW)
        counts = {name: await count(tx, name) for name in ("person", "membership", "membership_setting", "idea")}
    assert counts == {"person": 1, "membership": 1, "membership_setting": 1, "idea": 1}
    assert idea.person_id == other.person_id


async def count(tx: Tx, name: str) -> int:
    return int((await tx.execute(select(func.count()).select_from(metadata.tables[name]))).scalar_one())


async def filled(tx: Tx) -> set[str]:
    return {name for name in metadata.tables if await count(tx, name)}
