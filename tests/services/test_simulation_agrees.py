"""What the simulator says and what the bot does, on a real database, are the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.library import Library
from bot.model import AgeBand, Kind, Role
from bot.services import previews, weekly
from bot.services.simulation.lives import Profile, Reader
from bot.storage import territories
from bot.storage.db import Database
from bot.storage.tables import idea, outbox
from tests.storage.rows import a_member

LIBRARY = Library.load()
MONDAY = date(2026, 11, 30)
MIDNIGHT = datetime(2026, 11, 29, 23, 0, tzinfo=UTC)
"""In Paris."""
TUESDAY_EVENING = MIDNIGHT + timedelta(days=1, hours=18, minutes=30)
WEEKS = [timedelta(weeks=number) for number in range(6)]


async def test_six_weeks_of_a_parent_are_as_they_were_foretold(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx, due_at=MIDNIGHT)
        territory = await territories.get(tx, member.territory_id)
        town = await previews.town_of(tx, LIBRARY, territory, MONDAY)
    profile = Profile.preset(Role.FAMILY, (), (AgeBand.A3_5,), member.id)
    foretold = previews.preview(town, profile, MONDAY, MONDAY + WEEKS[-1], Reader())
    for week in WEEKS:
        async with database.write() as tx:
            await weekly.plan_due(tx, LIBRARY, TUESDAY_EVENING + week)
    sent = select(outbox.c.not_before, idea.c.activity, idea.c.fit).join(idea, idea.c.id == outbox.c.reference)
    async with database.read() as tx:
        rows = (await tx.execute(sent.where(outbox.c.kind == Kind.IDEA).order_by(outbox.c.not_before))).all()
    plans = [(one.at, one.choice.plan) for week in foretold.weeks for one in week.sent if one.choice]
    assert [(at, plan.activity.slug, plan.fit) for at, plan in plans if plan] == [tuple(row) for row in rows]
    assert len(rows) == len(WEEKS)
