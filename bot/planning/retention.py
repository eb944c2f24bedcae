"""How long what concerns people is kept. docs/privacy.md and the notice say the same; a test compares them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.planning.again import school_year_start
from bot.planning.rhythm import instant_of, local_date

UPDATES_KEPT = timedelta(days=2)
"""Telegram keeps an update for 24 hours at most (Bot API, « Getting updates »)."""
QUESTIONS_KEPT = timedelta(days=2)
DRAFTS_KEPT = timedelta(days=30)
"""Of messages and notes that nobody sent, kept nor touched."""
AUDIT_KEPT = timedelta(days=365)
"""Twelve months."""
REPLIES_KEPT = timedelta(days=30)
"""After the meetup: as long as its coordinators see the numbers."""
LINKED = timedelta(days=548)
"""Eighteen months: after that nothing says whose ideas, answers and messages those were."""
INACTIVE = timedelta(days=396)
"""Thirteen months without a sign of life, after which an account goes."""
ANNOUNCED = timedelta(days=30)
"""So long before, one message says so."""
LAST_ATTEMPTS = timedelta(days=60)
"""Who could not be told for so long after that goes untold."""
ERASURES_KEPT = timedelta(days=31)
"""A day longer than the backups in which the person may still be."""
SCHOOL_YEAR_ZONE = "Europe/Paris"
"""In which the end of a school year is read, wherever the territory is: near enough to forget by."""


def linked_since(now: datetime) -> date:
    """The first week that is still somebody's."""
    return local_date(now - LINKED, SCHOOL_YEAR_ZONE)


def school_year_began_at(now: datetime) -> datetime:
    """What was written in the school year before and never published goes when a new one begins."""
    return instant_of(school_year_start(local_date(now, SCHOOL_YEAR_ZONE)), time(0), SCHOOL_YEAR_ZONE)
