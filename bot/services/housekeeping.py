"""What has served its time goes: update numbers after the day in which Telegram may repeat them, stale questions."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.planning.again import school_year_start
from bot.planning.rhythm import instant_of, local_date
from bot.storage import audit, broadcasts, dialogues, experiences, meetup_words, meetups, received, votes
from bot.storage.db import Tx

UPDATES_KEPT = timedelta(days=2)
"""Telegram keeps an update for 24 hours at most (Bot API, « Getting updates »)."""
QUESTIONS_KEPT = timedelta(days=2)
DRAFTS_KEPT = timedelta(days=30)
"""Of messages that nobody sent nor touched."""
AUDIT_KEPT = timedelta(days=365)
"""Twelve months, as the notice says."""
REPLIES_KEPT = timedelta(days=30)
"""After the meetup: as long as its coordinators see the numbers."""
SCHOOL_YEAR_ZONE = "Europe/Paris"
"""In which the end of a school year is read, wherever the territory is: near enough to forget by."""


async def clean(tx: Tx, now: datetime) -> dict[str, int]:
    """Returns how many rows went, by kind."""
    return {
        "updates": await received.purge(tx, now - UPDATES_KEPT),
        "questions": await dialogues.purge(tx, now - QUESTIONS_KEPT),
        "drafts": await broadcasts.purge_drafts(tx, now - DRAFTS_KEPT),
        "audit": await audit.purge(tx, now - AUDIT_KEPT),
        "ballots": await votes.purge_ballots(tx, now),
        "texts": await experiences.purge_unpublished(tx, _school_year_began_at(now)),
        "meetup_words": await meetup_words.purge_unpublished(tx, _school_year_began_at(now)),
        "meetup_replies": await meetups.purge_replies(tx, now - REPLIES_KEPT),
    }


def _school_year_began_at(now: datetime) -> datetime:
    """What was written in the school year before and never published goes when a new one begins."""
    return instant_of(school_year_start(local_date(now, SCHOOL_YEAR_ZONE)), time(0), SCHOOL_YEAR_ZONE)
