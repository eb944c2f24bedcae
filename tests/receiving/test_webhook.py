"""The endpoint: nobody without the secret, nothing larger than 1 MiB, 200 only once the update is taken."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from aiohttp import web
from sqlalchemy.exc import OperationalError

from bot.receiving import Receiver, health_app, webhook, webhook_app
from bot.receiving.gate import Gate
from bot.receiving.webhook import LARGEST_BODY
from bot.running import late_after
from bot.settings import Settings
from bot.web import WebServer
from tests.delivery.fake_api import FakeApi
from tests.receiving.town import Town, said

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "a-secret"}
COMPARE = hmac.compare_digest
LOCKED = OperationalError("UPDATE", {}, Exception("database is locked"))


class Taking:
    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.fault: Exception | None = None

    async def take(self, raw: dict[str, Any]) -> None:
        if self.fault:
            raise self.fault
        self.taken.append(raw)


@asynccontextmanager
async def asking(app: web.Application) -> AsyncIterator[httpx.AsyncClient]:
    async with WebServer(app, "127.0.0.1", 0) as server, httpx.AsyncClient(base_url=server.url) as client:
        yield client


@pytest.fixture
def taking() -> Taking:
    return Taking()


@pytest.fixture
async def telegram(taking: Taking) -> AsyncIterator[httpx.AsyncClient]:
    async with asking(webhook_app(taking, "a-secret", "/hook", lambda: {"poll": 3.14159})) as client:
        yield client


async def test_an_update_with_the_secret_is_taken(telegram: httpx.AsyncClient, taking: Taking) -> None:
    answer = await telegram.post("/hook", json=said(7, "bonjour"), headers=SECRET)
    assert answer.status_code == 200
    assert taking.taken == [said(7, "bonjour")]


@pytest.mark.parametrize("given", [None, "", "a-secre", "a-secrets", "é"])
async def test_a_wrong_secret_is_refused(telegram: httpx.AsyncClient, taking: Taking, given: str | None) -> None:
    headers = {} if given is None else {"X-Telegram-Bot-Api-Secret-Token": given.encode()}
    answer = await telegram.post("/hook", json=said(7, "bonjour"), headers=headers)
    assert (answer.status_code, taking.taken) == (401, [])


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'{"message":{}}', b'{"update_id":"7"}', b"[" * 100_000])
async def test_a_body_that_is_no_update_is_refused(telegram: httpx.AsyncClient, taking: Taking, body: bytes) -> None:
    answer = await telegram.post("/hook", content=body, headers=SECRET)
    assert (answer.status_code, taking.taken) == (400, [])


async def test_a_body_that_is_too_large_is_refused_whatever_its_headers_say(
    telegram: httpx.AsyncClient, taking: Taking
) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 1024 + 1):
            yield b" " * 1024

    exact = json.dumps(said(7, "x")).encode().ljust(LARGEST_BODY)
    assert (await telegram.post("/hook", content=exact + b" ", headers=SECRET)).status_code == 413
    assert (await telegram.post("/hook", content=parts(), headers=SECRET)).status_code == 413
    assert taking.taken == []
    assert (await telegram.post("/hook", content=exact, headers=SECRET)).status_code == 200


async def test_a_fault_of_the_database_asks_for_the_update_again(telegram: httpx.AsyncClient, taking: Taking) -> None:
    taking.fault = LOCKED
    assert (await telegram.post("/hook", json=said(7, "bonjour"), headers=SECRET)).status_code == 500


async def test_health_says_how_long_ago_things_last_happened(telegram: httpx.AsyncClient) -> None:
    answer = await telegram.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "age_seconds": {"poll": 3.1}})
    async with asking(health_app()) as client:
        assert (await client.get("/healthz")).json() == {"status": "ok"}
        assert (await client.post("/hook")).status_code == 404


@pytest.mark.parametrize(
    ("tick", "poll", "status"), [(120.0, 180.0, 200), (120.1, 0.0, 503), (0.0, 180.1, 503), (9999.0, 9999.0, 503)]
)
async def test_health_says_that_the_bot_is_late(tick: float, poll: float, status: int) -> None:
    app = health_app(lambda: {"tick": tick, "poll": poll}, {"tick": 120, "poll": 180})
    async with asking(app) as client:
        answer = await client.get("/healthz")
    assert answer.status_code == status
    said_so = {"status": "ok" if status == 200 else "late", "age_seconds": {"tick": tick, "poll": poll}}
    assert answer.json() == said_so


async def test_what_has_no_limit_is_never_late(taking: Taking) -> None:
    app = webhook_app(taking, "a-secret", "/hook", lambda: {"tick": 1e9, "other": 1e9}, {"poll": 180})
    async with asking(app) as client:
        assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize(("tick_seconds", "limit"), [(15, 120), (30, 120), (31, 124), (300, 1200)])
def test_a_tick_is_late_after_two_minutes_or_four_ticks(tick_seconds: float, limit: float) -> None:
    assert late_after(tick_seconds) == {"tick": limit, "poll": 180}


async def test_200_means_that_the_work_has_committed(town: Town, api: FakeApi, receiver: Receiver) -> None:
    await town.person()
    async with asking(webhook_app(receiver, "a-secret", "/hook")) as client:
        town.faults.append(LOCKED)
        assert (await client.post("/hook", json=said(7, "bonjour"), headers=SECRET)).status_code == 500
        assert await town.taken() == []
        assert (await client.post("/hook", json=said(7, "bonjour"), headers=SECRET)).status_code == 200
        assert await town.taken() == [7]
    await receiver.settle()
    assert api.texts() == ["re: bonjour"]


@pytest.mark.parametrize("given", ["", "a-secret", "b-secret", "a-secret-that-is-longer"])
async def test_the_secret_is_compared_in_constant_time(
    telegram: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return COMPARE(one, other)

    monkeypatch.setattr(webhook.hmac, "compare_digest", compare)
    await telegram.post("/hook", json=said(7, "bonjour"), headers={"X-Telegram-Bot-Api-Secret-Token": given})
    assert compared == [(given.encode(), b"a-secret")]


async def test_whoever_guesses_loses_the_connection_with_each_guess(telegram: httpx.AsyncClient) -> None:
    assert (await telegram.post("/hook", content=b"{}")).headers["Connection"] == "close"


async def test_more_than_a_second_allows_is_put_off_and_strangers_use_nothing_of_it(taking: Taking) -> None:
    elapsed = [0.0]
    gate = Gate(lambda: elapsed[0], per_second=3)
    async with asking(webhook_app(taking, "a-secret", "/hook", gate=gate)) as client:
        for _ in range(10):
            assert (await client.post("/hook", json=said(7, "x"))).status_code == 401
        answers = [await client.post("/hook", json=said(number, "x"), headers=SECRET) for number in range(5)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
        assert answers[-1].headers["Retry-After"] == "1"
        elapsed[0] = 1.0
        assert (await client.post("/hook", json=said(4, "x"), headers=SECRET)).status_code == 200
    assert [raw["update_id"] for raw in taking.taken] == [0, 1, 2, 4]


async def test_more_than_telegram_has_connections_is_put_off_until_others_are_done(taking: Taking) -> None:
    begun, going_on = asyncio.Event(), asyncio.Event()

    class Slow:
        async def take(self, raw: dict[str, Any]) -> None:
            begun.set()
            await going_on.wait()
            await taking.take(raw)

    async with asking(webhook_app(Slow(), "a-secret", "/hook", gate=Gate(under_way=1))) as client:
        first = asyncio.create_task(client.post("/hook", json=said(1, "x"), headers=SECRET))
        await begun.wait()
        assert (await client.post("/hook", json=said(2, "x"), headers=SECRET)).status_code == 503
        assert (await client.get("/healthz")).status_code == 200
        going_on.set()
        assert (await first).status_code == 200
        assert (await client.post("/hook", json=said(2, "x"), headers=SECRET)).status_code == 200
    assert [raw["update_id"] for raw in taking.taken] == [1, 2]


async def test_a_body_that_never_ends_is_cut_off(taking: Taking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "BODY_SECONDS", 0.05)
    gate = Gate(under_way=1)
    async with WebServer(webhook_app(taking, "a-secret", "/hook", gate=gate), "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.url.rsplit(":", 1)[1]))
        head = (
            "POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: a-secret\r\nContent-Length: 9\r\n\r\n{"
        )
        writer.write(head.encode())
        assert (await reader.readline()).split()[1] == b"408"
        writer.close()
        async with httpx.AsyncClient(base_url=server.url) as client:
            assert (await client.post("/hook", json=said(1, "x"), headers=SECRET)).status_code == 200


async def pour(writer: asyncio.StreamWriter) -> None:
    """64 MiB: what the system itself takes for a connection is a few."""
    for _ in range(64):
        writer.write(b" " * LARGEST_BODY)
        await writer.drain()


@pytest.mark.parametrize("asked", ["POST /hook", "POST /elsewhere", "PUT /hook", "POST /healthz"])
async def test_of_a_body_that_nobody_wants_little_is_read_and_the_connection_ends(taking: Taking, asked: str) -> None:
    async with WebServer(webhook_app(taking, "a-secret", "/hook"), "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.url.rsplit(":", 1)[1]))
        writer.write(f"{asked} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n".encode())
        assert (await reader.readline()).split()[1] in (b"401", b"404", b"405")
        with pytest.raises(ConnectionError):
            await pour(writer)
        writer.close()
    assert taking.taken == []


async def test_nobody_else_is_listened_to_unless_told_otherwise(taking: Taking) -> None:
    host = Settings.model_fields["host"].default
    async with WebServer(webhook_app(taking, "a-secret", "/hook"), host, 0) as server:
        port = int(server.url.rsplit(":", 1)[1])
        with pytest.raises(OSError, match=r"refused|Connect"):
            await asyncio.open_connection("127.0.0.2", port)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/healthz")).status_code == 200
    async with WebServer(webhook_app(taking, "a-secret", "/hook"), "0.0.0.0", 0) as server:
        _, writer = await asyncio.open_connection("127.0.0.2", int(server.url.rsplit(":", 1)[1]))
        writer.close()
