"""What the transport says of each way in which a request can fail, against a bare socket server."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import NoReturn

import pytest
from telegram import Bot, InputFile

from bot.delivery import transport
from bot.delivery.calls import call, send
from bot.delivery.leaving import ANSWER_SECONDS
from bot.delivery.transport import make_bot
from bot.errors import DeliveryError, MaybeSent, Moved, NotSent, Refused, TryLater, Unreachable
from bot.views.message import Button, Message

TOKEN = "1:secret"
OK = b'{"ok":true,"result":{"message_id":5}}'
Connection = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    if lengths:
        return head + await reader.readexactly(int(lengths[0].split(b":")[1]))
    return head + (await reader.readuntil(b"0\r\n\r\n") if b"chunked" in head.lower() else b"")


def answer(status: str, body: bytes) -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status.encode(), len(body), body)


@asynccontextmanager
async def server_of(connection: Connection) -> AsyncIterator[int]:
    """The port of a server that treats each connection with `connection`."""

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await connection(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(treat, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def bot_at(connection: Connection, read_seconds: float = 5) -> AsyncIterator[Bot]:
    """A bot whose server treats each connection with `connection`."""
    async with server_of(connection) as port, open_bot(f"http://127.0.0.1:{port}", read_seconds) as bot:
        yield bot


@asynccontextmanager
async def open_bot(url: str, read_seconds: float = 5) -> AsyncIterator[Bot]:
    bot = make_bot(TOKEN, url, read_seconds)
    await bot.request.initialize()
    try:
        yield bot
    finally:
        await bot.request.shutdown()


def answering(status: str, body: bytes, seen: list[bytes] | None = None) -> Connection:
    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not reader.at_eof():
            try:
                request = await read_request(reader)
            except asyncio.IncompleteReadError:
                return
            if seen is not None:
                seen.append(request)
            writer.write(answer(status, body))
            await writer.drain()

    return connection


async def fault_of(bot: Bot) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await send(bot, 1, Message("Bonjour"))
    return caught.value


async def test_a_refused_connection_was_not_sent() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        async with open_bot(f"http://127.0.0.1:{taken.getsockname()[1]}") as bot:
            assert isinstance(await fault_of(bot), NotSent)


async def test_an_unknown_host_was_not_sent() -> None:
    async with open_bot("http://api.invalid") as bot:
        assert isinstance(await fault_of(bot), NotSent)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reaching the server may take a moment only; its answer, as long as ever."""
    monkeypatch.setattr(transport, "REACH_SECONDS", 0.05)
    transport._within.cache_clear()
    yield
    transport._within.cache_clear()


@pytest.mark.usefixtures("impatient")
async def test_a_name_server_that_hangs_is_not_waited_for_until_the_answer_is_overdue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def hang(*_args: object, **_names: object) -> NoReturn:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", hang)
    async with open_bot("http://api.invalid", read_seconds=0.5) as bot:
        assert isinstance(await fault_of(bot), NotSent)
        assert isinstance(await fault_of(bot), NotSent)  # while the first look-up still hangs


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_never_finishes_the_secure_channel_was_not_sent_to() -> None:
    async def keep_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with server_of(keep_silent) as port, open_bot(f"https://127.0.0.1:{port}", read_seconds=0.5) as bot:
        assert isinstance(await fault_of(bot), NotSent)


def test_reaching_the_server_ends_before_a_row_without_an_answer_is_unknown() -> None:
    """aiohttp rounds long waits up to a whole second."""
    assert transport.CONNECT_SECONDS < transport.REACH_SECONDS < min(transport.READ_SECONDS, ANSWER_SECONDS) - 1


async def test_a_transport_that_is_closed_sends_nothing() -> None:
    assert isinstance(await fault_of(make_bot(TOKEN, "http://127.0.0.1:1")), NotSent)


async def test_a_connection_dropped_before_the_secure_channel_stands_was_not_sent() -> None:
    async def drop(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)

    server = await asyncio.start_server(drop_after(drop), "127.0.0.1", 0)
    async with server, open_bot(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}") as bot:
        assert isinstance(await fault_of(bot), NotSent)


def drop_after(connection: Connection) -> Connection:
    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await connection(reader, writer)
        writer.transport.abort()

    return treat


async def test_a_connection_dropped_before_the_request_is_read_may_have_been_sent() -> None:
    """Nothing on our side tells it from the next case: the bytes had left."""

    async def drop(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    async with bot_at(drop) as bot:
        assert isinstance(await fault_of(bot), MaybeSent)


async def test_a_connection_dropped_after_the_request_was_taken_may_have_been_sent_and_is_not_repeated() -> None:
    seen: list[bytes] = []

    async def take_and_drop(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await read_request(reader))
        writer.transport.abort()

    async with bot_at(take_and_drop) as bot:
        assert isinstance(await fault_of(bot), MaybeSent)
    assert len(seen) == 1


async def test_an_answer_that_breaks_off_may_have_been_sent() -> None:
    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(answer("200 OK", OK)[:-5])

    async with bot_at(half) as bot:
        assert isinstance(await fault_of(bot), MaybeSent)


async def test_a_read_timeout_may_have_been_sent() -> None:
    async def keep_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with bot_at(keep_silent, read_seconds=0.1) as bot:
        assert isinstance(await fault_of(bot), MaybeSent)


async def test_a_connection_closed_while_idle_is_replaced_without_an_error() -> None:
    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(answer("200 OK", OK))
        await writer.drain()

    async with bot_at(once) as bot:
        for _ in range(3):
            assert await send(bot, 1, Message("Bonjour")) == 5
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("status", ["500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable"])
async def test_a_server_that_cannot_work_has_not_sent(status: str) -> None:
    async with bot_at(answering(status, b"<html>")) as bot:
        assert isinstance(await fault_of(bot), NotSent)


@pytest.mark.parametrize(
    ("status", "body"),
    [("504 Gateway Timeout", b""), ("200 OK", b"<html>"), ("200 OK", b"[]"), ("200 OK", b'{"ok":true}')],
)
async def test_an_answer_that_cannot_be_understood_may_have_been_sent(status: str, body: bytes) -> None:
    async with bot_at(answering(status, body)) as bot:
        assert isinstance(await fault_of(bot), MaybeSent)


@pytest.mark.parametrize(
    ("status", "description", "expected"),
    [
        ("403 Forbidden", "Forbidden: bot was blocked by the user", Unreachable("blocked")),
        ("403 Forbidden", "Forbidden: user is deactivated", Unreachable("deactivated")),
        ("403 Forbidden", "Forbidden: bot was kicked from the supergroup chat", Unreachable("kicked")),
        ("403 Forbidden", "Forbidden: bot is not a member of the channel chat", Unreachable("kicked")),
        ("403 Forbidden", "Forbidden: bot can't initiate conversation with a user", Unreachable("not_started")),
        ("400 Bad Request", "Bad Request: chat not found", Unreachable("chat_not_found")),
        ("400 Bad Request", "Bad Request: message is too long", Refused("too_long")),
        ("400 Bad Request", "Bad Request: message caption is too long", Refused("too_long")),
        ("400 Bad Request", "Bad Request: MEDIA_CAPTION_TOO_LONG", Refused("too_long")),
        ("400 Bad Request", "Bad Request: can't parse entities: Unsupported start tag", Refused("bad_entities")),
        ("400 Bad Request", "Bad Request: message is not modified: specified new…", Refused("not_modified")),
        ("400 Bad Request", "Bad Request: query is too old and response timeout expired", Refused("query_too_old")),
        ("400 Bad Request", "Bad Request: message to edit not found", Refused("message_gone")),
        ("400 Bad Request", "Bad Request: anything else", Refused("bad_request")),
        ("413 Request Entity Too Large", "Request Entity Too Large", Refused("too_long")),
        ("401 Unauthorized", "Unauthorized", TryLater(60)),
        ("404 Not Found", "Not Found", TryLater(60)),
    ],
)
async def test_each_refusal_has_its_reason(status: str, description: str, expected: DeliveryError) -> None:
    body = b'{"ok":false,"description":"%s"}' % description.encode()
    async with bot_at(answering(status, body)) as bot:
        fault = await fault_of(bot)
    assert (type(fault), str(fault)) == (type(expected), str(expected))


async def test_a_flood_says_how_long_to_wait_and_a_group_where_it_moved() -> None:
    flood = b'{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":7}}'
    async with bot_at(answering("429 Too Many Requests", flood)) as bot:
        fault = await fault_of(bot)
    assert isinstance(fault, TryLater)
    assert fault.retry_after_seconds == 7
    moved = b'{"ok":false,"description":"Bad Request: group","parameters":{"migrate_to_chat_id":-1009}}'
    async with bot_at(answering("400 Bad Request", moved)) as bot:
        fault = await fault_of(bot)
    assert isinstance(fault, Moved)
    assert fault.chat_id == -1009


async def test_a_text_leaves_in_html_without_preview_and_with_its_buttons() -> None:
    seen: list[bytes] = []
    async with bot_at(answering("200 OK", OK, seen)) as bot:
        keyboard = ((Button("Fait", data="v1:done:3"),),)
        assert await send(bot, 42, Message("<b>é</b>", keyboard)) == 5
    head, _, body = seen[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /bot1:secret/sendMessage ")
    assert b"Content-Type: application/json" in head
    given = json.loads(body)
    assert (given["chat_id"], given["text"], given["parse_mode"]) == (42, "<b>é</b>", "HTML")
    assert given["link_preview_options"] == {"is_disabled": True}
    assert given["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "v1:done:3"


async def test_a_photo_leaves_as_a_multipart_form_with_its_caption() -> None:
    seen: list[bytes] = []
    async with bot_at(answering("200 OK", OK, seen)) as bot:
        assert await send(bot, 42, Message("<b>é</b>", photo=b"\x89PNG bytes", photo_name="bilan.png")) == 5
    request = seen[0]
    assert request.startswith(b"POST /bot1:secret/sendPhoto ")
    assert b"multipart/form-data" in request
    assert b'name="photo"; filename="bilan.png"' in request
    assert b"\x89PNG bytes" in request
    assert "<b>é</b>".encode() in request


async def test_a_file_given_to_any_method_is_uploaded() -> None:
    seen: list[bytes] = []
    async with bot_at(answering("200 OK", OK, seen)) as bot:
        await call(bot, "sendDocument", {"chat_id": 1, "document": InputFile(b"words", "notes.txt")})
    assert b'name="document"; filename="notes.txt"' in seen[0]


async def test_many_requests_share_few_connections() -> None:
    connections: list[int] = []

    async def count(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(1)
        await answering("200 OK", OK)(reader, writer)

    async with bot_at(count) as bot:
        for _ in range(3):
            await asyncio.gather(*(send(bot, chat, Message("Bonjour")) for chat in range(8)))
    assert len(connections) <= 8
