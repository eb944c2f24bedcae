"""What who steers is asked to write, written by somebody else: nothing is kept."""

from __future__ import annotations

import pytest

from bot.services import broadcasts
from bot.storage import dialogues, people
from bot.views.message import Outcome
from handlers import words
from tests.handlers.scene import NOW, Scene, refusal
from tests.handlers.steering_table import ASKED_OF_REGION, COORDINATOR, DIALOGUES, OF_MEMBERS, OTHERS, REGION


def test_whatever_who_steers_may_be_asked_to_write_is_tried() -> None:
    asked = words.ANSWERED.keys() | {broadcasts.EXPECTS_MESSAGE}
    assert DIALOGUES.keys() | OF_MEMBERS == asked, "say in DIALOGUES with what the new question is kept"


@pytest.mark.parametrize("who", [who for who in OTHERS if who != "unknown"])
async def test_an_answer_that_was_begun_before_the_access_ended_is_not_kept(scene: Scene, who: str) -> None:
    await scene.write(OTHERS[who], "/aide")
    before = await scene.rows()
    for expects in DIALOGUES:
        assert refusal(await answer(scene, OTHERS[who], expects)), expects
    assert await scene.rows() == before
    for expects in DIALOGUES:
        async with scene.tx.begin_nested() as step:
            entitled = REGION if expects in ASKED_OF_REGION else COORDINATOR
            assert not refusal(await answer(scene, entitled, expects)), expects
            await step.rollback()


async def test_what_the_region_is_asked_to_write_is_not_kept_where_who_coordinates_wrote_it(scene: Scene) -> None:
    await scene.write(COORDINATOR, "/aide")
    before = await scene.rows()
    for expects in ASKED_OF_REGION:
        assert refusal(await answer(scene, COORDINATOR, expects)), expects
    assert await scene.rows() == before


async def answer(scene: Scene, chat_id: int, expects: str) -> Outcome:
    """Writes what was asked for."""
    person = await people.find_by_chat(scene.tx, chat_id)
    assert person
    kept, written_words = DIALOGUES[expects]
    data = {name: scene.numbers.get(value, value) for name, value in kept.items()}
    await dialogues.expect(scene.tx, person.id, expects, data, NOW)
    return await scene.write(chat_id, written_words)
