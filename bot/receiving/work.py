"""The work of one update in one transaction: handled once, with the answers that it makes the bot owe."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.delivery.faults import place
from bot.incoming import Update
from bot.storage import received
from bot.storage.db import Database, Tx
from bot.storage.faults import is_storage_fault
from bot.storage.received import Owed
from bot.views.message import Answer, Outcome

Handle = Callable[[Tx, Update, datetime], Awaitable[Outcome]]
"""Does the work of an update inside the transaction; a person who was erased or never consented is None in it."""
Apologise = Handle
"""What is said when `Handle` failed unexpectedly."""
Worked = tuple[Owed | None, tuple[Answer, ...]]
"""What is owed and kept, and what has to be said at once because nothing of this person may be kept."""
NOTHING: tuple[Answer, ...] = ()

log = structlog.get_logger(__name__)


class Work:
    def __init__(
        self,
        database: Database,
        handle: Handle,
        apologise: Apologise,
        clock: Clock,
        *,
        number: int = 0,
        is_one_of_many: bool = False,
    ) -> None:
        self.database, self.handle, self.clock, self.number = database, handle, clock, number
        self._apologise, self._is_one_of_many = apologise, is_one_of_many

    async def take(self, update: Update, chat_id: int | None, handle: Handle | None = None) -> Worked:
        """`handle` is what is done instead of the ordinary."""
        now = self.clock.now()
        async with self.database.write(is_urgent=True) as tx:
            if self._is_one_of_many and chat_id is not None:
                await received.wait_turn(tx, self.database.keys.hash(str(chat_id)))
            if not await received.take_once(tx, update.update_id, now):
                return await received.find_owed(tx, update.update_id, self.number), NOTHING
            for attempt in (handle or self.handle, self._apologise):
                try:
                    async with tx.begin_nested():
                        return await self._keep(tx, update.update_id, await attempt(tx, update, now))
                except Exception as error:
                    if is_storage_fault(error):
                        raise
                    log.error("update_not_handled", update_id=update.update_id, **place(error))
            await received.forget(tx, update.update_id)
            return None, NOTHING

    async def _keep(self, tx: Tx, update_id: int, outcome: Outcome) -> Worked:
        owed = owed_for(update_id, outcome)
        if owed is None:
            await received.forget(tx, update_id)
            return None, outcome.answers
        await received.owe(tx, owed, self.number)
        return (owed if owed.answers else None), NOTHING


def owed_for(update_id: int, outcome: Outcome) -> Owed | None:
    """What has to be kept of an update; None where nothing may be."""
    if outcome.person_id is None:
        return None
    answers = [{"method": answer.method, "params": answer.params} for answer in outcome.answers]
    return Owed(update_id, outcome.person_id, answers)
