"""One update: handled once, recorded with its answers, never recorded before consent."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from structlog.testing import capture_logs
from telegram import Bot

from bot.delivery.limits import Limits
from bot.incoming import Update
from bot.receiving import Receiver
from bot.receiving.receiver import Locks, chat_of
from bot.storage.db import Tx
from bot.views.message import Answer, Outcome
from tests.delivery.fake_api import FakeApi
from tests.fixed_clock import FixedClock
from tests.receiving.conftest import make_receiver
from tests.receiving.town import NOW, Town, said

LOCKED = OperationalError("UPDATE", {}, Exception("database is locked"))


async def test_an_update_is_handled_answered_and_marked(town: Town, api: FakeApi, receiver: Receiver) -> None:
    await town.person()
    await receiver.take(said(7, "bonjour"))
    assert await town.taken() == [7]
    await receiver.settle()
    assert api.texts(1001) == ["re: bonjour"]
    assert await town.recorded() == [7]
    assert await town.owed() == []


async def test_a_repeated_update_changes_nothing(town: Town, api: FakeApi, receiver: Receiver) -> None:
    await town.person()
    for _ in range(3):
        await receiver.take(said(7, "bonjour"))
        await receiver.settle()
    assert await town.taken() == [7]
    assert api.texts() == ["re: bonjour"]


async def test_two_receivers_that_take_one_update_at_once_handle_it_once(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver
) -> None:
    await town.person()
    other = make_receiver(town, bot, [])
    await asyncio.gather(*(each.take(said(7, "bonjour")) for each in (receiver, other) for _ in range(5)))
    assert await town.taken() == [7]
    await receiver.settle()
    await other.close()
    assert await town.owed() == []


async def test_before_consent_nothing_is_recorded_and_the_answer_is_sent_before_the_acknowledgement(
    town: Town, api: FakeApi, receiver: Receiver
) -> None:
    await receiver.take(said(7, "bonjour"))
    assert api.texts() == ["re: bonjour"]
    assert await town.recorded() == []
    assert await town.taken() == []


async def test_an_update_that_cannot_be_parsed_is_passed_over_by_its_number(town: Town, receiver: Receiver) -> None:
    with capture_logs() as logs:
        await receiver.take({"update_id": 9, "message": {"text": "un secret"}})
        await receiver.take({"update_id": "x"})
        await receiver.take({})
    assert [entry.get("update_id") for entry in logs] == [9, None, None]
    assert "secret" not in str(logs)
    assert await town.recorded() == []


@pytest.mark.parametrize("chat_id", ["1001", [], {}, None, 1.5, True, 2**70])
async def test_a_chat_without_a_usable_number_is_passed_over(town: Town, receiver: Receiver, chat_id: Any) -> None:
    """Raised out of `take`, it would come again and hold up everybody behind it."""
    with capture_logs() as logs:
        await receiver.take(said(9, "un secret", chat_id))
    assert "secret" not in str(logs)
    assert await town.recorded() == []


async def test_a_fault_undoes_its_work_is_apologised_for_and_does_not_come_again(
    town: Town, api: FakeApi, receiver: Receiver
) -> None:
    await town.person()
    town.faults.append(KeyError("le petit secret"))
    with capture_logs() as logs:
        await receiver.take(said(7, "le petit secret"))
        await receiver.take(said(7, "le petit secret"))
    await receiver.settle()
    assert await town.taken() == []
    assert await town.recorded() == [7]
    assert api.texts() == ["sorry"]
    [entry] = logs
    assert (entry["error"], entry["update_id"]) == ("KeyError", 7)
    assert "secret" not in str(logs)


async def test_a_statement_of_ours_that_is_wrong_is_a_fault_like_another(
    town: Town, api: FakeApi, receiver: Receiver
) -> None:
    await town.person()
    town.faults.append(IntegrityError("INSERT", {}, Exception("unique")))
    await receiver.take(said(7, "bonjour"))
    await receiver.settle()
    assert api.texts() == ["sorry"]


async def test_answers_that_cannot_be_kept_are_a_fault_too(town: Town, api: FakeApi, receiver: Receiver) -> None:
    await town.person()
    town.answers["bonjour"] = (Answer("sendMessage", {"chat_id": 1001, "text": object()}),)
    await receiver.take(said(7, "bonjour"))
    await receiver.settle()
    assert api.texts() == ["sorry"]
    assert await town.taken() == []


async def test_an_apology_that_fails_ends_there(town: Town, api: FakeApi, receiver: Receiver) -> None:
    town.faults.append(KeyError())
    town.apology_faults.append(KeyError())
    await receiver.take(said(7, "bonjour"))
    assert api.calls == []
    assert await town.recorded() == []


async def test_a_fault_of_the_database_brings_the_update_again(town: Town, api: FakeApi, receiver: Receiver) -> None:
    await town.person()
    town.faults.append(LOCKED)
    with pytest.raises(OperationalError):
        await receiver.take(said(7, "bonjour"))
    assert await town.recorded() == []
    await receiver.take(said(7, "bonjour"))
    await receiver.settle()
    assert await town.taken() == [7]
    assert api.texts() == ["re: bonjour"]


async def test_updates_of_one_chat_are_taken_one_after_the_other(town: Town, api: FakeApi, receiver: Receiver) -> None:
    await town.person()
    await asyncio.gather(*(receiver.take(said(number, f"{number}")) for number in range(1, 21)))
    await receiver.settle()
    assert await town.taken() == list(range(1, 21))
    assert api.texts() == [f"re: {number}" for number in range(1, 21)]


async def test_what_was_owed_at_a_kill_is_sent_at_the_next_start(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver
) -> None:
    await town.person()
    api.script = lambda method, params: (502, {})
    stopped = Receiver(town.database, bot, town.handle, town.apologise, receiver._clock)
    for number in (7, 8):
        await stopped.take(said(number, f"{number}"))
    await stopped.close(0)
    assert await town.owed() == [7, 8]
    api.script = None
    api.calls.clear()
    assert await receiver.answer_owed() == 2
    await receiver.settle()
    assert api.texts() == ["re: 7", "re: 8"]
    assert await town.owed() == []


async def test_an_update_that_comes_again_while_its_answer_is_owed_is_answered(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver
) -> None:
    await town.person()
    api.script = lambda method, params: (502, {})
    stopped = Receiver(town.database, bot, town.handle, town.apologise, receiver._clock)
    await stopped.take(said(7, "bonjour"))
    await stopped.close(0)
    api.script = None
    api.calls.clear()
    await receiver.take(said(7, "bonjour"))
    await receiver.settle()
    assert api.texts() == ["re: bonjour"]
    assert await town.taken() == [7]


async def test_a_chat_that_nobody_uses_is_forgotten() -> None:
    locks = Locks()
    order: list[str] = []

    async def enter(name: str) -> None:
        async with locks.alone(1):
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)

    await asyncio.gather(enter("a"), enter("b"), enter("c"))
    assert order == ["a", "a", "b", "b", "c", "c"]
    assert locks._locks == {}


@pytest.mark.parametrize(
    ("raw", "chat_id"),
    [
        (said(1, "x", 5), 5),
        ({"edited_message": {"chat": {"id": 6}}}, 6),
        ({"callback_query": {"from": {"id": 9}, "message": {"chat": {"id": 7}}}}, 7),
        ({"callback_query": {"from": {"id": 9}}}, 9),
        ({"my_chat_member": {"chat": {"id": 8}, "from": {"id": 9}}}, 8),
        ({"message": "x"}, None),
        ({"poll": {}}, None),
    ],
)
def test_the_chat_of_an_update_is_known(raw: dict[str, Any], chat_id: int | None) -> None:
    assert chat_of(raw) == chat_id


async def test_the_pace_hears_of_an_update_before_its_work_begins(town: Town, bot: Bot) -> None:
    order: list[str] = []

    class Hearing(Limits):
        def expect_answer(self) -> None:
            order.append("expected")

    async def handle(tx: Tx, update: Update, now: datetime) -> Outcome:
        order.append("handled")
        return await town.handle(tx, update, now)

    receiver = Receiver(town.database, bot, handle, town.apologise, FixedClock(NOW), limits=Hearing(30))
    await town.person()
    await receiver.take(said(1, "bonjour"))
    await receiver.settle()
    assert order == ["expected", "handled"]
    await receiver.close()
