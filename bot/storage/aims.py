"""What a territory aims at together in a school year, part by part: the aim, and what each role brings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import common_aim

_KEY = ["territory_id", "year_starts_on", "part"]


async def list_words(tx: Tx, territory_id: int, year_starts_on: date) -> dict[str, str]:
    """The words by part."""
    here = (common_aim.c.territory_id == territory_id, common_aim.c.year_starts_on == year_starts_on)
    rows = await fetch_all(tx, select(common_aim.c.part, common_aim.c.words).where(*here))
    return {row.part: row.words for row in rows}


async def hold_words(tx: Tx, territory_id: int, year_starts_on: date, part: str) -> str | None:
    """The words of a part, which nobody else changes until the end of this transaction; None where there are none."""
    here = select(common_aim.c.words).where(*_is(territory_id, year_starts_on, part)).with_for_update()
    row = await fetch_one(tx, here)
    return str(row.words) if row else None


async def add_once(tx: Tx, territory_id: int, year_starts_on: date, part: str, words: str, now: datetime) -> bool:
    """False where somebody wrote that part meanwhile."""
    key = {"territory_id": territory_id, "year_starts_on": year_starts_on, "part": part}
    return await insert_once(tx, common_aim, {**key, "words": words, "updated_at": now}, _KEY)


async def set_words(tx: Tx, territory_id: int, year_starts_on: date, part: str, words: str, now: datetime) -> None:
    here = _is(territory_id, year_starts_on, part)
    await tx.execute(update(common_aim).where(*here).values(words=words, updated_at=now))


async def remove(tx: Tx, territory_id: int, year_starts_on: date, part: str) -> bool:
    return await changed(tx, delete(common_aim).where(*_is(territory_id, year_starts_on, part))) == 1


def _is(territory_id: int, year_starts_on: date, part: str) -> tuple[ColumnElement[bool], ...]:
    return (
        common_aim.c.territory_id == territory_id,
        common_aim.c.year_starts_on == year_starts_on,
        common_aim.c.part == part,
    )
