from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.delivery.content import EachRow
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.storage.db import Database
from tests.delivery.fake_api import fake_api
from tests.delivery.timing import PassingTimer
from tests.delivery.world import NOW, World
from tests.fixed_clock import FixedClock


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    async with fake_api() as (api, bot):
        clock, timer = FixedClock(NOW), PassingTimer()
        made = World(database, api, None, clock, timer)  # type: ignore[arg-type]
        made.sender = Sender(
            database,
            bot,
            EachRow(made.render, made.settle),
            clock,
            Limits(1000, timer=timer, jitter=lambda: 0.5),
            jitter=lambda: 0.5,
        )
        yield made
