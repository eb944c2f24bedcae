"""Reminders: one for an idea, moved when asked again, handed over once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.storage import reminders
from bot.storage.db import Database
from tests.storage.rows import LATER, NOW, a_member, an_idea

SOON = NOW + timedelta(hours=1)


async def test_a_reminder_is_due_from_its_instant_on(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        idea = await an_idea(tx, member)
        await reminders.set_due(tx, idea.id, SOON, NOW)
        assert await reminders.list_due(tx, SOON - timedelta(seconds=1), 10) == []
        [(_, idea_id, person_id, due_at)] = await reminders.list_due(tx, SOON, 10)
        assert (idea_id, person_id, due_at) == (idea.id, member.person_id, SOON)


async def test_asked_again_it_moves_and_stays_one(database: Database) -> None:
    async with database.write() as tx:
        idea = await an_idea(tx, await a_member(tx))
        await reminders.set_due(tx, idea.id, SOON, NOW)
        await reminders.set_due(tx, idea.id, LATER, NOW)
        assert [due_at for *_, due_at in await reminders.list_due(tx, LATER, 10)] == [LATER]
        assert await reminders.list_due(tx, SOON, 10) == []


async def test_one_that_was_cancelled_or_handed_over_may_be_asked_for_again(database: Database) -> None:
    async with database.write() as tx:
        idea = await an_idea(tx, await a_member(tx))
        await reminders.set_due(tx, idea.id, SOON, NOW)
        assert await reminders.cancel(tx, idea.id)
        await reminders.set_due(tx, idea.id, SOON, NOW)
        [(reminder_id, *_)] = await reminders.list_due(tx, SOON, 10)
        assert await reminders.mark_queued(tx, reminder_id)
        await reminders.set_due(tx, idea.id, LATER, NOW)
        assert [due_at for *_, due_at in await reminders.list_due(tx, LATER, 10)] == [LATER]


async def test_a_reminder_is_cancelled_once_and_never_comes(database: Database) -> None:
    async with database.write() as tx:
        idea = await an_idea(tx, await a_member(tx))
        assert not await reminders.cancel(tx, idea.id), "there is none yet"
        await reminders.set_due(tx, idea.id, SOON, NOW)
        assert await reminders.cancel(tx, idea.id)
        assert not await reminders.cancel(tx, idea.id)
        assert await reminders.list_due(tx, LATER, 10) == []
        assert await reminders.list_next(tx, 10) == []


async def test_only_one_of_two_ticks_hands_it_over(database: Database) -> None:
    async with database.write() as tx:
        idea = await an_idea(tx, await a_member(tx))
        await reminders.set_due(tx, idea.id, SOON, NOW)
        [(reminder_id, *_)] = await reminders.list_due(tx, SOON, 10)

    async def tick() -> bool:
        async with database.write() as tx:
            return await reminders.mark_queued(tx, reminder_id)

    assert sorted(await asyncio.gather(tick(), tick())) == [False, True]
    async with database.write() as tx:
        assert not await reminders.cancel(tx, idea.id), "too late to take it back"
        assert await reminders.list_due(tx, LATER, 10) == []


async def test_those_due_come_oldest_first_and_no_more_than_asked(database: Database) -> None:
    async with database.write() as tx:
        for chat, minutes in ((1, 20), (2, 30), (3, 10)):
            idea = await an_idea(tx, await a_member(tx, chat), f"{chat}")
            await reminders.set_due(tx, idea.id, NOW + timedelta(minutes=minutes), NOW)
        due = [at for *_, at in await reminders.list_due(tx, LATER, 2)]
        assert due == [NOW + timedelta(minutes=10), NOW + timedelta(minutes=20)]
        assert [at for *_, at in await reminders.list_next(tx, 2)] == due
