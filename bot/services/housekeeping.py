"""What has served its time goes: update numbers after the day in which Telegram may repeat them, stale questions."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.storage import audit, dialogues, received
from bot.storage.db import Tx

UPDATES_KEPT = timedelta(days=2)
"""Telegram keeps an update for 24 hours at most (Bot API, « Getting updates »)."""
QUESTIONS_KEPT = timedelta(days=2)
AUDIT_KEPT = timedelta(days=365)
"""Twelve months, as the notice says."""


async def clean(tx: Tx, now: datetime) -> dict[str, int]:
    """Returns how many rows went, by kind."""
    return {
        "updates": await received.purge(tx, now - UPDATES_KEPT),
        "questions": await dialogues.purge(tx, now - QUESTIONS_KEPT),
        "audit": await audit.purge(tx, now - AUDIT_KEPT),
    }
