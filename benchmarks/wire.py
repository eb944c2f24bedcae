"""As much HTTP/1.1 as the stand-in needs, on raw asyncio: a server and a client that keep their connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length:"

Handle = Callable[[str, bytes, "Connection"], None]
"""Given the path, the body, and the connection on which to answer, now or later."""


class Connection(asyncio.Protocol):
    """One connection of a client; requests are handed over in their order."""

    def __init__(self, handle: Handle, connections: set[Connection]) -> None:
        self._handle, self._connections = handle, connections
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport
        self._connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        self._connections.discard(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(END_OF_HEAD)) >= 0:
            head = self._buffer[:end]
            whole = end + len(END_OF_HEAD) + content_length(head)
            if len(self._buffer) < whole:
                return
            body, self._buffer = self._buffer[end + len(END_OF_HEAD) : whole], self._buffer[whole:]
            self._handle(head[: head.index(b"\r\n")].split(b" ")[1].decode(), body, self)

    def answer(self, payload: bytes, status: int = 200) -> None:
        """Nothing happens where the client has gone meanwhile."""
        if self._transport is not None:
            head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
            self._transport.write(head.encode() + payload)

    def drop(self) -> None:
        """The connection ends without an answer."""
        if self._transport is not None:
            self._transport.abort()


def content_length(head: bytes) -> int:
    """0 where the head does not say; a body in chunks is not understood."""
    lowered = head.lower()
    if b"\r\ntransfer-encoding:" in lowered:
        raise ValueError("the stand-in takes no body in chunks")
    at = lowered.find(LENGTH)
    return 0 if at < 0 else int(lowered[at + len(LENGTH) :].split(b"\r\n", 1)[0])


async def post(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, body: bytes, secret: str) -> int:
    """Posts JSON on a connection that stays open; returns the status."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    answer = await reader.readuntil(END_OF_HEAD)
    await reader.readexactly(content_length(answer))
    return int(answer.split(b" ", 2)[1])
