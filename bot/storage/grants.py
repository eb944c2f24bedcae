"""Who may steer: grants, and the one-time invitations that give them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, func, insert, or_, select, update

from bot.errors import NotFound
from bot.model import GrantKind, PersonState
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_into
from bot.storage.tables import access_grant, invitation, person

MOST_AT_ONCE = 20
"""More people than ever accept a link to one territory in the same instant."""


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    kind: GrantKind
    territory_id: int | None
    person_id: int | None
    """Who made it; None for the command line."""
    replaces_grant_id: int | None
    """The grant that ends when this link is accepted: a handover."""
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Grant:
    """`number` tells apart those of one territory, or of the region, without naming anybody."""

    id: int
    person_id: int
    kind: GrantKind
    territory_id: int | None
    number: int
    granted_at: datetime


_INVITATION = [invitation.c[name] for name in Invitation.__slots__]
_GRANT = [access_grant.c[name] for name in Grant.__slots__]
_HOLDS = access_grant.c.revoked_at.is_(None)


async def add_invitation(
    tx: Tx,
    token: str,
    kind: GrantKind,
    territory_id: int | None,
    expires_at: datetime,
    now: datetime,
    person_id: int | None = None,
    replaces_grant_id: int | None = None,
) -> int:
    """Stores the token's hash only; returns the invitation's id."""
    row = insert(invitation).values(
        token_hash=token,
        kind=kind,
        territory_id=territory_id,
        created_at=now,
        expires_at=expires_at,
        person_id=person_id,
        replaces_grant_id=replaces_grant_id,
    )
    return int((await tx.execute(row.returning(invitation.c.id))).scalar_one())


def _is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return invitation.c.expires_at > now, invitation.c.used_at.is_(None), invitation.c.revoked_at.is_(None)


async def find_valid_invitation(tx: Tx, token: str, now: datetime) -> Invitation | None:
    here = select(*_INVITATION).where(invitation.c.token_hash == token, *_is_open(now))
    return _invitation(await fetch_one(tx, here))


async def find_invitation(tx: Tx, token: str) -> Invitation | None:
    """The invitation whatever became of it: used, revoked or too old."""
    return _invitation(await fetch_one(tx, select(*_INVITATION).where(invitation.c.token_hash == token)))


async def find_open_invitation(tx: Tx, invitation_id: int, now: datetime) -> Invitation | None:
    here = select(*_INVITATION).where(invitation.c.id == invitation_id, *_is_open(now))
    return _invitation(await fetch_one(tx, here))


async def list_open_invitations(tx: Tx, territory_id: int | None, now: datetime) -> list[Invitation]:
    """Those of a territory, or of the region for None, that somebody could still use, the oldest first."""
    here = select(*_INVITATION).where(invitation.c.territory_id == territory_id, *_is_open(now))
    rows = await fetch_all(tx, here.order_by(invitation.c.id))
    return [found for row in rows if (found := _invitation(row))]


async def revoke_invitation(tx: Tx, invitation_id: int, now: datetime) -> bool:
    """True where nobody can use it from now on who could before."""
    here = (invitation.c.id == invitation_id, *_is_open(now))
    return await changed(tx, update(invitation).where(*here).values(revoked_at=now)) == 1


async def revoke_invitations_of(tx: Tx, person_id: int, territory_id: int | None, now: datetime) -> int:
    """The open links that a person made there; returns how many."""
    by = (invitation.c.person_id == person_id, invitation.c.territory_id == territory_id, *_is_open(now))
    return await changed(tx, update(invitation).where(*by).values(revoked_at=now))


async def revoke_all_invitations(tx: Tx, territory_id: int, now: datetime) -> int:
    """The open links of a territory; returns how many."""
    here = (invitation.c.territory_id == territory_id, *_is_open(now))
    return await changed(tx, update(invitation).where(*here).values(revoked_at=now))


def _invitation(row: Row[Any] | None) -> Invitation | None:
    return Invitation(**{**row._mapping, "kind": GrantKind(row.kind)}) if row else None


async def use_invitation(tx: Tx, invitation_id: int, now: datetime) -> bool:
    """True for the one who used it."""
    here = (invitation.c.id == invitation_id, invitation.c.used_at.is_(None), invitation.c.revoked_at.is_(None))
    return await changed(tx, update(invitation).where(*here).values(used_at=now)) == 1


async def give(tx: Tx, person_id: int, kind: GrantKind, territory_id: int | None, now: datetime) -> bool:
    """True where the person did not have that grant yet."""
    held = select(access_grant.c.id).where(
        access_grant.c.person_id == person_id,
        access_grant.c.kind == kind,
        access_grant.c.territory_id.is_(None) if territory_id is None else access_grant.c.territory_id == territory_id,
        access_grant.c.revoked_at.is_(None),
    )
    if await fetch_one(tx, held):
        return False
    values = {"person_id": person_id, "kind": kind, "territory_id": territory_id, "granted_at": now}
    new = insert_into(tx, access_grant).values(**values, number=_next_number(territory_id)).on_conflict_do_nothing()
    for _ in range(MOST_AT_ONCE):
        if await changed(tx, new):
            return True
    raise RuntimeError("no number was free for a grant")


def _next_number(territory_id: int | None) -> ScalarSelect[int]:
    """Of people who accept in the same instant one gets it; the others wait for that one's commit and look again."""
    same = access_grant.c.territory_id == territory_id  # NULL is told as IS NULL
    return select(func.coalesce(func.max(access_grant.c.number), 0) + 1).where(same).scalar_subquery()


async def may_steer(tx: Tx, person_id: int, territory_id: int | None) -> bool:
    """A coordinator of that territory, or the region; of the region's own (None) only the region."""
    here = (
        access_grant.c.person_id == person_id,
        access_grant.c.revoked_at.is_(None),
        or_(access_grant.c.territory_id == territory_id, access_grant.c.kind == GrantKind.REGION),
    )
    return await fetch_one(tx, select(access_grant.c.id).where(*here)) is not None


async def list_steered(tx: Tx, person_id: int) -> list[int | None]:
    """The ids of the territories that the person coordinates; None among them stands for the region."""
    here = (access_grant.c.person_id == person_id, access_grant.c.revoked_at.is_(None))
    return [row.territory_id for row in await fetch_all(tx, select(access_grant.c.territory_id).where(*here))]


async def find(tx: Tx, grant_id: int) -> Grant | None:
    """A grant that holds."""
    return _grant(await fetch_one(tx, select(*_GRANT).where(access_grant.c.id == grant_id, _HOLDS)))


async def get(tx: Tx, grant_id: int) -> Grant:
    """A grant, whether it holds or not; `NotFound` once who had it was erased."""
    found = _grant(await fetch_one(tx, select(*_GRANT).where(access_grant.c.id == grant_id)))
    if found is None:
        raise NotFound
    return found


async def was_replaced(tx: Tx, grant_id: int) -> bool:
    """Whether it ended because a successor accepted."""
    used = (invitation.c.replaces_grant_id == grant_id, invitation.c.used_at.is_not(None))
    return await fetch_one(tx, select(invitation.c.id).where(*used)) is not None


async def find_held(tx: Tx, person_id: int, territory_id: int | None) -> Grant | None:
    """The one that a person holds for a territory, or for the region (None)."""
    here = (access_grant.c.person_id == person_id, access_grant.c.territory_id == territory_id, _HOLDS)
    return _grant(await fetch_one(tx, select(*_GRANT).where(*here)))


async def list_held(tx: Tx, territory_id: int | None) -> list[Grant]:
    """Who coordinates a territory, or who is of the region (None), by number."""
    here = (access_grant.c.territory_id == territory_id, _HOLDS)
    rows = await fetch_all(tx, select(*_GRANT).where(*here).order_by(access_grant.c.number, access_grant.c.id))
    return [found for row in rows if (found := _grant(row))]


async def list_held_alone(tx: Tx, person_id: int) -> list[int]:
    """The ids of the territories that this person coordinates and that nobody else who can be reached does."""
    other = access_grant.alias()
    can_be_reached = person.c.state.in_([PersonState.ACTIVE, PersonState.PAUSED])
    others = (
        select(other.c.id)
        .join(person, person.c.id == other.c.person_id)
        .where(
            other.c.territory_id == access_grant.c.territory_id,
            other.c.person_id != person_id,
            other.c.revoked_at.is_(None),
            can_be_reached,
        )
    )
    own = (access_grant.c.person_id == person_id, access_grant.c.territory_id.is_not(None), _HOLDS)
    alone = select(access_grant.c.territory_id).where(*own, ~others.exists()).order_by(access_grant.c.territory_id)
    return [row.territory_id for row in await fetch_all(tx, alone)]


async def list_ever_of(tx: Tx, person_ids: Collection[int]) -> list[Grant]:
    """Every grant that these persons hold or held."""
    return [
        found
        for row in await fetch_all(tx, select(*_GRANT).where(access_grant.c.person_id.in_(person_ids)))
        if (found := _grant(row))
    ]


async def hold_still(tx: Tx, territory_id: int | None) -> None:
    """Until the end of this transaction no other that asks the same ends a grant of that territory, or the region's."""
    here = (access_grant.c.territory_id == territory_id, _HOLDS)
    await fetch_all(tx, select(access_grant.c.id).where(*here).order_by(access_grant.c.id).with_for_update())


async def revoke(tx: Tx, grant_id: int, now: datetime) -> bool:
    """True for the one call that ends it."""
    here = (access_grant.c.id == grant_id, _HOLDS)
    return await changed(tx, update(access_grant).where(*here).values(revoked_at=now)) == 1


def _grant(row: Row[Any] | None) -> Grant | None:
    return Grant(**{**row._mapping, "kind": GrantKind(row.kind)}) if row else None
