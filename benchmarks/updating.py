"""Updates that the stand-in has for a bot: offered to polling, or pushed to a webhook."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import suppress
from urllib.parse import urlsplit

from benchmarks.wire import post

BATCH = 100
CONNECTIONS = 40
"""https://core.telegram.org/bots/api#setwebhook, the default of `max_connections`."""
FIRST_CHAT = 1_000_000


def written(update_id: int, chat_id: int, text: str = "/bench") -> bytes:
    """A message of a person in their own chat, as Telegram writes it; the text carries the update's number."""
    person = f'{{"id":{chat_id},"is_bot":false,"first_name":"P","language_code":"fr"}}'
    chat = f'{{"id":{chat_id},"type":"private","first_name":"P"}}'
    entity = f'[{{"type":"bot_command","offset":0,"length":{len(text)}}}]' if text.startswith("/") else "[]"
    message = f'"message_id":{update_id},"date":1790000000,"chat":{chat},"from":{person}'
    return (
        f'{{"update_id":{update_id},"message":{{{message},"text":"{text} {update_id}","entities":{entity}}}}}'
    ).encode()


class Updates:
    def __init__(self) -> None:
        self._waiting: list[tuple[int, bytes]] = []
        self._offered = asyncio.Event()
        self._written = 0

    def offer(self, count: int, first: int, chats: int = 1000, text: str = "/bench") -> dict[str, float]:
        """Adds that many, spread over the chats; returns when (monotonic seconds)."""
        numbers = range(first, first + count)
        self._waiting += [(number, written(number, FIRST_CHAT + number % chats, text)) for number in numbers]
        self._offered.set()
        return {"at": time.monotonic()}

    async def write(
        self, seconds: float, per_second: float, first_chat: int, chats: int, text: str
    ) -> list[tuple[float, int]]:
        """People who write at random instants (a Poisson process), one chat after the other, for so long.

        Returns of each update when it was due (monotonic seconds) and its chat. Several such streams may run at once.
        """
        began, due, written_at = time.monotonic(), 0.0, list[tuple[float, int]]()
        while (due := due + random.expovariate(per_second)) < seconds:
            await asyncio.sleep(max(0.0, began + due - time.monotonic()))
            self._written += 1
            chat_id = first_chat + len(written_at) % chats
            self._waiting.append((self._written, written(self._written, chat_id, text)))
            self._offered.set()
            written_at.append((began + due, chat_id))
        await asyncio.sleep(max(0.0, began + seconds - time.monotonic()))
        return written_at

    async def next_batch(self, offset: int, seconds: float) -> list[bytes]:
        """What a getUpdates gives: everything before `offset` is done with. Waits at most `seconds`."""
        self._waiting = [each for each in self._waiting if each[0] >= offset]
        if not self._waiting and seconds:
            self._offered.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._offered.wait(), seconds)
        return [update for _, update in self._waiting[:BATCH]]

    async def push(
        self, url: str, count: int, first: int, secret: str, chats: int = 1000, connections: int = CONNECTIONS
    ) -> dict[str, float]:
        """Posts the updates as fast as they are acknowledged; seconds, and how many were refused."""
        numbers = list(range(first + count - 1, first - 1, -1))
        place, began = urlsplit(url), time.monotonic()

        async def deliver() -> int:
            reader, writer = await asyncio.open_connection(place.hostname, place.port)
            refused = 0
            while numbers:
                number = numbers.pop()
                body = written(number, FIRST_CHAT + number % chats)
                refused += await post(reader, writer, place.path, body, secret) != 200
            writer.close()
            return refused

        refused = await asyncio.gather(*(deliver() for _ in range(connections)))
        return {"at": began, "seconds": time.monotonic() - began, "refused": sum(refused)}
