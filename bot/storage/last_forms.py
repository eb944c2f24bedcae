"""The last form of every file of content/ that people may have in their chats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.storage.db import Tx, fetch_all, insert_into
from bot.storage.tables import last_form


@dataclass(frozen=True, slots=True)
class LastForm:
    """`fields` is JSON that the storage does not look into."""

    kind: str
    slug: str
    fields: str


async def keep(tx: Tx, forms: Mapping[tuple[str, str], LastForm], now: datetime) -> None:
    """Writes those that are new or have changed, always in the same order, so that two processes cannot block."""
    known = {(form.kind, form.slug): form.fields for form in await list_all(tx)}
    changed = [forms[key] for key in sorted(forms) if known.get(key) != forms[key].fields]
    if not changed:
        return
    insert = insert_into(tx, last_form)
    upsert = insert.on_conflict_do_update(
        index_elements=["kind", "slug"],
        set_={"fields": insert.excluded.fields, "changed_at": insert.excluded.changed_at},
    )
    rows = [{"kind": one.kind, "slug": one.slug, "fields": one.fields, "changed_at": now} for one in changed]
    await tx.execute(upsert, rows)


async def list_all(tx: Tx) -> list[LastForm]:
    of = select(last_form.c.kind, last_form.c.slug, last_form.c.fields)
    return [LastForm(row.kind, row.slug, row.fields) for row in await fetch_all(tx, of)]
