"""What other regions gave: activities, programmes and published texts, as their file held them."""

from __future__ import annotations

from sqlalchemy import select

from bot.storage.db import Tx, fetch_all
from bot.storage.tables import pack_item


async def list_slugs(tx: Tx) -> set[str]:
    """Of the activities, those that were taken away here included."""
    of = select(pack_item.c.slug).where(pack_item.c.kind == "activity")
    return {row.slug for row in await fetch_all(tx, of)}
