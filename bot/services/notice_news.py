"""A changed notice is told once to each who had agreed to another one; who joins later has read the new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.model import Kind, Lane, Person, PersonState
from bot.planning.small_numbers import THRESHOLD
from bot.storage import outbox, people
from bot.storage.db import Tx

NOTICE_VERSION = "2026-11-28"
"""Another one whenever the words of the notice change: each who had agreed to an earlier one is told once."""
KEY = f"{Kind.NOTICE}:{NOTICE_VERSION}"
"""With what the keys of all messages about the notice in use begin, whatever the number of people that it says."""


def notice_version(least_told: int) -> str:
    """Of the notice as it is read: another number of people from which on totals are told is another promise."""
    return NOTICE_VERSION if least_told == THRESHOLD else f"{NOTICE_VERSION}/{least_told}"


class NoticeChange(StrEnum):
    """What differs from the notice that somebody agreed to."""

    WORDS = "words"
    NUMBER = "number"


async def list_untold(least_told: int, tx: Tx, _now: datetime) -> list[int]:
    """The ids of those to whom nothing says so yet; who is away is told once they are back."""
    return await people.list_untold(tx, notice_version(least_told), Kind.NOTICE, _key(least_told))


async def tell_some(least_told: int, tx: Tx, person_ids: Sequence[int], now: datetime) -> int:
    """Promises the message; one that a full week kept back is promised again on another day."""
    told = 0
    for person_id in person_ids:
        key = f"{_key(least_told)}{person_id}:{now:%Y%m%d}"
        row = outbox.Promise(key, Kind.NOTICE, Lane.BROADCAST, person_id, person_id, now, is_unasked=True)
        told += await outbox.promise(tx, row, now)
    return told


async def find_change(tx: Tx, person: Person, least_told: int) -> NoticeChange | None:
    """Just before it leaves: None for who stopped, or has agreed to the new notice meanwhile."""
    agreed = await people.get_notice_version(tx, person.id)
    if person.state is not PersonState.ACTIVE or agreed == notice_version(least_told):
        return None
    return NoticeChange.NUMBER if agreed.partition("/")[0] == NOTICE_VERSION else NoticeChange.WORDS


def _key(least_told: int) -> str:
    return f"{Kind.NOTICE}:{notice_version(least_told)}:"
