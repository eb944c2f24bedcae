"""Ideas: one activity proposed to one membership in one week, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.errors import NotFound
from bot.model import AgeBand, Idea, IdeaOrigin, IdeaState, Past, Setting, Tag
from bot.storage import likings
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import feedback, idea, membership, membership_structure

_COLUMNS = [idea.c[name] if name != "person_id" else membership.c.person_id for name in Idea.__slots__]
GOOD = 3
"""The face of a good moment."""
OPEN = (IdeaState.PLANNED, IdeaState.PROPOSED, IdeaState.LATER)


@dataclass(frozen=True, slots=True)
class NewIdea:
    """`key` is the promise: the same key is never stored twice."""

    key: str
    membership_id: int
    territory_id: int
    week_starts_on: date
    theme: str
    skill: str
    activity: str
    setting: Setting
    age_band: AgeBand
    fit: str
    origin: IdeaOrigin
    state: IdeaState


async def add_once(tx: Tx, new: NewIdea, now: datetime) -> tuple[Idea, bool]:
    """The idea with that key, and whether it is this call that stored it."""
    values = {
        "key": new.key,
        "membership_id": new.membership_id,
        "territory_id": new.territory_id,
        "week_starts_on": new.week_starts_on,
        "activity": new.activity,
        "theme": new.theme,
        "skill": new.skill,
        "setting": new.setting,
        "age_band": new.age_band,
        "fit": new.fit,
        "origin": new.origin,
        "state": new.state,
        "created_at": now,
        "sent_at": now if new.state is IdeaState.PROPOSED else None,
    }
    is_new = await insert_once(tx, idea, values, ["key"])
    found = await find_by_key(tx, new.key)
    if found is None:
        raise NotFound
    if is_new:
        await likings.note_use(tx, new.territory_id, new.activity, new.week_starts_on)
    return found, is_new


async def find_by_key(tx: Tx, key: str) -> Idea | None:
    row = await fetch_one(tx, select(*_COLUMNS).join(membership).where(idea.c.key == key))
    return _idea(row) if row else None


async def get(tx: Tx, idea_id: int) -> Idea:
    row = await fetch_one(tx, select(*_COLUMNS).join(membership).where(idea.c.id == idea_id))
    if row is None:
        raise NotFound
    return _idea(row)


async def get_own(tx: Tx, idea_id: int, person_id: int) -> Idea:
    """The idea, if it is this person's; `NotFound` says the same of another's as of none."""
    found = await get(tx, idea_id)
    if found.person_id != person_id:
        raise NotFound
    return found


async def mark_sent(tx: Tx, idea_id: int, now: datetime) -> None:
    here = (idea.c.id == idea_id, idea.c.sent_at.is_(None))
    await tx.execute(update(idea).where(*here).values(sent_at=now))
    planned = (idea.c.id == idea_id, idea.c.state == IdeaState.PLANNED)
    await tx.execute(update(idea).where(*planned).values(state=IdeaState.PROPOSED))


async def move(tx: Tx, idea_id: int, to: IdeaState, now: datetime, *come_from: IdeaState) -> bool:
    """True for the one press that changed the state; the others find it changed."""
    values: dict[str, Any] = {"state": to}
    if to is IdeaState.DONE:
        values["done_at"] = now
    here = (idea.c.id == idea_id, idea.c.state.in_(come_from))
    return await changed(tx, update(idea).where(*here).values(**values)) == 1


async def list_past(tx: Tx, membership_id: int) -> list[Past]:
    """All that the membership was given and said of it, the oldest first."""
    columns = (idea.c.activity, idea.c.week_starts_on, idea.c.fit, idea.c.origin, idea.c.state)
    said = (feedback.c.face, feedback.c.tags)
    statement = (
        select(*columns, *said).select_from(idea.outerjoin(feedback)).where(idea.c.membership_id == membership_id)
    )
    return [_past(row) for row in await fetch_all(tx, statement.order_by(idea.c.week_starts_on, idea.c.id))]


def _past(row: Row[Any]) -> Past:
    return Past(
        activity=row.activity,
        week_starts_on=row.week_starts_on,
        fit=row.fit,
        origin=IdeaOrigin(row.origin),
        state=IdeaState(row.state),
        face=row.face,
        tags=tuple(Tag(tag) for tag in row.tags or ()),
    )


async def list_liked(tx: Tx, person_id: int) -> list[Idea]:
    """Those of which the person said that it was a good moment, the latest first."""
    liked = select(*_COLUMNS).join(membership, membership.c.id == idea.c.membership_id).join(feedback)
    liked = liked.where(membership.c.person_id == person_id, feedback.c.face == GOOD)
    return [_idea(row) for row in await fetch_all(tx, liked.order_by(idea.c.id.desc()))]


async def list_of_structure(tx: Tx, structure_id: int, since: date) -> list[tuple[str, date]]:
    """(activity, week) of what came by itself to the members of a structure from that week on, the first first."""
    here = (
        membership_structure.c.structure_id == structure_id,
        idea.c.week_starts_on >= since,
        idea.c.origin.in_((IdeaOrigin.WEEKLY, IdeaOrigin.JOINING)),
    )
    same = membership_structure.c.membership_id == idea.c.membership_id
    statement = select(idea.c.activity, idea.c.week_starts_on).join(membership_structure, same).where(*here)
    return [(row.activity, row.week_starts_on) for row in await fetch_all(tx, statement.order_by(idea.c.id))]


async def list_seen_elsewhere(tx: Tx, person_id: int, membership_id: int, since: date) -> list[str]:
    """The activities that the person was given in other territories from that week on, in no order."""
    here = (
        membership.c.person_id == person_id,
        membership.c.id != membership_id,
        idea.c.week_starts_on >= since,
    )
    joined = idea.join(membership, membership.c.id == idea.c.membership_id)
    rows = await fetch_all(tx, select(idea.c.activity).distinct().select_from(joined).where(*here))
    return [row.activity for row in rows]


async def count(tx: Tx, membership_id: int) -> int:
    statement = select(func.count()).select_from(idea).where(idea.c.membership_id == membership_id)
    return int((await tx.execute(statement)).scalar_one())


async def find_latest_week(tx: Tx, membership_id: int, *origins: IdeaOrigin) -> date | None:
    """The Monday of the last week in which the membership had an idea with one of these origins."""
    here = (idea.c.membership_id == membership_id, idea.c.origin.in_(origins))
    latest: date | None = (await tx.execute(select(func.max(idea.c.week_starts_on)).where(*here))).scalar()
    return latest


async def count_sent_by_setting(tx: Tx) -> dict[str, int]:
    sent = select(idea.c.setting, func.count().label("ideas")).where(idea.c.sent_at.is_not(None))
    return {row.setting: row.ideas for row in await fetch_all(tx, sent.group_by(idea.c.setting))}


def _idea(row: Row[Any]) -> Idea:
    return Idea(
        **{
            **row._mapping,
            "setting": Setting(row.setting),
            "age_band": AgeBand(row.age_band),
            "origin": IdeaOrigin(row.origin),
            "state": IdeaState(row.state),
        }
    )
