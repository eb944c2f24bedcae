"""What meetups of the region have beside those of a territory: whom they are for, and questions asked beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from bot.model import Meetup, MeetupAudience, MeetupState
from bot.storage import invited, meetups
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import meetup, meetup_question, meetup_territory


@dataclass(frozen=True, slots=True)
class Question:
    """Nothing here says whose it is."""

    id: int
    text: str


async def list_places(tx: Tx, meetup_id: int) -> set[int]:
    """The ids of the territories that it invites."""
    rows = select(meetup_territory.c.territory_id).where(meetup_territory.c.meetup_id == meetup_id)
    return {row.territory_id for row in await fetch_all(tx, rows)}


async def add_place(tx: Tx, meetup_id: int, territory_id: int) -> None:
    values = {"meetup_id": meetup_id, "territory_id": territory_id}
    await insert_once(tx, meetup_territory, values, ["meetup_id", "territory_id"])


async def remove_place(tx: Tx, meetup_id: int, territory_id: int) -> None:
    one = (meetup_territory.c.meetup_id == meetup_id, meetup_territory.c.territory_id == territory_id)
    await tx.execute(delete(meetup_territory).where(*one))


async def list_planned_for_all(tx: Tx, territory_id: int, since: datetime) -> list[Meetup]:
    """The region's for everybody there, announced for after `since` and not cancelled, soonest first."""
    here = select(meetup_territory.c.meetup_id).where(meetup_territory.c.territory_id == territory_id)
    return await meetups.list_planned_of(
        tx, since, meetup.c.audience == MeetupAudience.EVERYBODY, meetup.c.id.in_(here)
    )


async def set_audience(tx: Tx, meetup_id: int, audience: MeetupAudience) -> bool:
    """False where it was announced meanwhile."""
    draft = (meetup.c.id == meetup_id, meetup.c.state == MeetupState.DRAFT)
    values = {"audience": audience, "sequence": meetup.c.sequence + 1}
    return await changed(tx, update(meetup).where(*draft).values(**values)) == 1


async def touch(tx: Tx, meetup_id: int) -> bool:
    """What was shown of a draft is not what stands there any more; False where it was announced meanwhile."""
    draft = (meetup.c.id == meetup_id, meetup.c.state == MeetupState.DRAFT)
    return await changed(tx, update(meetup).where(*draft).values(sequence=meetup.c.sequence + 1)) == 1


async def hold(tx: Tx, meetup_id: int) -> None:
    """Of two who begin its notes in the same instant one waits for the other, and finds what was begun."""
    await tx.execute(update(meetup).where(meetup.c.id == meetup_id).values(sequence=meetup.c.sequence))


async def is_invited(tx: Tx, meetup_id: int, person_id: int) -> bool:
    found = select(meetup.c.id).where(meetup.c.id == meetup_id, invited.invites(person_id))
    return await fetch_one(tx, found) is not None


async def ask(tx: Tx, meetup_id: int, person_id: int, text: str, now: datetime) -> None:
    values = {"meetup_id": meetup_id, "person_id": person_id, "text": text, "asked_at": now}
    await tx.execute(insert(meetup_question).values(**values))


async def list_own(tx: Tx, meetup_id: int, person_id: int) -> list[Question]:
    own = (meetup_question.c.meetup_id == meetup_id, meetup_question.c.person_id == person_id)
    rows = select(meetup_question.c.id, meetup_question.c.text).where(*own).order_by(meetup_question.c.id)
    return [Question(row.id, row.text) for row in await fetch_all(tx, rows)]


async def withdraw(tx: Tx, meetup_id: int, person_id: int) -> int:
    """Returns how many questions of this person went."""
    own = (meetup_question.c.meetup_id == meetup_id, meetup_question.c.person_id == person_id)
    return await changed(tx, delete(meetup_question).where(*own))


async def list_questions(tx: Tx, meetup_id: int) -> list[Question]:
    """In the order of their words, which says nothing of who asked, nor of when."""
    rows = select(meetup_question.c.id, meetup_question.c.text).where(meetup_question.c.meetup_id == meetup_id)
    found = [Question(row.id, row.text) for row in await fetch_all(tx, rows)]
    return sorted(found, key=lambda one: (one.text.casefold(), one.id))


async def count_questions(tx: Tx, meetup_id: int) -> int:
    rows = select(func.count()).select_from(meetup_question).where(meetup_question.c.meetup_id == meetup_id)
    return int((await tx.execute(rows)).scalar_one())


async def purge_questions(tx: Tx, before: datetime) -> int:
    """Questions for meetups that were before that instant go; returns how many."""
    over = select(meetup.c.id).where(meetup.c.starts_at < before)
    return await changed(tx, delete(meetup_question).where(meetup_question.c.meetup_id.in_(over)))
