"""The person behind a chat, and what is expected of their next typed message."""

from __future__ import annotations

from datetime import datetime

from bot.model import Language, Person
from bot.storage import dialogues, people
from bot.storage.db import Tx
from bot.storage.dialogues import Dialogue


async def find(tx: Tx, chat_id: int, now: datetime) -> Person | None:
    """The person of a chat, noted as active now; None before consent."""
    person = await people.find_by_chat(tx, chat_id)
    if person:
        await people.touch(tx, person.id, now)
    return person


async def get(tx: Tx, person_id: int) -> Person:
    return await people.get(tx, person_id)


async def set_language(tx: Tx, person_id: int, language: Language) -> None:
    await people.set_language(tx, person_id, language)


async def expected(tx: Tx, person_id: int) -> Dialogue | None:
    """What the next typed message answers to; None where nothing was asked."""
    return await dialogues.find(tx, person_id)


async def expect_nothing(tx: Tx, person_id: int) -> None:
    await dialogues.forget(tx, person_id)
