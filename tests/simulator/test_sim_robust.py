"""No parameter, however wrong, makes the simulator itself fail: it answers or refuses."""

import pytest

from simulator.api.dispatch import Outcome, answer
from simulator.api.table import METHODS
from simulator.params import Params, Upload
from simulator.server import DEFAULT_TOKEN
from simulator.world import World
from tests.simulator.bot_api import MONDAY, PNG

JUNK = [
    "", "x", "-1", "0", "true", "null", "1e99", "9" * 400, "attach://x",
    "[]", "[1]", "[[1]]", '["x"]', "[null]", "{}", '{"type":1}', '{"a":{}}', '[{"type":[]}]', '{"message_id":"x"}',
    '{"inline_keyboard":[[1]]}', '{"inline_keyboard":[[{"text":1,"url":[]}]]}', '{"keyboard":[[1]]}',
    '{"type":"chat","chat_id":[]}', '[{"type":"emoji","emoji":[]}]', '[{"text":1,"text_parse_mode":1},{"text":[]}]',
    '[{"type":"bold","offset":"a","length":1}]', '[{"type":"text_link","offset":0,"length":1,"url":1}]',
    '[{"type":"photo","media":{}}]', '{"type":"photo","media":"attach://x","caption":1}',
    '{"type":"photo","media":"attach://x","parse_mode":1}', '{"type":"photo","media":"attach://x","caption_entities":1}',
]  # fmt: skip
VALID = {
    "chat_id": "5", "from_chat_id": "5", "message_id": "2", "user_id": "5", "text": "x", "caption": "x",
    "question": "?",
    "options": '["a","b"]', "photo": "attach://x", "document": "attach://x", "action": "typing", "commands": "[]",
    "media": '[{"type":"photo","media":"attach://x"},{"type":"photo","media":"attach://x"}]', "url": "", "timeout": "0",
    "message_ids": "[2]", "reaction": '[{"type":"emoji","emoji":"👍"}]',
}  # fmt: skip


class Watched(dict[str, str]):
    """Parameters that note which of them are read."""

    def __init__(self, values: dict[str, str]) -> None:
        super().__init__(values)
        self.read: set[str] = set()

    def get(self, name: str, default: object = None) -> object:
        self.read.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.read.add(str(name))
        return super().__contains__(name)


async def call(world: World, name: str, values: dict[str, str]) -> Outcome:
    upload = Upload("x.png", "image/png", PNG)
    return await answer(world, world.first_bot(), name, Params(values, {"x": upload}))


async def read_by(name: str) -> list[str]:
    """The parameters that the method looks at in a valid call."""
    values = Watched(VALID)
    await call(await a_world(), name, values)
    return sorted(values.read - {"timeout"})


async def a_world() -> World:
    world = World(MONDAY)
    bot = world.add_bot(DEFAULT_TOKEN, "TerreauDemoBot", "Terreau")
    person = world.add_person(5, first_name="Samira")
    chat = world.private(person, bot)
    chat.started = True
    world.post(chat, person.id, text="x")
    world.post(chat, bot.id, text="x")
    return world


@pytest.mark.parametrize("name", sorted(METHODS))
async def test_junk_is_refused_or_ignored_and_never_a_failure(name):
    for field in await read_by(name):
        world = await a_world()
        for junk in JUNK:
            outcome = await call(world, name, VALID | {field: junk})
            assert outcome.status in (200, 400, 403), (field, junk, outcome.body)
