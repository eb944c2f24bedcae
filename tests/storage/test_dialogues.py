"""What the next typed message of a person answers to."""

from __future__ import annotations

import pytest

from bot.errors import NotFound
from bot.storage import dialogues
from bot.storage.db import Database
from tests.storage.rows import NOW, a_person


async def test_a_question_is_got_by_what_it_expects_and_as_nothing_else(database: Database) -> None:
    async with database.write() as tx:
        person_id = (await a_person(tx)).id
        await dialogues.expect(tx, person_id, "comment", {"idea": 7}, NOW)
        assert (await dialogues.get(tx, person_id, "comment")).data == {"idea": 7}
        with pytest.raises(NotFound):
            await dialogues.get(tx, person_id, "note")


async def test_where_nothing_was_asked_nothing_is_got(database: Database) -> None:
    async with database.write() as tx:
        person_id = (await a_person(tx)).id
        await dialogues.expect(tx, person_id, "comment", {"idea": 7}, NOW)
        await dialogues.forget(tx, person_id)
        with pytest.raises(NotFound):
            await dialogues.get(tx, person_id, "comment")
