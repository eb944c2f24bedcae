"""The daily backup of a bot at work, and its rotation."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event

import structlog

from bot import erasures
from bot.clock import Clock
from bot.interpreter import give_back
from bot.logs import place
from bot.storage import backing_up
from bot.storage.backing_up import default_folder
from bot.storage.db import Database
from bot.storage.leases import Leases

LOOK_MINUTES = 10
"""How often it looks whether the newest backup is a day old: a bot that is restarted each day has its backup too."""
NOTE_SECONDS = 60
"""How often the list of erasures beside the backups is brought up to date."""
BACKUP = "backup"

log = structlog.get_logger(__name__)


class Backups:
    """Of several schedulers, the one that holds the lease makes them."""

    def __init__(self, database: Database, leases: Leases, clock: Clock, folder: Path | None) -> None:
        self._database, self._leases, self._clock = database, leases, clock
        self._folder = folder or default_folder(str(database.engine.url))
        self._ending = Event()
        self._under_way: asyncio.Task[None] | None = None

    async def look(self) -> None:
        """Makes the backup that is due, and deletes those that have served their time; what goes wrong is told."""
        if self._folder is None or self._ending.is_set() or not await self._leases.take(BACKUP):
            return
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._back_up(self._folder))
            await self._under_way

    async def note_erasures(self) -> None:
        """Keeps the list of erasures beside the backups; what goes wrong is told."""
        if self._folder is None or self._ending.is_set() or not await self._leases.take(BACKUP):
            return
        try:
            await erasures.note(self._database, self._folder, self._clock.now())
        except Exception as error:
            log.error("erasures_not_noted", **place(error))

    async def rest(self) -> None:
        """Interrupts what is under way: half a backup is none, and the next start makes it again."""
        self._ending.set()
        if self._under_way:
            self._under_way.cancel()
            await asyncio.gather(self._under_way, return_exceptions=True)

    async def _back_up(self, folder: Path) -> None:
        now = self._clock.now()
        try:
            if backing_up.is_due(folder, now):
                made = await backing_up.back_up(self._database, folder, now, self._ending)
                log.info("backed_up", bytes=made.stat().st_size)
                give_back()
            backing_up.rotate(folder, now)
        except Exception as error:
            log.error("not_backed_up", **place(error))
