"""`/mesdonnees`, as the person and as a passer-by send it."""

from __future__ import annotations

import base64
import json

import pytest

from bot.incoming import Update
from bot.model import Language
from bot.storage import people
from bot.storage.db import Database
from bot.views.message import Outcome
from handlers.routing import Router
from handlers.turn import House
from tests.contents import standing_content
from tests.storage.rows import NOW, a_member

ROUTER = Router(House(standing_content(), "", "", lambda _: None))


async def send(database: Database, chat_id: int) -> Outcome:
    sender = {"id": chat_id, "is_bot": False, "first_name": "Ana"}
    chat = {"id": chat_id, "type": "private"}
    message = {"message_id": 6, "date": 1_790_000_000, "chat": chat, "from": sender, "text": "/mesdonnees"}
    update = Update.model_validate({"update_id": 8, "message": message})
    async with database.write() as tx:
        return await ROUTER.handle(tx, update, NOW)


@pytest.mark.parametrize(("language", "name"), [(Language.FRENCH, "mes-donnees"), (Language.ENGLISH, "my-data")])
async def test_who_asks_gets_a_page_in_their_language_and_a_file(
    database: Database, language: Language, name: str
) -> None:
    async with database.write() as tx:
        await people.set_language(tx, (await a_member(tx, 1001)).person_id, language)
    page, file = (await send(database, 1001)).answers
    assert {page.method, file.method} == {"sendDocument"}
    kept = page.params["document"], file.params["document"]
    assert [one["file_name"] for one in kept] == [f"{name}.html", f"{name}.json"]
    assert base64.b64decode(kept[0]["base64"]).startswith(b"<!DOCTYPE html>")
    assert json.loads(base64.b64decode(kept[1]["base64"]))["person"][0]["chat_id"] == 1001


async def test_of_a_passer_by_nothing_is_kept_and_they_are_told_so(database: Database) -> None:
    outcome = await send(database, 1001)
    assert outcome.person_id is None
    assert [answer.params["text"] for answer in outcome.answers] == [
        standing_content().texts.of(Language.FRENCH)("mine-nothing")
    ]
