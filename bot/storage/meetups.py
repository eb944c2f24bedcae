"""Meetups of territories, and what people said of them: one row for each person and meetup, changed in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Update, and_, delete, func, insert, or_, select, update

from bot.errors import NotFound
from bot.model import Meetup, MeetupAudience, MembershipState, PersonState, Reply
from bot.model import MeetupState as State
from bot.storage import invited
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import meetup, meetup_reply, membership, person

_COLUMNS = [meetup.c[name] for name in Meetup.__slots__]


@dataclass(frozen=True, slots=True)
class OwnMeetup:
    """A meetup to one person; `is_known`: they said something of it, or came by its link."""

    meetup: Meetup
    reply: Reply | None
    replied_at: datetime | None

    @property
    def is_known(self) -> bool:
        return self.replied_at is not None


async def add(tx: Tx, territory_id: int, now: datetime, audience: MeetupAudience | None = None) -> int:
    """An empty draft; returns its id. The region's (0) has an audience."""
    values: dict[str, Any] = {
        "territory_id": territory_id or None,
        "audience": audience,
        "state": State.DRAFT,
        "segment": {},
        "sequence": 0,
        "created_at": now,
    }
    return int((await tx.execute(insert(meetup).values(**values).returning(meetup.c.id))).scalar_one())


async def find(tx: Tx, meetup_id: int) -> Meetup | None:
    row = await fetch_one(tx, select(*_COLUMNS).where(meetup.c.id == meetup_id))
    return _meetup(row) if row else None


async def get(tx: Tx, meetup_id: int) -> Meetup:
    found = await find(tx, meetup_id)
    if found is None:
        raise NotFound
    return found


async def list_kept(tx: Tx, territory_id: int, since: datetime) -> list[Meetup]:
    """Drafts, then what was announced for after `since` and is not cancelled, soonest first."""
    planned = and_(meetup.c.state == State.PLANNED, meetup.c.starts_at > since)
    here = (meetup.c.territory_id == (territory_id or None), or_(meetup.c.state == State.DRAFT, planned))
    found = [_meetup(row) for row in await fetch_all(tx, select(*_COLUMNS).where(*here).order_by(meetup.c.id))]
    return sorted(found, key=lambda one: (one.state is not State.DRAFT, one.starts_at or since))


async def list_planned(tx: Tx, territory_id: int, since: datetime) -> list[Meetup]:
    """What was announced for after `since` and is not cancelled, soonest first."""
    return await list_planned_of(tx, since, meetup.c.territory_id == territory_id)


async def list_planned_of(tx: Tx, since: datetime, *those: ColumnElement[bool]) -> list[Meetup]:
    here = (*those, meetup.c.state == State.PLANNED, meetup.c.starts_at > since)
    rows = await fetch_all(tx, select(*_COLUMNS).where(*here).order_by(meetup.c.starts_at, meetup.c.id))
    return [_meetup(row) for row in rows]


async def set_fields(tx: Tx, meetup_id: int, **values: Any) -> bool:
    """Any of the columns of a draft; False where it was announced meanwhile."""
    draft = (meetup.c.id == meetup_id, meetup.c.state == State.DRAFT)
    return await changed(tx, _next(update(meetup).where(*draft).values(**values))) == 1


async def remove_draft(tx: Tx, meetup_id: int) -> bool:
    draft = (meetup.c.id == meetup_id, meetup.c.state == State.DRAFT)
    return await changed(tx, delete(meetup).where(*draft)) == 1


async def announce(tx: Tx, meetup_id: int, sequence: int, now: datetime) -> bool:
    """True for the press that announces it as it stood at that `sequence`."""
    values = {"state": State.PLANNED, "announced_at": now}
    draft = (meetup.c.id == meetup_id, meetup.c.state == State.DRAFT, meetup.c.sequence == sequence)
    return await changed(tx, _next(update(meetup).where(*draft).values(**values))) == 1


async def set_pending_place(tx: Tx, meetup_id: int, place: str) -> None:
    """Another `sequence`: a place that somebody was shown before is not theirs to confirm any more."""
    values = {"pending_place": place, "sequence": meetup.c.sequence + 1}
    await tx.execute(update(meetup).where(meetup.c.id == meetup_id).values(**values))


async def change(tx: Tx, meetup_id: int, sequence: int, **values: Any) -> bool:
    """True for the one who changes what was announced as it stood at that `sequence`."""
    there = (meetup.c.id == meetup_id, meetup.c.state == State.PLANNED, meetup.c.sequence == sequence)
    return await changed(tx, _next(update(meetup).where(*there).values(**values))) == 1


async def cancel(tx: Tx, meetup_id: int) -> bool:
    """True for the one who cancels it."""
    there = (meetup.c.id == meetup_id, meetup.c.state == State.PLANNED)
    return await changed(tx, _next(update(meetup).where(*there).values(state=State.CANCELLED))) == 1


def _next(statement: Update) -> Update:
    return statement.values(sequence=meetup.c.sequence + 1, pending_place=None)


async def set_reply(tx: Tx, meetup_id: int, person_id: int, reply: Reply, now: datetime) -> bool:
    """True where it changes what the person had said."""
    await note_interest(tx, meetup_id, person_id, now)
    other = or_(meetup_reply.c.reply.is_(None), meetup_reply.c.reply != reply)
    own = (meetup_reply.c.meetup_id == meetup_id, meetup_reply.c.person_id == person_id, other)
    return await changed(tx, update(meetup_reply).where(*own).values(reply=reply, replied_at=now)) == 1


async def note_interest(tx: Tx, meetup_id: int, person_id: int, now: datetime) -> None:
    """They came by its link; what they said before stays."""
    values = {"meetup_id": meetup_id, "person_id": person_id, "replied_at": now}
    await insert_once(tx, meetup_reply, values, ["meetup_id", "person_id"])


async def find_own(tx: Tx, meetup_id: int, person_id: int) -> OwnMeetup | None:
    found = await _list_own(tx, person_id, meetup.c.id == meetup_id)
    return found[0] if found else None


async def list_own(tx: Tx, person_id: int, since: datetime) -> list[OwnMeetup]:
    """What is announced for after `since` in the person's territories, or by the region for them, soonest first."""
    there = select(membership.c.territory_id).where(
        membership.c.person_id == person_id, membership.c.state == MembershipState.ACTIVE
    )
    is_for_them = or_(meetup.c.territory_id.in_(there), invited.invites(person_id))
    planned = (is_for_them, meetup.c.state == State.PLANNED, meetup.c.starts_at > since)
    return await _list_own(tx, person_id, *planned)


async def count_replies(tx: Tx, meetup_id: int) -> dict[Reply, int]:
    """Of those who are members still."""
    said = meetup_reply.c.reply
    counted = select(said, func.count().label("people")).where(meetup_reply.c.meetup_id == meetup_id)
    counted = counted.where(said.is_not(None), meetup_reply.c.person_id.in_(_members_of(meetup_id)))
    found = {Reply(row.reply): row.people for row in await fetch_all(tx, counted.group_by(said))}
    return {reply: found.get(reply, 0) for reply in Reply}


async def list_who_said(tx: Tx, meetup_id: int, replies: Sequence[Reply]) -> list[int]:
    """The ids of the members who said one of these, in a pause or not."""
    here = (meetup_reply.c.meetup_id == meetup_id, meetup_reply.c.reply.in_(replies))
    found = select(meetup_reply.c.person_id).where(*here, meetup_reply.c.person_id.in_(_members_of(meetup_id)))
    return [row.person_id for row in await fetch_all(tx, found.order_by(meetup_reply.c.person_id))]


def people_who_said(meetup_id: int, replies: Sequence[Reply]) -> Select[tuple[int]]:
    """The ids of those who said one of these and can be written to, as a query."""
    here = (meetup_reply.c.meetup_id == meetup_id, meetup_reply.c.reply.in_(replies))
    said = select(meetup_reply.c.person_id).where(*here, meetup_reply.c.person_id.in_(_members_of(meetup_id)))
    return select(person.c.id).where(person.c.id.in_(said), person.c.state == PersonState.ACTIVE)


async def purge_replies(tx: Tx, before: datetime) -> int:
    """What people said of meetups that were before that instant goes; returns how many rows."""
    over = select(meetup.c.id).where(meetup.c.starts_at < before)
    return await changed(tx, delete(meetup_reply).where(meetup_reply.c.meetup_id.in_(over)))


def _members_of(meetup_id: int) -> Select[tuple[int]]:
    """The people who can be written to in the territory of that meetup, or whom it invites where it is the region's."""
    territory_id = select(meetup.c.territory_id).where(meetup.c.id == meetup_id).scalar_subquery()
    here = (membership.c.territory_id == territory_id, membership.c.state == MembershipState.ACTIVE)
    reachable = person.c.state.in_([PersonState.ACTIVE, PersonState.PAUSED])
    members = select(membership.c.person_id).join(person, person.c.id == membership.c.person_id).where(*here, reachable)
    asked = invited.people_of(meetup_id)
    return select(person.c.id).where(or_(person.c.id.in_(members), person.c.id.in_(asked)))


async def _list_own(tx: Tx, person_id: int, *which: ColumnElement[bool]) -> list[OwnMeetup]:
    own = and_(meetup_reply.c.meetup_id == meetup.c.id, meetup_reply.c.person_id == person_id)
    columns = (*_COLUMNS, meetup_reply.c.reply, meetup_reply.c.replied_at)
    found = select(*columns).select_from(meetup.outerjoin(meetup_reply, own)).where(*which)
    rows = await fetch_all(tx, found.order_by(meetup.c.starts_at, meetup.c.id))
    return [OwnMeetup(_meetup(row), Reply(row.reply) if row.reply else None, row.replied_at) for row in rows]


def _meetup(row: Row[Any]) -> Meetup:
    fields = {name: getattr(row, name) for name in Meetup.__slots__}
    audience = MeetupAudience(row.audience) if row.audience else None
    return Meetup(**{**fields, "territory_id": row.territory_id or 0, "state": State(row.state), "audience": audience})
