"""When a person is looked at next, and what their rhythm depends on."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.model import IdeaOrigin, IdeaState, PersonState, Rhythm
from bot.storage import ideas, memberships, people, rhythms
from bot.storage.db import Database
from tests.storage.rows import LATER, NOW, a_member, a_newcomer, a_person, an_idea

HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


async def test_the_longest_overdue_looks_come_first_and_no_more_than_asked(database: Database) -> None:
    async with database.write() as tx:
        made = [await a_member(tx, chat, due_at=NOW - hours * HOUR) for chat, hours in ((1, 1), (2, 3), (3, 2))]
        await a_member(tx, 4, due_at=NOW + timedelta(seconds=1))
        first, second, third = made[1].person_id, made[2].person_id, made[0].person_id
        due = await rhythms.list_due(tx, NOW, 10)
        assert due == [(first, NOW - 3 * HOUR), (second, NOW - 2 * HOUR), (third, NOW - HOUR)]
        assert await rhythms.list_due(tx, NOW, 1) == due[:1]


@pytest.mark.parametrize("state", [PersonState.PAUSED, PersonState.STOPPED, PersonState.UNREACHABLE])
async def test_nobody_is_looked_at_who_is_not_active(database: Database, state: PersonState) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        await people.set_state(tx, member.person_id, state)
        assert await rhythms.list_due(tx, NOW, 10) == []
        assert await rhythms.list_next(tx, 10) == []


async def test_what_comes_next_is_listed_soonest_first(database: Database) -> None:
    async with database.write() as tx:
        late, soon = await a_member(tx, 1, due_at=NOW + WEEK), await a_member(tx, 2, due_at=LATER)
        await a_newcomer(tx, 3)
        assert await rhythms.list_next(tx, 10) == [(soon.person_id, LATER), (late.person_id, NOW + WEEK)]


async def test_only_one_of_many_ticks_takes_a_look(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)

    async def tick() -> bool:
        async with database.write() as tx:
            return await rhythms.take(tx, member.person_id, NOW, LATER)

    assert sorted(await asyncio.gather(*(tick() for _ in range(5)))) == [False] * 4 + [True]


async def test_a_change_of_choices_brings_the_look_forward_and_loses_nothing_overdue(database: Database) -> None:
    async with database.write() as tx:
        overdue, ahead = await a_member(tx, 1, due_at=NOW - HOUR), await a_member(tx, 2, due_at=LATER)
        for member in (overdue, ahead):
            await rhythms.look_soon(tx, member.person_id, NOW)
        assert [at for _, at in await rhythms.list_due(tx, NOW, 10)] == [NOW, NOW]
        assert (await rhythms.get_standing(tx, overdue.person_id)).planned_until == NOW - HOUR
        assert (await rhythms.get_standing(tx, ahead.person_id)).planned_until == NOW


async def test_a_person_put_off_keeps_what_is_still_to_be_decided(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        await rhythms.take(tx, member.person_id, NOW, LATER)
        assert (await rhythms.get_standing(tx, member.person_id)).planned_until == NOW
        assert await rhythms.list_next(tx, 10) == [(member.person_id, LATER)]


async def test_ideas_are_silent_until_the_next_sign_of_life(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        for number in range(3):
            sent = await an_idea(tx, member, f"week:{number}")
            await ideas.mark_sent(tx, sent.id, NOW + (number + 1) * WEEK)
        asked = await an_idea(tx, member, "ask:1", origin=IdeaOrigin.ON_DEMAND)
        await ideas.mark_sent(tx, asked.id, NOW + 4 * WEEK)
        assert (await rhythms.get_standing(tx, member.person_id)).silent_ideas == 3
        await people.touch(tx, member.person_id, NOW + 2 * WEEK)
        assert (await rhythms.get_standing(tx, member.person_id)).silent_ideas == 1


async def test_a_question_is_open_until_the_next_sign_of_life(database: Database) -> None:
    async with database.write() as tx:
        person = await a_person(tx)
        assert not (await rhythms.get_standing(tx, person.id)).is_asked
        await rhythms.mark_asked(tx, person.id, LATER)
        assert (await rhythms.get_standing(tx, person.id)).is_asked
        await people.touch(tx, person.id, LATER + HOUR)
        assert not (await rhythms.get_standing(tx, person.id)).is_asked


async def test_the_last_idea_says_whether_anything_was_said_of_it(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        assert await rhythms.find_last_idea(tx, member.id) is None
        first = await an_idea(tx, member, "week:1")
        await ideas.mark_sent(tx, first.id, LATER)
        last = await rhythms.find_last_idea(tx, member.id)
        assert last
        assert (last.idea_id, last.given_at, last.is_answered) == (first.id, LATER, False)
        await ideas.move(tx, first.id, IdeaState.SKIPPED, LATER, IdeaState.PROPOSED)
        last = await rhythms.find_last_idea(tx, member.id)
        assert last
        assert last.is_answered


async def test_silence_slows_down_and_an_answer_brings_back_what_was_chosen(database: Database) -> None:
    async with database.write() as tx:
        member, other = await a_member(tx, 1), await a_member(tx, 2)
        await rhythms.set_rhythm(tx, member.id, Rhythm.FORTNIGHTLY)
        for _ in range(2):
            await rhythms.slow_down(tx, member.id)
        assert (await memberships.get(tx, member.id)).rhythm is Rhythm.MONTHLY
        await rhythms.restore(tx, member.person_id)
        assert (await memberships.get(tx, member.id)).rhythm is Rhythm.FORTNIGHTLY
        assert await memberships.get(tx, other.id) == other


async def test_a_rhythm_that_was_chosen_since_is_not_undone(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        await rhythms.slow_down(tx, member.id)
        await rhythms.set_rhythm(tx, member.id, Rhythm.MONTHLY)
        await rhythms.restore(tx, member.person_id)
        assert (await memberships.get(tx, member.id)).rhythm is Rhythm.MONTHLY
