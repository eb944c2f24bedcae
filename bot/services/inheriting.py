"""Carries what a territory has to those that belong to it and have not set it themselves."""

from __future__ import annotations

from datetime import datetime

from bot.library import Library
from bot.model import Territory, TerritorySetting
from bot.planning import rhythm
from bot.planning.inheritance import Change, Place, unsettled
from bot.services import themes
from bot.storage import rhythms, territories
from bot.storage.db import Tx


async def read_places(tx: Tx) -> dict[int, Place]:
    """Every territory, closed or not, as the rules of inheritance see it."""
    return {one.id: place_of(one) for one in await territories.list_all(tx)}


def place_of(territory: Territory) -> Place:
    values = {setting: str(getattr(territory, setting)) for setting in TerritorySetting}
    return Place(territory.id, territory.parent_id, values, frozenset(map(TerritorySetting, territory.own)))


async def make_own(tx: Tx, territory: Territory, *settings: TerritorySetting) -> None:
    """From now on this territory has them of its own, whatever a larger one has."""
    await keep_own(tx, territory.id, {*map(TerritorySetting, territory.own), *settings})


async def keep_own(tx: Tx, territory_id: int, settings: set[TerritorySetting] | frozenset[TerritorySetting]) -> None:
    await territories.change(tx, territory_id, own=[one for one in TerritorySetting if one in settings])


async def carry_down(tx: Tx, library: Library, root: int, now: datetime) -> list[Change]:
    """Makes everything hold that should, in this territory and under it; returns what changed."""
    changes = unsettled(await read_places(tx), root)
    for change in changes:
        await apply(tx, library, await territories.get(tx, change.place), change.setting, change.value, now)
    return changes


async def apply(
    tx: Tx, library: Library, territory: Territory, setting: TerritorySetting, value: str, now: datetime
) -> None:
    """One value, with what hangs on it: the weeks of a programme, the hour of the digest, the weeks of members."""
    if setting is TerritorySetting.PROGRAMME:
        await _change_programme(tx, library, territory, value, now)
        return
    await territories.change(tx, territory.id, **{setting.value: value})
    if setting is TerritorySetting.TIME_ZONE and territory.is_open:
        at = rhythm.next_local(now, value, territory.digest_weekday, territory.digest_time)
        await territories.change(tx, territory.id, next_digest_at=at)
    if setting in (TerritorySetting.TIME_ZONE, TerritorySetting.SCHOOL_ZONE):
        await rhythms.look_soon_at_members(tx, territory.id, now)


async def _change_programme(tx: Tx, library: Library, territory: Territory, programme: str, now: datetime) -> None:
    follows = TerritorySetting.PROGRAMME not in territory.own and territory.parent_id is not None
    leader = await territories.get(tx, territory.parent_id or 0) if follows else None
    if leader and leader.programme == programme:
        await themes.follow_programme(tx, library, territory, leader, now)
    else:
        await themes.begin_programme(tx, library, territory, programme, now)
