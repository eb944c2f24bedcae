"""The endpoint: nobody without the secret, nothing larger than 1 MiB, 200 only once the update is taken."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from aiohttp import web
from sqlalchemy.exc import OperationalError

from bot.receiving import Receiver, health_app, webhook_app
from bot.receiving.webhook import LARGEST_BODY
from bot.running import late_after
from bot.web import WebServer
from tests.delivery.fake_api import FakeApi
from tests.receiving.town import Town, said

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "a-secret"}
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
