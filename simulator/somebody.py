"""One person of the simulator, as a test or the demo plays them."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.model import Json

if TYPE_CHECKING:
    from simulator.client import Client

Wanted = str | Callable[[Json], object]
SECONDS = 5.0
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


class Somebody:
    """Acts in Telegram as one person. Messages are dicts in the shape of the /sim routes.

    Each act (join, send, tap …) sets a mark; `wait_for` looks only at what came or changed after it.
    """

    def __init__(self, client: "Client", person_id: int, first_name: str) -> None:
        self.client = client
        self.id = person_id
        self.first_name = first_name
        self._marks: dict[int | None, int] = {}

    # --- acting

    async def join(self, payload: str = "", *, link: str | None = None) -> Json:
        """Open the bot by a link or a payload and press Start."""
        return await self._act("join", None, {"link": link, "payload": payload})

    async def send(self, text: str, *, chat_id: int | None = None, reply_to: int | None = None) -> Json:
        """Send a text or a command."""
        return await self._act("text", chat_id, {"text": text, "reply_to": reply_to})

    async def tap(
        self,
        label: str | None = None,
        *,
        index: int | None = None,
        message_id: int | None = None,
        chat_id: int | None = None,
        seconds: float = SECONDS,
    ) -> Json:
        """Press a button by its label (whole, else a part), awaited for up to `seconds`. Raises Refused."""
        from simulator.client import Refused

        body = {"label": label, "index": index, "message_id": message_id}
        deadline = time.monotonic() + seconds
        while True:
            version = await self._version(chat_id)
            try:
                return await self._act("tap", chat_id, body)
            except Refused as error:
                left = deadline - time.monotonic()
                if error.status != 404 or left <= 0:
                    raise
                await self.events(version, wait=left, chat_id=chat_id)

    async def react(self, message_id: int, emoji: str | None, *, chat_id: int | None = None) -> None:
        """Put an emoji on a message, or with None take it away."""
        await self._act("react", chat_id, {"message_id": message_id, "emoji": emoji})

    async def vote(self, message_id: int, *options: int, chat_id: int | None = None) -> None:
        """Choose options of a poll by position; none takes the vote back."""
        await self._act("vote", chat_id, {"message_id": message_id, "options": list(options)})

    async def photo(self, data: bytes = _PNG, caption: str = "", *, chat_id: int | None = None) -> Json:
        """Send a picture (a tiny one unless given)."""
        return await self._upload("photo", data, "photo.png", caption, chat_id)

    async def document(
        self, data: bytes, filename: str = "document.txt", caption: str = "", *, chat_id: int | None = None
    ) -> Json:
        """Send a file."""
        return await self._upload("document", data, filename, caption, chat_id)

    async def voice(self, data: bytes = b"OggS", *, chat_id: int | None = None) -> Json:
        """Send a voice message."""
        return await self._upload("voice", data, "voice.ogg", "", chat_id)

    async def block(self) -> None:
        """Block the bot."""
        await self._act("block", None, {})

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._act("unblock", None, {})

    async def deactivate(self) -> None:
        """Delete the account."""
        await self._act("deactivate", None, {})

    async def leave(self, chat_id: int) -> None:
        """Leave a group."""
        await self._act("leave", chat_id, {})

    async def _act(self, action: str, chat_id: int | None, body: Json) -> Json:
        version = await self._version(chat_id)
        told: Json = await self.client.post(f"people/{self.id}/{action}", body | {"chat_id": chat_id})
        self._marks[chat_id] = version
        return told

    async def _upload(self, kind: str, data: bytes, filename: str, caption: str, chat_id: int | None) -> Json:
        version = await self._version(chat_id)
        fields = {"caption": caption} | ({"chat_id": str(chat_id)} if chat_id is not None else {})
        told: Json = await self.client.upload(f"people/{self.id}/{kind}", data, filename, fields)
        self._marks[chat_id] = version
        return told

    # --- seeing

    async def chats(self) -> list[Json]:
        """The list of chats."""
        told: list[Json] = await self.client.get(f"people/{self.id}/chats")
        return told

    async def read(self, *, chat_id: int | None = None, after: int = 0) -> list[Json]:
        """The messages of a chat, oldest first."""
        told = await self.client.get(f"people/{self.id}/messages", chat_id=chat_id, after=after)
        messages: list[Json] = told["messages"]
        return messages

    async def last(self, *, chat_id: int | None = None) -> Json | None:
        """The latest message that somebody else (the bot) wrote, None if there is none."""
        received = [m for m in await self.read(chat_id=chat_id) if not m["outgoing"] and not m["service"]]
        return received[-1] if received else None

    async def events(self, version: int, *, wait: float = 0.0, chat_id: int | None = None) -> Json:
        """What changed since `version`; waits up to `wait` seconds for something."""
        told: Json = await self.client.get(
            f"people/{self.id}/events", chat_id=chat_id, version=version, wait=max(wait, 0.0)
        )
        return told

    async def _version(self, chat_id: int | None) -> int:
        told = await self.client.get(f"people/{self.id}/events", chat_id=chat_id, version=2**40, wait=0)
        return int(told["version"])

    async def mark(self, *, chat_id: int | None = None) -> None:
        """From here on, wait_for looks only at what comes or changes later."""
        self._marks[chat_id] = await self._version(chat_id)

    async def wait_for(self, wanted: Wanted = "", *, seconds: float = SECONDS, chat_id: int | None = None) -> Json:
        """The latest received message with that text (or that the predicate accepts), new or changed since the mark.

        Raises AssertionError with what was seen instead, after `seconds`.
        """
        mark = self._marks.get(chat_id, 0)
        accepts = _predicate(wanted)
        version, deadline = mark, time.monotonic() + seconds
        seen: dict[int, Json] = {}
        while True:
            told = await self.events(version, wait=deadline - time.monotonic(), chat_id=chat_id)
            for message in told["messages"]:
                seen[message["message_id"]] = message
            for gone in told["deleted"]:
                seen.pop(gone, None)
            fitting = [m for m in seen.values() if not m["outgoing"] and accepts(m)]
            if fitting:
                return max(fitting, key=lambda m: int(m["message_id"]))
            if time.monotonic() >= deadline:
                texts = [m["text"] or m["service"] for m in seen.values()]
                raise AssertionError(f"{self.first_name} waited {seconds} s for {wanted!r} and saw {texts!r}")
            version = told["version"]

    async def wait_for_toast(self, text: str = "", *, seconds: float = SECONDS, chat_id: int | None = None) -> Json:
        """The answer to a tap that has this text in it, since the mark. Raises AssertionError."""
        version, deadline = self._marks.get(chat_id, 0), time.monotonic() + seconds
        while True:
            told = await self.events(version, wait=deadline - time.monotonic(), chat_id=chat_id)
            for toast in told["toasts"]:
                if text in toast["text"]:
                    found: Json = toast
                    return found
            if time.monotonic() >= deadline:
                raise AssertionError(f"{self.first_name} waited {seconds} s for a toast {text!r}")
            version = told["version"]

    async def chat_text(self, *, chat_id: int | None = None) -> str:
        """The chat as plain text, buttons as [label]."""
        number = chat_id if chat_id is not None else self.id
        return (await self.client.read_bytes(f"/sim/people/{self.id}/chats/{number}.txt")).decode()


def _predicate(wanted: Wanted) -> Callable[[Json], object]:
    if isinstance(wanted, str):
        return lambda message: wanted in message["text"] or wanted in (message["service"] or "")
    return wanted
