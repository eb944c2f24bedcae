"""Ideas: a promise is kept once, a state is changed by one press, another's idea looks like none."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.errors import NotFound
from bot.model import IdeaOrigin, IdeaState, Past, Tag
from bot.storage import feedback, ideas, structures
from bot.storage.db import Database, Tx
from bot.storage.ideas import OPEN
from bot.storage.tables import idea
from tests.storage.rows import LATER, MONDAY, NEW_IDEA, NOW, a_member, an_idea

PLANNED, PROPOSED, WAITING, DONE, SKIPPED, REPLACED = IdeaState


async def times(tx: Tx, idea_id: int) -> tuple[object, object]:
    row = (await tx.execute(select(idea.c.sent_at, idea.c.done_at).where(idea.c.id == idea_id))).one()
    return row.sent_at, row.done_at


async def test_an_idea_is_kept_as_it_was_planned(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        new = replace(NEW_IDEA, membership_id=member.id, territory_id=member.territory_id)
        made, is_new = await ideas.add_once(tx, new, NOW)
        assert is_new
        assert await ideas.get(tx, made.id) == await ideas.find_by_key(tx, "week:1") == made
        assert await times(tx, made.id) == (None, None)
    assert made.person_id == member.person_id
    for name in ("week_starts_on", "theme", "skill", "activity", "setting", "age_band", "fit", "origin", "state"):
        assert getattr(made, name) == getattr(new, name)


async def test_the_same_key_keeps_the_first_idea(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        new = replace(NEW_IDEA, membership_id=member.id, territory_id=member.territory_id)
        first, _ = await ideas.add_once(tx, new, NOW)
        again, is_new = await ideas.add_once(tx, replace(new, activity="autre", state=PROPOSED), LATER)
    assert (again, is_new) == (first, False)


async def test_of_many_ticks_at_once_one_makes_the_idea_and_all_find_it(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
    new = replace(NEW_IDEA, membership_id=member.id, territory_id=member.territory_id)

    async def tick(number: int) -> tuple[int, bool]:
        async with database.write() as tx:
            made, is_new = await ideas.add_once(tx, replace(new, activity=f"fiche-{number}"), NOW)
            return made.id, is_new

    made = await asyncio.gather(*(tick(number) for number in range(6)))
    assert len({idea_id for idea_id, _ in made}) == 1
    assert [is_new for _, is_new in made].count(True) == 1


async def test_an_idea_that_answers_at_once_is_sent_when_it_is_made(database: Database) -> None:
    async with database.write() as tx:
        made = await an_idea(tx, await a_member(tx), state=PROPOSED, origin=IdeaOrigin.ON_DEMAND)
        assert await times(tx, made.id) == (NOW, None)


async def test_another_ones_idea_looks_like_none(database: Database) -> None:
    async with database.write() as tx:
        member, other = await a_member(tx, 1), await a_member(tx, 2)
        made = await an_idea(tx, member)
        assert await ideas.get_own(tx, made.id, member.person_id) == made
        for idea_id, person_id in ((made.id, other.person_id), (999, member.person_id)):
            with pytest.raises(NotFound):
                await ideas.get_own(tx, idea_id, person_id)
        assert await ideas.find_by_key(tx, "week:2") is None


async def test_an_idea_that_was_sent_is_proposed_and_keeps_its_first_hour(database: Database) -> None:
    async with database.write() as tx:
        made = await an_idea(tx, await a_member(tx))
        await ideas.mark_sent(tx, made.id, NOW)
        await ideas.mark_sent(tx, made.id, LATER)
        assert (await ideas.get(tx, made.id)).state is PROPOSED
        assert await times(tx, made.id) == (NOW, None)


async def test_to_be_sent_does_not_undo_what_the_member_has_said(database: Database) -> None:
    async with database.write() as tx:
        made = await an_idea(tx, await a_member(tx))
        assert await ideas.move(tx, made.id, DONE, NOW, *OPEN)
        await ideas.mark_sent(tx, made.id, LATER)
        assert (await ideas.get(tx, made.id)).state is DONE
        assert await times(tx, made.id) == (LATER, NOW)


async def test_only_one_of_many_presses_wins(database: Database) -> None:
    async with database.write() as tx:
        made = await an_idea(tx, await a_member(tx), state=PROPOSED)

    async def press(to: IdeaState) -> bool:
        async with database.write() as tx:
            return await ideas.move(tx, made.id, to, NOW, *OPEN)

    won = await asyncio.gather(*(press(to) for to in (DONE, SKIPPED, REPLACED, DONE)))
    assert won.count(True) == 1


@pytest.mark.parametrize("before", [DONE, SKIPPED, REPLACED])
async def test_an_idea_that_is_closed_is_not_moved_as_an_open_one(database: Database, before: IdeaState) -> None:
    async with database.write() as tx:
        made = await an_idea(tx, await a_member(tx), state=before)
        assert not await ideas.move(tx, made.id, WAITING, NOW, *OPEN)
        assert (await ideas.get(tx, made.id)).state is before


async def test_what_a_membership_has_had_is_told_the_oldest_first_with_what_was_said_of_it(database: Database) -> None:
    last_week = MONDAY - timedelta(weeks=1)
    async with database.write() as tx:
        member, other = await a_member(tx, 1), await a_member(tx, 2)
        await an_idea(tx, member, "1", activity="deux")
        done = await an_idea(tx, member, "2", activity="un", week_starts_on=last_week, state=DONE)
        await an_idea(tx, other, "3", activity="autre")
        await feedback.save(tx, done.id, NOW, face=3, tags=[Tag.CHILDREN_DELIGHTED.value])
        assert await ideas.list_past(tx, member.id) == [
            Past("un", last_week, "theme", IdeaOrigin.WEEKLY, DONE, 3, (Tag.CHILDREN_DELIGHTED,)),
            Past("deux", MONDAY, "theme", IdeaOrigin.WEEKLY, PLANNED),
        ]
        assert (await ideas.count(tx, member.id), await ideas.count(tx, other.id)) == (2, 1)


async def test_what_a_structure_has_had_comes_from_its_members_and_unasked_only(database: Database) -> None:
    async with database.write() as tx:
        member, colleague, stranger = [await a_member(tx, number) for number in (1, 2, 3)]
        await structures.add_once(tx, member.territory_id, "École du Pont", NOW)
        (school,) = await structures.list_of(tx, member.territory_id)
        for one in (member, colleague):
            await structures.set_of_membership(tx, one.id, school.id)
        await an_idea(tx, member, "1", activity="un", week_starts_on=MONDAY - timedelta(weeks=1))
        await an_idea(tx, member, "2", activity="deux")
        await an_idea(tx, colleague, "3", activity="trois")
        await an_idea(tx, colleague, "4", activity="demandee", origin=IdeaOrigin.ON_DEMAND)
        await an_idea(tx, stranger, "5", activity="ailleurs")
        assert await ideas.list_of_structure(tx, school.id, MONDAY) == [("deux", MONDAY), ("trois", MONDAY)]


async def test_the_latest_week_is_that_of_the_origins_asked_for(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        assert await ideas.find_latest_week(tx, member.id, *IdeaOrigin) is None
        await an_idea(tx, member, "1", week_starts_on=date(2026, 12, 28))
        await an_idea(tx, member, "2", week_starts_on=date(2027, 1, 4), origin=IdeaOrigin.ON_DEMAND)
        await an_idea(tx, member, "3", week_starts_on=date(2026, 12, 21), origin=IdeaOrigin.JOINING)
        weekly = await ideas.find_latest_week(tx, member.id, IdeaOrigin.WEEKLY, IdeaOrigin.JOINING)
        assert weekly == date(2026, 12, 28)
        assert await ideas.find_latest_week(tx, member.id, *IdeaOrigin) == date(2027, 1, 4)
