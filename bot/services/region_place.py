"""The region in the place of a territory, where it writes to who coordinates: it has no row of its own."""

from __future__ import annotations

from datetime import date, time

from bot.model import Territory, Zone
from bot.services import steering
from bot.storage import territories
from bot.storage.db import Tx

REGION = 0
"""Stands for the region where a button holds the number of a territory."""
THE_REGION = Territory(
    id=REGION,
    slug="",
    name="",
    kind="",
    departement="",
    time_zone=Zone(steering.REGION_ZONE, time(20), time(8)),
    school_zone="",
    programme="",
    programme_starts_on=date(2026, 1, 5),
    digest_weekday=0,
    digest_time=time(17),
)


async def place_of(tx: Tx, number: int) -> Territory:
    """The territory of that number, or the region for 0; who may see it is for the caller to have checked."""
    return await territories.get(tx, number) if number != REGION else THE_REGION


async def open_place(tx: Tx, person_id: int, number: int) -> Territory:
    """The territory, for who steers it, or the region for 0: `NotAllowed` for all who are not of it."""
    if number != REGION:
        return await steering.open_steered(tx, person_id, number)
    await steering.refuse_all_but_region(tx, person_id)
    return THE_REGION
