"""Who has another menu of commands than everybody, or is to have one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import or_, select, update

from bot.model import GrantKind, Language, PersonState
from bot.storage.db import Tx, fetch_all
from bot.storage.tables import access_grant, person


@dataclass(frozen=True, slots=True)
class Menu:
    """`kinds` are those of the grants that this person holds; `shown` is the hash of the menu that Telegram was told
    of for their chat, None for everybody's."""

    person_id: int
    language: Language
    kinds: frozenset[GrantKind]
    shown: str | None


async def list_all(tx: Tx) -> list[Menu]:
    """Those who steer, and those who have a menu of their own still; nobody who cannot be written to."""
    holds = access_grant.c.revoked_at.is_(None)
    kinds: dict[int, set[GrantKind]] = defaultdict(set)
    for row in await fetch_all(tx, select(access_grant.c.person_id, access_grant.c.kind).where(holds)):
        kinds[row.person_id].add(GrantKind(row.kind))
    steers = person.c.id.in_(select(access_grant.c.person_id).where(holds))
    here = (or_(steers, person.c.menu.is_not(None)), person.c.state != PersonState.UNREACHABLE)
    found = select(person.c.id, person.c.language, person.c.menu).where(*here).order_by(person.c.id)
    return [
        Menu(row.id, Language(row.language), frozenset(kinds[row.id]), row.menu) for row in await fetch_all(tx, found)
    ]


async def find_shown(tx: Tx, person_id: int) -> str | None:
    """The hash of their own menu; None where they have everybody's."""
    shown: str | None = (await tx.execute(select(person.c.menu).where(person.c.id == person_id))).scalar()
    return shown


async def set_shown(tx: Tx, person_id: int, shown: str | None) -> None:
    """What Telegram was told for this chat; None for everybody's menu again."""
    await tx.execute(update(person).where(person.c.id == person_id).values(menu=shown))
