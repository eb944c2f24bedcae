"""The messages that say how far a broadcast is: each is edited when what it says has changed, until it is over."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import structlog
from telegram import Bot

from bot.clock import Clock
from bot.delivery.calls import call
from bot.delivery.faults import place
from bot.delivery.limits import Limits
from bot.errors import DeliveryError, Refused, TryLater, Unreachable
from bot.model import Person
from bot.services import broadcast_progress
from bot.services.content import Content
from bot.storage import broadcasts
from bot.storage.broadcasts import Card
from bot.storage.db import Database
from bot.storage.leases import Leases
from bot.views import broadcast_progress as views
from bot.views.message import Message, reply_markup

CARD_SECONDS = 3.0
CARDS = "cards"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Due:
    """A card with what it should say; None where its reader is to see it no more."""

    card: Card
    person: Person
    message: Message | None
    is_last: bool


class Cards:
    """One for each process; of several, the one that holds the lease edits. What a card says is kept, so that a kill
    costs one edit more."""

    def __init__(
        self, database: Database, leases: Leases, clock: Clock, bot: Bot, limits: Limits, content: Content
    ) -> None:
        self._database, self._leases, self._clock = database, leases, clock
        self._bot, self._limits, self._content = bot, limits, content
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """To be called every few seconds; a database or Telegram that is away is waited for."""
        async with self._looking:
            try:
                if await self._leases.take(CARDS):
                    for due in await self._list_due():
                        await self._bring_up_to_date(due)
            except Exception as error:
                log.error("cards_not_shown", **place(error))

    async def rest(self) -> None:
        """Returns once no look is under way."""
        async with self._looking:
            return

    async def _list_due(self) -> list[Due]:
        now = self._clock.now()
        async with self._database.read() as tx:
            if not await broadcasts.list_live_cards(tx):
                return []
        async with self._database.write() as tx:
            await broadcast_progress.go_on(tx, now)
        async with self._database.read() as tx:
            found = await broadcast_progress.list_live_cards(tx, now)
        due = []
        for card, person, progress in found:
            t = self._content.texts.of(person.language)
            message = views.card(t, progress) if progress else None
            due.append(Due(card, person, message, progress is None or progress.is_over))
        return due

    async def _bring_up_to_date(self, due: Due) -> None:
        if due.message is None:
            await self._forget(due.card)
            return
        params = {"text": due.message.text, "parse_mode": "HTML", "reply_markup": reply_markup(due.message.keyboard)}
        says = sha256(json.dumps(params).encode()).hexdigest()
        if says != due.card.shown and not await self._edit(due, params):
            return
        if says != due.card.shown or due.is_last:
            async with self._database.write() as tx:
                await broadcasts.mark_shown(tx, due.card, says, is_live=not due.is_last)

    async def _edit(self, due: Due, params: dict[str, Any]) -> bool:
        """False where it is to be tried again at the next look, or never."""
        chat_id = due.person.chat_id
        await self._limits.answer(None)
        try:
            await call(self._bot, "editMessageText", {"chat_id": chat_id, "message_id": due.card.message_id, **params})
        except Refused as error:
            if error.reason != "not_modified":
                await self._forget(due.card)
            return error.reason == "not_modified"
        except Unreachable:
            await self._forget(due.card)
            return False
        except DeliveryError as error:
            if isinstance(error, TryLater):
                self._limits.flooded(chat_id, error.retry_after_seconds)
            return False
        return True

    async def _forget(self, card: Card) -> None:
        async with self._database.write() as tx:
            await broadcasts.forget_card(tx, card)
