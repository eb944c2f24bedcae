"""What comes by itself, on a real database: two processes at once, late and doubled, promise each message once."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.library import Library
from bot.model import Kind, Membership, OutboxState, Setting
from bot.services import weekly
from bot.storage import memberships, outbox, rhythms, territories
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import idea
from bot.storage.tables import outbox as ledger
from tests.storage.rows import a_member

MONDAY = datetime(2026, 11, 30, 0, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOURS_OF_THE_THREE = [18 * HOUR, DAY + 18 * HOUR, 3 * DAY + 18 * HOUR]
"""Shortly after the repère, the idea and the word after of somebody who has their idea on Tuesdays at 18:30."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load()


async def a_reader_of_all(tx: Tx, chat_id: int, *slugs: str) -> list[Membership]:
    """Somebody who wants the repère and the word after, in each of these territories."""
    made = [await a_member(tx, chat_id, slug, due_at=MONDAY) for slug in slugs]
    for one in made:
        await memberships.set_schedule(tx, one.id, wants_repere=True, wants_encouragement=True)
    return made


async def tick(database: Database, library: Library, now: datetime) -> int:
    async with database.write() as tx:
        return await weekly.plan_due(tx, library, now)


async def rows(database: Database) -> list[tuple[int, str, str, str | None]]:
    async with database.read() as tx:
        found = await fetch_all(tx, ledger.select().order_by(ledger.c.id))
        return [(row.person_id, row.kind, row.state, row.reason) for row in found]


async def test_two_processes_promise_each_of_the_three_messages_once(database: Database, library: Library) -> None:
    async with database.write() as tx:
        people = [(await a_reader_of_all(tx, chat_id, "unieux"))[0].person_id for chat_id in range(2001, 2006)]
    for after in HOURS_OF_THE_THREE:
        for late in (timedelta(), timedelta(0), HOUR / 2):
            await asyncio.gather(*(tick(database, library, MONDAY + after + late) for _ in range(2)))
    promised = Counter((person, kind) for person, kind, state, _ in await rows(database) if state == "queued")
    wanted = (Kind.REPERE, Kind.IDEA, Kind.ENCOURAGEMENT)
    assert promised == Counter((person, kind.value) for person in people for kind in wanted)


async def test_two_processes_together_never_fill_a_week_over_the_cap(database: Database, library: Library) -> None:
    async with database.write() as tx:
        made = await a_reader_of_all(tx, 2001, "unieux", "firminy", "fraisses", "caloire")
    for hours in range(0, 7 * 24, 6):
        await asyncio.gather(*(tick(database, library, MONDAY + hours * HOUR) for _ in range(2)))
    found = await rows(database)
    assert [kind for _, kind, state, _ in found if state == "queued"] == [Kind.IDEA] * 3
    left_out = Counter((kind, reason) for _, kind, state, reason in found if state == OutboxState.CANCELLED)
    assert left_out[Kind.IDEA, "cap"] == 1
    assert left_out[Kind.REPERE, "cap"] == 4
    async with database.read() as tx:
        assert len({row.membership_id for row in await fetch_all(tx, idea.select())}) == 3 < len(made)


async def test_what_one_person_cannot_be_served_is_still_to_be_decided(
    database: Database, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = MONDAY + DAY + 17 * HOUR + HOUR / 2
    async with database.write() as tx:
        first, second = await a_member(tx, 2001, due_at=due), await a_member(tx, 2002, due_at=due)
    chosen = weekly.choose_for

    async def fails_for_the_first(
        tx: Tx, library: Library, member: Membership, *rest: object, **named: object
    ) -> object:
        if member.id == first.id:
            raise RuntimeError("a fault of ours")
        return await chosen(tx, library, member, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(weekly, "choose_for", fails_for_the_first)
    await tick(database, library, due)
    assert [person for person, *_ in await rows(database)] == [second.person_id]
    monkeypatch.undo()
    await tick(database, library, due + HOUR)
    assert sorted(person for person, *_ in await rows(database)) == [first.person_id, second.person_id]


async def test_in_holidays_the_idea_is_for_the_setting_that_lives(database: Database, library: Library) -> None:
    christmas = datetime(2026, 12, 22, 17, 30, tzinfo=UTC)
    async with database.write() as tx:
        member = await a_member(tx, due_at=christmas)
        await memberships.toggle_setting(tx, member.id, Setting.SCHOOL)
        at_school = await a_member(tx, 1002, due_at=christmas)
        await memberships.toggle_setting(tx, at_school.id, Setting.SCHOOL)
        await memberships.toggle_setting(tx, at_school.id, Setting.HOME)
    await tick(database, library, christmas)
    async with database.read() as tx:
        assert [(row.membership_id, row.setting) for row in await fetch_all(tx, idea.select())] == [(member.id, "home")]
    assert len(await rows(database)) == 1


async def test_where_no_calendar_is_known_school_goes_on(database: Database, library: Library) -> None:
    christmas = datetime(2026, 12, 22, 17, 30, tzinfo=UTC)
    async with database.write() as tx:
        member = await a_member(tx, due_at=christmas)
        await memberships.toggle_setting(tx, member.id, Setting.SCHOOL)
        await memberships.toggle_setting(tx, member.id, Setting.HOME)
        await tx.execute(territories.territory.update().values(school_zone=""))
    await tick(database, library, christmas)
    async with database.read() as tx:
        assert [row.setting for row in await fetch_all(tx, idea.select())] == ["school"]


async def test_an_hour_in_the_quiet_hours_is_brought_forward(database: Database, library: Library) -> None:
    async with database.write() as tx:
        member = await a_member(tx, due_at=MONDAY)
        await memberships.set_schedule(tx, member.id, send_time=time(22, 0))
    for hours in range(0, 7 * 24, 12):
        await tick(database, library, MONDAY + hours * HOUR)
    async with database.read() as tx:
        assert await rhythms.list_next(tx, 1)
        (row,) = await outbox.list_waiting(tx, MONDAY, MONDAY + 7 * DAY, 5)
    assert row.not_before.astimezone(UTC).hour in range(7, 19)
