from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
from telegram import Bot

from bot.receiving import Receiver, floods
from bot.storage.db import Database
from tests.delivery.fake_api import FakeApi, fake_api
from tests.fixed_clock import FixedClock
from tests.receiving.town import NOW, Town
from tests.receiving.whole import Whole, open_whole


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def whole(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    stack = AsyncExitStack()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(floods, "AT_ONCE", 1e9)  # these people act as fast as the machine
        yield runner.run(open_whole(stack, tmp_path_factory))
        runner.run(stack.aclose())


@pytest.fixture
async def api_and_bot() -> AsyncIterator[tuple[FakeApi, Bot]]:
    async with fake_api() as pair:
        yield pair


@pytest.fixture
def api(api_and_bot: tuple[FakeApi, Bot]) -> FakeApi:
    return api_and_bot[0]


@pytest.fixture
def bot(api_and_bot: tuple[FakeApi, Bot]) -> Bot:
    return api_and_bot[1]


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def slept() -> list[float]:
    """The seconds that the receiver waited: nobody waits for them here."""
    return []


@pytest.fixture
async def receiver(town: Town, bot: Bot, slept: list[float]) -> AsyncIterator[Receiver]:
    made = make_receiver(town, bot, slept)
    yield made
    await made.close(1)


def make_receiver(town: Town, bot: Bot, slept: list[float]) -> Receiver:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    clock, heard = FixedClock(NOW), town.refused.append
    return Receiver(town.database, bot, town.handle, town.apologise, clock, sleep=sleep, refused=heard)
