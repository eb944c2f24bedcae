"""Digests as they were told, to whom they go, and how many members there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.errors import NotFound
from bot.model import GrantKind, MembershipState, PersonState
from bot.storage.db import Tx, fetch_all, fetch_one, insert_once
from bot.storage.tables import access_grant, digest, membership, person


@dataclass(frozen=True, slots=True)
class StoredDigest:
    id: int
    territory_id: int
    week_starts_on: date
    facts: dict[str, Any]


async def add_once(tx: Tx, territory_id: int, week: date, facts: dict[str, Any], now: datetime) -> int | None:
    """The id of the new digest; None where that week's is there already."""
    values = {"territory_id": territory_id, "week_starts_on": week, "facts": facts, "created_at": now}
    if not await insert_once(tx, digest, values, ["territory_id", "week_starts_on"]):
        return None
    here = (digest.c.territory_id == territory_id, digest.c.week_starts_on == week)
    return int((await tx.execute(select(digest.c.id).where(*here))).scalar_one())


async def is_made(tx: Tx, territory_id: int, week: date) -> bool:
    here = (digest.c.territory_id == territory_id, digest.c.week_starts_on == week)
    return await fetch_one(tx, select(digest.c.id).where(*here)) is not None


async def is_any_made(tx: Tx, first: date, last: date) -> bool:
    """Whether any territory has a digest of these weeks."""
    there = select(digest.c.id).where(digest.c.week_starts_on.between(first, last)).limit(1)
    return await fetch_one(tx, there) is not None


async def find_latest(tx: Tx, territory_id: int) -> StoredDigest | None:
    """None before the first."""
    newest = select(digest).where(digest.c.territory_id == territory_id).order_by(digest.c.week_starts_on.desc())
    row = await fetch_one(tx, newest.limit(1))
    return StoredDigest(row.id, row.territory_id, row.week_starts_on, row.facts) if row else None


async def get(tx: Tx, digest_id: int) -> StoredDigest:
    row = await fetch_one(tx, select(digest).where(digest.c.id == digest_id))
    if row is None:
        raise NotFound
    return StoredDigest(row.id, row.territory_id, row.week_starts_on, row.facts)


async def list_facts(tx: Tx, territory_id: int, from_week: date, before_week: date) -> list[dict[str, Any]]:
    """The facts of a territory's digests from one Monday to before another, the oldest first."""
    weeks = digest.c.week_starts_on
    here = (digest.c.territory_id == territory_id, weeks >= from_week, weeks < before_week)
    return [row.facts for row in await fetch_all(tx, select(digest.c.facts).where(*here).order_by(weeks))]


async def list_all_facts(tx: Tx, from_week: date, before_week: date) -> dict[int, list[dict[str, Any]]]:
    """The same of every territory, by its id."""
    weeks = digest.c.week_starts_on
    order = (digest.c.territory_id, weeks)
    found: dict[int, list[dict[str, Any]]] = {}
    chosen = select(digest.c.territory_id, digest.c.facts).where(weeks >= from_week, weeks < before_week)
    for row in await fetch_all(tx, chosen.order_by(*order)):
        found.setdefault(row.territory_id, []).append(row.facts)
    return found


async def list_liked(tx: Tx, first: date, last: date) -> dict[int, dict[date, str | None]]:
    """By territory, the Mondays of its digests from one to another, both included, with the title of what was liked."""
    weeks, liked = digest.c.week_starts_on, digest.c.facts["liked"].as_string().label("liked")
    found: dict[int, dict[date, str | None]] = {}
    chosen = select(digest.c.territory_id, weeks, liked).where(weeks.between(first, last)).order_by(weeks)
    for row in await fetch_all(tx, chosen):
        found.setdefault(row.territory_id, {})[row.week_starts_on] = row.liked
    return found


async def list_recipients(tx: Tx, territory_id: int) -> list[int]:
    """The ids of the persons who coordinate the territory, do not pause and can be written to."""
    return await _list_within_reach(tx, access_grant.c.territory_id == territory_id, GrantKind.COORDINATOR)


async def list_region(tx: Tx) -> list[int]:
    """The ids of the regional team, without those who pause or cannot be written to."""
    return await _list_within_reach(tx, access_grant.c.territory_id.is_(None), GrantKind.REGION)


async def _list_within_reach(tx: Tx, of: ColumnElement[bool], kind: GrantKind) -> list[int]:
    active = (access_grant.c.revoked_at.is_(None), person.c.state == PersonState.ACTIVE)
    here = (of, access_grant.c.kind == kind, *active)
    persons = select(person.c.id).join(access_grant, access_grant.c.person_id == person.c.id).where(*here)
    return [row.id for row in await fetch_all(tx, persons.distinct().order_by(person.c.id))]


async def count_members(tx: Tx, territory_id: int) -> dict[str, int]:
    """How many members of the territory are active and how many pause, by the person's state."""
    here = (membership.c.territory_id == territory_id, membership.c.state == MembershipState.ACTIVE)
    counted = select(person.c.state, func.count().label("people")).join(membership).where(*here)
    return {row.state: row.people for row in await fetch_all(tx, counted.group_by(person.c.state))}
