"""Who may steer: grants, and the one-time invitations that give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, func, insert, or_, select, update

from bot.model import GrantKind
from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import access_grant, invitation


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    kind: GrantKind
    territory_id: int | None


async def add_invitation(
    tx: Tx, token: str, kind: GrantKind, territory_id: int | None, expires_at: datetime, now: datetime
) -> int:
    """Stores the token's hash only; returns the invitation's id."""
    row = insert(invitation).values(
        token_hash=token, kind=kind, territory_id=territory_id, created_at=now, expires_at=expires_at
    )
    return int((await tx.execute(row.returning(invitation.c.id))).scalar_one())


async def find_valid_invitation(tx: Tx, token: str, now: datetime) -> Invitation | None:
    here = (
        invitation.c.token_hash == token,
        invitation.c.expires_at > now,
        invitation.c.used_at.is_(None),
        invitation.c.revoked_at.is_(None),
    )
    row = await fetch_one(tx, select(invitation).where(*here))
    return Invitation(row.id, GrantKind(row.kind), row.territory_id) if row else None


async def find_invitation(tx: Tx, token: str) -> Invitation | None:
    """The invitation whatever became of it: used, revoked or too old."""
    row = await fetch_one(tx, select(invitation).where(invitation.c.token_hash == token))
    return Invitation(row.id, GrantKind(row.kind), row.territory_id) if row else None


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
    await tx.execute(insert(access_grant).values(**values, number=_next_number(territory_id)))
    return True


def _next_number(territory_id: int | None) -> ScalarSelect[int]:
    """Of two people who accept in the same instant both may get it: they are told apart by their dates then."""
    same = access_grant.c.territory_id == territory_id  # NULL is told as IS NULL
    return select(func.coalesce(func.max(access_grant.c.number), 0) + 1).where(same).scalar_subquery()


async def may_steer(tx: Tx, person_id: int, territory_id: int) -> bool:
    """A coordinator of that territory, or the region."""
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
