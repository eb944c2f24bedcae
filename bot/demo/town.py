"""A town that runs by itself: simulator, bot and database in one process, with a clock of their own."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app import App, open_app
from bot.clock import TurnableClock
from bot.delivery.pacing import Timer
from bot.demo.cast import DEPARTEMENT, TERRITORY, TERRITORY_NAME, Character
from bot.errors import SetupError
from bot.model import GrantKind, Language, Role, Setting, Territory
from bot.running import receive
from bot.services import agenda, invitations, territories
from bot.settings import Settings, read_settings
from bot.storage.keys import new_key
from bot.texts import T
from simulator.client import Client
from simulator.server import Server
from simulator.somebody import Somebody

PRESET = {Role.FAMILY: Setting.HOME, Role.PROFESSIONAL: Setting.SCHOOL, Role.VOLUNTEER: Setting.CLUB}
MOST_STEPS = 5000


class TownTimer(Timer):
    """What the town's clock skipped has passed: after a turned week no chat waits the second between two messages."""

    def __init__(self, clock: TurnableClock) -> None:
        self._clock = clock

    def now(self) -> float:
        return super().now() + self._clock.skipped.total_seconds()


@dataclass
class Town:
    """`turn_to` plays everything that falls due on the way, so that a jump of a week is a week that was lived."""

    app: App
    clock: TurnableClock
    server: Server
    client: Client
    territory: Territory
    t: T
    people: dict[str, Somebody] = field(default_factory=dict)
    taps: dict[str, dict[str, str]] = field(default_factory=dict)
    """By first name: what stood on the buttons that were pressed, by the number of the query."""
    _turning: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def turn_to(self, target: datetime) -> int:
        """Moves the clock on, stopping at each instant at which something is due; returns how many messages left."""
        sent = 0
        async with self._turning:
            for _ in range(MOST_STEPS):
                async with self.app.database.read() as tx:
                    due_at = await agenda.next_instant(tx, self.clock.now())
                if due_at is None or due_at > target:
                    break
                if due_at > self.clock.now():
                    await self._set(due_at)
                if not await self._play():
                    break
                sent += 1
            if target > self.clock.now():
                await self._set(target)
                await self._play()
        return sent

    async def _set(self, instant: datetime) -> None:
        self.clock.turn_to(instant)
        await self.client.clock(instant, running=True)

    async def _play(self) -> int:
        """One tick and one pass of the sender, at once."""
        played = await self.app.clockwork.tick() + await self.app.sender.send_due()
        await self.app.cards.look()
        await self.app.menus.look()
        return played

    async def settle(self) -> None:
        """Returns once every answer that is owed has been sent."""
        await self.app.receiver.settle()

    async def meet(self, characters: Iterable[Character], *, is_listed: bool = True) -> list[Somebody]:
        """Puts people into the simulator; they have not written to the bot yet."""
        met = [await self._somebody(one, is_listed) for one in characters]
        self.people |= {one.first_name: somebody for one, somebody in zip(characters, met, strict=True)}
        return met

    async def _somebody(self, one: Character, is_listed: bool) -> Somebody:
        return await self.client.person(one.first_name, about=one.about, about_en=one.about_en, listed=is_listed)

    async def enrol(self, character: Character) -> Somebody:
        """Joins by the link and the buttons, as anybody would."""
        somebody, t = self.people[character.first_name], self.t
        await somebody.join(self.territory.slug)
        await self._press(somebody, t.plain("button-consent"))
        await self._press(somebody, t.plain(f"role-{character.role}"))
        for age in character.ages:
            await self._press(somebody, t.plain("age-band", ages=age))
        await self._press(somebody, t.plain("button-ok"))
        if character.setting is not PRESET.get(character.role):
            await self._choose_setting(somebody, character)
        await self._press(somebody, t.plain("button-go"))
        await somebody.wait_for(lambda message: _has_button(message, t.plain("button-done")))
        return somebody

    async def _choose_setting(self, somebody: Somebody, character: Character) -> None:
        t = self.t
        await self._press(somebody, t.plain("button-change"))
        await self._press(somebody, t.plain("button-change-settings"))
        await self._press(somebody, t.plain(f"setting-{character.setting}").capitalize())
        preset = t.plain(f"setting-{PRESET[character.role]}").capitalize()
        await self._press(somebody, t.plain("button-chosen", label=preset))
        await self._press(somebody, t.plain("button-ok"))

    async def coordinate(self, character: Character, kind: GrantKind = GrantKind.COORDINATOR) -> Somebody:
        """Comes in by a one-time link, as the region would have sent it."""
        somebody = self.people[character.first_name]
        place = self.territory if kind is GrantKind.COORDINATOR else None
        async with self.app.database.write() as tx:
            payload = await invitations.create(tx, kind, place, self.clock.now())
        await somebody.join(payload)
        await self._press(somebody, self.t.plain("button-accept"))
        return somebody

    async def prepare(self, slug: str, name: str, kind: str) -> None:
        """A territory that the region has begun and not opened yet."""
        async with self.app.database.write() as tx:
            await territories.create(tx, self.app.library, slug, name, self.clock.now(), kind=kind, opens=False)

    async def press(self, somebody: Somebody, key: str) -> None:
        """Presses the latest button with this text, once it is there."""
        await self._press(somebody, self.t.plain(key))

    async def _press(self, somebody: Somebody, label: str) -> None:
        pressed = await somebody.tap(label)
        self.taps.setdefault(somebody.first_name, {})[str(pressed["callback_query_id"])] = str(pressed["label"])


def _has_button(message: dict[str, Any], label: str) -> bool:
    return any(label == button["label"] for row in message["buttons"] for button in row)


@asynccontextmanager
async def open_town(start: datetime, *, port: int = 0, **settings: object) -> AsyncIterator[Town]:
    """The town at work on a throw-away database: updates are taken, the clock stands at `start` and goes on.

    `settings` replace the demonstration's own: another database, or the webhook.
    """
    clock = TurnableClock(start)
    with tempfile.TemporaryDirectory(prefix="terreau-demo-") as folder:
        async with (
            listening(port, start) as server,
            Client(server.url) as client,
            open_app(_settings(server, Path(folder), settings), clock, timer=TownTimer(clock)) as app,
            hurried(app, is_thrown_away="database_url" not in settings),
            at_work(app),
        ):
            yield Town(app, clock, server, client, await found(app, clock), app.texts.of(Language.FRENCH))


@asynccontextmanager
async def listening(port: int, start: datetime) -> AsyncIterator[Server]:
    """The simulator; `SetupError` where its port cannot be had."""
    server = Server(port=port, clock=start)
    try:
        await server.start()
    except OSError as error:
        raise SetupError(f"--port: cannot listen on 127.0.0.1:{port} ({error.strerror})") from error
    try:
        yield server
    finally:
        await server.stop()


@asynccontextmanager
async def hurried(app: App, *, is_thrown_away: bool) -> AsyncIterator[None]:
    """A database that ends with the demonstration need not be on the disk after each message."""
    if is_thrown_away:
        await app.database.hurry()
    yield


@asynccontextmanager
async def at_work(app: App) -> AsyncIterator[None]:
    """The bot takes updates; what it sends of itself leaves when the town's clock turns."""
    stop = asyncio.Event()
    receiving = asyncio.create_task(receive(app, stop))
    try:
        await app.sender.recover()
        yield
    finally:
        stop.set()
        await receiving


async def found(app: App, clock: TurnableClock) -> Territory:
    """The town's territory: made on the first day, found again after a restart."""
    async with app.database.write() as tx:
        known = await territories.find(tx, TERRITORY)
        return known or await territories.create(
            tx, app.library, TERRITORY, TERRITORY_NAME, clock.now(), departement=DEPARTEMENT
        )


def _settings(server: Server, folder: Path, others: Mapping[str, object]) -> Settings:
    own: dict[str, object] = {
        "bot_token": server.token,
        "api_url": server.url,
        "database_url": f"sqlite+aiosqlite:///{folder}/terreau.db",
        "key": new_key(),
        "port": 0,
        "messages_per_second": 1000,
    }
    return read_settings(_env_file=None, **{**own, **others})
