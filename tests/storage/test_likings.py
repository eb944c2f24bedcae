"""Votes and last weeks: kept up with every change, right whatever the order of the presses."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.model import Idea
from bot.storage import feedback, likings
from bot.storage.db import Database, Tx
from bot.storage.likings import ALL, Counted
from tests.storage.rows import MONDAY, NOW, a_member, a_territory, an_idea

WEEK = timedelta(weeks=1)


async def judged(tx: Tx, chat_id: int, points: int | None, activity: str = "la-meteo") -> Idea:
    made = await an_idea(tx, await a_member(tx, chat_id), f"week:{chat_id}", activity=activity)
    await feedback.save(tx, made.id, NOW, face=3)
    assert await likings.recount(tx, made, points)
    return made


async def test_a_vote_counts_for_the_activity_for_people_alike_and_for_everything(database: Database) -> None:
    async with database.write() as tx:
        await judged(tx, 1, 4)
        await judged(tx, 2, 1)
        await judged(tx, 3, 2, activity="autre")
        assert set(await likings.list_votes(tx, ["la-meteo"])) == {
            Counted(ALL, ALL, ALL, 3, 7),
            Counted("la-meteo", ALL, ALL, 2, 5),
            Counted("la-meteo", "home", "3-5", 2, 5),
        }


async def test_saying_something_else_changes_the_points_and_not_the_number_of_votes(database: Database) -> None:
    async with database.write() as tx:
        made = await judged(tx, 1, 4)
        for points in (0, 0, 3):
            assert await likings.recount(tx, made, points)
        assert Counted(ALL, ALL, ALL, 1, 3) in await likings.list_votes(tx, [])


async def test_what_is_taken_back_counts_no_more(database: Database) -> None:
    async with database.write() as tx:
        made = await judged(tx, 1, 4)
        assert await likings.recount(tx, made, None)
        assert {(row.votes, row.points) for row in await likings.list_votes(tx, ["la-meteo"])} == {(0, 0)}


async def test_of_many_presses_at_once_the_count_holds_one(database: Database) -> None:
    async with database.write() as tx:
        made = await judged(tx, 1, None)

    async def press(points: int) -> None:
        async with database.write() as tx:
            await likings.recount(tx, made, points)

    await asyncio.gather(*(press(points) for points in (0, 2, 4, 4, 2)))
    async with database.read() as tx:
        row = next(one for one in await likings.list_votes(tx, []) if one.activity == ALL)
        kept = await feedback.find(tx, made.id)
    assert kept is not None
    assert row.votes == 1
    assert row.points in (0, 2, 4)


async def test_a_week_does_not_count_for_itself(database: Database) -> None:
    async with database.write() as tx:
        here, elsewhere = await a_territory(tx), await a_territory(tx, "firminy")
        for week in (MONDAY - 3 * WEEK, MONDAY - WEEK, MONDAY, MONDAY):
            await likings.note_use(tx, here, "un", week)
        await likings.note_use(tx, here, "deux", MONDAY)
        await likings.note_use(tx, elsewhere, "deux", MONDAY - WEEK)
        both = ["un", "deux"]
        assert await likings.list_last_weeks(tx, here, both, MONDAY) == {"un": MONDAY - WEEK}
        assert await likings.list_last_weeks(tx, here, both, MONDAY + WEEK) == dict.fromkeys(both, MONDAY)


async def test_a_proposed_idea_is_noted_for_its_territory(database: Database) -> None:
    async with database.write() as tx:
        made = await an_idea(tx, await a_member(tx))
        last = await likings.list_last_weeks(tx, made.territory_id, [made.activity], MONDAY + WEEK)
        assert last == {made.activity: MONDAY}
