"""When each person is looked at next, and what their rhythm depends on.

`planned_until`: what was wanted before is decided; `next_look_at`: when there may be something to decide. They are the
same but for a person who could not be served and is put off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, update

from bot.errors import NotFound
from bot.model import IdeaOrigin, IdeaState, MembershipState, PersonState, Rhythm
from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import idea, membership, person

UNANSWERED = (IdeaState.PLANNED, IdeaState.PROPOSED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands; `is_asked`: « on continue ? » was sent and no sign of life came since."""

    planned_until: datetime | None
    is_asked: bool
    silent_ideas: int


@dataclass(frozen=True, slots=True)
class LastIdea:
    """The last idea of a membership that is not one on demand; `given_at` is when it left, or was made."""

    idea_id: int
    given_at: datetime
    is_answered: bool


async def list_due(tx: Tx, now: datetime, limit: int) -> list[tuple[int, datetime]]:
    """(person id, when the look was due) of active persons, the longest overdue first."""
    here = (person.c.next_look_at <= now, person.c.state == PersonState.ACTIVE)
    return await _list(tx, *here, limit=limit)


async def list_next(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """(person id, when the next look is due) of active persons, soonest first."""
    return await _list(tx, person.c.next_look_at.is_not(None), person.c.state == PersonState.ACTIVE, limit=limit)


async def _list(tx: Tx, *here: ColumnElement[bool], limit: int) -> list[tuple[int, datetime]]:
    found = select(person.c.id, person.c.next_look_at).where(*here)
    rows = await fetch_all(tx, found.order_by(person.c.next_look_at, person.c.id).limit(limit))
    return [(row.id, row.next_look_at) for row in rows]


async def take(tx: Tx, person_id: int, was: datetime, at: datetime) -> bool:
    """Moves the look on to `at`; False where another tick has taken it. Until the commit nobody else looks."""
    here = (person.c.id == person_id, person.c.next_look_at == was)
    return await changed(tx, update(person).where(*here).values(next_look_at=at)) == 1


async def plan_from(tx: Tx, person_id: int, at: datetime) -> None:
    """What was wanted before `at` is decided or forgotten, and the next look is then."""
    await tx.execute(update(person).where(person.c.id == person_id).values(planned_until=at, next_look_at=at))


async def look_soon(tx: Tx, person_id: int, now: datetime) -> None:
    """Their choices have changed: a look at the next tick, at what is still to be decided."""
    await _look_soon(tx, person.c.id == person_id, now)


async def look_soon_at_members(tx: Tx, territory_id: int, now: datetime) -> None:
    """The same for every member of the territory whose weeks are planned."""
    members = select(membership.c.person_id).where(
        membership.c.territory_id == territory_id, membership.c.state == MembershipState.ACTIVE
    )
    await _look_soon(tx, person.c.id.in_(members) & person.c.next_look_at.is_not(None), now)


async def look_soon_at_people(tx: Tx, people: Select[tuple[int]], now: datetime) -> None:
    """The same for these, whether their weeks are planned or not: some coordinate and are members nowhere."""
    await _look_soon(tx, person.c.id.in_(people), now)


async def _look_soon(tx: Tx, who: ColumnElement[bool], now: datetime) -> None:
    earlier = case(
        (or_(person.c.planned_until.is_(None), person.c.planned_until > now), now), else_=person.c.planned_until
    )
    await tx.execute(update(person).where(who).values(planned_until=earlier, next_look_at=now))


async def get_standing(tx: Tx, person_id: int) -> Standing:
    row = await fetch_one(
        tx,
        select(person.c.planned_until, person.c.asked_to_continue_at, person.c.last_active_at).where(
            person.c.id == person_id
        ),
    )
    if row is None:
        raise NotFound
    asked_at = row.asked_to_continue_at
    is_asked = asked_at is not None and asked_at >= row.last_active_at
    return Standing(row.planned_until, is_asked, await _count_silent(tx, person_id))


async def _count_silent(tx: Tx, person_id: int) -> int:
    """The ideas that came by themselves since the person's last sign of life."""
    sent = (membership.c.person_id == person_id, idea.c.origin == IdeaOrigin.WEEKLY)
    since = idea.c.sent_at > person.c.last_active_at
    joined = idea.join(membership, membership.c.id == idea.c.membership_id).join(
        person, person.c.id == membership.c.person_id
    )
    statement = select(func.count()).select_from(joined).where(*sent, since)
    return int((await tx.execute(statement)).scalar_one())


async def mark_asked(tx: Tx, person_id: int, now: datetime) -> None:
    await tx.execute(update(person).where(person.c.id == person_id).values(asked_to_continue_at=now))


async def find_last_idea(tx: Tx, membership_id: int) -> LastIdea | None:
    at = func.coalesce(idea.c.sent_at, idea.c.created_at).label("given_at")
    of_the_week = (idea.c.membership_id == membership_id, idea.c.origin != IdeaOrigin.ON_DEMAND)
    last = select(idea.c.id, at, idea.c.state).where(*of_the_week).order_by(idea.c.id.desc()).limit(1)
    row = await fetch_one(tx, last)
    return LastIdea(row.id, row.given_at, IdeaState(row.state) not in UNANSWERED) if row else None


async def count_ideas_to_come(
    tx: Tx, person_id: int, week: date, weekday: int, weeks_between: Mapping[Rhythm, int]
) -> int:
    """How many of the person's memberships are still to have their idea in the week of that Monday, as of that weekday.

    `weeks_between` says how often each rhythm has one; whether all rest that week is not looked at.
    """
    due = [
        and_(membership.c.rhythm == rhythm, idea.c.week_starts_on > week - timedelta(weeks=weeks))
        for rhythm, weeks in weeks_between.items()
    ]
    by_itself = (idea.c.membership_id == membership.c.id, idea.c.origin.in_([IdeaOrigin.JOINING, IdeaOrigin.WEEKLY]))
    given = select(idea.c.id).where(*by_itself, or_(*due)).exists()
    active = (membership.c.person_id == person_id, membership.c.state == MembershipState.ACTIVE)
    to_come = select(func.count()).select_from(membership).where(*active, membership.c.weekday >= weekday, ~given)
    return int((await tx.execute(to_come)).scalar_one())


async def slow_down(tx: Tx, membership_id: int) -> None:
    """Silence makes it monthly; the rhythm that was chosen is kept, should the person answer."""
    here = (membership.c.id == membership_id, membership.c.rhythm != Rhythm.MONTHLY)
    slower = {"former_rhythm": membership.c.rhythm, "rhythm": Rhythm.MONTHLY}
    await tx.execute(update(membership).where(*here).values(**slower))


async def restore(tx: Tx, person_id: int) -> None:
    """The rhythms that silence had slowed down are again those that were chosen."""
    here = (membership.c.person_id == person_id, membership.c.former_rhythm.is_not(None))
    chosen = {"rhythm": membership.c.former_rhythm, "former_rhythm": None}
    await tx.execute(update(membership).where(*here).values(**chosen))


async def set_rhythm(tx: Tx, membership_id: int, rhythm: Rhythm) -> None:
    values = {"rhythm": rhythm, "former_rhythm": None}
    await tx.execute(update(membership).where(membership.c.id == membership_id).values(**values))
