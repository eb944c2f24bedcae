"""What the journeys of the week share: moments of it, the ideas of a person, messages counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Row, select

from bot.storage.tables import idea, membership, person
from simulator.somebody import Somebody
from tests.journeys.acting import Shown
from tests.journeys.conftest import Stage

PARIS = ZoneInfo("Europe/Paris")
ONE_WAY = pytest.mark.parametrize(("receive", "stage"), [("polling", "sqlite")], indirect=True)
"""For matrices of cases that neither the database nor the way in can change."""
POLLING = pytest.mark.parametrize("receive", ["polling"], indirect=True)
"""For what the database could change and the way in could not."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A local time, in days after the Monday on which people join."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=PARIS) + timedelta(days=day)


async def ideas_of(stage: Stage, somebody: Somebody) -> list[Row[Any]]:
    """The person's ideas, the first first."""
    of = select(idea).join(membership, membership.c.id == idea.c.membership_id).join(person)
    of = of.where(person.c.chat_hash == somebody.id).order_by(idea.c.id)
    async with stage.app.database.read() as tx:
        return list((await tx.execute(of)).all())


async def membership_of(stage: Stage, somebody: Somebody) -> Row[Any]:
    of = select(membership).join(person).where(person.c.chat_hash == somebody.id)
    async with stage.app.database.read() as tx:
        return (await tx.execute(of)).one()


async def received(somebody: Somebody) -> list[Shown]:
    """The messages that the bot wrote, oldest first."""
    return [message for message in await somebody.read() if not message["outgoing"] and not message["service"]]


async def play_late(stage: Stage, moment: datetime) -> None:
    """The bot was away until `moment`: the clock jumps, then it looks at what is due."""
    stage.clock.turn_to(moment)
    await stage.client.clock(moment, running=True)
    await stage.app.clockwork.tick()
    await stage.app.sender.send_due()


def local_time(instant: datetime | str) -> str:
    """Day and hour in Paris, to the minute."""
    known = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    return f"{known.replace(tzinfo=known.tzinfo or UTC).astimezone(PARIS):%d/%m %H:%M}"


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
