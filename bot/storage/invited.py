"""Whom a meetup of the region is for, as queries: who coordinates its territories, or all of their members too."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select

from bot.model import GrantKind, MeetupAudience, MembershipState, PersonState
from bot.storage.segments import People
from bot.storage.tables import access_grant, meetup, meetup_territory, membership, person

_COORDINATES = and_(access_grant.c.kind == GrantKind.COORDINATOR, access_grant.c.revoked_at.is_(None))
_IS_FOR_ALL = meetup.c.audience == MeetupAudience.EVERYBODY


def invites(person_id: int) -> ColumnElement[bool]:
    """Whether a row of `meetup` is one of the region that is for that person."""
    place = meetup_territory.c.territory_id
    coordinated = select(access_grant.c.territory_id).where(_COORDINATES, access_grant.c.person_id == person_id)
    joined = select(membership.c.territory_id).where(
        membership.c.person_id == person_id, membership.c.state == MembershipState.ACTIVE
    )
    here = or_(place.in_(coordinated), and_(_IS_FOR_ALL, place.in_(joined)))
    found = select(meetup_territory.c.meetup_id).where(meetup_territory.c.meetup_id == meetup.c.id, here)
    return and_(meetup.c.territory_id.is_(None), found.correlate(meetup).exists())


def people_of(meetup_id: int, *, is_broadcast: bool = False) -> People:
    """The ids of those whom a meetup of the region invites and who can be written to, in a pause or not, once each.

    `is_broadcast` leaves out pauses, and members who want no messages of who coordinates.
    """
    places = select(meetup_territory.c.territory_id).where(meetup_territory.c.meetup_id == meetup_id)
    coordinating = select(access_grant.c.person_id).where(_COORDINATES, access_grant.c.territory_id.in_(places))
    is_for_all = select(meetup.c.id).where(meetup.c.id == meetup_id, _IS_FOR_ALL).exists()
    members = select(membership.c.person_id).where(
        membership.c.territory_id.in_(places), membership.c.state == MembershipState.ACTIVE, is_for_all
    )
    states = [PersonState.ACTIVE] if is_broadcast else [PersonState.ACTIVE, PersonState.PAUSED]
    if is_broadcast:
        members = members.where(membership.c.wants_broadcasts.is_(True))
    reached = person.c.state.in_(states)
    return select(person.c.id).where(reached, or_(person.c.id.in_(coordinating), person.c.id.in_(members)))
