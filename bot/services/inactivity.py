"""Accounts that give no sign of life: one message says that they are about to go; then they go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.logs import place
from bot.model import Kind, Lane, OutboxState, Person, PersonState
from bot.planning.retention import ANNOUNCED, INACTIVE, LAST_ATTEMPTS
from bot.services import leaving
from bot.storage import outbox, people
from bot.storage.db import Tx
from bot.storage.faults import is_storage_fault

UNASKED = (PersonState.STOPPED, PersonState.UNREACHABLE)
"""Who is not written to: they go without a word, as the notice says."""
ARRIVED = (OutboxState.SENT, OutboxState.UNKNOWN)

log = structlog.get_logger(__name__)


async def list_due(tx: Tx, now: datetime) -> list[int]:
    """The ids of those who are to be told, or to go."""
    return await people.list_inactive(tx, now - (INACTIVE - ANNOUNCED))


async def look_at_some(tx: Tx, person_ids: Sequence[int], now: datetime) -> int:
    """Returns how many were told or erased. Of one who cannot be dealt with the log tells; the others do not wait."""
    done = 0
    for person_id in person_ids:
        try:
            async with tx.begin_nested():
                done += await _look_at(tx, person_id, now)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("inactive_not_dealt_with", person=person_id, **place(error))
    return done


async def is_to_be_told(tx: Tx, person: Person, now: datetime) -> bool:
    """Just before the message leaves: whoever has given a sign of life since, or went, is not told."""
    is_silent = await people.get_last_active(tx, person.id) <= now - (INACTIVE - ANNOUNCED)
    return is_silent and person.state not in UNASKED


async def _look_at(tx: Tx, person_id: int, now: datetime) -> bool:
    person = await people.get(tx, person_id)
    active_at = await people.get_last_active(tx, person_id)
    if active_at > now - (INACTIVE - ANNOUNCED):
        return False
    fates = await outbox.list_fates(tx, person_id, Kind.INACTIVE, active_at)
    if active_at <= now - INACTIVE and _may_go(person, active_at, fates, now):
        await leaving.erase(tx, person, now, reason="inactive")
        return True
    return await _tell(tx, person, fates, now)


def _may_go(
    person: Person, active_at: datetime, fates: Sequence[tuple[OutboxState, datetime | None]], now: datetime
) -> bool:
    """They were told long enough ago, or could not be."""
    if person.state in UNASKED or active_at <= now - INACTIVE - LAST_ATTEMPTS:
        return True
    return any(state in ARRIVED and ended and ended <= now - ANNOUNCED for state, ended in fates)


async def _tell(tx: Tx, person: Person, fates: Sequence[tuple[OutboxState, datetime | None]], now: datetime) -> bool:
    """Once; again on another day where it could not leave."""
    if person.state in UNASKED or any(state in outbox.COUNTED for state, _ in fates):
        return False
    key = f"{Kind.INACTIVE}:{person.id}:{now:%Y%m%d}"
    row = outbox.Promise(key, Kind.INACTIVE, Lane.REMINDER, person.id, person.id, now, is_unasked=True)
    return await outbox.promise(tx, row, now)
