"""The structures of a territory, a list that its coordinator keeps, and who said that they work in one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from bot.model import Structure
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import membership_structure, structure

_COLUMNS = [structure.c[name] for name in Structure.__slots__]


async def add_once(tx: Tx, territory_id: int, name: str, now: datetime) -> bool:
    """True where the territory had none of that name yet."""
    values = {"territory_id": territory_id, "name": name, "created_at": now}
    return await insert_once(tx, structure, values, ["territory_id", "name"])


async def find(tx: Tx, structure_id: int) -> Structure | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(structure.c.id == structure_id))
    return Structure(**row._mapping) if row else None


async def list_of(tx: Tx, territory_id: int) -> list[Structure]:
    """By name."""
    here = structure.c.territory_id == territory_id
    return [
        Structure(**row._mapping)
        for row in await fetch_all(tx, select(*_COLUMNS).where(here).order_by(structure.c.name))
    ]


async def remove(tx: Tx, structure_id: int) -> bool:
    """Members who had chosen it have none afterwards."""
    return await changed(tx, delete(structure).where(structure.c.id == structure_id)) == 1


async def set_of_membership(tx: Tx, membership_id: int, structure_id: int | None) -> None:
    await tx.execute(delete(membership_structure).where(membership_structure.c.membership_id == membership_id))
    if structure_id is not None:
        values = {"membership_id": membership_id, "structure_id": structure_id}
        await insert_once(tx, membership_structure, values, ["membership_id"])
