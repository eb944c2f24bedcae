"""Who may steer which territory: every service for coordinators asks here first."""

from __future__ import annotations

from datetime import datetime

from bot.errors import NotAllowed, NotFound
from bot.model import Territory
from bot.storage import audit, grants, territories
from bot.storage.db import Tx
from bot.storage.grants import Grant


async def open_steered(tx: Tx, person_id: int, territory_id: int) -> Territory:
    """The territory, if this person coordinates it or is of the region; else `NotFound`, as for one that is not."""
    if not await grants.may_steer(tx, person_id, territory_id):
        raise NotFound
    return await territories.get(tx, territory_id)


async def steers(tx: Tx, person_id: int, territory_id: int) -> bool:
    return await grants.may_steer(tx, person_id, territory_id)


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


async def end(tx: Tx, grant: Grant, action: str, by: int | None, now: datetime) -> bool:
    """Ends a grant, and with it the links that its holder gave out; False where it had ended before.

    Every service asks anew whether a person may steer, so that it acts at once, on keyboards already shown too.
    """
    if not await grants.revoke(tx, grant.id, now):
        return False
    await grants.revoke_invitations_of(tx, grant.person_id, grant.territory_id, now)
    await audit.record(tx, action, now, by, grant.territory_id, kind=grant.kind.value, number=grant.number)
    return True
