"""What people and groups are told of meetups: promised with the change itself, read again just before it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model import (
    GroupChat,
    Kind,
    Lane,
    Meetup,
    MeetupAudience,
    MeetupState,
    Person,
    PersonState,
    Reply,
    Segment,
    Territory,
)
from bot.planning import meetups as planning
from bot.planning.cap import Intent, NotSent, worth_until
from bot.planning.rhythm import out_of_quiet
from bot.services import replies, segments
from bot.services.region_place import REGION
from bot.services.replies import MeetupCard
from bot.storage import groups, invited, meetup_words, meetups, outbox, region_meetups, rhythms, territories
from bot.storage.db import Tx
from bot.storage.outbox import OutboxRow

SUPERSEDED = "superseded"
STALE = (Kind.MEETUP_CHANGE, Kind.MEETUP_REMINDER, Kind.GROUP_MEETUP_CHANGE, Kind.GROUP_MEETUP_SOON)
"""What was still to be said of a meetup before it changed."""


@dataclass(frozen=True, slots=True)
class GroupNews:
    """`territory` is the group's; `code` opens the meetup in private."""

    meetup: Meetup
    territory: Territory
    code: str
    segment: Segment


async def tell_new(tx: Tx, meetup: Meetup, territory: Territory, now: datetime) -> None:
    """Members hear of it by the planning of their weeks, their groups as soon as it is day."""
    await _look_soon(tx, meetup, territory, now)
    for group, its in await _list_groups(tx, meetup, territory):
        at = out_of_quiet(now, its.time_zone)
        await _promise_to_group(tx, group, meetup, Kind.GROUP_MEETUP, at, _starts_at(meetup), now)
        await _promise_group_reminder(tx, group, meetup, its, now)


async def _list_groups(tx: Tx, meetup: Meetup, territory: Territory) -> list[tuple[GroupChat, Territory]]:
    """Those of the territory. One of the region that invites everybody is told in all of its territories' groups."""
    if territory.id != REGION:
        return [(group, territory) for group in await groups.list_of(tx, territory.id)]
    places = await region_meetups.list_places(tx, meetup.id) if _is_for_all(meetup) else ()
    return [(group, await territories.get(tx, place)) for place in places for group in await groups.list_of(tx, place)]


def _is_for_all(meetup: Meetup) -> bool:
    return meetup.audience is MeetupAudience.EVERYBODY


async def _look_soon(tx: Tx, meetup: Meetup, territory: Territory, now: datetime) -> None:
    """At the members of the territory, or at those whom a meetup of the region invites, members or not."""
    if territory.id == REGION:
        await rhythms.look_soon_at_people(tx, invited.people_of(meetup.id), now)
    else:
        await rhythms.look_soon_at_members(tx, territory.id, now)


async def tell_change(tx: Tx, was: Meetup, territory: Territory, now: datetime) -> None:
    """Those who come or may come hear that it moved or is cancelled, and so do the groups that know of it."""
    meetup = await meetups.get(tx, was.id)
    await outbox.cancel_about(tx, STALE, meetup.id, SUPERSEDED, now)
    await _look_soon(tx, meetup, territory, now)
    found = planning.change(meetup.id, _starts_at(was), _starts_at(meetup), territory.time_zone, now)
    if isinstance(found, NotSent):
        return
    for person_id in await meetups.list_who_said(tx, meetup.id, planning.COMING):
        await outbox.promise(tx, _change_promise(meetup, person_id, found), now)
    for group, its in await _list_groups(tx, meetup, territory):
        if not await outbox.is_waiting(tx, _group_key(Kind.GROUP_MEETUP, group, meetup)):
            await _promise_to_group(tx, group, meetup, Kind.GROUP_MEETUP_CHANGE, found.at, found.wish.until, now)
        if meetup.state is MeetupState.PLANNED:
            await _promise_group_reminder(tx, group, meetup, its, now)


async def tell_linked_group(tx: Tx, group: GroupChat, territory: Territory, now: datetime) -> None:
    """A group that is linked later hears of what is to come when its turn comes: the day before."""
    for meetup in await meetups.list_planned(tx, territory.id, now):
        await _promise_group_reminder(tx, group, meetup, territory, now)
    for meetup in await region_meetups.list_planned_for_all(tx, territory.id, now):
        await _promise_group_reminder(tx, group, meetup, territory, now)


async def find_to_send(tx: Tx, person: Person, row: OutboxRow, now: datetime) -> MeetupCard | None:
    """Just before it leaves; None where it would tell nothing, or nothing that this person still has to hear."""
    found = await replies.find(tx, person.id, row.reference or 0, now)
    if found is None or person.state is PersonState.STOPPED:
        return None
    own = found.own
    is_planned, starts_at = own.meetup.state is MeetupState.PLANNED, _starts_at(own.meetup)
    comes = own.reply in planning.COMING
    match row.kind:
        case Kind.MEETUP:
            is_due = is_planned and starts_at > now
        case Kind.MEETUP_REMINDER:
            soon = planning.days_before(starts_at, now, found.territory.time_zone)
            is_due = is_planned and comes and soon is not None and starts_at > now
        case Kind.MEETUP_AFTER:
            is_next_day = planning.is_day_after(starts_at, now, found.territory.time_zone)
            has_said = await meetup_words.find_own(tx, own.meetup.id, person.id) is not None
            is_due = is_planned and own.reply is Reply.YES and is_next_day and not has_said
        case _:
            is_due = comes and starts_at > now
    return found if is_due else None


async def find_group_news(tx: Tx, row: OutboxRow, now: datetime) -> GroupNews | None:
    """The same for a group; `NotFound` where it was unlinked since."""
    meetup = await meetups.get(tx, row.reference or 0)
    group = await groups.get(tx, row.group_id or 0)
    territory = await territories.get(tx, group.territory_id)
    is_cancelled = meetup.state is MeetupState.CANCELLED
    if not await replies.is_open_to(tx, meetup, territory.id) or _starts_at(meetup) <= now:
        return None
    if is_cancelled and row.kind is not Kind.GROUP_MEETUP_CHANGE:
        return None
    segment = segments.from_json(meetup.segment)
    return GroupNews(meetup, territory, replies.code_of(meetup, territory), segment)


def _change_promise(meetup: Meetup, person_id: int, found: Intent) -> outbox.Promise:
    return outbox.Promise(
        key=f"{Kind.MEETUP_CHANGE}:{meetup.id}:{meetup.sequence}:{person_id}",
        kind=Kind.MEETUP_CHANGE,
        lane=Lane.REMINDER,
        person_id=person_id,
        reference=meetup.id,
        not_before=found.at,
        not_after=found.wish.until,
    )


async def _promise_group_reminder(
    tx: Tx, group: GroupChat, meetup: Meetup, territory: Territory, now: datetime
) -> None:
    at = planning.group_reminder_at(_starts_at(meetup), territory.time_zone)
    if at > now:
        until = worth_until(Kind.MEETUP_REMINDER, at, _starts_at(meetup))
        await _promise_to_group(tx, group, meetup, Kind.GROUP_MEETUP_SOON, at, until, now)


async def _promise_to_group(
    tx: Tx, group: GroupChat, meetup: Meetup, kind: Kind, at: datetime, until: datetime, now: datetime
) -> None:
    promise = outbox.Promise(
        key=_group_key(kind, group, meetup),
        kind=kind,
        lane=Lane.REMINDER,
        person_id=None,
        reference=meetup.id,
        not_before=at,
        not_after=until,
        group_id=group.id,
    )
    await outbox.promise(tx, promise, now)


def _group_key(kind: Kind, group: GroupChat, meetup: Meetup) -> str:
    """It is announced once, whatever it has become when that leaves; all else is said of each change."""
    return f"{kind}:{group.id}:{meetup.id}:{0 if kind is Kind.GROUP_MEETUP else meetup.sequence}"


def _starts_at(meetup: Meetup) -> datetime:
    if meetup.starts_at is None:
        raise ValueError("a draft is told to nobody")
    return meetup.starts_at
