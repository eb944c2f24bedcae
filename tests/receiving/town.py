"""What the tests of receiving share: updates as Telegram writes them and a handler that leaves a trace of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.incoming import Update
from bot.model import Language
from bot.storage import audit, people
from bot.storage.db import Database, Tx, fetch_all
from bot.storage.tables import audit as audit_table
from bot.storage.tables import received as received_table
from bot.views.message import Answer, Outcome

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def said(update_id: int, text: str, chat_id: int = 1001) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private", "first_name": "Ana"}
    sender = {"id": chat_id, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": update_id, "date": 1_790_000_000, "chat": chat, "from": sender, "text": text}
    return {"update_id": update_id, "message": message}


def reply(update: Update, text: str) -> Answer:
    assert update.effective_chat
    return Answer("sendMessage", {"chat_id": update.effective_chat.id, "text": text})


@dataclass
class Town:
    """A handler: writes one audit row for each update and answers with its text; some words make it fail."""

    database: Database
    faults: list[Exception] = field(default_factory=list)
    apology_faults: list[Exception] = field(default_factory=list)
    answers: dict[str, tuple[Answer, ...]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    """Of what Telegram asked to wait, as the receiver heard it."""

    async def handle(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        assert update.effective_message
        assert update.effective_chat
        text = update.effective_message.text or ""
        person = await people.find_by_chat(tx, update.effective_chat.id)
        person_id = person.id if person else None
        if person_id is not None:
            await audit.record(tx, "took", now, person_id, None, update_id=update.update_id)
        if self.faults:
            raise self.faults.pop(0)
        return Outcome(person_id, self.answers.get(text, (reply(update, f"re: {text}"),)))

    async def apologise(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        assert update.effective_chat
        if self.apology_faults:
            raise self.apology_faults.pop(0)
        person = await people.find_by_chat(tx, update.effective_chat.id)
        return Outcome(person.id if person else None, (reply(update, "sorry"),))

    async def person(self, chat_id: int = 1001) -> int:
        async with self.database.write() as tx:
            return (await people.add(tx, chat_id, Language.FRENCH, "1", NOW)).id

    async def taken(self) -> list[int]:
        async with self.database.read() as tx:
            rows = await fetch_all(tx, select(audit_table.c.detail).order_by(audit_table.c.id))
        return [row.detail["update_id"] for row in rows]

    async def recorded(self) -> list[int]:
        async with self.database.read() as tx:
            rows = await fetch_all(tx, select(received_table.c.update_id).order_by(received_table.c.update_id))
        return [row.update_id for row in rows]

    async def owed(self) -> list[int]:
        async with self.database.read() as tx:
            owed = select(received_table.c.update_id).where(received_table.c.answers.is_not(None))
            return [row.update_id for row in await fetch_all(tx, owed.order_by(received_table.c.update_id))]
