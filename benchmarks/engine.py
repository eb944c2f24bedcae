"""The bot's own parts, put to work as app.py does: the ledger's sender and the receiver of updates, over one bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import bindparam, text
from telegram import Bot

from benchmarks.beside import TOKEN
from benchmarks.ledger import FIRST_CHAT, Place
from bot.clock import SystemClock
from bot.delivery.content import EachRow
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.delivery.shares import Shares
from bot.delivery.transport import make_bot
from bot.incoming import Update
from bot.interpreter import settle_in
from bot.metrics import Metrics
from bot.model import OutboxState
from bot.receiving import Receiver
from bot.storage.db import Database, Tx
from bot.storage.leases import Leases, open_leases
from bot.storage.outbox import OutboxRow
from bot.storage.tables import audit
from bot.views.message import Answer, Message, Outcome

TEXT = "Cette semaine, on s’arrête une minute pour dire ce que l’on ressent, sans chercher à corriger."
ROW = text("INSERT INTO audit (at, person_id, action, detail) VALUES (:at, :person_id, 'benchmark', '{}')").bindparams(
    bindparam("at", type_=audit.c.at.type)
)
"""The statement that the peers give their driver."""
REPLY = "reply:"
"""How a reply begins; the number of its update follows."""
UNLIMITED = float("inf")


@dataclass(frozen=True, slots=True)
class Engine:
    database: Database
    bot: Bot
    sender: Sender
    receiver: Receiver
    leases: Leases
    shares: Shares


@asynccontextmanager
async def engine(place: Place, api_url: str, per_second: float) -> AsyncIterator[Engine]:
    """Ready and idle; `sender.run` and `receiver.take` put it to work."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    async with place.opened() as database:
        bot = make_bot(TOKEN, api_url)
        await bot.initialize()
        try:
            clock, limits = SystemClock(), Limits(per_second)
            leases = open_leases(database)
            shares = Shares(database, leases, limits, per_second, Metrics())
            sender = Sender(database, bot, EachRow(render, settle), clock, limits, shards=shares.shards)
            receiver = Receiver(database, bot, answer, answer, clock, limits=limits)
            settle_in()
            yield Engine(database, bot, sender, receiver, leases, shares)
            await receiver.close()
            await leases.close()
        finally:
            await bot.shutdown()


async def render(tx: Tx, row: OutboxRow) -> Message | None:
    """The row's key, by which the stand-in's record is compared with the ledger, and words of an ordinary length."""
    return Message(f"{row.key} {TEXT}")


async def settle(tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
    return None


async def answer(tx: Tx, update: Update, now: datetime) -> Outcome:
    """One row and one message owed: what the peers do too, and no more. The reply carries the update's number."""
    assert update.effective_chat is not None
    chat_id = update.effective_chat.id
    person_id = chat_id - FIRST_CHAT + 1
    await tx.execute(ROW, {"at": now, "person_id": person_id})
    reply = f"{REPLY}{update.update_id} {TEXT}"
    return Outcome(person_id, (Answer("sendMessage", {"chat_id": chat_id, "text": reply}),))
