"""Long polling against a small Bot API: what is acknowledged when, and what happens in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs
from telegram import Bot

from bot.incoming import Update
from bot.receiving import Poller, Receiver, answers
from bot.receiving import poller as module
from bot.storage.db import Tx
from bot.views.message import Outcome
from tests.delivery.fake_api import FakeApi, Params, Reply, failing
from tests.fixed_clock import FixedClock
from tests.receiving.conftest import make_receiver
from tests.receiving.town import NOW, Town, said

LOCKED = OperationalError("UPDATE", {}, Exception("database is locked"))


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BACKOFF_SECONDS", (0.01,))


@asynccontextmanager
async def polling(receiver: Receiver, bot: Bot) -> AsyncIterator[Poller]:
    stop, poller = asyncio.Event(), Poller(receiver, bot)
    running = asyncio.create_task(poller.run(stop))
    try:
        yield poller
    finally:
        stop.set()
        await asyncio.wait_for(running, 5)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)


async def test_updates_are_taken_in_order_and_acknowledged_after_their_work(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver
) -> None:
    for chat_id in (1, 2):
        await town.person(chat_id)
    api.arrive(*(said(number, f"{number}", 1 + number % 2) for number in range(10, 20)))
    async with polling(receiver, bot):
        await until(lambda: api.offset == 20)
        assert sorted(await town.taken()) == list(range(10, 20))
    await receiver.settle()
    assert api.texts(1) == [f"re: {number}" for number in range(10, 20, 2)]
    assert api.texts(2) == [f"re: {number}" for number in range(11, 20, 2)]


async def test_it_asks_for_the_kinds_of_updates_that_the_bot_knows(api: FakeApi, bot: Bot, receiver: Receiver) -> None:
    async with polling(receiver, bot) as poller:
        await until(lambda: bool(api.of("getUpdates")))
        assert poller.age_seconds() < 5
    [asked] = api.of("getUpdates")
    assert asked["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert asked["timeout"] == module.POLL_SECONDS


async def test_a_batch_of_which_one_update_did_not_commit_is_not_acknowledged(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver
) -> None:
    for chat_id in (1, 2):
        await town.person(chat_id)
    town.faults.extend([LOCKED, LOCKED])
    api.arrive(said(10, "a", 1), said(11, "b", 1), said(12, "c", 2))
    async with polling(receiver, bot):
        await until(lambda: api.offset == 13)
    await receiver.settle()
    assert sorted(await town.taken()) == [10, 11, 12]
    assert api.texts(1) == ["re: a", "re: b"]
    assert api.texts(2) == ["re: c"]
    assert len([call for call in api.of("getUpdates") if call["offset"] == 0]) >= 2


async def test_an_update_that_cannot_be_understood_is_not_fetched_for_ever(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver
) -> None:
    await town.person()
    api.arrive({"update_id": 10, "message": {"broken": True}}, said(11, "bonjour"))
    async with polling(receiver, bot):
        await until(lambda: api.offset == 12)
    assert await town.taken() == [11]


@pytest.mark.parametrize("reply", [failing(409, "Conflict: terminated by other getUpdates request"), (502, {})])
async def test_trouble_is_logged_once_and_outlived(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver, reply: Reply
) -> None:
    await town.person()
    left = [reply] * 5

    def trouble(method: str, params: Params) -> Reply | None:
        return left.pop() if method == "getUpdates" and left else None

    api.script = trouble
    api.arrive(said(10, "bonjour"))
    with capture_logs() as logs:
        async with polling(receiver, bot):
            await until(lambda: api.offset == 11)
    assert [entry["event"] for entry in logs] == ["polling_troubled", "polling_again"]
    assert "secret" not in str(logs)
    assert "127.0.0.1" not in str(logs)
    assert await town.taken() == [10]


async def test_a_stop_acknowledges_what_was_taken_and_leaves_the_rest(town: Town, api: FakeApi, bot: Bot) -> None:
    stop, handle = asyncio.Event(), town.handle

    async def handle_and_stop(*arguments: object) -> object:
        stop.set()
        return await handle(*arguments)  # type: ignore[arg-type]

    await town.person()
    town.handle = handle_and_stop  # type: ignore[assignment, method-assign]
    receiver = make_receiver(town, bot, [])
    api.arrive(said(10, "bonjour"))
    await asyncio.wait_for(Poller(receiver, bot).run(stop), 5)
    await receiver.close()
    assert await town.taken() == [10]
    assert api.offset == 11


async def test_a_stop_does_not_wait_for_a_handler_that_hangs(
    town: Town, api: FakeApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.1)
    stop = asyncio.Event()

    async def hang(*arguments: object) -> object:
        stop.set()
        return await asyncio.sleep(60)

    await town.person()
    town.handle = hang  # type: ignore[assignment, method-assign]
    receiver = make_receiver(town, bot, [])
    api.arrive(said(10, "bonjour"))
    await asyncio.wait_for(Poller(receiver, bot).run(stop), 3)
    await asyncio.wait_for(receiver.close(), 3)
    assert api.offset == 0
    assert await town.recorded() == []


async def test_while_many_wait_the_next_are_asked_for_before_the_last_have_committed(
    town: Town, api: FakeApi, bot: Bot
) -> None:
    handle, released = town.handle, asyncio.Event()

    async def hold_the_last(tx: Tx, update: Update, now: datetime) -> Outcome:
        if update.update_id >= 80:
            await released.wait()
        return await handle(tx, update, now)

    for chat_id in range(5):
        await town.person(1 + chat_id)
    town.handle = hold_the_last  # type: ignore[method-assign]
    receiver = make_receiver(town, bot, [])
    api.arrive(*(said(number, f"{number}", 1 + number % 5) for number in range(250)))
    async with polling(receiver, bot):
        await until(lambda: 50 <= api.offset <= 80)
        released.set()
        await until(lambda: api.offset == 250)
    await receiver.settle()
    await receiver.close()
    assert sorted(await town.taken()) == list(range(250))
    for chat_id in range(5):
        assert api.texts(1 + chat_id) == [f"re: {number}" for number in range(chat_id, 250, 5)]


async def test_an_outage_is_over_with_the_first_answer_though_nothing_new_comes_with_it(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last of a batch commits during the outage; the question after its return stays open for long."""
    take, troubled = receiver.take, asyncio.Event()

    async def hold_the_last(raw: dict[str, Any]) -> None:
        if raw["update_id"] == 3:
            await troubled.wait()
        await take(raw)

    def away_until_the_last_is_answered(method: str, params: Params) -> Reply | None:
        if method != "getUpdates" or params["offset"] != 3 or api.texts(2):
            return None
        troubled.set()
        return 502, {}

    await town.person(1)
    await town.person(2)
    monkeypatch.setattr(receiver, "take", hold_the_last)
    api.script = away_until_the_last_is_answered
    api.arrive(*(said(number, f"{number}", 1) for number in range(3)), said(3, "3", 2))
    with capture_logs() as logs:
        async with polling(receiver, bot):
            await until(lambda: api.offset == 4)
    assert [entry["event"] for entry in logs] == ["polling_troubled", "polling_again"]


async def test_what_fails_late_in_a_full_batch_comes_again_before_what_its_chat_said_next(
    town: Town, api: FakeApi, bot: Bot
) -> None:
    handle, failing_once = town.handle, [90, 120]

    async def fail_once(tx: Tx, update: Update, now: datetime) -> Outcome:
        if update.update_id in failing_once:
            failing_once.remove(update.update_id)
            raise LOCKED
        return await handle(tx, update, now)

    for chat_id in range(5):
        await town.person(1 + chat_id)
    town.handle = fail_once  # type: ignore[method-assign]
    receiver = make_receiver(town, bot, [])
    api.arrive(*(said(number, f"{number}", 1 + number % 5) for number in range(160)))
    async with polling(receiver, bot):
        await until(lambda: api.offset == 160)
    await receiver.settle()
    await receiver.close()
    assert sorted(await town.taken()) == list(range(160))
    for chat_id in range(5):
        assert api.texts(1 + chat_id) == [f"re: {number}" for number in range(chat_id, 160, 5)]


async def test_answers_leave_when_the_next_updates_have_been_asked_for(
    town: Town, api: FakeApi, bot: Bot, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "LONGEST_HOLD_SECONDS", 60)
    for number in range(40):
        await town.person(1 + number)
    api.arrive(*(said(number, f"{number}", 1 + number) for number in range(40)))
    async with polling(receiver, bot):
        await until(lambda: len(api.of("sendMessage")) == 40)
    methods = [method for method, _ in api.calls]
    assert methods.index("sendMessage") > methods.index("getUpdates", 1)


async def test_one_that_takes_long_keeps_no_other_answer_back(town: Town, api: FakeApi, bot: Bot) -> None:
    """Of a stranger nothing is kept: their update has not been taken before they are answered."""
    await town.person(1)
    released = asyncio.Event()

    async def sleep(_seconds: float) -> None:
        await released.wait()

    receiver = Receiver(town.database, bot, town.handle, town.apologise, FixedClock(NOW), sleep=sleep)
    api.script = lambda method, params: None if released.is_set() or params.get("chat_id") != 2 else (502, {})
    api.arrive(said(0, "long", 2), said(1, "quick", 1))
    async with polling(receiver, bot):
        await until(lambda: api.texts(1) == ["re: quick"])
        assert api.offset == 0
        released.set()
        await until(lambda: api.offset == 2)
    await receiver.close()
