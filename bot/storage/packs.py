"""What other regions gave: activities, programmes and published texts, as their file held them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.storage.db import Tx, changed, fetch_all, insert_into
from bot.storage.tables import pack_item


@dataclass(frozen=True, slots=True)
class PackItem:
    """`fields` is JSON that the storage does not look into; None where it was taken away here, not to come back."""

    kind: str
    slug: str
    activity: str | None
    version: int
    given_by: str
    fields: str | None


async def list_all(tx: Tx) -> list[PackItem]:
    """Those that were taken away included, always in the same order."""
    columns = [pack_item.c[name] for name in PackItem.__slots__]
    rows = await fetch_all(tx, select(*columns).order_by(pack_item.c.kind, pack_item.c.slug))
    return [PackItem(**row._mapping) for row in rows]


async def list_of_activity(tx: Tx, activities: Sequence[str], most: int) -> list[PackItem]:
    """The texts about an activity, which may have several slugs; those that came last first."""
    columns = [pack_item.c[name] for name in PackItem.__slots__]
    here = (pack_item.c.activity.in_(activities), pack_item.c.fields.is_not(None))
    ordered = select(*columns).where(*here).order_by(pack_item.c.imported_at.desc(), pack_item.c.slug).limit(most)
    return [PackItem(**row._mapping) for row in await fetch_all(tx, ordered)]


async def list_slugs(tx: Tx) -> set[str]:
    """Of the activities, those that were taken away here included."""
    of = select(pack_item.c.slug).where(pack_item.c.kind == "activity")
    return {row.slug for row in await fetch_all(tx, of)}


async def keep(tx: Tx, items: list[PackItem], now: datetime) -> None:
    """Adds them, or puts them in the place of what has their kind and slug."""
    if not items:
        return
    insert = insert_into(tx, pack_item)
    written = ("activity", "version", "given_by", "fields", "imported_at")
    upsert = insert.on_conflict_do_update(
        index_elements=["kind", "slug"], set_={name: insert.excluded[name] for name in written}
    )
    rows = [{**{name: getattr(one, name) for name in PackItem.__slots__}, "imported_at": now} for one in items]
    await tx.execute(upsert, rows)


async def take_away(tx: Tx, kind: str, slug: str) -> bool:
    """Its words go; that it was there is kept, so that it does not come back. False where it is not here."""
    here = (pack_item.c.kind == kind, pack_item.c.slug == slug, pack_item.c.fields.is_not(None))
    return await changed(tx, update(pack_item).where(*here).values(fields=None)) == 1
