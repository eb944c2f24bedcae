"""Delivery and receiving against the simulator, which refuses what Telegram refuses."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from telegram import Bot

from bot.delivery.calls import call, send
from bot.delivery.content import EachRow
from bot.delivery.limits import Limits
from bot.delivery.sender import Sender
from bot.delivery.transport import make_bot
from bot.errors import DeliveryError, MaybeSent, NotSent, Refused, TryLater, Unreachable
from bot.model import Kind, Lane, Language, OutboxState, PersonState
from bot.receiving import Poller, Receiver, webhook_app
from bot.storage import outbox, people
from bot.storage.db import Database, Tx
from bot.storage.outbox import OutboxRow, Promise
from bot.views.message import Button, Message
from bot.web import WebServer
from simulator import Client, Server, Somebody
from tests.fixed_clock import FixedClock
from tests.receiving.town import NOW, Town

PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==")


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server(clock=NOW) as opened:
        yield opened


@pytest.fixture
async def client(server: Server) -> AsyncIterator[Client]:
    async with Client(server.url) as opened:
        yield opened


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    async with make_bot(server.token, server.url, read_seconds=0.5) as opened:
        yield opened


@pytest.fixture
async def ana(client: Client, bot: Bot) -> Somebody:
    """Ana, who has started the bot; it has heard her."""
    person = await client.person("Ana")
    await person.join()
    await call(bot, "getUpdates", {"offset": -1, "limit": 1})
    await call(bot, "getUpdates", {"offset": 2**31})
    return person


FAULTS: list[tuple[str, dict[str, object], DeliveryError]] = [
    ("403", {}, Unreachable("blocked")),
    ("400", {"description": "Bad Request: chat not found"}, Unreachable("chat_not_found")),
    ("429", {"retry_after": 9}, TryLater(9)),
    ("500", {}, NotSent("HTTP 500")),
    ("502", {}, NotSent("HTTP 502")),
    ("drop_before", {}, MaybeSent("ServerDisconnectedError")),
    ("drop_after", {}, MaybeSent("ServerDisconnectedError")),
    ("delay", {"seconds": 1}, MaybeSent("SocketTimeoutError")),
]


@pytest.mark.parametrize(("kind", "which", "expected"), FAULTS, ids=[kind for kind, *_ in FAULTS])
async def test_each_fault_is_understood(
    client: Client, bot: Bot, ana: Somebody, kind: str, which: dict[str, object], expected: DeliveryError
) -> None:
    await client.fault(kind, **which)
    with pytest.raises(DeliveryError) as caught:
        await send(bot, ana.id, Message("Bonjour"))
    assert type(caught.value) is type(expected)
    if not isinstance(expected, MaybeSent):
        assert str(caught.value) == str(expected)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Message("a" * 4097), "too_long"),
        (Message("a" * 1025, photo=PNG), "too_long"),
        (Message("<b>a"), "bad_entities"),
        (Message("a", ((Button("x", data="d" * 65),),)), "bad_request"),
    ],
)
async def test_what_telegram_never_accepts_is_refused_with_its_reason(
    bot: Bot, ana: Somebody, message: Message, reason: str
) -> None:
    with pytest.raises(Refused) as caught:
        await send(bot, ana.id, message)
    assert caught.value.reason == reason


async def test_a_person_who_blocks_or_is_deactivated_is_unreachable(client: Client, bot: Bot, ana: Somebody) -> None:
    await ana.block()
    with pytest.raises(Unreachable, match="blocked"):
        await send(bot, ana.id, Message("Bonjour"))
    await ana.unblock()
    await ana.deactivate()
    with pytest.raises(Unreachable, match="deactivated"):
        await send(bot, ana.id, Message("Bonjour"))
    with pytest.raises(Unreachable, match="chat_not_found"):
        await send(bot, 999_999, Message("Bonjour"))


async def test_rows_arrive_in_order_and_no_limit_is_met(
    database: Database, client: Client, bot: Bot, ana: Somebody
) -> None:
    await client.limits(True)
    async with database.write() as tx:
        person_id = (await people.add(tx, ana.id, Language.FRENCH, "1", NOW)).id
        for number in range(3):
            await outbox.promise(tx, Promise(f"{number}", Kind.IDEA, Lane.IDEA, person_id, 1, NOW), NOW)

    async def render(tx: Tx, row: OutboxRow) -> Message:
        return Message(f"<b>Idée {row.key}</b>", ((Button("Fait", data="v1:done:1"),),))

    async def settle(tx: Tx, row: OutboxRow, state: OutboxState, now: datetime) -> None:
        return None

    sender = Sender(database, bot, EachRow(render, settle), FixedClock(NOW), Limits(30))
    assert await sender.send_due() == 3
    arrived = [said["text"] for said in await ana.read() if "Idée" in str(said.get("text"))]
    assert arrived == ["Idée 0", "Idée 1", "Idée 2"]


@asynccontextmanager
async def listening(server: Server, bot: Bot, receiver: Receiver, way: str) -> AsyncIterator[None]:
    stop = asyncio.Event()
    if way == "polling":
        running = asyncio.create_task(Poller(receiver, bot).run(stop))
        yield
        stop.set()
        await running
        return
    async with WebServer(webhook_app(receiver, "a-secret", "/hook"), "127.0.0.1", 0) as web:
        await call(bot, "setWebhook", {"url": f"{web.url}/hook", "secret_token": "a-secret"})
        yield
        await call(bot, "deleteWebhook", {})


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_what_a_person_writes_is_worked_once_and_answered(
    database: Database, server: Server, bot: Bot, client: Client, ana: Somebody, way: str
) -> None:
    town = Town(database)
    await town.person(ana.id)
    receiver = Receiver(database, bot, town.handle, town.apologise, FixedClock(NOW))
    async with listening(server, bot, receiver, way):
        for text in ("un", "deux", "trois"):
            await ana.send(text)
            await ana.wait_for(f"re: {text}")
    await receiver.settle()
    assert len(await town.taken()) == 3
    assert await town.owed() == []
    await receiver.close()


async def test_an_answer_to_somebody_who_just_blocked_marks_them(
    database: Database, server: Server, bot: Bot, ana: Somebody
) -> None:
    town = Town(database)
    person_id = await town.person(ana.id)
    receiver = Receiver(database, bot, town.handle, town.apologise, FixedClock(NOW))
    await ana.send("au revoir")
    [raw] = [update for update in await call(bot, "getUpdates", {"timeout": 0}) if "message" in update]
    await ana.block()
    await receiver.take(raw)
    await receiver.settle()
    async with database.read() as tx:
        assert (await people.get(tx, person_id)).state is PersonState.UNREACHABLE
