"""The menu of who steers: their commands before everybody's, in their own chat alone, as long as they hold a grant."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection
from hashlib import sha256
from typing import Any

import structlog
from telegram import Bot

from bot.delivery.calls import call
from bot.delivery.faults import place
from bot.delivery.presentation import COMMANDS
from bot.errors import DeliveryError, Refused, Unreachable
from bot.model import GrantKind
from bot.services.content import Content
from bot.storage import menus, people
from bot.storage.db import Database
from bot.storage.leases import Leases
from bot.storage.menus import Menu
from bot.texts import T

MENU_SECONDS = 5.0
MENUS = "menus"
OF_WHO_STEERS = {
    "territoire": frozenset(GrantKind),
    "carnet": frozenset(GrantKind),
    "region": frozenset({GrantKind.REGION}),
    "journal": frozenset({GrantKind.REGION}),
}
"""Whose menu begins with which command."""

log = structlog.get_logger(__name__)


class Menus:
    """One for each process; of several, the one that holds the lease tells Telegram. What each chat was told is kept,
    so that a call that failed is made again, and a grant that is given or withdrawn changes the menu whoever did it."""

    def __init__(self, database: Database, leases: Leases, bot: Bot, content: Content) -> None:
        self._database, self._leases, self._bot, self._content = database, leases, bot, content
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """To be called every few seconds; a database or Telegram that is away is waited for."""
        async with self._looking:
            try:
                if await self._leases.take(MENUS):
                    await self._look()
            except Exception as error:
                log.error("menus_not_shown", **place(error))

    async def rest(self) -> None:
        """Returns once no look is under way."""
        async with self._looking:
            return

    async def _look(self) -> None:
        async with self._database.read() as tx:
            found = await menus.list_all(tx)
        for menu in found:
            commands = of_grants(self._content.texts.of(menu.language), menu.kinds)
            wanted = sha256(json.dumps(commands).encode()).hexdigest() if commands else None
            if wanted != menu.shown and not await self._change(menu, commands, wanted):
                return

    async def _change(self, menu: Menu, commands: list[dict[str, str]], wanted: str | None) -> bool:
        """False where Telegram is not to be asked again for now. What it refuses it would refuse again."""
        async with self._database.read() as tx:
            person = await people.get(tx, menu.person_id)
        scope = {"type": "chat", "chat_id": person.chat_id}
        params: dict[str, Any] = {"scope": scope, **({"commands": commands} if commands else {})}
        try:
            await call(self._bot, "setMyCommands" if commands else "deleteMyCommands", params)
        except (Refused, Unreachable) as error:
            log.warning("menu_refused", error=type(error).__name__)
        except DeliveryError:
            return False
        async with self._database.write() as tx:
            await menus.set_shown(tx, menu.person_id, wanted)
        return True


def of_grants(t: T, kinds: Collection[GrantKind]) -> list[dict[str, str]]:
    """The whole menu of who holds grants of these kinds; empty for none: they have everybody's."""
    own = [name for name, whose in OF_WHO_STEERS.items() if whose.intersection(kinds)]
    names = [*own, *COMMANDS] if own else []
    return [{"command": name, "description": t.plain(f"command-{name}")} for name in names]
