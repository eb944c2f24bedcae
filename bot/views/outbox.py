"""What an outbox row says when it leaves, made from its reference then: a corrected activity goes out corrected."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.errors import NotFound, NotNow
from bot.library import Library
from bot.model import IdeaState, Kind, OutboxState, PersonState
from bot.planning import rhythm
from bot.services import digests, ideas, profiles, reminders
from bot.storage.db import Tx
from bot.storage.outbox import RESEND, OutboxRow
from bot.texts import Texts
from bot.views import digests as digest_views
from bot.views import ideas as idea_views
from bot.views.message import Message

DIGESTS = (Kind.DIGEST, Kind.DIGEST_CHART)


class Outgoing:
    """Gives the sender the message of a row, and the nouns what became of it."""

    def __init__(self, library: Library, texts: Texts, clock: Clock, link_of: Callable[[str], str | None]) -> None:
        """`link_of` gives the link that carries a payload into the bot; None where the bot's name is not known."""
        self._library, self._texts, self._clock, self._link_of = library, texts, clock, link_of

    async def render(self, tx: Tx, row: OutboxRow) -> Message | None:
        """The message of the row; None where it is not to be sent: its object is gone, or a pause began.

        `NotNow` in quiet hours, whatever held the row up until then.
        """
        if row.person_id is None or row.reference is None:
            return None
        try:
            return await self._render(tx, row, row.person_id, row.reference)
        except NotFound:
            return None

    async def _render(self, tx: Tx, row: OutboxRow, person_id: int, reference: int) -> Message | None:
        person = await profiles.get(tx, person_id)
        if row.kind in DIGESTS and person.state is PersonState.PAUSED:
            return None
        t = self._texts.of(person.language)
        if row.kind is Kind.DIGEST:
            card = await digests.get(tx, reference, self._clock.now())
            self._refuse_quiet_hours(card.territory.time_zone)
            link = self._link_of(card.territory.slug)
            return digest_views.digest_message(t, card.facts, card.territory, card.is_late, row.reason == RESEND, link)
        if row.kind is Kind.DIGEST_CHART:
            card = await digests.get(tx, reference, self._clock.now())
            self._refuse_quiet_hours(card.territory.time_zone)
            return await asyncio.to_thread(digest_views.chart_message, t, card.facts, card.territory)
        idea = await ideas.find_to_send(tx, self._library, reference)
        if idea is None:
            return None
        self._refuse_quiet_hours(await reminders.zone_of(tx, person_id, reference))
        asked = "reminder" if idea.idea.state is IdeaState.LATER else "reminder-own"
        return idea_views.idea(t, idea, t(asked) if row.kind is Kind.REMINDER else None)

    def _refuse_quiet_hours(self, zone: str) -> None:
        now = self._clock.now()
        if rhythm.is_quiet(now, zone):
            raise NotNow(rhythm.out_of_quiet(now, zone))

    async def settle(self, tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
        """Records on the idea that it has left; an unknown one is presumed delivered."""
        if row.kind is Kind.IDEA and row.reference and state in (OutboxState.SENT, OutboxState.UNKNOWN):
            await ideas.record_sent(tx, row.reference, now)
