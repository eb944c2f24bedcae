"""The webhook: Telegram is told 200 only once the update's work has committed; anything else brings it again."""

from __future__ import annotations

import asyncio
import hmac
import json
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

import structlog
from aiohttp import web

from bot.delivery.faults import place
from bot.receiving.gate import Gate

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PROXIED = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via")
LARGEST_BODY = 1024 * 1024
"""Bytes. Telegram's own updates are a few thousand."""
BODY_SECONDS = 10.0
"""Whoever has the secret and sends the body more slowly than that is cut off."""
AGAIN = {"Retry-After": "1"}

Ages = Callable[[], Mapping[str, float]]
"""Seconds since the last success of each thing that must keep happening, by its name (poll, tick)."""
Limits = Mapping[str, float]
"""The age in seconds, by the same names, above which the bot is no longer well."""
log = structlog.get_logger(__name__)


class Takes(Protocol):
    async def take(self, raw: dict[str, Any]) -> None: ...


def webhook_app(
    receiver: Takes,
    secret: str,
    path: str,
    ages: Ages | None = None,
    limits: Limits | None = None,
    beside: Sequence[web.RouteDef] = (),
    gate: Gate | None = None,
) -> web.Application:
    """`path` is where Telegram posts; requests without the secret are refused unread, and their connection ends."""
    webhook = _webhook(receiver, secret, gate or Gate())
    return _app([web.post(path, webhook), _health(ages, limits or {}), *beside])


def health_app(
    ages: Ages | None = None, limits: Limits | None = None, beside: Sequence[web.RouteDef] = ()
) -> web.Application:
    """Without the webhook: beside long polling, or where no updates are taken."""
    return _app([_health(ages, limits or {}), *beside])


def _app(routes: Sequence[web.RouteDef]) -> web.Application:
    app = web.Application(client_max_size=LARGEST_BODY)
    app.add_routes(routes)
    return app


def metrics_route(measure: Callable[[], Awaitable[bytes]], content_type: str) -> web.RouteDef:
    """/metrics, for who asks this address itself: what comes through a proxy is a stranger's, and finds nothing."""

    async def metrics(request: web.Request) -> web.Response:
        if any(name in request.headers for name in PROXIED):
            return web.Response(status=404)
        try:
            return web.Response(body=await measure(), headers={"Content-Type": content_type})
        except Exception as error:
            log.error("not_measured", **place(error))
            return web.Response(status=503)

    return web.get("/metrics", metrics)


def _webhook(receiver: Takes, secret: str, gate: Gate) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def webhook(request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return _refused(401)
        with gate.enter() as put_off:
            if put_off is not None:
                return web.Response(status=put_off, headers=AGAIN)
            return await _taken(receiver, request)

    return webhook


async def _taken(receiver: Takes, request: web.Request) -> web.Response:
    try:
        async with asyncio.timeout(BODY_SECONDS):
            raw = _update(await _body(request))
    except TimeoutError:
        return _refused(408)
    if raw is None:
        return web.Response(status=400)
    try:
        await receiver.take(raw)
    except Exception as error:
        log.error("webhook_faulted", **place(error))
        return web.Response(status=500)
    return web.Response()


def _refused(status: int) -> web.Response:
    response = web.Response(status=status)
    response.force_close()
    return response


async def _body(request: web.Request) -> bytes:
    """The body; one that is larger than allowed is answered 413, and no more of it is read."""
    try:
        return await request.read()
    except (ConnectionError, web.RequestPayloadError):
        return b""


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None


def _health(ages: Ages | None, limits: Limits) -> web.RouteDef:
    """200 while all goes on as it should, 503 where something is late."""

    async def health(_request: web.Request) -> web.Response:
        if ages is None:
            return web.json_response({"status": "ok"})
        found = ages()
        late = any(age > limits.get(name, math.inf) for name, age in found.items())
        rounded = {name: round(age, 1) for name, age in found.items()}
        said = {"status": "late" if late else "ok", "age_seconds": rounded}
        return web.json_response(said, status=503 if late else 200)

    return web.get("/healthz", health)
