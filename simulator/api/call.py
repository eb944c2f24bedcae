"""One call of the Bot API, and what most methods do with it."""

from dataclasses import dataclass
from typing import Any

from simulator import entities, payloads
from simulator.errors import CAPTION_TOO_LONG, MESSAGE_TOO_LONG, TEXT_EMPTY, bad_request
from simulator.markup import reply_markup
from simulator.model import Bot, Chat, Json, Message
from simulator.params import Params, whole
from simulator.utf16 import length
from simulator.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024


@dataclass
class Call:
    """Who calls, with what, in which world."""

    world: World
    bot: Bot
    params: Params

    def known_chat(self) -> Chat:
        """The chat of `chat_id`, to look at."""
        return self.world.known_chat(self.bot, self.params.text("chat_id"))

    def open_chat(self) -> Chat:
        """The chat of `chat_id`, to write to."""
        return self.world.open_chat(self.bot, self.params.text("chat_id"))

    def message_of(self, chat: Chat, missing: str) -> Message:
        """The message of `message_id` in the chat; raises 400 with `missing`."""
        if self.params.integer("message_id") <= 0:
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(self.params.integer("message_id"))
        if message is None:
            raise bad_request(missing)
        return message

    def told(self, chat: Chat, message: Message) -> Json:
        """The message as JSON."""
        return payloads.message(self.world, chat, message)

    def words(self, name: str, mode: str = "parse_mode", given: str = "entities") -> entities.Formatted:
        """Formatted text of a parameter; not yet measured."""
        return entities.parse(self.params.text(name), self.params.text(mode), self.params.records(given))

    def text(self) -> entities.Formatted:
        """`text`, not empty; its length is checked after the chat, as Telegram does."""
        text, found = self.words("text")
        if not text:
            raise bad_request(TEXT_EMPTY)
        return text, found

    def caption(self) -> entities.Formatted:
        """`caption`, which may be empty."""
        return self.words("caption", given="caption_entities")

    def reply_to(self, chat: Chat) -> int | None:
        """The message answered, in the new way or the old; raises 400 when it is not in the chat."""
        asked = self.params.record("reply_parameters")
        target = whole(asked.get("message_id")) or self.params.integer("reply_to_message_id")
        if not target or target in chat.messages:
            return target or None
        lenient = asked.get("allow_sending_without_reply") or self.params.flag("allow_sending_without_reply")
        if lenient:
            return None
        raise bad_request("message to be replied not found")

    def send(self, **content: Any) -> Json:
        """Post one message with its markup and reply into `chat_id`, rate limits counted; gives back the Message."""
        markup = reply_markup(self.params)
        chat = self.open_chat()
        if content.get("file") is None:
            check_length(content.get("text", ""), MAX_TEXT)
        else:
            check_length(content.get("text", ""), MAX_CAPTION)
        reply_to = self.reply_to(chat)
        self.world.limits.take(self.bot.id, chat.id)
        message = self.world.post(chat, self.bot.id, markup=markup, reply_to=reply_to, **content)
        return self.told(chat, message)


def check_length(text: str, allowed: int) -> None:
    """Raises Telegram's error for a text or a caption of more UTF-16 units than allowed."""
    if length(text) > allowed:
        raise bad_request(MESSAGE_TOO_LONG if allowed == MAX_TEXT else CAPTION_TOO_LONG)
