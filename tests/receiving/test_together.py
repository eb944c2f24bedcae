"""Updates that come together: each is still taken once, in its order, whatever becomes of the others."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram import Bot

from bot.incoming import Update
from bot.receiving import Receiver, together
from bot.storage import people
from bot.storage.db import Database, Tx
from bot.views.message import Outcome
from tests.delivery.fake_api import FakeApi
from tests.receiving.conftest import make_receiver
from tests.receiving.town import Town, said

LOCKED = OperationalError("UPDATE", {}, Exception("database is locked"))
CHATS = range(1, 13)

Handle = Callable[[Tx, Update, datetime], Any]


@pytest.fixture
async def twelve(town: Town) -> Town:
    """Twelve people, each in their own chat."""
    for chat_id in CHATS:
        await town.person(chat_id)
    return town


def handles(town: Town, bot: Bot, before: Handle) -> Receiver:
    """A receiver that does this before the town's handler."""
    handle = town.handle

    async def both(tx: Tx, update: Update, now: datetime) -> Outcome:
        await before(tx, update, now)
        return await handle(tx, update, now)

    town.handle = both  # type: ignore[method-assign]
    return make_receiver(town, bot, [])


async def take_all(receiver: Receiver, text: str = "hello") -> list[BaseException | None]:
    """One update of each chat at once; what each raised."""
    updates = (receiver.take(said(100 + chat_id, text, chat_id)) for chat_id in CHATS)
    results = await asyncio.gather(*updates, return_exceptions=True)
    await receiver.settle()
    return results


async def test_those_that_wait_for_the_writer_share_its_transactions(
    twelve: Town, api: FakeApi, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not twelve.database.is_sqlite:
        pytest.skip("PostgreSQL takes many transactions at once, and commits them together itself")
    commits, write = [0], Database.write

    @asynccontextmanager
    async def counted(self: Database, *, is_urgent: bool = False) -> Any:
        async with write(self, is_urgent=is_urgent) as tx:
            yield tx
        commits[0] += 1

    monkeypatch.setattr(Database, "write", counted)
    monkeypatch.setattr(together, "LONGEST_SECONDS", 60)
    assert await take_all(receiver) == [None] * 12
    assert commits[0] <= 4, "one for all, and some for the marks of their answers"
    assert sorted(await twelve.taken()) == [100 + chat_id for chat_id in CHATS]
    assert Counter(api.texts()) == {"re: hello": 12}
    assert await twelve.owed() == []


async def test_one_that_fails_among_many_is_apologised_for_and_spoils_no_other(
    twelve: Town, api: FakeApi, bot: Bot
) -> None:
    async def fail(tx: Tx, update: Update, now: datetime) -> None:
        if update.update_id == 105:
            raise KeyError

    receiver = handles(twelve, bot, fail)
    assert await take_all(receiver) == [None] * 12
    assert sorted(await twelve.taken()) == [100 + chat_id for chat_id in CHATS if chat_id != 5]
    assert api.texts(5) == ["sorry"]
    assert Counter(api.texts()) == {"re: hello": 11, "sorry": 1}
    assert await twelve.recorded() == [100 + chat_id for chat_id in CHATS]


async def test_one_that_the_database_always_refuses_comes_again_alone(twelve: Town, api: FakeApi, bot: Bot) -> None:
    async def fail(tx: Tx, update: Update, now: datetime) -> None:
        if update.update_id == 105:
            raise LOCKED

    receiver = handles(twelve, bot, fail)
    assert await take_all(receiver) == [None] * 4 + [LOCKED] + [None] * 7
    assert await twelve.recorded() == [100 + chat_id for chat_id in CHATS if chat_id != 5]
    assert Counter(api.texts()) == {"re: hello": 11}


async def test_a_database_that_fails_in_the_middle_leaves_each_done_or_to_come_again(
    twelve: Town, api: FakeApi, bot: Bot
) -> None:
    faults = [LOCKED] * 5

    async def fail(tx: Tx, update: Update, now: datetime) -> None:
        if update.update_id > 105 and faults:
            raise faults.pop()

    receiver = handles(twelve, bot, fail)
    results = await take_all(receiver)
    taken = [100 + chat_id for chat_id, result in zip(CHATS, results, strict=True) if result is None]
    assert sorted(await twelve.taken()) == await twelve.recorded() == taken
    assert await take_all(receiver) == [None] * 12
    assert sorted(await twelve.taken()) == [100 + chat_id for chat_id in CHATS]
    assert Counter(api.texts()) == {"re: hello": 12}


async def test_a_repeated_update_among_others_is_taken_once(twelve: Town, api: FakeApi, receiver: Receiver) -> None:
    await receiver.take(said(103, "hello", 3))
    updates = [said(100 + chat_id, "hello", chat_id) for chat_id in CHATS]
    await asyncio.gather(*(receiver.take(update) for update in (*updates, *updates)))
    await receiver.settle()
    assert sorted(await twelve.taken()) == [100 + chat_id for chat_id in CHATS]
    assert Counter(api.texts()) == {"re: hello": 12}


async def test_one_number_from_two_chats_at_once_is_taken_once(twelve: Town, api: FakeApi, receiver: Receiver) -> None:
    await asyncio.gather(*(receiver.take(said(100, "hello", chat_id)) for chat_id in CHATS))
    await receiver.settle()
    assert await twelve.taken() == [100]
    assert api.texts() == ["re: hello"]


async def test_two_of_one_chat_among_others_keep_their_order(twelve: Town, api: FakeApi, receiver: Receiver) -> None:
    said_twice = [said(100 * turn + chat_id, f"{turn}", chat_id) for turn in (1, 2) for chat_id in CHATS]
    await asyncio.gather(*map(receiver.take, said_twice))
    await receiver.settle()
    assert [len(await twelve.taken()), len(await twelve.recorded())] == [24, 24]
    for chat_id in CHATS:
        assert api.texts(chat_id) == ["re: 1", "re: 2"]


async def test_those_for_which_a_group_has_no_time_left_make_the_next(
    twelve: Town, api: FakeApi, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "LONGEST_SECONDS", 0)
    assert await take_all(receiver) == [None] * 12
    assert sorted(await twelve.taken()) == [100 + chat_id for chat_id in CHATS]
    assert Counter(api.texts()) == {"re: hello": 12}


async def test_among_many_nothing_is_kept_of_those_who_never_consented_or_who_leave(
    town: Town, api: FakeApi, bot: Bot
) -> None:
    leaving = await town.person(2)
    await town.person(3)

    async def erase(tx: Tx, update: Update, now: datetime) -> None:
        if update.update_id == 102:
            await people.erase(tx, leaving, now)

    receiver = handles(town, bot, erase)
    await asyncio.gather(*(receiver.take(said(100 + chat_id, "hello", chat_id)) for chat_id in (1, 2, 3)))
    await receiver.settle()
    assert await town.recorded() == [103]
    assert Counter(api.texts()) == {"re: hello": 3}


async def test_one_that_comes_alone_does_not_wait_for_others(
    town: Town, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.person()
    waited: list[float] = []

    async def sleep(seconds: float, result: object = None) -> object:
        waited.append(seconds)
        return result

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await receiver.take(said(7, "hello"))
    assert waited == []
    assert await town.taken() == [7]


async def test_a_close_lets_nobody_wait_for_ever(twelve: Town, api: FakeApi, bot: Bot) -> None:
    async def hang(tx: Tx, update: Update, now: datetime) -> None:
        await asyncio.Event().wait()

    receiver = handles(twelve, bot, hang)
    taking = [asyncio.ensure_future(receiver.take(said(100 + chat_id, "hello", chat_id))) for chat_id in CHATS]
    await asyncio.sleep(0.05)
    if not twelve.database.is_sqlite:
        for task in taking:
            task.cancel()
    await asyncio.wait_for(receiver.close(), 5)
    done, _ = await asyncio.wait(taking, timeout=5)
    assert len(done) == 12
    assert all(task.cancelled() for task in done)
    assert await twelve.recorded() == []
