"""Who may steer which territory: every service for coordinators asks here first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import NotAllowed, NotFound
from bot.model import Kind, Lane, Territory
from bot.planning import rhythm
from bot.storage import audit, grants, outbox, territories
from bot.storage.db import Tx
from bot.storage.grants import Grant

REGION_ZONE = "Europe/Paris"
HANDED_OVER = "grant-handed-over"
TOLD_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ended:
    """A grant that holds no more; `territory` is None for the region's."""

    territory: Territory | None
    is_handed_over: bool


async def open_steered(tx: Tx, person_id: int, territory_id: int) -> Territory:
    """The territory, if this person coordinates it or is of the region; else `NotFound`, as for one that is not."""
    if not await grants.may_steer(tx, person_id, territory_id):
        raise NotFound
    return await territories.get(tx, territory_id)


async def open_coordinated(tx: Tx, person_id: int, territory_id: int) -> Territory:
    """The same for its own coordinators alone: what a team writes for itself is not for the region to read."""
    if await grants.find_held(tx, person_id, territory_id) is None:
        raise NotFound
    return await territories.get(tx, territory_id)


async def list_coordinated(tx: Tx, person_id: int) -> list[Territory]:
    """The territories of which this person is a coordinator; the region as such has none."""
    held = await grants.list_steered(tx, person_id)
    return [await territories.get(tx, found) for found in held if found is not None]


async def steers(tx: Tx, person_id: int, territory_id: int) -> bool:
    return await grants.may_steer(tx, person_id, territory_id)


async def refuse_others(tx: Tx, by: int | None) -> None:
    """`NotAllowed` for everybody but the regional team; None is the command line."""
    if by is not None:
        await refuse_all_but_region(tx, by)


async def refuse_all_but_region(tx: Tx, person_id: int) -> None:
    """`NotAllowed` for everybody who is not of the regional team."""
    if not await is_of_region(tx, person_id):
        raise NotAllowed


async def is_of_region(tx: Tx, person_id: int) -> bool:
    return None in await grants.list_steered(tx, person_id)


async def list_steered(tx: Tx, person_id: int) -> list[Territory]:
    """The territories that a person steers, the region every open one; `NotAllowed` where there is none."""
    held = await grants.list_steered(tx, person_id)
    if None in held:
        return await territories.list_open(tx)
    if not held:
        raise NotAllowed
    return [await territories.get(tx, found) for found in held if found is not None]


async def list_left_alone(tx: Tx, person_id: int) -> list[Territory]:
    """The territories that nobody would coordinate any more if this person left."""
    return [await territories.get(tx, found) for found in await grants.list_held_alone(tx, person_id)]


async def _tell(tx: Tx, grant: Grant, now: datetime) -> None:
    """A kind word for who did not press the button."""
    at = rhythm.out_of_quiet(now, await zone_of(tx, grant.territory_id))
    key = f"access-ended:{grant.id}"
    told = outbox.Promise(key, Kind.ACCESS_ENDED, Lane.REMINDER, grant.person_id, grant.id, at, at + TOLD_WITHIN)
    await outbox.promise(tx, told, now)


async def zone_of(tx: Tx, territory_id: int | None) -> str:
    """In which hours of the day are read; the region's is that of mainland France."""
    return (await territories.get(tx, territory_id)).time_zone if territory_id else REGION_ZONE


async def find_ended(tx: Tx, person_id: int, grant_id: int) -> Ended | None:
    """What this person is to be told of a grant that ended; None where they have got it back since."""
    grant = await grants.get(tx, grant_id)
    if await grants.find_held(tx, person_id, grant.territory_id):
        return None
    territory = await territories.get(tx, grant.territory_id) if grant.territory_id else None
    return Ended(territory, await grants.was_replaced(tx, grant_id))


async def end(tx: Tx, grant: Grant, action: str, by: int | None, now: datetime) -> bool:
    """Ends a grant, and with it the links that its holder gave out; False where it had ended before.

    Every service asks anew whether a person may steer, so that it acts at once, on keyboards already shown too.
    """
    if not await grants.revoke(tx, grant.id, now):
        return False
    await grants.revoke_invitations_of(tx, grant.person_id, grant.territory_id, now)
    if by != grant.person_id or action == HANDED_OVER:
        await _tell(tx, grant, now)
    await audit.record(tx, action, now, by, grant.territory_id, kind=grant.kind.value, number=grant.number)
    return True
