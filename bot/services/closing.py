"""The end of a territory: it is closed, or goes on in another one. Everybody concerned is told once."""

from __future__ import annotations

from datetime import datetime

from bot.errors import Invalid
from bot.model import GrantKind, Kind, Lane, Territory
from bot.planning import inheritance, merging, rhythm
from bot.services import inheriting, territories
from bot.storage import audit, grants, groups, memberships, outbox, reminders, segments
from bot.storage import merging as moving
from bot.storage import rhythms as looks
from bot.storage import territories as stored
from bot.storage.db import Tx
from bot.storage.outbox import Wave, batches

CLOSED = "territory_closed"


async def close(tx: Tx, by: int | None, territory_id: int, now: datetime) -> Territory:
    """Nothing more is sent there, nobody steers it or is let in; what is kept goes with its time, as everywhere.

    A second press changes nothing. `NotAllowed` for all but the region and the command line (`by` is None).
    """
    territory = (await territories.open_described(tx, by, territory_id)).territory
    if not await stored.close_once(tx, territory_id, None, now):
        return territory
    await _tell(tx, territory, None, now)
    await outbox.cancel_in_territory(tx, territory_id, CLOSED, now)
    await reminders.cancel_in_territory(tx, territory_id)
    await memberships.leave_territory(tx, territory_id, now)
    for group in await groups.list_of(tx, territory_id):
        await groups.remove(tx, group.id, now)
    for held in await grants.list_held(tx, territory_id):
        await grants.revoke(tx, held.id, now)
    await grants.revoke_all_invitations(tx, territory_id, now)
    await _hand_on(tx, territory_id, None)
    await audit.record(tx, "territory-closed", now, by, territory_id)
    return await stored.get(tx, territory_id)


async def list_others(tx: Tx, by: int | None, territory_id: int) -> list[Territory]:
    """The open territories in which it may go on, by name."""
    await territories.open_described(tx, by, territory_id)
    return [one for one in await stored.list_open(tx) if one.id != territory_id]


async def merge(tx: Tx, by: int | None, gone_id: int, remaining_id: int, now: datetime) -> Territory:
    """One territory goes on in another: members, teams, structures and links; what was told stays as it was told.

    Returns the one that remains. `Invalid` for a territory with itself, or into one that is not open.
    """
    gone = (await territories.open_described(tx, by, gone_id)).territory
    remaining = (await territories.open_described(tx, by, remaining_id)).territory
    if gone_id == remaining_id or not remaining.is_open:
        raise Invalid("error-territory-merge")
    if not await stored.close_once(tx, gone_id, remaining_id, now):
        return remaining
    await _tell(tx, gone, remaining, now)
    await _join_memberships(tx, gone_id, remaining_id)
    await moving.move_structures(tx, gone_id, remaining_id)
    await moving.move_invitations(tx, gone_id, remaining_id)
    await moving.move_things(tx, gone_id, remaining_id)
    await _join_teams(tx, gone_id, remaining_id, now)
    await _hand_on(tx, gone_id, remaining_id)
    await looks.look_soon_at_members(tx, remaining_id, now)
    await audit.record(tx, "territory-merged", now, by, gone_id, into=remaining_id)
    return await stored.get(tx, remaining_id)


async def _tell(tx: Tx, territory: Territory, into: Territory | None, now: datetime) -> None:
    """Members and who coordinates. Frozen here, since nobody is a member there any more when it leaves."""
    said = {"name": territory.name, "into": into.id if into else None}
    key = f"{Kind.TERRITORY_NEWS}:{territory.id}"
    batch, _ = await batches.create_once(tx, key, Kind.TERRITORY_NEWS, territory.id, said, now)
    wave = Wave(Lane.BROADCAST, rhythm.out_of_quiet(now, territory.time_zone))
    await batches.enqueue(tx, batch, segments.concerned_by(territory.id), wave, now)


async def _hand_on(tx: Tx, gone_id: int, heir_id: int | None) -> None:
    """The smaller territories that belonged to it keep what they have, under another one or none."""
    for place in inheritance.handed_on(await inheriting.read_places(tx), gone_id, heir_id):
        await stored.change(tx, place.id, parent_id=place.parent_id)
        await inheriting.keep_own(tx, place.id, place.own)


async def _join_memberships(tx: Tx, gone_id: int, remaining_id: int) -> None:
    """Of somebody who is in both, one stays; the others only change their territory, which `move_things` does."""
    for gone, remaining in await moving.list_in_both(tx, gone_id, remaining_id):
        here, there = await memberships.get(tx, remaining), await memberships.get(tx, gone)
        kept = merging.kept_of(here, there)
        other = there if kept is here else here
        await moving.absorb(tx, merging.together(kept, other), other.id)


async def _join_teams(tx: Tx, gone_id: int, remaining_id: int, now: datetime) -> None:
    """Who coordinated either coordinates the one that remains."""
    for held in await grants.list_held(tx, gone_id):
        await grants.revoke(tx, held.id, now)
        if await grants.give(tx, held.person_id, GrantKind.COORDINATOR, remaining_id, now):
            await audit.record(tx, "grant-given", now, held.person_id, remaining_id, kind=held.kind.value)
