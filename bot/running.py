"""Puts the parts of the application to work: the roles of one process, beside others or alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from functools import partial
from urllib.parse import urlsplit

import structlog

from bot.app import App
from bot.backups import LOOK_MINUTES, NOTE_SECONDS, Backups
from bot.delivery.calls import call
from bot.delivery.cards import CARD_SECONDS
from bot.delivery.lateness import LOOK_SECONDS
from bot.delivery.menus import MENU_SECONDS
from bot.delivery.presentation import present
from bot.delivery.sender import Sender
from bot.delivery.shares import Shares
from bot.errors import DeliveryError
from bot.interpreter import settle_in
from bot.metrics import CONTENT_TYPE
from bot.receiving import Poller, Relief, health_app, metrics_route, webhook_app
from bot.receiving.poller import ALLOWED_UPDATES
from bot.reloading import Reloading
from bot.settings import ProcessRole
from bot.storage.leases import Leases
from bot.web import WebServer

INTRODUCE_AGAIN_SECONDS = 10.0
LATE_TICK_SECONDS, LATE_TICKS = 120.0, 4
LATE_POLL_SECONDS = 180.0
STAND_BY_SECONDS, WATCH_SECONDS = 1.0, 0.25
POLLING = "polling"

Work = Callable[[asyncio.Event], Awaitable[None]]
"""Works until the event is set."""
log = structlog.get_logger(__name__)


async def run(app: App, stop: asyncio.Event, reload_asked: asyncio.Event) -> None:
    """Works until `stop` is set, then ends within five seconds with nothing lost; `reload_asked`: of the content."""
    log.info("starting", receive=app.settings.receive, roles=sorted(app.settings.roles))
    works = {
        ProcessRole.UPDATES: lambda stop: receive(app, stop),
        ProcessRole.SCHEDULER: lambda stop: schedule(app, stop),
        ProcessRole.SENDER: lambda stop: send(app.sender, app.shares, stop),
    }
    chosen: list[Work] = [work for role, work in works.items() if role in app.settings.roles]
    reloading = Reloading(app.database, app.content, app.clock, reload_asked)
    async with AsyncExitStack() as stack:
        if ProcessRole.UPDATES not in app.settings.roles:
            await stack.enter_async_context(web_of(app, None))
        roles = app.settings.roles
        await app.shares.begin(sends=ProcessRole.SENDER in roles, answers=ProcessRole.UPDATES in roles)
        settle_in()
        # Whatever still holds a connection ends before the database is closed, or its thread would outlive it.
        await together([*chosen, app.leases.keep, app.shares.run, reloading.run], stop)
    log.info("stopped")


async def together(works: list[Work], stop: asyncio.Event) -> None:
    """All at once until `stop`; where one fails the others end as well, and its error is raised."""
    working = [asyncio.ensure_future(work(stop)) for work in works]
    try:
        await asyncio.wait(working, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        stop.set()
        await asyncio.wait(working)
    for task in working:
        task.result()


async def schedule(app: App, stop: asyncio.Event) -> None:
    """Ticks until `stop`; beside others, since every promise is unique."""
    scheduler = app.clockwork.schedule(app.settings.tick_seconds)
    scheduler.add_job(app.lateness.look, "interval", seconds=LOOK_SECONDS, id="lateness")
    scheduler.add_job(app.cards.look, "interval", seconds=CARD_SECONDS, id="cards")
    scheduler.add_job(app.menus.look, "interval", seconds=MENU_SECONDS, id="menus")
    backups = Backups(app.database, app.leases, app.clock, app.settings.backup_folder)
    scheduler.add_job(backups.look, "interval", minutes=LOOK_MINUTES, id="backup")
    scheduler.add_job(backups.note_erasures, "interval", seconds=NOTE_SECONDS, id="erasures")
    scheduler.start()
    try:
        await stop.wait()
    finally:
        scheduler.shutdown(wait=False)
        await app.clockwork.rest()
        await app.lateness.rest()
        await app.cards.rest()
        await app.menus.rest()
        await backups.rest()


async def send(sender: Sender, shares: Shares, stop: asyncio.Event) -> None:
    """Sends what is due to the chats that are this process's; once it has lost them, at once nothing any more."""
    while not stop.is_set():
        if shares.has_chats():
            await _while_true(shares.has_chats, sender.run, stop)
        else:
            await sender.recover()  # of no chats: whatever comes back has to be put in order again
        await _pause(stop, WATCH_SECONDS)


async def under_lease(leases: Leases, purpose: str, work: Work, stop: asyncio.Event) -> None:
    """Does the work while the lease is this process's, and stands by while it is another's."""
    is_told = False
    while not stop.is_set():
        if await leases.take(purpose):
            log.info("lease_taken", purpose=purpose)
            await _while_true(partial(leases.holds, purpose), work, stop)
            is_told = False
        elif not is_told:
            log.info("standing_by", purpose=purpose)
            is_told = True
        await _pause(stop, STAND_BY_SECONDS)


async def _while_true(holds: Callable[[], bool], work: Work, stop: asyncio.Event) -> None:
    ending = asyncio.Event()
    working = asyncio.ensure_future(work(ending))
    try:
        while not working.done() and not stop.is_set() and holds():
            await _pause(stop, WATCH_SECONDS)
    finally:
        ending.set()
        await working


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


async def receive(app: App, stop: asyncio.Event) -> None:
    """Answers what the last process left owed, then takes updates by polling or webhook until `stop`."""
    poller = Poller(app.receiver, app.bot) if app.settings.receive == "polling" else None
    relief = Relief(app.receiver, app.leases)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(app.receiver.close)
        await relief.begin()  # before anything is taken: an older answer must not replace what a newer one showed
        await stack.enter_async_context(web_of(app, poller))
        introducing = asyncio.create_task(_introduce(app, stop))
        try:
            await together([lambda stop: _poll(app.leases, poller, stop), relief.run], stop)
        finally:
            await introducing


async def _poll(leases: Leases, poller: Poller | None, stop: asyncio.Event) -> None:
    """Two that poll would take each other's updates: of several processes one does. Webhooks come by themselves."""
    await (under_lease(leases, POLLING, poller.run, stop) if poller else stop.wait())


def web_of(app: App, poller: Poller | None) -> WebServer:
    """The server of this process: /healthz with what its roles must keep doing, and the webhook if it takes updates."""

    def ages() -> Mapping[str, float]:
        ticked = {"tick": app.clockwork.age_seconds()} if ProcessRole.SCHEDULER in settings.roles else {}
        polled = {"poll": poller.age_seconds()} if poller and app.leases.holds(POLLING) else {}
        return {**ticked, **polled}

    async def measure() -> bytes:
        await app.lateness.measure()
        return app.metrics.exposed()

    settings = app.settings
    limits, beside = late_after(settings.tick_seconds), [metrics_route(measure, CONTENT_TYPE)]
    takes_webhook = ProcessRole.UPDATES in settings.roles and poller is None
    if not takes_webhook or settings.webhook_secret is None:
        return WebServer(health_app(ages, limits, beside), settings.host, settings.port)
    path = urlsplit(settings.webhook_url or "").path or "/"
    secret = settings.webhook_secret.get_secret_value()
    return WebServer(webhook_app(app.receiver, secret, path, ages, limits, beside), settings.host, settings.port)


async def _introduce(app: App, stop: asyncio.Event) -> None:
    """Tells Telegram how updates are to come and who the bot is, again and again until it has heard."""
    while not stop.is_set():
        try:
            await _choose_way(app)
            await present(app.bot, app.texts)
            return
        except DeliveryError as error:
            log.warning("not_introduced", error=type(error).__name__)
        await _pause(stop, INTRODUCE_AGAIN_SECONDS)


async def _choose_way(app: App) -> None:
    if app.settings.receive == "polling":
        await call(app.bot, "deleteWebhook", {})
        return
    secret = app.settings.webhook_secret
    hook = {"url": app.settings.webhook_url, "allowed_updates": list(ALLOWED_UPDATES)}
    await call(app.bot, "setWebhook", {**hook, "secret_token": secret and secret.get_secret_value()})


def late_after(tick_seconds: float) -> Mapping[str, float]:
    """The ages in seconds above which /healthz says that the bot is late."""
    return {"tick": max(LATE_TICK_SECONDS, LATE_TICKS * tick_seconds), "poll": LATE_POLL_SECONDS}
