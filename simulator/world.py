"""The whole state of one simulated Telegram, and how to find one's way in it."""

import secrets
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from simulator.clock import Clock
from simulator.errors import CHAT_NOT_FOUND, SimRefusal, bad_request, forbidden, migrated, unauthorized
from simulator.faults import Faults
from simulator.journal import Journal
from simulator.limits import Limits
from simulator.model import Bot, CallbackQuery, Change, Chat, Json, Message, Person, StoredFile
from simulator.params import Params
from simulator.updates import UpdateQueue
from simulator.webhook import Webhook

RunMethod = Callable[[Bot, str, Params], Awaitable[None]]

FIRST_PERSON_ID = 100_001
FIRST_GROUP_ID = -4_000_001
FIRST_SUPERGROUP_ID = -1_002_000_000_001
TYPING_SECONDS = 5.0


class World:
    """People, bots, chats and files; knows no HTTP and no method of the Bot API."""

    def __init__(self, now: datetime | None = None) -> None:
        self.clock = Clock(now)
        self.bots: dict[int, Bot] = {}
        self.people: dict[int, Person] = {}
        self.privates: dict[tuple[int, int], Chat] = {}
        self.groups: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.polls: dict[str, tuple[Chat, Message]] = {}
        self.updates: dict[int, UpdateQueue] = {}
        self.webhooks: dict[int, Webhook] = {}
        self.run_method: RunMethod | None = None
        self.limits = Limits()
        self.faults = Faults()
        self.journal = Journal()
        self.panel: str | None = None
        self.closed = False
        self._numbers = 0

    def number(self) -> int:
        """A number never given before in this world."""
        self._numbers += 1
        return self._numbers

    # --- accounts

    def add_bot(self, token: str, username: str, first_name: str, reads_all_in_groups: bool = False) -> Bot:
        """Register a bot; its id is the number before the colon of its token, as in Telegram."""
        head, colon, tail = token.partition(":")
        if not (colon and tail and head.isdecimal()):
            raise SimRefusal(400, "a token looks like 123456:letters")
        known = self.bots.get(int(head))
        bot = Bot(int(head), token, username, first_name, reads_all_in_groups)
        if known is not None and known.token != token:
            raise SimRefusal(409, f"bot {head} exists with another token")
        self.bots[bot.id] = known or bot
        self.updates.setdefault(bot.id, UpdateQueue(partial(self._note_taken, bot)))
        return self.bots[bot.id]

    def bot_of(self, token: str) -> Bot:
        """The bot of this token; raises 401."""
        head, _, tail = token.partition(":")
        bot = self.bots.get(int(head)) if head.isdecimal() and tail else None
        if bot is None or not secrets.compare_digest(bot.token.encode(), token.encode()):
            raise unauthorized(malformed=not (head.isdecimal() and tail))
        return bot

    def first_bot(self) -> Bot:
        """The bot that a person means when they name none."""
        return next(iter(self.bots.values()))

    def add_person(self, person_id: int | None = None, **fields: Any) -> Person:
        """A new account; raises 409 when the id is taken."""
        chosen = person_id if person_id is not None else FIRST_PERSON_ID + len(self.people)
        while person_id is None and chosen in self.people:
            chosen += 1
        if chosen in self.people or chosen in self.bots or chosen <= 0:
            raise SimRefusal(409, f"id {chosen} is taken or not a person's")
        self.people[chosen] = Person(id=chosen, **fields)
        return self.people[chosen]

    def person(self, person_id: int) -> Person:
        """The person of this id; raises 404."""
        if person_id not in self.people:
            raise SimRefusal(404, f"nobody has the id {person_id}")
        return self.people[person_id]

    # --- chats

    def private(self, person: Person, bot: Bot) -> Chat:
        """The conversation of these two; it does not exist for the bot until the person has written."""
        key = (person.id, bot.id)
        if key not in self.privates:
            members: dict[int, Any] = {person.id: "member", bot.id: "member"}
            self.privates[key] = Chat(person.id, "private", members=members, started=False)
        return self.privates[key]

    def chats_of(self, person: Person) -> list[tuple[int, Chat]]:
        """The person's chats under the ids that they use: with the first bot, with others once begun, and groups."""
        first = self.first_bot()
        chats = [(person.id, self.private(person, first))]
        others = (bot for bot in self.bots.values() if bot is not first)
        chats += [(bot.id, chat) for bot in others if (chat := self.private(person, bot)).started]
        return chats + [(g.id, g) for g in self.groups.values() if g.has(person.id) and g.migrated_to is None]

    def chat_of(self, person: Person, chat_id: int | None) -> Chat:
        """The chat that the person calls `chat_id`: None or their own id is the first bot's; raises 404."""
        if chat_id is None or chat_id == person.id:
            return self.private(person, self.first_bot())
        if chat_id in self.bots:
            return self.private(person, self.bots[chat_id])
        chat = self.groups.get(chat_id)
        if chat is None or person.id not in chat.members:
            raise SimRefusal(404, f"{person.first_name} has no chat {chat_id}")
        return chat

    def bots_in(self, chat: Chat) -> list[Bot]:
        """The bots that take part now."""
        return [bot for bot in self.bots.values() if chat.has(bot.id)]

    def add_group(self, kind: Any, title: str, members: dict[int, Any]) -> Chat:
        """A new group or supergroup."""
        first = FIRST_SUPERGROUP_ID if kind == "supergroup" else FIRST_GROUP_ID
        chat = Chat(first - len(self.groups), kind, title, members)
        self.groups[chat.id] = chat
        return chat

    def known_chat(self, bot: Bot, chat_id: str) -> Chat:
        """The chat that the bot may look at; raises Telegram's « chat not found » and its kin."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = int(chat_id) if chat_id.lstrip("-").isdecimal() else 0
        chat = self.privates.get((number, bot.id)) if number > 0 else self.groups.get(number)
        if chat is not None and chat.started and bot.id in chat.members:
            return chat
        if number in self.bots and number != bot.id:
            raise forbidden("bots can't send messages to bots")
        if number in self.people and self._met_in_a_group(bot, number):
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request(CHAT_NOT_FOUND)

    def _met_in_a_group(self, bot: Bot, person_id: int) -> bool:
        return any(bot.id in g.members and person_id in g.members for g in self.groups.values())

    def open_chat(self, bot: Bot, chat_id: str) -> Chat:
        """The chat that the bot may write to; raises 403 when it may not, 400 with the new id after a migration."""
        chat = self.known_chat(bot, chat_id)
        if chat.migrated_to is not None:
            raise migrated(chat.migrated_to)
        if chat.kind == "private" and self.people[chat.id].deactivated:
            raise forbidden("user is deactivated")
        status = chat.members[bot.id]
        if status == "kicked":
            private = chat.kind == "private"
            raise forbidden("bot was blocked by the user" if private else f"bot was kicked from the {chat.kind} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    # --- messages

    def post(self, chat: Chat, sender_id: int, **content: Any) -> Message:
        """Add a message to a chat; the bots in it are not told."""
        chat.last_message_id += 1
        message = Message(chat.last_message_id, sender_id, self.clock.now(), **content)
        chat.messages[message.id] = message
        if sender_id in self.bots:
            chat.typing_until = 0.0
        if message.poll is not None:
            self.polls[message.poll.id] = (chat, message)
        chat.touch(message)
        return message

    def delete(self, chat: Chat, message_ids: Iterable[int]) -> None:
        """Take messages out of the chat, for everybody."""
        for message_id in message_ids:
            if chat.messages.pop(message_id, None) is not None:
                chat.record(Change(0, "deleted", message_id))

    def show_typing(self, chat: Chat) -> None:
        """The bot is writing, for five seconds of real time or until its message comes."""
        chat.typing_until = time.monotonic() + TYPING_SECONDS
        chat.record(Change(0, "typing"))

    def tell(self, bot: Bot, kind: str, payload: Json) -> None:
        """Queue an update for one bot, if it asked for that kind."""
        self.updates[bot.id].add(kind, payload)

    def _note_taken(self, bot: Bot, update: Json) -> None:
        """A private message that the bot has taken bears a second tick from now on."""
        message = update.get("message")
        if not isinstance(message, dict) or not isinstance(message.get("chat"), dict):
            return
        chat, number = self.privates.get((message["chat"].get("id"), bot.id)), message.get("message_id")
        if chat is not None and isinstance(number, int) and number > chat.taken_up_to:
            chat.taken_up_to = number
            chat.record(Change(0, "taken"))

    def close(self) -> None:
        """Let every long poll end."""
        self.closed = True
        for queue in self.updates.values():
            queue.close()
        for chat in [*self.privates.values(), *self.groups.values()]:
            chat.signal.notify()
