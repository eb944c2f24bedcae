"""The region's digests, a month each, as they were told, and to whom they go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select

from bot.errors import NotFound
from bot.model import GrantKind, PersonState
from bot.storage.db import Tx, fetch_all, fetch_one, insert_once
from bot.storage.tables import access_grant, person, region_digest


@dataclass(frozen=True, slots=True)
class StoredRegionDigest:
    id: int
    month: date
    """Its first Monday."""
    figures: dict[str, Any]
    missed_months: int


async def add_once(
    tx: Tx, month: date, figures: dict[str, Any], missed_months: int, now: datetime
) -> StoredRegionDigest | None:
    """None where that month's is there already."""
    values = {"month_starts_on": month, "figures": figures, "missed_months": missed_months, "created_at": now}
    return await find(tx, month) if await insert_once(tx, region_digest, values, ["month_starts_on"]) else None


async def find(tx: Tx, month: date) -> StoredRegionDigest | None:
    row = await fetch_one(tx, select(region_digest).where(region_digest.c.month_starts_on == month))
    return _stored(row) if row else None


async def find_month_before(tx: Tx, month: date) -> date | None:
    """The latest month before that one of which there is a digest."""
    months = region_digest.c.month_starts_on
    row = await fetch_one(tx, select(months).where(months < month).order_by(months.desc()).limit(1))
    return row.month_starts_on if row else None


async def get(tx: Tx, digest_id: int) -> StoredRegionDigest:
    row = await fetch_one(tx, select(region_digest).where(region_digest.c.id == digest_id))
    if row is None:
        raise NotFound
    return _stored(row)


async def list_recipients(tx: Tx) -> list[int]:
    """The ids of the persons of the regional team who do not pause and can be written to."""
    here = (
        access_grant.c.kind == GrantKind.REGION,
        access_grant.c.revoked_at.is_(None),
        person.c.state == PersonState.ACTIVE,
    )
    persons = select(person.c.id).join(access_grant, access_grant.c.person_id == person.c.id).where(*here)
    return [row.id for row in await fetch_all(tx, persons.distinct().order_by(person.c.id))]


def _stored(row: Row[Any]) -> StoredRegionDigest:
    return StoredRegionDigest(row.id, row.month_starts_on, row.figures, row.missed_months)
