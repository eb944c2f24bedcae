"""`/mesdonnees`: everything that is held about a person, for that person alone."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from bot.model import Person
from bot.storage import privacy
from bot.storage.db import Tx

Held = dict[str, list[dict[str, Any]]]
"""Rows by table and column."""


async def collect(tx: Tx, person: Person) -> Held:
    return await privacy.collect(tx, person.id)


def as_json(held: Held, now: datetime) -> bytes:
    """For another program to read (GDPR, article 20); times in UTC."""
    told = {"made_at": now, **held}
    return json.dumps(told, ensure_ascii=False, indent=2, default=_written).encode()


def _written(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)
