"""The webhook: Telegram is told 200 only once the update's work has committed; anything else brings it again."""

from __future__ import annotations

import hmac
import json
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.delivery.faults import place

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PROXIED = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via")
LARGEST_BODY = 1024 * 1024
"""Bytes. Telegram's own updates are a few thousand."""

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
    beside: Sequence[Route] = (),
) -> Starlette:
    """`path` is where Telegram posts; requests without the secret are refused unread."""
    hook = Route(path, _webhook(receiver, secret), methods=["POST"])
    return Starlette(routes=[hook, _health(ages, limits or {}), *beside])


def health_app(ages: Ages | None = None, limits: Limits | None = None, beside: Sequence[Route] = ()) -> Starlette:
    """Without the webhook: beside long polling, or where no updates are taken."""
    return Starlette(routes=[_health(ages, limits or {}), *beside])


def metrics_route(measure: Callable[[], Awaitable[bytes]], content_type: str) -> Route:
    """/metrics, for who asks this address itself: what comes through a proxy is a stranger's, and finds nothing."""

    async def metrics(request: Request) -> Response:
        if any(name in request.headers for name in PROXIED):
            return Response(status_code=404)
        try:
            return Response(await measure(), media_type=content_type)
        except Exception as error:
            log.error("not_measured", **place(error))
            return Response(status_code=503)

    return Route("/metrics", metrics)


def _webhook(receiver: Takes, secret: str) -> Callable[[Request], Awaitable[Response]]:
    async def webhook(request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=401)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        raw = _update(body)
        if raw is None:
            return Response(status_code=400)
        try:
            await receiver.take(raw)
        except Exception as error:
            log.error("webhook_faulted", **place(error))
            return Response(status_code=500)
        return Response(status_code=200)

    return webhook


async def _body(request: Request) -> bytes | None:
    """The body; None where it is larger than allowed, of which no more is read."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST_BODY:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None


def _health(ages: Ages | None, limits: Limits) -> Route:
    """200 while all goes on as it should, 503 where something is late."""

    async def health(_request: Request) -> Response:
        if ages is None:
            return JSONResponse({"status": "ok"})
        found = ages()
        late = any(age > limits.get(name, math.inf) for name, age in found.items())
        rounded = {name: round(age, 1) for name, age in found.items()}
        return JSONResponse({"status": "late" if late else "ok", "age_seconds": rounded}, 503 if late else 200)

    return Route("/healthz", health)
