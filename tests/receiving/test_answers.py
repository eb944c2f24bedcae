"""What becomes of an answer that Telegram does not take at once."""

from __future__ import annotations

from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.model import PersonState
from bot.receiving import Receiver
from bot.receiving.answers import PATIENCE_SECONDS
from bot.receiving.files import with_files
from bot.storage import people
from bot.views.message import Answer, Drawing, kept_file
from tests.delivery.fake_api import FakeApi, Reply, failing
from tests.receiving.town import Town, said

EDIT = Answer("editMessageText", {"chat_id": 1001, "message_id": 4, "text": "édité", "parse_mode": "HTML"})
TAPPED = Answer("answerCallbackQuery", {"callback_query_id": "55"})
DOWN: Reply = (502, {})


async def answer_with(town: Town, receiver: Receiver, *answers: Answer) -> None:
    await town.person()
    town.answers["go"] = answers
    await receiver.take(said(7, "go"))
    await receiver.settle()
    assert await town.owed() == []


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: message is not modified: specified new message content is the same",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        "Bad Request: message to delete not found",
    ],
)
async def test_what_does_no_harm_is_passed_over_in_silence(
    town: Town, api: FakeApi, receiver: Receiver, description: str
) -> None:
    api.fail_once(failing(400, description))
    with capture_logs() as logs:
        await answer_with(town, receiver, TAPPED, EDIT)
    assert [method for method, _ in api.calls] == ["answerCallbackQuery", "editMessageText"]
    assert logs == []


@pytest.mark.parametrize("description", ["message to edit not found", "there is no text in the message to edit"])
async def test_a_message_that_cannot_be_edited_is_sent_anew(
    town: Town, api: FakeApi, receiver: Receiver, description: str
) -> None:
    api.fail_once(failing(400, f"Bad Request: {description}"))
    await answer_with(town, receiver, EDIT)
    assert api.of("sendMessage") == [{"chat_id": 1001, "text": "édité", "parse_mode": "HTML"}]


async def test_another_refusal_is_logged_without_words_and_the_next_answer_leaves(
    town: Town, api: FakeApi, receiver: Receiver
) -> None:
    api.fail_once(failing(400, "Bad Request: can't parse entities: « secret »"))
    with capture_logs() as logs:
        await answer_with(town, receiver, EDIT, TAPPED)
    assert [(entry["method"], entry["reason"]) for entry in logs] == [("editMessageText", "bad_entities")]
    assert "secret" not in str(logs)
    assert len(api.of("answerCallbackQuery")) == 1


async def test_it_waits_as_long_as_telegram_asks(
    town: Town, api: FakeApi, receiver: Receiver, slept: list[float]
) -> None:
    api.fail_once(failing(429, "Too Many Requests", retry_after=7))
    await answer_with(town, receiver, EDIT, TAPPED)
    assert (slept, town.refused) == ([7], ["chat"])
    assert [method for method, _ in api.calls] == ["editMessageText", "editMessageText", "answerCallbackQuery"]


async def test_what_was_not_sent_is_tried_again_and_what_may_have_been_is_not(
    town: Town, api: FakeApi, receiver: Receiver, slept: list[float]
) -> None:
    api.fail_once(DOWN, DOWN, (504, {}))
    await answer_with(town, receiver, EDIT, TAPPED)
    assert slept == list(PATIENCE_SECONDS[:2])
    assert [method for method, _ in api.calls] == ["editMessageText"] * 3 + ["answerCallbackQuery"]


async def test_it_gives_up_in_the_end(town: Town, api: FakeApi, receiver: Receiver, slept: list[float]) -> None:
    api.script = lambda method, params: DOWN if method == "editMessageText" else None
    await answer_with(town, receiver, EDIT, TAPPED)
    assert len(api.of("editMessageText")) == len(PATIENCE_SECONDS) + 1
    assert sum(slept) < 3600
    assert len(api.of("answerCallbackQuery")) == 1


async def test_a_chat_that_moved_is_followed(town: Town, api: FakeApi, receiver: Receiver) -> None:
    api.fail_once(failing(400, "Bad Request: upgraded", migrate_to_chat_id=-1009))
    await answer_with(town, receiver, EDIT)
    assert [call["chat_id"] for call in api.of("editMessageText")] == [1001, -1009]


async def test_a_person_who_blocked_the_bot_is_marked_and_left_alone(
    town: Town, api: FakeApi, receiver: Receiver
) -> None:
    api.fail_once(failing(403, "Forbidden: bot was blocked by the user"))
    await answer_with(town, receiver, EDIT, TAPPED)
    assert len(api.calls) == 1
    async with town.database.read() as tx:
        person = await people.find_by_chat(tx, 1001)
    assert person is not None
    assert person.state is PersonState.UNREACHABLE


async def test_before_consent_it_hurries(town: Town, api: FakeApi, receiver: Receiver, slept: list[float]) -> None:
    api.script = lambda method, params: DOWN
    await receiver.take(said(7, "bonjour"))
    assert sum(slept) < 10
    api.script = lambda method, params: failing(429, "Too Many Requests", retry_after=600)
    slept.clear()
    await receiver.take(said(8, "bonjour"))
    assert slept == []
    api.script = lambda method, params: failing(403, "Forbidden: bot was blocked by the user")
    await receiver.take(said(9, "bonjour"))
    assert await town.recorded() == []


async def test_one_chat_that_waits_does_not_hold_up_another(town: Town, api: FakeApi, receiver: Receiver) -> None:
    for chat_id in (1, 2):
        await town.person(chat_id)

    def refuse_the_first(method: str, params: dict[str, Any]) -> Reply | None:
        waits = params.get("chat_id") == 1 and not api.texts(2)
        return failing(429, "Too Many Requests", retry_after=1) if waits else None

    api.script = refuse_the_first
    await receiver.take(said(7, "un", 1))
    await receiver.take(said(8, "deux", 2))
    await receiver.settle()
    assert api.texts(2) == ["re: deux"]
    assert api.texts(1)[-1] == "re: un"


async def test_a_file_is_sent_as_it_was_kept_or_as_it_is_drawn_when_it_leaves() -> None:
    params = {
        "chat_id": 1001,
        "document": kept_file(b"as it was", "facts.xlsx"),
        "photo": kept_file(Drawing("qr", {"link": "here"}), "code.png"),
    }

    async def draw(name: str, values: dict[str, str]) -> bytes:
        return f"{name} {values['link']}".encode()

    sent = await with_files(params, draw)
    assert sent["chat_id"] == 1001
    assert (sent["document"].filename, sent["document"].input_file_content) == ("facts.xlsx", b"as it was")
    assert (sent["photo"].filename, sent["photo"].input_file_content) == ("code.png", b"qr here")
