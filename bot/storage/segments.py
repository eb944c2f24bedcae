"""The people of a segment, as a query: to be counted, or to be promised something by INSERT … SELECT."""

from __future__ import annotations

from sqlalchemy import Select, func, or_, select

from bot.model import GrantKind, MembershipState, PersonState, Segment
from bot.storage.db import Tx, fetch_one
from bot.storage.tables import access_grant, membership, membership_age_band, membership_setting, person

People = Select[tuple[int]]
"""A query of ids."""


def people_of(territory_id: int, segment: Segment, *, is_broadcast: bool = False) -> Select[tuple[int]]:
    """The ids of its people, once each: active members who can be written to and are not in a pause.

    `is_broadcast` leaves out those who want no messages of who coordinates.
    """
    here = (
        membership.c.territory_id == territory_id,
        membership.c.state == MembershipState.ACTIVE,
        person.c.state == PersonState.ACTIVE,
    )
    found = select(membership.c.person_id).join(person, person.c.id == membership.c.person_id).where(*here)
    if is_broadcast:
        found = found.where(membership.c.wants_broadcasts.is_(True))
    if segment.roles:
        found = found.where(membership.c.role.in_(segment.roles))
    if segment.settings:
        chosen = membership_setting.c.setting.in_(segment.settings)
        found = found.where(membership.c.id.in_(select(membership_setting.c.membership_id).where(chosen)))
    if segment.age_bands:
        chosen = membership_age_band.c.age_band.in_(segment.age_bands)
        found = found.where(membership.c.id.in_(select(membership_age_band.c.membership_id).where(chosen)))
    return found


def concerned_by(territory_id: int) -> Select[tuple[int]]:
    """The ids of all who live with that territory, members and who coordinates it, in a pause too."""
    members = select(membership.c.person_id).where(
        membership.c.territory_id == territory_id, membership.c.state == MembershipState.ACTIVE
    )
    steering = select(access_grant.c.person_id).where(
        access_grant.c.territory_id == territory_id, access_grant.c.revoked_at.is_(None)
    )
    reached = person.c.state.in_([PersonState.ACTIVE, PersonState.PAUSED])
    return select(person.c.id).where(reached, or_(person.c.id.in_(members), person.c.id.in_(steering)))


def coordinators() -> Select[tuple[int]]:
    """The ids of all who coordinate an open territory and can be written to, once each."""
    held = (access_grant.c.kind == GrantKind.COORDINATOR, access_grant.c.revoked_at.is_(None))
    steering = select(access_grant.c.person_id).where(*held)
    return select(person.c.id).where(person.c.state == PersonState.ACTIVE, person.c.id.in_(steering))


async def has(tx: Tx, people: Select[tuple[int]], person_id: int) -> bool:
    """Whether this person is one of them."""
    return await fetch_one(tx, people.where(person.c.id == person_id).limit(1)) is not None


async def count(tx: Tx, people: Select[tuple[int]]) -> int:
    return int((await tx.execute(select(func.count()).select_from(people.subquery()))).scalar_one())
