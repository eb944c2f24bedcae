"""When a territory began each programme, and how many school weeks it had before it then."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select

from bot.model import Territory
from bot.storage.db import Tx, fetch_one, insert_once
from bot.storage.tables import programme_start

_KEY = ["territory_id", "starts_on", "programme"]


async def add_once(tx: Tx, territory_id: int, programme: str, starts_on: date, weeks: int | None) -> None:
    """`weeks` are the school weeks to the summer, 0 where they are unknown; what is there already stays."""
    values = {"territory_id": territory_id, "starts_on": starts_on, "programme": programme, "weeks": weeks}
    await insert_once(tx, programme_start, values, _KEY)


async def find_weeks(tx: Tx, territory: Territory) -> int | None:
    """The school weeks that were left when the territory's programme was chosen; None where that was not kept yet."""
    here = (
        programme_start.c.territory_id == territory.id,
        programme_start.c.starts_on == territory.programme_starts_on,
        programme_start.c.programme == territory.programme,
    )
    row = await fetch_one(tx, select(programme_start.c.weeks).where(*here))
    return row.weeks if row else None


async def remove_after(tx: Tx, territory_id: int, week: date) -> None:
    """What has not begun by that week never will."""
    to_come = (programme_start.c.territory_id == territory_id, programme_start.c.starts_on > week)
    await tx.execute(delete(programme_start).where(*to_come))


async def find_latest(tx: Tx, territory_id: int, week: date) -> tuple[str, date] | None:
    """The programme that had begun by that week, and when; None where none had."""
    begun = (programme_start.c.territory_id == territory_id, programme_start.c.starts_on <= week)
    latest = select(programme_start.c.programme, programme_start.c.starts_on).where(*begun)
    row = await fetch_one(tx, latest.order_by(programme_start.c.starts_on.desc()).limit(1))
    return (row.programme, row.starts_on) if row else None
