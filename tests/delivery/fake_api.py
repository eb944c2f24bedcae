"""A Bot API of a page: takes every method, remembers each call, fails as it is told. For tests of delivery alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from telegram import Bot

from bot.delivery.transport import make_bot

Params = dict[str, Any]
Reply = tuple[int, dict[str, Any]]
Script = Callable[[str, Params], Reply | None]
"""Given a method and its parameters: the failure to answer with, or None for the ordinary answer."""

TOKEN = "1:secret"


def failing(status: int, description: str, **parameters: int) -> Reply:
    return status, {"ok": False, "error_code": status, "description": description, "parameters": parameters}


@dataclass
class FakeApi:
    calls: list[tuple[str, Params]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    script: Script | None = None
    url: str = ""
    offset: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def of(self, method: str) -> list[Params]:
        return [params for name, params in self.calls if name == method]

    def texts(self, chat_id: int | None = None) -> list[str]:
        return [str(call["text"]) for call in self.of("sendMessage") if chat_id in (None, int(call["chat_id"]))]

    def fail_once(self, *replies: Reply) -> None:
        """The next calls other than getUpdates fail so, one after the other."""
        left = list(replies)
        self.script = lambda method, params: left.pop(0) if left else None

    def arrive(self, *updates: dict[str, Any]) -> None:
        self.updates.extend(updates)
        self.arrived.set()

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        is_json = request.content_type == "application/json"
        params = await request.json() if is_json else {n: _value(v) for n, v in (await request.post()).items()}
        self.calls.append((method, params))
        status, body = (self.script and self.script(method, params)) or (200, await self._ordinary(method, params))
        return web.json_response(body, status=status)

    async def _ordinary(self, method: str, params: Params) -> dict[str, Any]:
        if method == "getUpdates":
            return {"ok": True, "result": await self._batch(params)}
        return {"ok": True, "result": {"message_id": len(self.calls)} if method.startswith("send") else True}

    async def _batch(self, params: Params) -> list[dict[str, Any]]:
        self.offset = max(self.offset, int(params.get("offset", 0)))
        self.updates = [update for update in self.updates if update["update_id"] >= self.offset]
        if not self.updates and float(params.get("timeout", 0)):
            self.arrived.clear()
            try:
                await asyncio.wait_for(self.arrived.wait(), float(params["timeout"]))
            except TimeoutError:
                return []
        return self.updates[:100]


def _value(value: Any) -> Any:
    if isinstance(value, web.FileField):
        return value.file.read()
    try:
        return json.loads(value)
    except ValueError:
        return value


@asynccontextmanager
async def fake_api() -> AsyncIterator[tuple[FakeApi, Bot]]:
    """The API and a bot that is connected to it."""
    api = FakeApi()
    app = web.Application()
    app.router.add_post("/bot" + TOKEN + "/{method}", api.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    bot = make_bot(TOKEN, api.url)
    for request in bot._request:
        await request.initialize()
    try:
        yield api, bot
    finally:
        for request in bot._request:
            await request.shutdown()
        await runner.cleanup()
