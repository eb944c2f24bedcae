"""A web server inside the running program: the webhook, /healthz, the demo's panel."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

from aiohttp import hdrs, web

from bot.errors import SetupError

LEFT_BYTES, LEFT_SECONDS = 64 * 1024, 0.5
"""So much of a body that nobody wants is read away, that its sender may hear the answer; then the connection ends."""
GRACE_SECONDS = 1
"""What a request under way has left when the server stops; then it is cut off, and Telegram brings it again."""


class WebServer:
    """`async with WebServer(app, host, port) as server: server.url`; port 0 takes a free one."""

    def __init__(self, app: web.Application, host: str, port: int) -> None:
        app.on_response_prepare.extend((_say_no_version, _read_a_little))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE_SECONDS, lingering_time=0)
        self._host, self._port = host, port

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._port}"

    async def __aenter__(self) -> WebServer:
        """Listens; `SetupError` where the address is taken."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        # Named protocol: asyncio sets TCP_NODELAY only where it sees TCP, and without it each answer takes 40 ms.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self._host, self._port))
            listener.listen()
        except OSError as error:
            listener.close()
            raise SetupError(f"TERREAU_HOST, TERREAU_PORT: cannot listen on {self._host}:{self._port}") from error
        self._port = listener.getsockname()[1]
        await self._runner.setup()
        await web.SockSite(self._runner, listener).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


async def _say_no_version(_request: web.Request, response: web.StreamResponse) -> None:
    """Whoever asks need not know what answers."""
    response.headers.pop(hdrs.SERVER, None)


async def _read_a_little(request: web.Request, _response: web.StreamResponse) -> None:
    """Of what was refused unread; aiohttp itself would read on for ten seconds, however much comes."""
    left = LEFT_BYTES
    with suppress(TimeoutError, ConnectionError, web.RequestPayloadError):
        async with asyncio.timeout(LEFT_SECONDS):
            while left > 0 and not request.content.at_eof():
                left -= len(await request.content.readany())
