"""A web server inside the running program: the webhook, /healthz, the demo's panel."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from bot.errors import SetupError

GRACE_SECONDS = 1
"""What a request under way has left when the server stops; then it is cut off, and Telegram brings it again."""


class InnerServer(uvicorn.Server):
    """Says when it listens, and leaves the signals to the program around it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


class WebServer:
    """`async with WebServer(app, host, port) as server: server.url`; port 0 takes a free one."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        self._app, self._host, self._port = app, host, port
        self._server: InnerServer | None = None
        self._task: asyncio.Task[None] | None = None

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
        config = uvicorn.Config(
            self._app,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        self._server = InnerServer(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]))
        await self._server.listens.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server and self._task:
            self._server.should_exit = True
            await self._task
