"""The only wiring: settings -> storage -> services -> handlers -> what runs."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import erasures
from bot.clock import Clock
from bot.delivery.cards import Cards
from bot.delivery.content import EachRow
from bot.delivery.lateness import Lateness
from bot.delivery.limits import Limits
from bot.delivery.menus import Menus
from bot.delivery.pacing import Timer
from bot.delivery.sender import Sender
from bot.delivery.shares import Shares
from bot.delivery.transport import make_bot
from bot.errors import SetupError
from bot.library import Library
from bot.library.loading import CONTENT
from bot.links import start_link
from bot.metrics import Metrics
from bot.planning.small_numbers import Rule
from bot.receiving import Floods, Receiver
from bot.scheduler import Clockwork
from bot.services.content import Content, open_content
from bot.settings import Settings
from bot.storage.backing_up import default_folder
from bot.storage.db import Database, find_keys, open_database, refuse_missing
from bot.storage.faults import why_not_opened
from bot.storage.keys import CHANGING
from bot.storage.leases import PRESENCE, Leases, open_leases
from bot.storage.migrating import is_migrated, migrate
from bot.texts import Texts
from bot.views.drawings import Drawings
from bot.views.outbox import Outgoing
from handlers.routing import Router
from handlers.turn import House

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    """All the parts, ready; `running.run` puts them to work."""

    settings: Settings
    clock: Clock
    database: Database
    content: Content
    bot: Bot
    receiver: Receiver
    sender: Sender
    clockwork: Clockwork
    leases: Leases
    metrics: Metrics
    lateness: Lateness
    shares: Shares
    cards: Cards
    menus: Menus

    @property
    def library(self) -> Library:
        return self.content.library

    @property
    def texts(self) -> Texts:
        return self.content.texts


@asynccontextmanager
async def open_app(
    settings: Settings, clock: Clock, *, migrates: bool = True, timer: Timer | None = None
) -> AsyncIterator[App]:
    """The wired parts, closed again afterwards; `SetupError` names what cannot be used."""
    if settings.bot_token is None or not settings.bot_token.get_secret_value():
        raise SetupError("TERREAU_BOT_TOKEN: missing; BotFather gives one, and `make demo` needs none")
    async with open_storage(settings, clock, migrates=migrates) as database, AsyncExitStack() as stack:
        folder = settings.backup_folder or default_folder(settings.database_url)
        await erasures.replay(database, folder, clock.now())
        async with database.write() as tx:
            content = await open_content(tx, settings.content or CONTENT, clock.now())
        bot = make_bot(settings.bot_token.get_secret_value(), settings.api_url)
        stack.push_async_callback(bot.shutdown)
        await _greet(bot)
        rule = Rule(settings.smallest_shown)
        house = House(
            content,
            settings.controller,
            settings.contact,
            partial(_link_of, bot),
            settings.region,
            least_told=rule.least_told,
        )
        router = Router(house)
        outgoing = Outgoing(content, clock, partial(_link_of, bot), least_told=rule.least_told)
        leases = open_leases(database)
        stack.push_async_callback(leases.close)
        metrics = Metrics()
        limits = Limits(settings.messages_per_second, timer=timer)
        receiver = _receiver(settings, database, bot, router, Drawings(content, database), clock, limits, metrics)
        shares = Shares(database, leases, limits, settings.messages_per_second, metrics)
        content_of = EachRow(outgoing.render, outgoing.settle)
        sender = Sender(database, bot, content_of, clock, limits, shards=shares.shards, observer=metrics)
        clockwork = Clockwork(database, content, sender, clock, rule)
        lateness = Lateness(database, leases, clock, metrics)
        cards = Cards(database, leases, clock, bot, limits, content)
        menus = Menus(database, leases, bot, content)
        watching = (leases, metrics, lateness, shares, cards, menus)
        yield App(settings, clock, database, content, bot, receiver, sender, clockwork, *watching)


def _receiver(
    settings: Settings,
    database: Database,
    bot: Bot,
    router: Router,
    drawings: Drawings,
    clock: Clock,
    limits: Limits,
    metrics: Metrics,
) -> Receiver:
    """On PostgreSQL others may be at work: it has a number of its own, and with webhooks their updates cross."""
    number = 0 if database.is_sqlite else secrets.randbelow(PRESENCE - 1) + 1
    return Receiver(
        database,
        bot,
        router.handle,
        router.apologise,
        clock,
        limits=limits,
        number=number,
        is_one_of_many=settings.receive == "webhook",
        told=metrics.answered,
        refused=metrics.refused,
        draw=drawings.draw,
        floods=Floods(dropped=metrics.dropped),
        slow_down=router.slow_down,
    )


async def _greet(bot: Bot) -> None:
    """Opens the connections; a refused token ends here, a Telegram that is away does not."""
    try:
        await bot.initialize()
        if bot.bot.can_read_all_group_messages:
            log.warning("privacy_mode_is_off", advice="BotFather, /setprivacy, Enable: groups are not to be read")
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
async def open_storage(
    settings: Settings, clock: Clock, *, migrates: bool = True, most_keys: int = CHANGING
) -> AsyncIterator[Database]:
    """The database at the newest revision, its key checked."""
    if not migrates:
        refuse_missing(settings.database_url)
    key = settings.key.get_secret_value() if settings.key else None
    keys = find_keys(settings.database_url, key, settings.key_file, most_keys)
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
        await database.probe()
        async with database.read():
            return
    except Exception as error:
        raise SetupError(f"TERREAU_DATABASE_URL: the database cannot be opened ({why_not_opened(error)})") from error
