"""The way to Telegram: python-telegram-bot over aiohttp, which says of each failure whether the request left.

HTTPX, the library's own transport, collapses above a few requests in flight and calls a refused connection and a
connection dropped after the request was taken by the same name; resending then doubles messages.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import aiohttp
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECT_SECONDS = 10.0
"""To one address."""
REACH_SECONDS = 15.0
"""To look up the server's name and connect to whichever address takes us: less than any wait for an answer, so that
what never left is not taken for a message without one."""
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
UNKNOWN_WAIT_SECONDS = 5.0
CONNECTIONS = 512
"""More than the sender has on their way: an answer always finds one."""


_ENCODER = json.JSONEncoder(ensure_ascii=False)


class NotReached(NetworkError):
    """The request was not taken: no connection, or a server that answered that it cannot work (5xx)."""


class NoAnswer(TimedOut):
    """The request left and nothing that can be understood came back: it may have been taken."""


class Flood(NetworkError):
    """Too many requests (429). The library's own error warns, each time, that one of its types will change."""

    def __init__(self, retry_after_seconds: float) -> None:
        super().__init__("Too Many Requests")
        self.retry_after_seconds = retry_after_seconds


class Plain:
    """Parameters that are JSON as they are, instead of the library's `RequestData`, which looks at each of them."""

    __slots__ = ("written",)
    contains_files = False

    def __init__(self, parameters: dict[str, Any]) -> None:
        self.written = _write(parameters)


class AiohttpRequest(BaseRequest):
    """Raises `NotReached`, `NoAnswer` or `Flood`; every other answer of the server goes to the library as it is."""

    def __init__(self, read_seconds: float = READ_SECONDS, connections: int = CONNECTIONS) -> None:
        self._read_seconds = read_seconds
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            headers = {"User-Agent": self.USER_AGENT}
            self._session = aiohttp.ClientSession(connector=connector, headers=headers)

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Plain | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body; the library's own timeouts other than `read_timeout` are not used."""
        if self._session is None:
            raise NotReached("the transport is not open")
        read = self._read_seconds if read_timeout is self.DEFAULT_NONE else read_timeout
        try:
            async with self._session.request(
                method,
                _parsed(url),
                data=_body(request_data),
                timeout=_timeout(read, request_data),
                allow_redirects=False,
            ) as response:
                status, payload = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NotReached(type(error).__name__) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswer(type(error).__name__) from error
        return _understood(status, payload)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The library's own logs a body that is not JSON, which may hold a person's words; this one does not."""
        try:
            parsed = json.loads(payload)
        except ValueError as error:
            raise NoAnswer("an answer that is not JSON") from error
        if not isinstance(parsed, dict):
            raise NoAnswer("an answer that is not an object")
        return parsed


def make_bot(token: str, api_url: str, read_seconds: float = READ_SECONDS) -> Bot:
    """A bot whose every request goes through our transport; `await bot.initialize()` opens it."""
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=AiohttpRequest(read_seconds),
        get_updates_request=AiohttpRequest(read_seconds, connections=2),
    )


def _retry_after(payload: bytes) -> float:
    """Seconds that a 429 asks to wait; a proxy in between may not say."""
    try:
        return float(json.loads(payload)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return UNKNOWN_WAIT_SECONDS


def _understood(status: int, payload: bytes) -> tuple[int, bytes]:
    if status == 504:
        raise NoAnswer("HTTP 504")
    if status == 429:
        raise Flood(_retry_after(payload))
    if status >= 500:
        raise NotReached(f"HTTP {status}")
    return status, payload


@lru_cache(maxsize=64)
def _parsed(url: str) -> URL:
    """The few addresses of a bot are taken apart once."""
    return URL(url)


def _timeout(read: float | None, request_data: RequestData | Plain | None) -> aiohttp.ClientTimeout:
    """A file is given the time to leave; everything else has to be answered within `read` seconds."""
    has_files = request_data is not None and request_data.contains_files
    return _within(None if read is None else read + (UPLOAD_SECONDS if has_files else 0.0))


@lru_cache(maxsize=64)
def _within(seconds: float | None) -> aiohttp.ClientTimeout:
    """One limit for the whole: `sock_read` is a timer more for every message; those to connect, for a connection."""
    return aiohttp.ClientTimeout(total=seconds, connect=REACH_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=None)


def _body(request_data: RequestData | Plain | None) -> aiohttp.FormData | aiohttp.BytesPayload | None:
    """JSON, which is cheaper to write than a form; a multipart form where there are files."""
    if request_data is None:
        return None
    if isinstance(request_data, Plain):
        return aiohttp.BytesPayload(request_data.written, content_type="application/json")
    if not request_data.contains_files:
        return aiohttp.BytesPayload(_write(request_data.parameters), content_type="application/json")
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, content_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=content_type)
    return form


def _write(parameters: dict[str, Any]) -> bytes:
    return _ENCODER.encode(parameters).encode()
