"""A coordinator, members and a meetup, for the tests of meetups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.library import Library
from bot.library.loading import CONTENT
from bot.library.loading import GUARDS as GUARDS_FILE
from bot.model import GrantKind, Kind, Meetup, Reply
from bot.planning.typed_moments import Moment, read_moment
from bot.services import meetups, replies, weekly
from bot.services.guarding import Guards
from bot.services.meetups import Field
from bot.storage import grants, people
from bot.storage import meetups as storage
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import outbox
from tests.storage.rows import a_person, a_territory

LIBRARY = Library.load()
GUARDS = Guards.load(CONTENT / GUARDS_FILE)
PARIS = "Europe/Paris"
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Paris."""
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
STARTS = datetime(2026, 12, 8, 17, 30, tzinfo=UTC)
"""Tuesday 8 December, 18:30 in Paris."""
NAMED = "mardi 8 décembre 18h30"


async def a_coordinator(tx: Tx, chat_id: int = 9001, slug: str = "unieux") -> int:
    person = await a_person(tx, chat_id)
    await grants.give(tx, person.id, GrantKind.COORDINATOR, await a_territory(tx, slug), NOW)
    return person.id


async def typed(tx: Tx, coordinator: int, meetup_id: int, field: Field, text: str, now: datetime = NOW) -> None:
    await meetups.ask(tx, coordinator, meetup_id, field, now)
    found = await meetups.answer(tx, GUARDS, coordinator, text, now)
    if found.moment:
        await meetups.set_moment(tx, coordinator, meetup_id, found.desk.meetup.sequence, found.moment, now)


async def a_draft(tx: Tx, coordinator: int, when: str = NAMED, now: datetime = NOW) -> Meetup:
    desk = await meetups.begin(tx, coordinator, await a_territory(tx), now)
    for field, text in ((Field.TITLE, "Café des familles"), (Field.WHEN, when), (Field.PLACE, "École, côté cour")):
        await typed(tx, coordinator, desk.meetup.id, field, text, now)
    return await storage.get(tx, desk.meetup.id)


async def announced(tx: Tx, coordinator: int, when: str = NAMED, now: datetime = NOW) -> Meetup:
    draft = await a_draft(tx, coordinator, when, now)
    return (await meetups.announce(tx, coordinator, draft.id, draft.sequence, now)).meetup


def moment(text: str, now: datetime = NOW) -> Moment:
    found = read_moment(text, now, PARIS)
    assert isinstance(found, Moment)
    return found


async def say(tx: Tx, person_id: int, meetup_id: int, reply: Reply, now: datetime = NOW) -> None:
    await replies.say(tx, await people.get(tx, person_id), meetup_id, reply, now)


async def live(database: Database, until: datetime, since: datetime = NOW, step: timedelta = 6 * HOUR) -> None:
    """The clockwork ticks, twice each time."""
    now = since
    while now <= until:
        for _ in range(2):
            async with database.write() as tx:
                await weekly.plan_due(tx, LIBRARY, now)
        now += step


async def told(database: Database, *kinds: Kind) -> list[tuple[int | None, str, str]]:
    """(whom, what, when) of all that was promised about meetups and is not called off, in Paris' winter time."""
    async with database.read() as tx:
        rows = await fetch_all(tx, outbox.select().order_by(outbox.c.not_before, outbox.c.person_id))
    wanted = [
        row for row in rows if "meetup" in row.kind and row.state == "queued" and (row.kind in kinds or not kinds)
    ]
    return [(row.person_id, row.kind, f"{row.not_before + HOUR:%d/%m %H:%M}") for row in wanted]
