from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.storage.db import Database
from handlers.routing import Router
from handlers.turn import House
from tests.handlers.scene import CONTENT_IN_USE, Scene, furnish


@pytest.fixture
async def scene(database: Database) -> AsyncIterator[Scene]:
    async with database.write() as tx:
        scene = Scene(tx, Router(House(CONTENT_IN_USE, "", "", lambda payload: f"https://t.me/bot?start={payload}")))
        await furnish(scene)
        yield scene
