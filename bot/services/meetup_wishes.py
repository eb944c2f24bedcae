"""What the meetups of a person's territories want to say to them, for the planning of their weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model import Kind, Membership, Territory
from bot.planning import meetups as planning
from bot.planning.cap import Wish
from bot.planning.meetups import MeetupFacts
from bot.services import segments
from bot.services.region_place import REGION, THE_REGION
from bot.storage import meetups, outbox
from bot.storage.db import Tx
from bot.storage.meetups import OwnMeetup

AFTERWARDS = timedelta(days=3)
"""For so long a meetup still has something to say: its question comes the day after, a day late at most."""


async def list_of(
    tx: Tx, person_id: int, own: Sequence[tuple[Membership, Territory]], now: datetime
) -> tuple[Wish, ...]:
    found = await meetups.list_own(tx, person_id, now - AFTERWARDS)
    if not found:
        return ()
    told = await outbox.list_told(tx, person_id, Kind.MEETUP)
    places = {territory.id: (membership, territory) for membership, territory in own}
    facts = [_facts(one, *places[one.meetup.territory_id], told) for one in found if one.meetup.territory_id in places]
    facts += [_facts_of_region(one, told) for one in found if one.meetup.territory_id == REGION]
    return tuple(wish for one in facts if one for wish in planning.wishes(one))


def _facts_of_region(own: OwnMeetup, told: set[int]) -> MeetupFacts | None:
    """Only those whom it invites are given it; its notes come afterwards, instead of a question."""
    meetup = own.meetup
    if meetup.starts_at is None or meetup.announced_at is None:
        return None
    return MeetupFacts(
        id=meetup.id,
        starts_at=meetup.starts_at,
        zone=THE_REGION.time_zone,
        announced_at=meetup.announced_at,
        is_to_be_told=not own.is_known and meetup.id not in told,
        reply=own.reply,
        replied_at=own.replied_at,
        asks_afterwards=False,
    )


def _facts(own: OwnMeetup, membership: Membership, territory: Territory, told: set[int]) -> MeetupFacts | None:
    meetup = own.meetup
    if meetup.starts_at is None or meetup.announced_at is None:
        return None
    return MeetupFacts(
        id=meetup.id,
        starts_at=meetup.starts_at,
        zone=territory.time_zone,
        announced_at=meetup.announced_at,
        is_to_be_told=not own.is_known
        and meetup.id not in told
        and _was_there(membership, meetup.announced_at)
        and planning.includes(segments.from_json(meetup.segment), membership),
        reply=own.reply,
        replied_at=own.replied_at,
    )


def _was_there(membership: Membership, announced_at: datetime) -> bool:
    """Who joins later finds the meetup with `/rencontres`."""
    return membership.joined_at is not None and membership.joined_at <= announced_at
