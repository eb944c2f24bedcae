"""What a territory aims at together in a school year, part by part: the aim, and what each role brings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete, select, update

from bot.storage.db import Tx, changed, fetch_all, insert_once
from bot.storage.tables import common_aim

_KEY = ["territory_id", "year_starts_on", "part"]


async def list_words(tx: Tx, territory_id: int, year_starts_on: date) -> dict[str, str]:
    """The words by part."""
    here = (common_aim.c.territory_id == territory_id, common_aim.c.year_starts_on == year_starts_on)
    rows = await fetch_all(tx, select(common_aim.c.part, common_aim.c.words).where(*here))
    return {row.part: row.words for row in rows}


async def set_words(tx: Tx, territory_id: int, year_starts_on: date, part: str, words: str, now: datetime) -> None:
    key = {"territory_id": territory_id, "year_starts_on": year_starts_on, "part": part}
    await insert_once(tx, common_aim, {**key, "words": words, "updated_at": now}, _KEY)
    here = [common_aim.c[name] == value for name, value in key.items()]
    await tx.execute(update(common_aim).where(*here).values(words=words, updated_at=now))


async def remove(tx: Tx, territory_id: int, year_starts_on: date, part: str) -> bool:
    key = {"territory_id": territory_id, "year_starts_on": year_starts_on, "part": part}
    return await changed(tx, delete(common_aim).where(*[common_aim.c[name] == is_ for name, is_ in key.items()])) == 1
