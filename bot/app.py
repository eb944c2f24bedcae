"""The only wiring: settings -> storage -> services -> handlers -> what runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.delivery.calls import call
from bot.delivery.presentation import present
from bot.delivery.sender import Sender
from bot.delivery.transport import make_bot
from bot.errors import DeliveryError, SetupError
from bot.library import Library
from bot.library.loading import CONTENT
from bot.links import start_link
from bot.receiving import Poller, Receiver, health_app, webhook_app
from bot.receiving.poller import ALLOWED_UPDATES
from bot.scheduler import Clockwork
from bot.services.guarding import Guards
from bot.settings import Settings
from bot.storage.db import Database, find_keys, open_database, refuse_missing
from bot.storage.faults import why_not_opened
from bot.storage.migrating import is_migrated, migrate
from bot.texts import Texts
from bot.views.outbox import Outgoing
from bot.web import WebServer
from handlers.routing import Router
from handlers.turn import House

INTRODUCE_AGAIN_SECONDS = 10.0
LATE_TICK_SECONDS, LATE_TICKS = 120.0, 4
LATE_POLL_SECONDS = 180.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    """All the parts, ready; `run` puts them to work."""

    settings: Settings
    clock: Clock
    database: Database
    library: Library
    texts: Texts
    bot: Bot
    receiver: Receiver
    sender: Sender
    clockwork: Clockwork

    async def run(self, stop: asyncio.Event) -> None:
        """Works until `stop` is set, then ends within five seconds with nothing lost."""
        scheduler = self.clockwork.schedule(self.settings.tick_seconds)
        log.info("starting", receive=self.settings.receive)
        scheduler.start()
        working = [asyncio.create_task(self.receive(stop)), asyncio.create_task(self.sender.run(stop))]
        try:
            await asyncio.wait(working, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            # Whatever still holds a connection ends before the database is closed, or its thread would outlive it.
            stop.set()
            scheduler.shutdown(wait=False)
            await self.clockwork.rest()
            await asyncio.wait(working)
        for task in working:
            task.result()
        log.info("stopped")

    async def receive(self, stop: asyncio.Event) -> None:
        """Answers what the last process left owed, then takes updates by polling or webhook until `stop`."""
        poller = Poller(self.receiver, self.bot) if self.settings.receive == "polling" else None
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.receiver.close)
            await stack.enter_async_context(self._web(poller))
            await self.receiver.answer_owed()
            introducing = asyncio.create_task(self._introduce(stop, is_polling=poller is not None))
            await (poller.run(stop) if poller else stop.wait())
            await introducing

    def _web(self, poller: Poller | None) -> WebServer:
        def ages() -> Mapping[str, float]:
            polled = {"poll": poller.age_seconds()} if poller else {}
            return {"tick": self.clockwork.age_seconds(), **polled}

        settings = self.settings
        limits = late_after(settings.tick_seconds)
        if poller or settings.webhook_secret is None:
            return WebServer(health_app(ages, limits), settings.host, settings.port)
        path = urlsplit(settings.webhook_url or "").path or "/"
        secret = settings.webhook_secret.get_secret_value()
        return WebServer(webhook_app(self.receiver, secret, path, ages, limits), settings.host, settings.port)

    async def _introduce(self, stop: asyncio.Event, *, is_polling: bool) -> None:
        """Tells Telegram how updates are to come and who the bot is, again and again until it has heard."""
        while not stop.is_set():
            try:
                await self._choose_way(is_polling=is_polling)
                await present(self.bot, self.texts)
                return
            except DeliveryError as error:
                log.warning("not_introduced", error=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), INTRODUCE_AGAIN_SECONDS)

    async def _choose_way(self, *, is_polling: bool) -> None:
        if is_polling:
            await call(self.bot, "deleteWebhook", {})
            return
        secret = self.settings.webhook_secret
        hook = {"url": self.settings.webhook_url, "allowed_updates": list(ALLOWED_UPDATES)}
        await call(self.bot, "setWebhook", {**hook, "secret_token": secret and secret.get_secret_value()})


def late_after(tick_seconds: float) -> Mapping[str, float]:
    """The ages in seconds above which /healthz says that the bot is late."""
    return {"tick": max(LATE_TICK_SECONDS, LATE_TICKS * tick_seconds), "poll": LATE_POLL_SECONDS}


@asynccontextmanager
async def open_app(settings: Settings, clock: Clock, *, migrates: bool = True) -> AsyncIterator[App]:
    """The wired parts, closed again afterwards; `SetupError` names what cannot be used."""
    if settings.bot_token is None or not settings.bot_token.get_secret_value():
        raise SetupError("TERREAU_BOT_TOKEN: missing; BotFather gives one, and `make demo` needs none")
    content = settings.content or CONTENT
    library, texts = Library.load(content), Texts.load(content / "texts")
    async with open_storage(settings, clock, migrates=migrates) as database, AsyncExitStack() as stack:
        bot = make_bot(settings.bot_token.get_secret_value(), settings.api_url)
        stack.push_async_callback(bot.shutdown)
        await _greet(bot)
        house = House(library, texts, Guards.load(content / "guards.yaml"), settings.controller, settings.contact)
        router, outgoing = Router(house), Outgoing(library, texts, clock, partial(_link_of, bot))
        receiver = Receiver(database, bot, router.handle, router.apologise, clock)
        sender = Sender(database, bot, outgoing.render, outgoing.settle, clock, settings.messages_per_second)
        clockwork = Clockwork(database, library, sender, clock)
        yield App(settings, clock, database, library, texts, bot, receiver, sender, clockwork)


async def _greet(bot: Bot) -> None:
    """Opens the connections; a refused token ends here, a Telegram that is away does not."""
    try:
        await bot.initialize()
    except InvalidToken as error:
        raise SetupError("TERREAU_BOT_TOKEN: Telegram does not know this token") from error
    except TelegramError as error:
        log.warning("telegram_not_reached", error=type(error).__name__)


def _link_of(bot: Bot, payload: str) -> str | None:
    """None where Telegram was away at the start, so that the bot does not know its own name."""
    try:
        return start_link(bot.username, payload)
    except RuntimeError:
        return None


@asynccontextmanager
async def open_storage(settings: Settings, clock: Clock, *, migrates: bool = True) -> AsyncIterator[Database]:
    """The database at the newest revision, its key checked."""
    if not migrates:
        refuse_missing(settings.database_url)
    key = settings.key.get_secret_value() if settings.key else None
    keys = find_keys(settings.database_url, key, settings.key_file)
    database = open_database(settings.database_url, keys, schema=settings.database_schema)
    try:
        await _reach(database)
        await database.check_key()  # before anything is changed
        if migrates:
            await migrate(database, clock.now())
        elif not await is_migrated(database):
            raise SetupError("the database is not at the newest revision: run `python -m bot migrate`")
        await database.check_key()
        yield database
    finally:
        await database.close()


async def _reach(database: Database) -> None:
    """`SetupError` where the database cannot be opened: its address, its server, its folder."""
    try:
        async with database.read():
            return
    except Exception as error:
        raise SetupError(f"TERREAU_DATABASE_URL: the database cannot be opened ({why_not_opened(error)})") from error
