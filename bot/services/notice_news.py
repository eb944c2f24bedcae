"""A changed notice is told once to each who had agreed to another one; who joins later has read the new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.model import Kind, Lane, Person, PersonState
from bot.services.enrolment import NOTICE_VERSION
from bot.storage import outbox, people
from bot.storage.db import Tx

KEY = f"{Kind.NOTICE}:{NOTICE_VERSION}:"


async def list_untold(tx: Tx, _now: datetime) -> list[int]:
    """The ids of those to whom nothing says so yet; who is away is told once they are back."""
    return await people.list_untold(tx, NOTICE_VERSION, Kind.NOTICE, KEY)


async def tell_some(tx: Tx, person_ids: Sequence[int], now: datetime) -> int:
    """Promises the message; one that a full week kept back is promised again on another day."""
    told = 0
    for person_id in person_ids:
        key = f"{KEY}{person_id}:{now:%Y%m%d}"
        row = outbox.Promise(key, Kind.NOTICE, Lane.BROADCAST, person_id, person_id, now, is_unasked=True)
        told += await outbox.promise(tx, row, now)
    return told


async def is_to_be_told(tx: Tx, person: Person) -> bool:
    """Just before it leaves: not who stopped, nor who has agreed to the new notice meanwhile."""
    return person.state is PersonState.ACTIVE and await people.get_notice_version(tx, person.id) != NOTICE_VERSION
