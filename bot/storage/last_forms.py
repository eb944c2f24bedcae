"""The last form of every file of content/ that people may have in their chats."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlalchemy import select

from bot.storage.db import Tx, fetch_all, insert_into
from bot.storage.tables import last_form

PAGE = 40
"""As many are held at a time: all of them are megabytes, which a process that starts would keep."""


async def keep(tx: Tx, kind: str, slugs: Collection[str], write: Callable[[str], str], now: datetime) -> None:
    """Writes those of one kind that are new or have changed, always in the same order, so that two processes cannot
    block. `write` gives the fields of a slug, as JSON that the storage does not look into.
    """
    ordered = sorted(slugs)
    for start in range(0, len(ordered), PAGE):
        await _keep_page(tx, kind, {slug: write(slug) for slug in ordered[start : start + PAGE]}, now)


async def _keep_page(tx: Tx, kind: str, page: Mapping[str, str], now: datetime) -> None:
    of = select(last_form.c.slug, last_form.c.fields).where(last_form.c.kind == kind, last_form.c.slug.in_(page))
    known = {row.slug: row.fields for row in await fetch_all(tx, of)}
    changed = {slug: fields for slug, fields in page.items() if known.get(slug) != fields}
    if not changed:
        return
    insert = insert_into(tx, last_form)
    upsert = insert.on_conflict_do_update(
        index_elements=["kind", "slug"],
        set_={"fields": insert.excluded.fields, "changed_at": insert.excluded.changed_at},
    )
    rows = [{"kind": kind, "slug": slug, "fields": fields, "changed_at": now} for slug, fields in changed.items()]
    await tx.execute(upsert, rows)


async def list_gone(tx: Tx, kind: str, present: Collection[str]) -> dict[str, str]:
    """By its slug, the fields of each of one kind that is not present."""
    slugs = await fetch_all(tx, select(last_form.c.slug).where(last_form.c.kind == kind))
    gone = {row.slug for row in slugs}.difference(present)
    if not gone:
        return {}
    of = select(last_form.c.slug, last_form.c.fields).where(last_form.c.kind == kind, last_form.c.slug.in_(gone))
    return {row.slug: row.fields for row in await fetch_all(tx, of)}
