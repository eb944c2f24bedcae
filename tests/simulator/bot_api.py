"""Calling the simulator as a bot does."""

import json
from datetime import datetime
from typing import Any

import aiohttp

MONDAY = datetime.fromisoformat("2026-11-23T08:00:00+01:00")
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000003000000020802000000") + b"\x00" * 20
"""The head of a picture of 3 × 2 pixels, which is all that the simulator reads."""


class Api:
    """Calls the Bot API as a bot would."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session, self.url, self.token = session, url, token

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer to a JSON call."""
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert body["ok"] == (answer.status == 200)
            assert body["ok"] or body["error_code"] == answer.status
            return body

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a call that must be refused."""
        body = await self.call(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def form(self, method: str, files: dict[str, bytes] | None = None, **params: Any) -> dict[str, Any]:
        """The whole answer to a form, multipart when there are files."""
        form = aiohttp.FormData({k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()})
        for name, data in (files or {}).items():
            form.add_field(name, data, filename=f"{name}.png")
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as answer:
            body: dict[str, Any] = await answer.json()
            return body

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What getUpdates gives, confirmed at once."""
        updates: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        if updates:
            await self.ok("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1, timeout=0)
        return updates
