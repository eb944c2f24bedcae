"""Territories and the theme that each works on in a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from bot.errors import NotFound
from bot.model import Territory, ThemeWeek, Zone
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import territory, theme_week

_COLUMNS = [territory.c[name] for name in Territory.__slots__]


async def add(tx: Tx, new: Territory, next_digest_at: datetime | None, now: datetime) -> int:
    """Stores a territory (its `id` is ignored) and returns its id."""
    values = {name: value for name, value in asdict(new).items() if name != "id"}
    row = insert(territory).values(**values, next_digest_at=next_digest_at, created_at=now)
    return int((await tx.execute(row.returning(territory.c.id))).scalar_one())


async def find_by_slug(tx: Tx, slug: str) -> Territory | None:
    """The open territory to which a code leads: its own, or the one in which it goes on."""
    found = await find_any_by_slug(tx, slug)
    while found and found.merged_into_id:
        found = await get(tx, found.merged_into_id)
    return found if found and found.is_open else None


async def find_any_by_slug(tx: Tx, slug: str) -> Territory | None:
    """The one that has this code, be it open, closed or in preparation."""
    row = await fetch_one(tx, select(*_COLUMNS).where(territory.c.slug == slug))
    return _territory(row) if row else None


async def get(tx: Tx, territory_id: int) -> Territory:
    row = await fetch_one(tx, select(*_COLUMNS).where(territory.c.id == territory_id))
    if row is None:
        raise NotFound
    return _territory(row)


async def list_open(tx: Tx) -> list[Territory]:
    rows = await fetch_all(tx, select(*_COLUMNS).where(territory.c.is_open).order_by(territory.c.name))
    return [_territory(row) for row in rows]


async def list_all(tx: Tx) -> list[Territory]:
    """Those in preparation and the closed ones too, by name."""
    rows = await fetch_all(tx, select(*_COLUMNS).order_by(territory.c.name, territory.c.id))
    return [_territory(row) for row in rows]


async def list_with_digest_due(tx: Tx, now: datetime) -> list[tuple[Territory, datetime]]:
    """The territories whose weekly hour has come, each with the instant that was due."""
    due = select(*_COLUMNS, territory.c.next_digest_at).where(territory.c.next_digest_at <= now)
    return [(_territory(row[:-1]), row[-1]) for row in await fetch_all(tx, due.order_by(territory.c.id))]


async def list_next_digests(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """(territory id, due instant) of the digests to come, soonest first."""
    coming = select(territory.c.id, territory.c.next_digest_at).where(territory.c.next_digest_at.is_not(None))
    rows = await fetch_all(tx, coming.order_by(territory.c.next_digest_at).limit(limit))
    return [(row.id, row.next_digest_at) for row in rows]


async def set_next_digest(tx: Tx, territory_id: int, was: datetime, at: datetime) -> bool:
    """Moves the next digest on; False where another tick has already done it."""
    here = (territory.c.id == territory_id, territory.c.next_digest_at == was)
    return await changed(tx, update(territory).where(*here).values(next_digest_at=at)) == 1


async def set_theme_once(tx: Tx, territory_id: int, week: date, theme: str, skill: str) -> ThemeWeek:
    """The theme of that week: the one already set, else this one."""
    key = {"territory_id": territory_id, "week_starts_on": week}
    await insert_once(tx, theme_week, {**key, "theme": theme, "skill": skill}, ["territory_id", "week_starts_on"])
    found = await find_theme(tx, territory_id, week)
    if found is None:
        raise NotFound
    return found


async def find_theme(tx: Tx, territory_id: int, week: date) -> ThemeWeek | None:
    at = (theme_week.c.territory_id == territory_id, theme_week.c.week_starts_on == week)
    row = await fetch_one(tx, select(theme_week).where(*at))
    return ThemeWeek(**row._mapping) if row else None


async def list_skills(tx: Tx, first: date, last: date) -> dict[int, dict[date, str]]:
    """The skill of each week that was settled, by territory, from one Monday to another, both included."""
    weeks = theme_week.c.week_starts_on
    found: dict[int, dict[date, str]] = {}
    for row in await fetch_all(tx, select(theme_week).where(weeks.between(first, last))):
        found.setdefault(row.territory_id, {})[row.week_starts_on] = row.skill
    return found


async def change(tx: Tx, territory_id: int, **values: Any) -> None:
    """Sets columns of a territory, by their names."""
    await tx.execute(update(territory).where(territory.c.id == territory_id).values(**values))


async def open_once(tx: Tx, territory_id: int, **values: Any) -> bool:
    """True for the one press that opens what was in preparation."""
    prepared = (territory.c.id == territory_id, territory.c.is_open.is_(False), territory.c.closed_at.is_(None))
    return await changed(tx, update(territory).where(*prepared).values(is_open=True, **values)) == 1


async def close_once(tx: Tx, territory_id: int, merged_into_id: int | None, now: datetime) -> bool:
    """True for the one press that closes it: no digest is due any more, and nobody is let in."""
    here = (territory.c.id == territory_id, territory.c.closed_at.is_(None))
    values = {"is_open": False, "closed_at": now, "merged_into_id": merged_into_id, "next_digest_at": None}
    return await changed(tx, update(territory).where(*here).values(**values)) == 1


async def set_programme(tx: Tx, territory_id: int, programme: str, starts_on: date, unsettled_from: date) -> None:
    """Another programme, counted from the week of `starts_on`; from `unsettled_from` on the weeks are settled anew."""
    values = {"programme": programme, "programme_starts_on": starts_on}
    await tx.execute(update(territory).where(territory.c.id == territory_id).values(**values))
    later = (theme_week.c.territory_id == territory_id, theme_week.c.week_starts_on >= unsettled_from)
    await tx.execute(delete(theme_week).where(*later))


async def get_theme(tx: Tx, theme_week_id: int) -> ThemeWeek:
    row = await fetch_one(tx, select(theme_week).where(theme_week.c.id == theme_week_id))
    if row is None:
        raise NotFound
    return ThemeWeek(**row._mapping)


def _territory(row: Row[Any] | Sequence[Any]) -> Territory:
    found = Territory(*row)
    zone = Zone(found.time_zone, found.quiet_from, found.quiet_until)
    return replace(found, time_zone=zone, welcome=found.welcome or "", own=tuple(found.own))
