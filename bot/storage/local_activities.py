"""Activities that a territory wrote: `fields` as their author left them, `published` as members see them.

`adopted` is what the region read and adopted for the other territories; `adopted_edition` is None where it did not.
`corrected` is what it would adopt instead of `published`; `shelf` is the slug under which others know the activity.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, func, insert, or_, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import local_activity


class LocalState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LocalActivity:
    id: int
    territory_id: int
    state: LocalState
    fields: dict[str, Any]
    published: dict[str, Any] | None
    edition: int
    """How often it was published."""
    adopted: dict[str, Any] | None
    adopted_edition: int | None
    corrected: dict[str, Any] | None
    corrections: int
    """How often the region corrected it: what one reads is what one adopts."""
    version: int
    """How often what others see has changed; 0 where the region never adopted it."""
    shelf: str | None
    changed_at: datetime

    @property
    def is_to_read(self) -> bool:
        """Whether the region has not adopted what members see now."""
        return self.state is LocalState.PUBLISHED and self.adopted_edition != self.edition

    @property
    def to_adopt(self) -> dict[str, Any]:
        """What others would see: with the region's corrections, where it has made some of this edition."""
        if self.corrected is not None:
            return self.corrected
        return (self.published if self.is_to_read else self.adopted) or {}

    @property
    def is_corrected(self) -> bool:
        """Whether others see it in the region's words."""
        return self.is_adopted and self.adopted_edition == self.edition and self.adopted != self.published

    @property
    def is_adopted(self) -> bool:
        return self.state is LocalState.PUBLISHED and self.adopted_edition is not None


async def add(tx: Tx, territory_id: int, person_id: int, now: datetime) -> int:
    """An empty draft; returns its id."""
    values = {"territory_id": territory_id, "person_id": person_id, "state": LocalState.DRAFT, "fields": {}}
    row = insert(local_activity).values(**values, created_at=now, changed_at=now).returning(local_activity.c.id)
    return int((await tx.execute(row)).scalar_one())


async def find(tx: Tx, local_id: int) -> LocalActivity | None:
    found = await _list(tx, _rows().where(local_activity.c.id == local_id))
    return found[0] if found else None


async def list_of(tx: Tx, territory_id: int) -> list[LocalActivity]:
    return await _list(tx, _rows().where(local_activity.c.territory_id == territory_id))


async def list_published(tx: Tx, territory_id: int) -> list[LocalActivity]:
    here = (local_activity.c.territory_id == territory_id, local_activity.c.state == LocalState.PUBLISHED)
    return await _list(tx, _rows().where(*here))


async def list_adopted_elsewhere(tx: Tx, territory_id: int) -> list[LocalActivity]:
    """What the region adopted of the other territories."""
    return await _list(tx, _rows().where(_ADOPTED, local_activity.c.territory_id != territory_id))


async def list_for_region(tx: Tx, *, adopted: bool, skip: int, most: int) -> list[LocalActivity]:
    """A page of those that are adopted, or of those whose last edition still has to be read."""
    return await _list(tx, _rows().where(_ADOPTED if adopted else _TO_READ).offset(skip).limit(most))


async def count_to_read(tx: Tx) -> int:
    row = await fetch_one(tx, select(func.count()).select_from(local_activity).where(_TO_READ))
    return int(row[0]) if row else 0


async def count_of(tx: Tx, territory_id: int) -> int:
    here = local_activity.c.territory_id == territory_id
    row = await fetch_one(tx, select(func.count()).select_from(local_activity).where(here))
    return int(row[0]) if row else 0


async def set_fields(tx: Tx, local_id: int, fields: dict[str, Any], now: datetime) -> None:
    change = update(local_activity).where(local_activity.c.id == local_id)
    await tx.execute(change.values(fields=fields, changed_at=now))


async def publish(tx: Tx, local_id: int, fields: dict[str, Any], now: datetime) -> None:
    """Members see these fields from now on; what the region corrected of the edition before is void."""
    edition = local_activity.c.edition + 1
    values = {"published": fields, "state": LocalState.PUBLISHED, "edition": edition, "corrected": None}
    await tx.execute(update(local_activity).where(local_activity.c.id == local_id).values(**values, changed_at=now))


async def withdraw(tx: Tx, local_id: int, now: datetime) -> bool:
    """True where it was published until now; with it ends what the region adopted."""
    here = (local_activity.c.id == local_id, local_activity.c.state == LocalState.PUBLISHED)
    values = {"state": LocalState.WITHDRAWN, "adopted_edition": None, "changed_at": now}
    return await changed(tx, update(local_activity).where(*here).values(**values)) == 1


async def correct(tx: Tx, local_id: int, edition: int, fields: dict[str, Any] | None) -> bool:
    """The region's wording of this edition, None for its territory's own; False where another is published by now."""
    row = (local_activity.c.id == local_id, local_activity.c.edition == edition, _PUBLISHED)
    values = {"corrected": fields, "corrections": local_activity.c.corrections + 1}
    return await changed(tx, update(local_activity).where(*row).values(**values)) == 1


async def adopt(tx: Tx, read: LocalActivity, version: int, shelf: str) -> bool:
    """What was read is what others see; False where it is adopted already, or was published or corrected since."""
    is_new = or_(_TO_READ, local_activity.c.corrected.is_not(None))
    row = (local_activity.c.id == read.id, local_activity.c.edition == read.edition, is_new)
    same = local_activity.c.corrections == read.corrections
    values = {"adopted": read.to_adopt, "adopted_edition": read.edition, "version": version, "shelf": shelf}
    return await changed(tx, update(local_activity).where(*row, same).values(**values, corrected=None)) == 1


async def name_shelf(tx: Tx, local_id: int, shelf: str) -> None:
    """For one that was adopted before names were given."""
    await tx.execute(update(local_activity).where(local_activity.c.id == local_id).values(shelf=shelf))


async def find_by_shelf(tx: Tx, shelf: str) -> LocalActivity | None:
    found = await _list(tx, _rows().where(local_activity.c.shelf == shelf))
    return found[0] if found else None


async def list_adopted(tx: Tx) -> list[LocalActivity]:
    """Whatever the territory."""
    return await _list(tx, _rows().where(_ADOPTED))


async def list_shelves(tx: Tx) -> dict[int, str]:
    """The names that were ever given, by id."""
    named = select(local_activity.c.id, local_activity.c.shelf).where(local_activity.c.shelf.is_not(None))
    return {row.id: row.shelf for row in await fetch_all(tx, named)}


async def release(tx: Tx, local_id: int, edition: int, corrected: dict[str, Any] | None) -> bool:
    """Others are not given that edition any more, and `corrected` is what the region would adopt again.

    False where it was not what they are given.
    """
    row = (local_activity.c.id == local_id, local_activity.c.adopted_edition == edition)
    values = {"adopted_edition": None, "corrected": corrected}
    return await changed(tx, update(local_activity).where(*row).values(**values)) == 1


_PUBLISHED = local_activity.c.state == LocalState.PUBLISHED
_ADOPTED = and_(_PUBLISHED, local_activity.c.adopted_edition.is_not(None))
_TO_READ = and_(_PUBLISHED, func.coalesce(local_activity.c.adopted_edition, 0) != local_activity.c.edition)


def _rows() -> Select[Any]:
    columns = [local_activity.c[name] for name in LocalActivity.__slots__]
    return select(*columns).order_by(local_activity.c.id)


async def _list(tx: Tx, rows: Select[Any]) -> list[LocalActivity]:
    found = [dict(row._mapping) for row in await fetch_all(tx, rows)]
    return [LocalActivity(**{**row, "state": LocalState(row["state"])}) for row in found]
