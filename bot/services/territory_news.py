"""« Ce territoire se ferme », « il continue avec un autre »: what everybody concerned is told once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.errors import NotNow
from bot.model import Membership, MembershipState, Person, PersonState, Territory
from bot.planning import rhythm
from bot.storage import memberships, outbox, territories
from bot.storage.db import Tx
from bot.storage.outbox import OutboxRow, batches


@dataclass(frozen=True, slots=True)
class News:
    """`name` is that of the one that ends; `into` is None where it closed; `goes_on`: other territories go on."""

    name: str
    zone: str
    into: Territory | None
    goes_on: bool


async def find_to_send(tx: Tx, person: Person, batch_id: int) -> News | None:
    """None for who has left since."""
    batch = await batches.get(tx, batch_id)
    if person.state is PersonState.STOPPED or batch.territory_id is None:
        return None
    zone = (await territories.get(tx, batch.territory_id)).time_zone
    into = await territories.get(tx, batch.content["into"]) if batch.content["into"] else None
    return News(batch.content["name"], zone, into, bool(await _own(tx, person)))


async def _own(tx: Tx, person: Person) -> list[Membership]:
    return await memberships.list_of(tx, person.id, MembershipState.ACTIVE)


async def wait_for_room(tx: Tx, row: OutboxRow, zone: str, now: datetime) -> None:
    """`NotNow` until the next week where this one has its three messages: it is told, and never as a fourth."""
    week = rhythm.week_of(now, zone)
    since, until = (rhythm.instant_of(day, time(0), zone) for day in (week, week + timedelta(weeks=1)))
    if await outbox.count_beside(tx, row, (), since, until) >= rhythm.WEEKLY_CAP:
        raise NotNow(rhythm.out_of_quiet(until, zone))
