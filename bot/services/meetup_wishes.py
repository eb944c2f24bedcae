"""What the meetups of a person's territories want to say to them, for the planning of their weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model import Kind, Meetup, Membership, Territory
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
    facts = [
        _facts(one, told, territory.time_zone, is_invited=_invites(one.meetup, membership))
        for one in found
        for membership, territory in own
        if territory.id == one.meetup.territory_id
    ]
    # Only those whom the region invites are given it; its notes come afterwards, instead of a question.
    of_region = [one for one in found if one.meetup.territory_id == REGION]
    facts += [_facts(one, told, THE_REGION.time_zone, is_invited=True, asks_afterwards=False) for one in of_region]
    return tuple(wish for one in facts if one for wish in planning.wishes(one))


def _facts(
    own: OwnMeetup, told: set[int], zone: str, *, is_invited: bool, asks_afterwards: bool = True
) -> MeetupFacts | None:
    """None of one that is not announced yet."""
    meetup = own.meetup
    if meetup.starts_at is None or meetup.announced_at is None:
        return None
    return MeetupFacts(
        id=meetup.id,
        starts_at=meetup.starts_at,
        zone=zone,
        announced_at=meetup.announced_at,
        is_to_be_told=is_invited and not own.is_known and meetup.id not in told,
        reply=own.reply,
        replied_at=own.replied_at,
        asks_afterwards=asks_afterwards,
    )


def _invites(meetup: Meetup, membership: Membership) -> bool:
    """Who joins later finds the meetup with `/rencontres`."""
    if meetup.announced_at is None or membership.joined_at is None or membership.joined_at > meetup.announced_at:
        return False
    return planning.includes(segments.from_json(meetup.segment), membership)
