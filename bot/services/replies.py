"""Meetups as members see them: which are to come, and what one says of them; it can be changed until they begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import Meetup, MeetupAudience, MeetupState, Membership, MembershipState, Person, Reply, Territory
from bot.planning import meetups as planning
from bot.services import aims, leaving, rhythms, segments
from bot.services.region_place import REGION, place_of
from bot.storage import meetups, memberships, region_meetups, territories
from bot.storage.db import Tx
from bot.storage.meetups import OwnMeetup

_CODE = re.compile(r"m(\d{1,9})_([a-z0-9-]{2,24})")
"""The start payload that opens a meetup; the sign between the two is in no territory's code."""


@dataclass(frozen=True, slots=True)
class MeetupCard:
    """`is_over` once it has begun: nothing can be said of it any more."""

    own: OwnMeetup
    territory: Territory
    is_over: bool = False
    aim: str | None = None
    """What the territory aims at together this year."""


def code_of(meetup: Meetup, territory: Territory) -> str:
    """The start payload that leads to the meetup, at most 64 characters, also for who has not joined yet."""
    return f"m{meetup.id}_{territory.slug}"


def read_code(payload: str | None) -> tuple[int | None, str | None]:
    """The number of a meetup, if the payload leads to one, and the code of the territory."""
    found = _CODE.fullmatch(payload or "")
    return (int(found[1]), found[2]) if found else (None, payload)


async def list_coming(tx: Tx, person_id: int, now: datetime) -> list[MeetupCard]:
    """What is to come in the person's territories and is for them, or of which they know; soonest first."""
    own = {one.territory_id: one for one in await memberships.list_of(tx, person_id, MembershipState.ACTIVE)}
    there = await meetups.list_own(tx, person_id, now)
    if not own and not there:
        raise NotAllowed("error-not-joined")
    found = [one for one in there if _is_for(one, own.get(one.meetup.territory_id))]
    return [MeetupCard(one, await place_of(tx, one.meetup.territory_id)) for one in found]


def _is_for(own: OwnMeetup, membership: Membership | None) -> bool:
    """Those of the region that are found at all are for this person."""
    return own.is_known or membership is None or planning.includes(segments.from_json(own.meetup.segment), membership)


async def find(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> MeetupCard | None:
    """None for who is not a member of its territory, and for a draft."""
    own = await meetups.find_own(tx, meetup_id, person_id)
    if own is None or own.meetup.state is MeetupState.DRAFT:
        return None
    if not await _belongs(tx, person_id, own.meetup):
        return None
    is_over = own.meetup.starts_at is None or own.meetup.starts_at <= now
    territory = await place_of(tx, own.meetup.territory_id)
    if territory.id == REGION:
        return MeetupCard(own, territory, is_over)
    return MeetupCard(own, territory, is_over, (await aims.of_territory(tx, territory, now)).aim)


async def _belongs(tx: Tx, person_id: int, meetup: Meetup) -> bool:
    """A member of its territory, or one whom a meetup of the region invites."""
    if meetup.territory_id == REGION:
        return await region_meetups.is_invited(tx, meetup.id, person_id)
    member = await memberships.find(tx, person_id, meetup.territory_id)
    return member is not None and member.state is MembershipState.ACTIVE


async def open_own(tx: Tx, person_id: int, meetup_id: int, now: datetime) -> MeetupCard:
    """`NotFound` says the same to who is not a member there as of a meetup that is not."""
    found = await find(tx, person_id, meetup_id, now)
    if found is None:
        raise NotFound
    return found


async def say(tx: Tx, person: Person, meetup_id: int, reply: Reply, now: datetime) -> MeetupCard:
    """« Je viens », « Peut-être », « Non »: the last word counts. `Invalid` once it has begun or is cancelled."""
    card = await open_own(tx, person.id, meetup_id, now)
    leaving.refuse_stopped(person)
    if card.own.meetup.state is MeetupState.CANCELLED:
        raise Invalid("error-meetup-cancelled")
    if card.is_over:
        raise Invalid("error-meetup-over")
    if await meetups.set_reply(tx, meetup_id, person.id, reply, now):
        await rhythms.choices_changed(tx, person.id, now)
    return await open_own(tx, person.id, meetup_id, now)


async def come_for(tx: Tx, person_id: int, payload: str | None, now: datetime) -> MeetupCard | None:
    """The meetup whose link brought them, for a member; whoever has not joined yet is shown it once they have."""
    meetup_id, slug = read_code(payload)
    found = await meetups.find(tx, meetup_id) if meetup_id else None
    if found is None or found.state is MeetupState.DRAFT:
        return None
    there = await territories.find_by_slug(tx, slug or "")
    if there is None or not await is_open_to(tx, found, there.id):
        return None
    await meetups.note_interest(tx, found.id, person_id, now)
    return await find(tx, person_id, found.id, now)


async def list_came_for(tx: Tx, person_id: int, territory_id: int, now: datetime) -> list[MeetupCard]:
    """The meetups to come whose link brought them, and of which they have not said anything."""
    found = [one for one in await meetups.list_own(tx, person_id, now) if one.is_known and one.reply is None]
    here = [one for one in found if await is_open_to(tx, one.meetup, territory_id)]
    return [MeetupCard(one, await place_of(tx, one.meetup.territory_id)) for one in here]


async def is_open_to(tx: Tx, meetup: Meetup, territory_id: int) -> bool:
    """Whether everybody in the territory may hear of it: it is its own, or the region's for all who are there."""
    if meetup.territory_id != REGION:
        return meetup.territory_id == territory_id
    is_for_all = meetup.audience is MeetupAudience.EVERYBODY
    return is_for_all and territory_id in await region_meetups.list_places(tx, meetup.id)
