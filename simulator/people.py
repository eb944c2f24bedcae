"""What a person does in Telegram's application, and what bots are told of it."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from simulator import media, payloads
from simulator.entities import parse
from simulator.errors import MESSAGE_TOO_LONG, ApiError, SimRefusal
from simulator.model import Bot, CallbackQuery, Chat, Json, Message, Person, StoredFile
from simulator.params import Upload
from simulator.reactions import is_allowed
from simulator.utf16 import length
from simulator.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def write(world: World, person: Person, chat: Chat, text: str, reply_to: int | None = None) -> Message:
    """Send a text; raises 400 for an empty or an overlong one, 409 where the person may not write."""
    plain, entities = parse(text, None, None)
    if not plain:
        raise SimRefusal(400, "a message needs words")
    if length(plain) > MAX_TEXT:
        raise SimRefusal(400, MESSAGE_TOO_LONG)
    if reply_to is not None:
        _message(chat, reply_to)
    return _send(world, person, chat, text=plain, entities=entities, reply_to=reply_to)


def send_file(world: World, person: Person, chat: Chat, upload: Upload, kind: str, caption: str) -> Message:
    """Send a photo, a document or a voice message; raises 400 for a file that Telegram would not take."""
    plain, entities = parse(caption, None, None)
    if length(plain) > MAX_CAPTION:
        raise SimRefusal(400, "caption too long")
    try:
        stored: StoredFile = media.store(world, upload, kind)
    except ApiError as error:
        raise SimRefusal(400, error.description) from error
    return _send(world, person, chat, text=plain, entities=entities, file=stored)


def join(world: World, person: Person, link: str, payload: str) -> tuple[Chat, Message]:
    """Open t.me/<bot>?start=<payload> and press Start: unblocks if need be, and sends /start with the payload."""
    bot = world.first_bot()
    if link:
        bot, payload = _read_link(world, link)
    if not _PAYLOAD.fullmatch(payload):
        raise SimRefusal(400, "a start payload has at most 64 characters among A-Z a-z 0-9 _ -")
    chat = world.private(person, bot)
    if chat.members[bot.id] == "kicked":
        unblock(world, person, chat, bot)
    return chat, write(world, person, chat, f"/start {payload}".strip())


def _read_link(world: World, link: str) -> tuple[Bot, str]:
    parts = urlsplit(link if "://" in link else f"https://{link}")
    asked = parse_qs(parts.query)
    name = parts.path.strip("/")
    if parts.scheme == "tg":
        name = asked.get("domain", [""])[0]
    elif parts.hostname not in ("t.me", "telegram.me"):
        raise SimRefusal(400, f"not a t.me link: {link}")
    bot = next((b for b in world.bots.values() if b.username.lower() == name.lower()), None)
    if bot is None:
        raise SimRefusal(404, f"no bot is called {name}")
    return bot, asked.get("start", [""])[0]


def _send(world: World, person: Person, chat: Chat, **content: Any) -> Message:
    _may_write(world, person, chat)
    chat.started = True
    message = world.post(chat, person.id, **content)
    chat.read_up_to[person.id] = message.id
    for bot in world.bots_in(chat):
        if _is_for(bot, chat, message):
            world.tell(bot, "message", payloads.message(world, chat, message))
    return message


def _may_write(world: World, person: Person, chat: Chat) -> None:
    if person.deactivated:
        raise SimRefusal(409, f"{person.first_name}'s account is deleted")
    if chat.migrated_to is not None:
        raise SimRefusal(409, f"the group became {chat.migrated_to}")
    if not chat.has(person.id):
        raise SimRefusal(409, f"{person.first_name} is not in this chat any more")
    if chat.kind == "private" and not world.bots_in(chat):
        raise SimRefusal(409, f"{person.first_name} has blocked the bot")


def _is_for(bot: Bot, chat: Chat, message: Message) -> bool:
    """Privacy mode: in a group a bot that is no administrator sees commands, replies to it and service messages."""
    if chat.kind == "private" or bot.reads_all_in_groups or chat.members[bot.id] == "administrator":
        return True
    replied = chat.messages.get(message.reply_to or 0)
    if message.service is not None or (replied is not None and replied.sender_id == bot.id):
        return True
    if f"@{bot.username.lower()}" in message.text.lower():
        return True
    return message.text.startswith("/") and "@" not in message.text.split()[0]


def tap(world: World, person: Person, chat: Chat, message_id: int | None, label: str | None, index: int | None) -> Json:
    """Press a button; gives back its label and the query's id, or the address that a link button opens. Raises 404."""
    _may_write(world, person, chat)
    message, button = _find_button(chat, message_id, label, index)
    if "callback_data" not in button:
        return {"callback_query_id": None, "url": button.get("url")}
    bot = world.bots[message.sender_id]
    number = world.number()
    query = CallbackQuery(str(4_000_000_000_000 + number), bot.id, person.id, chat, world.clock.now())
    world.queries[query.id] = query
    told = {
        "id": query.id,
        "from": payloads.user(person),
        "message": payloads.message(world, chat, message),
        "chat_instance": str(abs(chat.id) * 7919),
        "data": button["callback_data"],
    }
    world.tell(bot, "callback_query", told)
    return {"callback_query_id": query.id, "label": button["text"]}


def _find_button(chat: Chat, message_id: int | None, label: str | None, index: int | None) -> tuple[Message, Json]:
    """The button of this label (whole, else a part of it) or number, on the named or the latest fitting message."""
    if message_id is not None and message_id not in chat.messages:
        raise SimRefusal(404, f"no message {message_id} in this chat")
    candidates = [chat.messages[message_id]] if message_id is not None else list(reversed(chat.messages.values()))
    rows = [(m, [b for row in m.buttons() for b in row]) for m in candidates]
    if index is not None:
        for message, buttons in rows:
            if buttons and index in range(len(buttons)):
                return message, buttons[index]
    elif label:
        for exact in (True, False):
            for message, buttons in rows:
                for button in buttons:
                    if button["text"] == label or (not exact and label in button["text"]):
                        return message, button
    seen = [b["text"] for _, buttons in rows for b in buttons][:40]
    raise SimRefusal(404, f"no button {label if label else index!r}; there are: {seen}")


def react(world: World, person: Person, chat: Chat, message_id: int, emoji: str | None) -> None:
    """Put one emoji on a message, or take it away; in a group only an administrating bot is told."""
    _may_write(world, person, chat)
    message = _message(chat, message_id)
    if emoji is not None and not is_allowed(emoji):
        raise SimRefusal(400, f"Telegram has no reaction {emoji}")
    before = message.reactions.pop(person.id, None)
    if emoji is not None:
        message.reactions[person.id] = emoji
    chat.touch(message)
    told = {
        "chat": payloads.chat(world, chat),
        "message_id": message.id,
        "date": payloads.stamp(world.clock.now()),
        "user": payloads.user(person),
        "old_reaction": [{"type": "emoji", "emoji": before}] if before else [],
        "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
    }
    for bot in world.bots_in(chat):
        if chat.kind == "private" or chat.members[bot.id] == "administrator":
            world.tell(bot, "message_reaction", told)


def vote(world: World, person: Person, chat: Chat, message_id: int, options: list[int]) -> None:
    """Choose options of a poll by position; an empty list takes the vote back."""
    _may_write(world, person, chat)
    message = _message(chat, message_id)
    poll = message.poll
    if poll is None or poll.closed:
        raise SimRefusal(409, "there is no open poll here")
    if any(i not in range(len(poll.options)) for i in options) or (len(options) > 1 and not poll.multiple):
        raise SimRefusal(400, "no such choice in this poll")
    if poll.kind == "quiz" and person.id in poll.votes:
        raise SimRefusal(409, "a quiz is answered once")
    poll.votes.pop(person.id, None)
    if options:
        poll.votes[person.id] = sorted(set(options))
    chat.touch(message)
    if message.sender_id in world.bots:
        _tell_vote(world, world.bots[message.sender_id], person, message)


def _tell_vote(world: World, bot: Bot, person: Person, message: Message) -> None:
    poll = message.poll
    if poll is None:
        return
    world.tell(bot, "poll", payloads.poll(poll))
    if not poll.anonymous:
        chosen = poll.votes.get(person.id, [])
        persistent = [str(i) for i in chosen]
        answer = {"poll_id": poll.id, "user": payloads.user(person), "option_ids": chosen}
        world.tell(bot, "poll_answer", answer | {"option_persistent_ids": persistent})


def _message(chat: Chat, message_id: int) -> Message:
    if message_id not in chat.messages:
        raise SimRefusal(404, f"no message {message_id} in this chat")
    return chat.messages[message_id]


def block(world: World, person: Person, chat: Chat, bot: Bot) -> None:
    """Block the bot; it is told once."""
    _set_bot(world, person, chat, bot, "kicked")


def unblock(world: World, person: Person, chat: Chat, bot: Bot) -> None:
    """Let the bot write again; it is told once."""
    _set_bot(world, person, chat, bot, "member")


def _set_bot(world: World, person: Person, chat: Chat, bot: Bot, status: Any) -> None:
    if chat.kind != "private":
        raise SimRefusal(400, "only a private chat's bot can be blocked")
    before = chat.members[bot.id]
    chat.members[bot.id] = status
    if before != status and chat.started:
        told = payloads.member_updated(world, chat, person.id, bot.id, before, status)
        world.tell(bot, "my_chat_member", told)


def deactivate(person: Person) -> None:
    """The person deletes their Telegram account; no bot is told."""
    person.deactivated = True
