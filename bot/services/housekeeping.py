"""What has served its time goes, once a day: a piece at a time, and what fails keeps nothing else from going."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.planning import retention
from bot.services import inactivity, notice_news
from bot.storage import (
    audit,
    broadcasts,
    dialogues,
    erasures,
    experiences,
    meetup_words,
    meetups,
    notes,
    outbox,
    received,
    region_meetups,
    travels,
    unlinking,
    votes,
)
from bot.storage.db import Tx

Job = Callable[[Tx, datetime], Awaitable[int]]
"""Returns how many rows it changed; called again until that is 0, each time in a transaction of its own."""


@dataclass(frozen=True, slots=True)
class Each:
    """Rows that are found first and then dealt with some at a time, each in a transaction of its own."""

    find: Callable[[Tx, datetime], Awaitable[Sequence[int]]]
    act: Callable[[Tx, Sequence[int], datetime], Awaitable[int]]


async def _updates(tx: Tx, now: datetime) -> int:
    return await received.purge(tx, now - retention.UPDATES_KEPT)


async def _questions(tx: Tx, now: datetime) -> int:
    return await dialogues.purge(tx, now - retention.QUESTIONS_KEPT)


async def _drafts(tx: Tx, now: datetime) -> int:
    return await broadcasts.purge_drafts(tx, now - retention.DRAFTS_KEPT)


async def _note_drafts(tx: Tx, now: datetime) -> int:
    return await notes.purge_drafts(tx, now - retention.DRAFTS_KEPT)


async def _note_authors(tx: Tx, now: datetime) -> int:
    return await notes.unlink(tx, now - retention.LINKED)


async def _audit(tx: Tx, now: datetime) -> int:
    return await audit.purge(tx, now - retention.AUDIT_KEPT)


async def _texts(tx: Tx, now: datetime) -> int:
    return await experiences.purge_unpublished(tx, retention.school_year_began_at(now))


async def _travels(tx: Tx, now: datetime) -> int:
    return await travels.purge_questions(tx, retention.school_year_began_at(now))


async def _meetup_words(tx: Tx, now: datetime) -> int:
    return await meetup_words.purge_unpublished(tx, retention.school_year_began_at(now))


async def _meetup_replies(tx: Tx, now: datetime) -> int:
    return await meetups.purge_replies(tx, now - retention.REPLIES_KEPT)


async def _meetup_questions(tx: Tx, now: datetime) -> int:
    return await region_meetups.purge_questions(tx, now - retention.REPLIES_KEPT)


async def _old_meetup_words(tx: Tx, now: datetime) -> int:
    return await meetup_words.unlink(tx, now - retention.LINKED)


async def _thanks(tx: Tx, now: datetime) -> int:
    return await experiences.purge_thanks(tx, now - retention.LINKED)


async def _erasures(tx: Tx, now: datetime) -> int:
    return await erasures.purge(tx, now - retention.ERASURES_KEPT)


JOBS: Mapping[str, Job] = {
    "updates": _updates,
    "questions": _questions,
    "drafts": _drafts,
    "note_drafts": _note_drafts,
    "note_authors": _note_authors,
    "audit": _audit,
    "ballots": votes.purge_ballots,
    "texts": _texts,
    "travels": _travels,
    "meetup_words": _meetup_words,
    "meetup_replies": _meetup_replies,
    "meetup_questions": _meetup_questions,
    "meetup_authors": _old_meetup_words,
    "thanks": _thanks,
    "erasures": _erasures,
}


async def _list_old_ideas(tx: Tx, now: datetime) -> list[int]:
    return await unlinking.list_ideas(tx, retention.linked_since(now), now - retention.LINKED)


async def _list_old_messages(tx: Tx, now: datetime) -> list[int]:
    """But who was told of the notice in use: it is told once, however long it stays in use."""
    return await outbox.list_with_person(tx, now - retention.LINKED, but=notice_news.KEY)


async def _unlink(tx: Tx, ids: Sequence[int], _now: datetime) -> int:
    return await unlinking.unlink(tx, ids)


async def _forget_recipients(tx: Tx, ids: Sequence[int], _now: datetime) -> int:
    return await outbox.forget_persons(tx, ids)


EACH: Mapping[str, Each] = {
    "ideas": Each(_list_old_ideas, _unlink),
    "messages": Each(_list_old_messages, _forget_recipients),
    "inactive": Each(inactivity.list_due, inactivity.look_at_some),
}


def for_each(least_told: int) -> Mapping[str, Each]:
    """All of these, and the news of a notice that says another number of people from which on totals are told."""
    notices = Each(partial(notice_news.list_untold, least_told), partial(notice_news.tell_some, least_told))
    return {**EACH, "notices": notices}
