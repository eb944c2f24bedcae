"""Takes changed content into use while the bot runs: at SIGHUP, or once the region asked for it in any process."""

from __future__ import annotations

import asyncio

import structlog

from bot.clock import Clock
from bot.errors import ContentError
from bot.logs import place
from bot.services import content as service
from bot.services.content import Content
from bot.storage.db import Database

LOOK_SECONDS = 5.0
log = structlog.get_logger(__name__)


class Reloading:
    """`asked` is set by the signal."""

    def __init__(self, database: Database, content: Content, clock: Clock, asked: asyncio.Event) -> None:
        self._database, self._content, self._clock, self._asked = database, content, clock, asked

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; a database that is away for a moment is asked again at the next look."""
        stopping = asyncio.ensure_future(stop.wait())
        while not stop.is_set():
            asking = asyncio.ensure_future(self._asked.wait())
            await asyncio.wait({stopping, asking}, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            asking.cancel()
            if not stop.is_set():
                await self.look()
        stopping.cancel()

    async def look(self) -> None:
        """Reloads where somebody asked for it; what is refused is one line in the log, and the old content stays."""
        try:
            if self._asked.is_set() or await self._is_asked_elsewhere():
                self._asked.clear()
                await self._reload()
        except ContentError as error:
            log.error("content_refused", fault=str(error))
        except Exception as error:
            log.error("content_not_reloaded", **place(error))

    async def _is_asked_elsewhere(self) -> bool:
        async with self._database.read() as tx:
            return await service.was_reloaded_elsewhere(tx, self._content)

    async def _reload(self) -> None:
        edition = await service.read_again(self._content, self._clock.now())
        async with self._database.write() as tx:
            await service.adopt(tx, self._content, edition, self._clock.now())
        log.info("content_reloaded", activities=len(self._content.library.activities))
