"""uvicorn inside a running loop: no signals taken, a quick end, and connections that can be cut."""

import asyncio
import contextlib
import socket
from collections.abc import Generator

import uvicorn
from starlette.requests import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

END_SECONDS = 2.0
_connections: dict[tuple[str, int], "CuttableProtocol"] = {}


class CuttableProtocol(H11Protocol):
    """Remembers its connection by the caller's address, for as long as it lives."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client is not None:
            _connections[self.client] = self

    def connection_lost(self, exc: Exception | None) -> None:
        if self.client is not None:
            _connections.pop(self.client, None)
        super().connection_lost(exc)


async def cut(request: Request) -> None:
    """End the request's connection without any answer, as a network does."""
    client = request.client
    protocol = _connections.get((client.host, client.port)) if client is not None else None
    if protocol is not None:
        protocol.transport.abort()
    await request.body()
    await request.receive()


class InnerServer(uvicorn.Server):
    """Serves until `stop` is called; leaves signals to the program that it runs in."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self._stop = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self._stop.wait()

    def stop(self) -> None:
        """Ask the server to end."""
        self._stop.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close at once what is idle; give answers that are being made a moment."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            await asyncio.wait(list(self.server_state.tasks), timeout=END_SECONDS)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)
