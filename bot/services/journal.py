"""`/journal`: what was done by those who steer, for the region. Codes and dates; never a name, never content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Territory
from bot.services import steering
from bot.storage import audit, grants, territories
from bot.storage.audit import Record
from bot.storage.db import Tx
from bot.storage.grants import Grant

PAGE = 12
OF_MEMBERS = ("person-stopped", "person-erased")
"""What a member did is nobody's to read, not even without a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`by` is the grant under which it was done; None for the command line, and for who has been erased since."""

    at: datetime
    action: str
    territory: Territory | None
    by: Grant | None


@dataclass(frozen=True, slots=True)
class Journal:
    """A page, the newest first; `older_than` leads to the next one, None where there is none."""

    entries: tuple[Entry, ...]
    older_than: int | None
    is_newest: bool


async def open_page(tx: Tx, person_id: int, older_than: int) -> Journal:
    """The page of what is older than that row, the newest for 0. `NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    rows = await audit.list_page(tx, older_than, PAGE + 1, OF_MEMBERS)
    shown = rows[:PAGE]
    held = await grants.list_ever_of(tx, {row.person_id for row in shown if row.person_id is not None})
    places = {row.territory_id for row in shown if row.territory_id is not None}
    known = {place: await territories.get(tx, place) for place in places}
    entries = tuple(Entry(row.at, row.action, known.get(row.territory_id or 0), _by(row, held)) for row in shown)
    return Journal(entries, shown[-1].id if len(rows) > PAGE else None, is_newest=older_than == 0)


def _by(row: Record, held: Sequence[Grant]) -> Grant | None:
    """The person's grant for that territory, else the one for the region, else any other."""
    own = [grant for grant in held if grant.person_id == row.person_id]
    here = [grant for grant in own if grant.territory_id == row.territory_id]
    region = [grant for grant in own if grant.territory_id is None]
    return next(iter([*here[::-1], *region, *own]), None)
