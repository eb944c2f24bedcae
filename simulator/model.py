"""What the simulated Telegram remembers: people, bots, chats and messages."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
ChatKind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]
PRESENT: tuple[Status, ...] = ("creator", "administrator", "member")


@dataclass
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str = "fr"
    about: str = ""
    about_en: str = ""
    """The same for whoever reads the page in English; empty: as it is."""
    listed: bool = True
    """Whether the page shows them among the people to play; the others live in the background."""
    deactivated: bool = False


@dataclass
class Bot:
    """A bot's account, and what it has declared about itself by (scope, language)."""

    id: int
    token: str
    username: str
    first_name: str
    reads_all_in_groups: bool = False
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)


@dataclass
class StoredFile:
    """A file's bytes and what is known of them; `kind` is the media that it may be sent as."""

    file_id: str
    unique_id: str
    kind: Literal["photo", "document", "voice"]
    name: str
    mime_type: str
    data: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Where getFile says that it can be downloaded."""
        extension = self.name.rpartition(".")[2] if "." in self.name else "bin"
        return f"{self.kind}s/{self.unique_id}.{extension}"


@dataclass
class Poll:
    """A poll; `votes` maps a person to the options chosen, by position."""

    id: str
    question: str
    options: list[str]
    anonymous: bool
    multiple: bool
    kind: Literal["regular", "quiz"]
    correct: list[int] = field(default_factory=list)
    explanation: str = ""
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    def count(self, position: int) -> int:
        """How many people chose this option."""
        return sum(position in chosen for chosen in self.votes.values())


@dataclass
class Message:
    """One message; `text` is the caption when there is a file. Entity offsets count UTF-16 units."""

    id: int
    sender_id: int
    date: datetime
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    file: StoredFile | None = None
    poll: Poll | None = None
    markup: Json | None = None
    reply_to: int | None = None
    media_group_id: str | None = None
    edited_at: datetime | None = None
    service: Json | None = None
    reactions: dict[int, str] = field(default_factory=dict)
    pinned: bool = False

    def buttons(self) -> list[list[Json]]:
        """The inline keyboard's rows."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows


@dataclass
class Change:
    """One thing that happened in a chat. `person_id` is set when one person alone sees it."""

    version: int
    kind: Literal["message", "deleted", "toast", "typing", "taken"]
    message_id: int = 0
    toast: Json | None = None
    person_id: int | None = None


class Signal:
    """Wakes everybody who waits for the next change; `waiting` counts them."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self.waiting = 0

    def notify(self) -> None:
        """Wake those who wait now; later ones wait for the next time."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """True when something happened within `seconds` of real time."""
        # Not wait_for: before Python 3.12 it swallows a cancellation that comes together with the event.
        self.waiting += 1
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return False
        finally:
            self.waiting -= 1
        return True


@dataclass
class Chat:
    """A conversation. A private one is known to its bot under the person's id, once `started`."""

    id: int
    kind: ChatKind
    title: str = ""
    members: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = True
    migrated_to: int | None = None
    last_message_id: int = 0
    changes: list[Change] = field(default_factory=list)
    version: int = 0
    typing_until: float = 0.0
    read_up_to: dict[int, int] = field(default_factory=dict)
    taken_up_to: int = 0
    """The last message that the bot of a private chat has confirmed: the page's second tick."""
    signal: Signal = field(default_factory=Signal)

    def has(self, account_id: int) -> bool:
        """Whether this account is in the chat now."""
        return self.members.get(account_id) in PRESENT

    def record(self, change: Change) -> None:
        """Number a change and wake those who watch the chat."""
        self.version += 1
        change.version = self.version
        self.changes.append(change)
        self.signal.notify()

    def touch(self, message: Message) -> None:
        """Tell that a message is new or is no longer what it was."""
        self.record(Change(0, "message", message.id))


@dataclass
class CallbackQuery:
    """A tap that waits for its answer."""

    id: str
    bot_id: int
    person_id: int
    chat: Chat
    asked_at: datetime
    answered: bool = False
