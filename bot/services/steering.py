"""Who may steer which territory: every service for coordinators asks here first."""

from __future__ import annotations

from bot.errors import NotAllowed, NotFound
from bot.model import Territory
from bot.storage import grants, territories
from bot.storage.db import Tx


async def open_steered(tx: Tx, person_id: int, territory_id: int) -> Territory:
    """The territory, if this person coordinates it or is of the region; else `NotFound`, as for one that is not."""
    if not await grants.may_steer(tx, person_id, territory_id):
        raise NotFound
    return await territories.get(tx, territory_id)


async def refuse_all_but_region(tx: Tx, person_id: int) -> None:
    """`NotAllowed` for everybody who is not of the regional team."""
    if None not in await grants.list_steered(tx, person_id):
        raise NotAllowed


async def list_steered(tx: Tx, person_id: int) -> list[Territory]:
    """The territories that a person steers, the region every open one; `NotAllowed` where there is none."""
    held = await grants.list_steered(tx, person_id)
    if None in held:
        return await territories.list_open(tx)
    if not held:
        raise NotAllowed
    return [await territories.get(tx, found) for found in held if found is not None]
