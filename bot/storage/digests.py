"""Digests, and what they are counted from: who did what and when, by membership, never by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from bot.errors import NotFound
from bot.model import GrantKind, IdeaState, MembershipState, PersonState, Setting
from bot.storage.db import Tx, fetch_all, fetch_one, insert_once
from bot.storage.tables import access_grant, digest, feedback, idea, membership, person


@dataclass(frozen=True, slots=True)
class StoredDigest:
    id: int
    territory_id: int
    week_starts_on: date
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One idea sent, done or judged. `member` is the membership's id; `face` is there for a judgement only."""

    member: int
    at: datetime
    setting: str
    activity: str
    theme: str
    face: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a digest counts: one territory's ideas in these settings, from `since` to before `until`."""

    territory_id: int
    settings: Sequence[Setting]
    since: datetime
    until: datetime


async def add_once(tx: Tx, territory_id: int, week: date, facts: dict[str, Any], now: datetime) -> int | None:
    """The id of the new digest; None where that week's is there already."""
    values = {"territory_id": territory_id, "week_starts_on": week, "facts": facts, "created_at": now}
    if not await insert_once(tx, digest, values, ["territory_id", "week_starts_on"]):
        return None
    here = (digest.c.territory_id == territory_id, digest.c.week_starts_on == week)
    return int((await tx.execute(select(digest.c.id).where(*here))).scalar_one())


async def get(tx: Tx, digest_id: int) -> StoredDigest:
    row = await fetch_one(tx, select(digest).where(digest.c.id == digest_id))
    if row is None:
        raise NotFound
    return StoredDigest(row.id, row.territory_id, row.week_starts_on, row.facts)


async def list_facts(tx: Tx, territory_id: int, from_week: date, before_week: date) -> list[dict[str, Any]]:
    """The facts of a territory's digests from one Monday to before another, the oldest first."""
    weeks = digest.c.week_starts_on
    here = (digest.c.territory_id == territory_id, weeks >= from_week, weeks < before_week)
    return [row.facts for row in await fetch_all(tx, select(digest.c.facts).where(*here).order_by(weeks))]


async def list_recipients(tx: Tx, territory_id: int) -> list[int]:
    """The ids of the persons who coordinate the territory, do not pause and can be written to."""
    here = (
        access_grant.c.territory_id == territory_id,
        access_grant.c.kind == GrantKind.COORDINATOR,
        access_grant.c.revoked_at.is_(None),
        person.c.state == PersonState.ACTIVE,
    )
    persons = select(person.c.id).join(access_grant, access_grant.c.person_id == person.c.id).where(*here)
    return [row.id for row in await fetch_all(tx, persons.distinct().order_by(person.c.id))]


async def count_members(tx: Tx, territory_id: int) -> dict[str, int]:
    """How many members of the territory are active and how many pause, by the person's state."""
    here = (membership.c.territory_id == territory_id, membership.c.state == MembershipState.ACTIVE)
    counted = select(person.c.state, func.count().label("people")).join(membership).where(*here)
    return {row.state: row.people for row in await fetch_all(tx, counted.group_by(person.c.state))}


async def list_arrivals(tx: Tx, territory_id: int, since: datetime, until: datetime) -> list[tuple[int, datetime]]:
    """The memberships that began, each with the instant."""
    at = membership.c.joined_at
    joined = select(membership.c.id, at).where(membership.c.territory_id == territory_id, at >= since, at < until)
    return [(row.id, row.joined_at) for row in await fetch_all(tx, joined)]


async def list_departures(tx: Tx, territory_id: int, since: datetime, until: datetime) -> list[tuple[int, datetime]]:
    """The memberships that ended, or whose person cannot be reached any more, each with the instant."""
    left, lost = membership.c.left_at, person.c.unreachable_since
    gone = or_(
        and_(membership.c.state == MembershipState.LEFT, left >= since, left < until),
        and_(
            membership.c.state == MembershipState.ACTIVE,
            person.c.state == PersonState.UNREACHABLE,
            lost >= since,
            lost < until,
        ),
    )
    here = (membership.c.territory_id == territory_id, membership.c.joined_at.is_not(None), gone)
    statement = select(membership.c.id, membership.c.state, left, lost).join(person).where(*here)
    return [
        (row.id, row.left_at if row.state == MembershipState.LEFT else row.unreachable_since)
        for row in await fetch_all(tx, statement)
    ]


async def list_sent(tx: Tx, scope: Scope) -> list[Event]:
    at = idea.c.sent_at
    return await _events(tx, _ideas(scope, at).where(at >= scope.since, at < scope.until))


async def list_done(tx: Tx, scope: Scope) -> list[Event]:
    at = idea.c.done_at
    done = _ideas(scope, at).where(idea.c.state == IdeaState.DONE)
    return await _events(tx, done.where(at >= scope.since, at < scope.until))


async def list_judged(tx: Tx, scope: Scope) -> list[Event]:
    """The ideas that got a face, each at the instant of the first word said of it."""
    at = feedback.c.created_at
    judged = _ideas(scope, at).add_columns(feedback.c.face).join(feedback, feedback.c.idea_id == idea.c.id)
    return await _events(tx, judged.where(feedback.c.face.is_not(None), at >= scope.since, at < scope.until))


def _ideas(scope: Scope, at: Any) -> Select[Any]:
    columns = (idea.c.membership_id.label("member"), at.label("at"), idea.c.setting, idea.c.activity, idea.c.theme)
    here = (idea.c.territory_id == scope.territory_id, idea.c.setting.in_(scope.settings))
    return select(*columns).select_from(idea).where(*here)


async def _events(tx: Tx, statement: Select[Any]) -> list[Event]:
    return [Event(**row._mapping) for row in await fetch_all(tx, statement)]
