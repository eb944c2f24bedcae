"""A Bot API that is fast enough to be measured against: raw asyncio, a strict limit, a slow answer, a full record.

`python -m benchmarks.standin` prints its port and serves 127.0.0.1 until its standard input ends. A message counts as
received when its request is whole; its answer leaves one round trip later. Beside the Bot API's methods it takes
`/control/<order>` with JSON parameters, see `Control`.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import unquote_plus

from benchmarks.limits import Limits
from benchmarks.misfortunes import NOT_TAKEN, SILENT_SECONDS, SLOW_SECONDS, Misfortunes, failing, refusal
from benchmarks.updating import Updates
from benchmarks.wire import Connection

ROUND_TRIP_SECONDS = 0.05
ME = {"id": 1, "is_bot": True, "first_name": "Terreau", "username": "terreau_bot", "can_join_groups": True}
DATE = 1_790_000_000
OK = b'{"ok":true,"result":true}'


class StandIn:
    def __init__(self) -> None:
        self.round_trip = ROUND_TRIP_SECONDS
        self.connections: set[Connection] = set()
        self.waiting: set[asyncio.Task[None]] = set()
        self.control = Control(self)
        self.reset()

    def reset(
        self, per_second: int | None = None, by_chat: bool = False, misfortune: float = 0.0, round_trip: float = 0.05
    ) -> dict[str, Any]:
        """Forgets everything and holds these limits from now on."""
        self.round_trip = round_trip
        self.limits, self.misfortunes = Limits(per_second, by_chat), Misfortunes(misfortune)
        self.received: list[tuple[float, int, str]] = []
        self.refused, self.calls = 0, 0
        self.first_poll_at: float | None = None
        self.updates = Updates()
        return {}

    def handle(self, path: str, body: bytes, connection: Connection) -> None:
        if path.startswith("/control/"):
            self.run(self.control.obey(path.removeprefix("/control/"), body, connection))
            return
        self.calls += 1
        method = path.rsplit("/", 1)[1].lower()
        if method in ("sendmessage", "editmessagetext", "sendphoto"):
            self._message(body, connection)
        elif method == "getupdates":
            self.first_poll_at = self.first_poll_at or time.monotonic()
            self.run(self._poll(fields(body), connection))
        else:
            result = json.dumps({"ok": True, "result": ME}).encode() if method == "getme" else OK
            self._later(connection, result)

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.waiting.add(task)
        task.add_done_callback(self.waiting.discard)

    def _message(self, body: bytes, connection: Connection) -> None:
        given = fields(body)
        now, chat_id, text = time.monotonic(), int(given["chat_id"]), given.get("text", "")
        if kind := self.misfortunes.strike():
            self._misfortune(kind, now, chat_id, text, connection)
            return
        if seconds := self.limits.refuse(chat_id, now):
            self.refused += 1
            refused = failing(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
            self._refuse(connection, refused)
            return
        self._take(now, chat_id, text, connection, self.round_trip)

    def _take(self, now: float, chat_id: int, text: str, connection: Connection, seconds: float) -> None:
        self.received.append((now, chat_id, text))
        result = f'{{"ok":true,"result":{{"message_id":{len(self.received)},"date":{DATE},"text":"…",'
        kind = "private" if chat_id > 0 else "supergroup"
        chat = f'"chat":{{"id":{chat_id},"type":"{kind}"}}}}}}'
        self._later(connection, (result + chat).encode(), seconds=seconds)

    def _misfortune(self, kind: str, now: float, chat_id: int, text: str, connection: Connection) -> None:
        if kind in NOT_TAKEN:
            after = SILENT_SECONDS if kind == "silent" else 0.0
            asyncio.get_running_loop().call_later(after, connection.drop)
        elif kind == "dropped_after":
            self.received.append((now, chat_id, text))
            asyncio.get_running_loop().call_later(self.round_trip / 2, connection.drop)
        elif refused := refusal(kind, chat_id):
            self._refuse(connection, refused)
        else:
            self._take(now, chat_id, text, connection, SLOW_SECONDS)

    def _refuse(self, connection: Connection, refused: tuple[int, bytes]) -> None:
        status, payload = refused
        self._later(connection, payload, status)

    def _later(
        self, connection: Connection, payload: bytes, status: int = 200, *, seconds: float | None = None
    ) -> None:
        after = self.round_trip if seconds is None else seconds
        asyncio.get_running_loop().call_later(after, connection.answer, payload, status)

    async def _poll(self, given: dict[str, str], connection: Connection) -> None:
        await asyncio.sleep(self.round_trip)
        batch = await self.updates.next_batch(int(given.get("offset", 0)), float(given.get("timeout", 0)))
        connection.answer(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")


class Control:
    """What the benchmarks tell and ask the stand-in; each public method is an order, its arguments the JSON given."""

    def __init__(self, api: StandIn) -> None:
        self._api = api
        self.listen: Callable[[], Coroutine[Any, Any, asyncio.Server]] | None = None
        self.server: asyncio.Server | None = None

    async def obey(self, order: str, body: bytes, connection: Connection) -> None:
        try:
            said = await getattr(self, order)(**json.loads(body or b"{}"))
            connection.answer(json.dumps(said).encode())
        except Exception as error:
            connection.answer(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode(), 500)

    async def reset(self, **limits: Any) -> Any:
        return self._api.reset(**limits)

    async def counts(self) -> Any:
        api = self._api
        received = {"received": len(api.received), "refused": api.refused, "calls": api.calls}
        return {**received, "misfortunes": api.misfortunes.counts, "first_poll_at": api.first_poll_at}

    async def records(self, since: int = 0) -> Any:
        """Of each message taken: when (monotonic seconds, the same for every process), the chat, the text."""
        return self._api.received[since:]

    async def offer(self, **what: Any) -> Any:
        """Updates for the bot that polls."""
        return self._api.updates.offer(**what)

    async def push(self, **what: Any) -> Any:
        """Updates for the bot that has a webhook; answers when all were acknowledged."""
        return await self._api.updates.push(**what)

    async def write(self, **what: Any) -> Any:
        """People who write for some seconds; answers afterwards, with when each did."""
        return await self._api.updates.write(**what)

    async def calm(self) -> Any:
        """From now on nothing goes wrong."""
        self._api.misfortunes.rate = 0.0
        return {}

    async def away(self, seconds: float) -> Any:
        """For that long nobody is there: connections are refused, those that are open end."""
        asyncio.get_running_loop().call_later(0.05, lambda: self._api.run(self._leave(seconds)))
        return {}

    async def _leave(self, seconds: float) -> None:
        assert self.server is not None
        assert self.listen is not None
        self.server.close()
        for connection in list(self._api.connections):
            connection.drop()
        await asyncio.sleep(seconds)
        self.server = await self.listen()


def fields(body: bytes) -> dict[str, str]:
    """The form of a request, in the one or the other way of writing it."""
    if body.startswith(b"{"):
        return {name: str(value) for name, value in json.loads(body).items()}
    pairs = (pair.partition("=") for pair in body.decode().split("&") if pair)
    return {name: unquote_plus(value) for name, _, value in pairs}


async def serve(port: int) -> None:
    api, loop = StandIn(), asyncio.get_running_loop()

    async def listen() -> asyncio.Server:
        return await loop.create_server(
            lambda: Connection(api.handle, api.connections), "127.0.0.1", port, backlog=1024, reuse_address=True
        )

    api.control.server, api.control.listen = await listen(), listen
    port = int(api.control.server.sockets[0].getsockname()[1])
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    gc.disable()  # nothing here makes cycles, and a pause would look like the bot's
    asyncio.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
