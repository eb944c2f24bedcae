"""What people keep of a meetup, written to be shared. Whoever writes another text makes another row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, delete, insert, select, update

from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.tables import meetup, meetup_words


class WordsState(StrEnum):
    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Words:
    """Nothing here says whose they are."""

    id: int
    meetup_id: int
    territory_id: int
    title: str
    text: str
    state: WordsState


async def write(tx: Tx, meetup_id: int, person_id: int, text: str, now: datetime) -> None:
    """In the place of what this person had written of this meetup."""
    await withdraw(tx, meetup_id, person_id)
    values = {"meetup_id": meetup_id, "person_id": person_id, "text": text, "state": WordsState.WAITING}
    await tx.execute(insert(meetup_words).values(**values, said_at=now))


async def withdraw(tx: Tx, meetup_id: int, person_id: int) -> bool:
    own = (meetup_words.c.meetup_id == meetup_id, meetup_words.c.person_id == person_id)
    return await changed(tx, delete(meetup_words).where(*own)) == 1


async def find_own(tx: Tx, meetup_id: int, person_id: int) -> Words | None:
    own = (meetup_words.c.meetup_id == meetup_id, meetup_words.c.person_id == person_id)
    row = await fetch_one(tx, _FOUND.where(*own))
    return _words(row) if row else None


async def find(tx: Tx, words_id: int) -> Words | None:
    row = await fetch_one(tx, _FOUND.where(meetup_words.c.id == words_id))
    return _words(row) if row else None


async def list_of(tx: Tx, territory_ids: list[int], state: WordsState, limit: int) -> list[Words]:
    """The latest meetup first, its texts in the order in which they came."""
    here = (meetup.c.territory_id.in_(territory_ids), meetup_words.c.state == state)
    ordered = _FOUND.where(*here).order_by(meetup.c.starts_at.desc(), meetup_words.c.id)
    return [_words(row) for row in await fetch_all(tx, ordered.limit(limit))]


async def decide(tx: Tx, words_id: int, state: WordsState) -> bool:
    """True for the one who decides; a text that was taken back or decided on is not there to decide."""
    waiting = (meetup_words.c.id == words_id, meetup_words.c.state == WordsState.WAITING)
    return await changed(tx, update(meetup_words).where(*waiting).values(state=state)) == 1


async def purge_unpublished(tx: Tx, before: datetime) -> int:
    """Texts written before that instant and not published go; returns how many."""
    old = (meetup_words.c.said_at < before, meetup_words.c.state != WordsState.PUBLISHED)
    return await changed(tx, delete(meetup_words).where(*old))


async def unlink(tx: Tx, before: datetime) -> int:
    """Published texts that were written before that instant are nobody's any more; returns how many."""
    old = (meetup_words.c.said_at < before, meetup_words.c.person_id.is_not(None))
    return await changed(tx, update(meetup_words).where(*old).values(person_id=None))


_FOUND = select(
    meetup_words.c.id,
    meetup_words.c.meetup_id,
    meetup.c.territory_id,
    meetup.c.title,
    meetup_words.c.text,
    meetup_words.c.state,
).join(meetup, meetup.c.id == meetup_words.c.meetup_id)


def _words(row: Row[tuple[int, int, int, str, str, str]]) -> Words:
    return Words(row.id, row.meetup_id, row.territory_id, row.title, row.text, WordsState(row.state))
