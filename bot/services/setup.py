"""« Réglages » of a territory: the hour of its digest, its quiet hours, its school zone, its groups, who confirms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import GroupChat, Territory, TerritorySetting
from bot.planning import rhythm
from bot.services import inheriting, steering
from bot.services.territories import SCHOOL_ZONES
from bot.storage import audit, groups, territories
from bot.storage.db import Tx

DIGEST_HOURS = (time(9), time(12), time(14), time(17), time(18))
QUIET_FROM = (time(20), time(19))
"""From when nothing unasked leaves: the product's hour, or earlier."""
QUIET_UNTIL = (time(8), time(9))
"""Until when: the product's hour, or later."""
ZONES = (*SCHOOL_ZONES, "")
"""The last one is none: the official holidays are not known."""


@dataclass(frozen=True, slots=True)
class Setup:
    territory: Territory
    groups: tuple[GroupChat, ...]


async def open_setup(tx: Tx, person_id: int, territory_id: int) -> Setup:
    territory = await steering.open_steered(tx, person_id, territory_id)
    return Setup(territory, tuple(await groups.list_of(tx, territory_id)))


async def set_digest(tx: Tx, person_id: int, territory_id: int, weekday: int, hour_number: int, now: datetime) -> Setup:
    """The next digest comes at the new hour; a week never has two."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    if weekday not in range(7) or hour_number not in range(len(DIGEST_HOURS)):
        raise Invalid
    at = DIGEST_HOURS[hour_number]
    following = rhythm.next_local(now, territory.time_zone, weekday, at)
    await territories.change(tx, territory_id, digest_weekday=weekday, digest_time=at, next_digest_at=following)
    return await _set(tx, person_id, territory_id, now, "digest", f"{weekday}-{at:%H}")


async def set_quiet(
    tx: Tx, person_id: int, territory_id: int, from_number: int, until_number: int, now: datetime
) -> Setup:
    """Wider than the product's quiet hours, or these again; never narrower."""
    await steering.open_steered(tx, person_id, territory_id)
    if from_number not in range(len(QUIET_FROM)) or until_number not in range(len(QUIET_UNTIL)):
        raise Invalid
    begin, end = QUIET_FROM[from_number], QUIET_UNTIL[until_number]
    await territories.change(tx, territory_id, quiet_from=begin, quiet_until=end)
    return await _set(tx, person_id, territory_id, now, "quiet", f"{begin:%H}-{end:%H}")


async def set_zone(tx: Tx, library: Library, person_id: int, territory_id: int, number: int, now: datetime) -> Setup:
    """Its own from now on, and that of the territories that follow it."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    if number not in range(len(ZONES)):
        raise Invalid
    await inheriting.apply(tx, library, territory, TerritorySetting.SCHOOL_ZONE, ZONES[number], now)
    await inheriting.make_own(tx, territory, TerritorySetting.SCHOOL_ZONE)
    await inheriting.carry_down(tx, library, territory_id, now)
    return await _set(tx, person_id, territory_id, now, "zone", ZONES[number])


async def set_approval(tx: Tx, person_id: int, territory_id: int, now: datetime, *, is_needed: bool) -> Setup:
    """Whether a message to many waits for a second person who steers here."""
    await steering.open_steered(tx, person_id, territory_id)
    await territories.change(tx, territory_id, needs_approval=is_needed)
    return await _set(tx, person_id, territory_id, now, "approval", str(int(is_needed)))


async def unlink_group(tx: Tx, person_id: int, group_id: int, now: datetime) -> tuple[Setup, int]:
    """Takes a group off, and gives back its chat, which the bot leaves."""
    found = await groups.find(tx, group_id)
    if found is None:
        raise NotFound
    await steering.open_steered(tx, person_id, found.territory_id)
    if await groups.remove(tx, group_id, now):
        await audit.record(tx, "group-unlinked", now, person_id, found.territory_id)
    return await open_setup(tx, person_id, found.territory_id), found.chat_id


async def _set(tx: Tx, person_id: int, territory_id: int, now: datetime, setting: str, value: str) -> Setup:
    await audit.record(tx, "territory-set", now, person_id, territory_id, setting=setting, value=value)
    return await open_setup(tx, person_id, territory_id)
