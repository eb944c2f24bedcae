"""The simulator as a server inside a running program: tests and the demo open it on a free loopback port."""

import asyncio
import socket
from datetime import datetime
from typing import Self

import uvicorn

from simulator.api.dispatch import obeyed_by
from simulator.transport import CuttableProtocol, InnerServer
from simulator.web import build
from simulator.world import World

DEFAULT_TOKEN = "424242:SIMULATOR-TOKEN-for-the-demo"  # noqa: S105 (a token of the simulator only)
DEFAULT_USERNAME = "TerreauDemoBot"
DEFAULT_NAME = "Terreau"
BACKLOG = 2048
KEEP_ALIVE_SECONDS = 120
"""Longer than any client keeps an idle connection: one closed by the server just as a call leaves loses that call."""


class Server:
    """`async with Server() as server: server.url`. Listens on 127.0.0.1 only; port 0 takes a free one.

    `tokens` maps a bot's token to its username; without it there is one bot, DEFAULT_TOKEN.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        clock: datetime | None = None,
        panel: str | None = None,
        tokens: dict[str, str] | None = None,
    ) -> None:
        self.world = World(clock)
        self.world.panel = panel
        obeyed_by(self.world)
        for token, username in (tokens or {DEFAULT_TOKEN: DEFAULT_USERNAME}).items():
            self.world.add_bot(token, username, DEFAULT_NAME if token == DEFAULT_TOKEN else username)
        self._port = port
        self._inner: InnerServer | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def token(self) -> str:
        """The first bot's token."""
        return self.world.first_bot().token

    @property
    def url(self) -> str:
        """The address, without a final slash; for python-telegram-bot, `base_url` is this with `/bot`."""
        return f"http://127.0.0.1:{self._port}"

    def set_panel(self, url: str | None) -> None:
        """Tell the chat page where the companion panel is."""
        self.world.panel = url

    async def start(self) -> None:
        """Listen; raises OSError when the port is taken."""
        # Named protocol: asyncio sets TCP_NODELAY only where it sees TCP, and without it each answer takes 40 ms.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", self._port))
            listener.listen(BACKLOG)
        except OSError:
            listener.close()
            raise
        self._port = listener.getsockname()[1]
        config = uvicorn.Config(
            build(self.world), http=CuttableProtocol, ws="none", lifespan="off", log_config=None, access_log=False,
            date_header=False, server_header=False, proxy_headers=False, backlog=BACKLOG,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )  # fmt: skip
        self._inner = InnerServer(config)
        self._task = asyncio.create_task(self._inner.serve(sockets=[listener]))
        await self._inner.ready.wait()

    async def stop(self) -> None:
        """End every poll and delivery, then the server."""
        self.world.close()
        for webhook in list(self.world.webhooks.values()):
            await webhook.stop()
        self.world.webhooks.clear()
        if self._inner is not None and self._task is not None:
            self._inner.stop()
            await self._task

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
