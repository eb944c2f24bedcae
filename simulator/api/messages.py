"""Sending, copying, deleting, pinning, reacting."""

from simulator import media
from simulator.api.call import MAX_CAPTION, Call, check_length
from simulator.entities import parse
from simulator.errors import bad_request, not_simulated
from simulator.model import Chat, Json, Message, Poll, StoredFile
from simulator.params import whole
from simulator.reactions import is_allowed

MEDIA_IN_ALBUM = range(2, 11)
DELETABLE_SECONDS = 48 * 3600
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(call: Call) -> Json:
    """A text."""
    text, entities = call.text()
    return call.send(text=text, entities=entities)


def send_photo(call: Call) -> Json:
    """A picture with its caption."""
    return _send_file(call, "photo")


def send_document(call: Call) -> Json:
    """A file with its caption."""
    return _send_file(call, "document")


def _send_file(call: Call, kind: str) -> Json:
    text, entities = call.caption()
    stored = media.receive(call.world, call.params.chosen(kind), kind)
    return call.send(text=text, entities=entities, file=stored)


def send_media_group(call: Call) -> list[Json]:
    """An album of two to ten pictures, or of two to ten files."""
    items = call.params.records("media")
    if not items or len(items) not in MEDIA_IN_ALBUM:
        raise bad_request("group send failed: an album has 2-10 items")
    if len({item.get("type") for item in items}) > 1:
        raise bad_request("documents can't be mixed with other media types")
    contents = [input_media(call, item) for item in items]
    chat = call.open_chat()
    for text, _, _ in contents:
        check_length(text, MAX_CAPTION)
    reply_to = call.reply_to(chat)
    call.world.limits.take(call.bot.id, chat.id, len(contents))
    group = str(13_000_000_000_000_000 + call.world.number())
    sent = [
        call.world.post(
            chat, call.bot.id, text=text, entities=found, file=stored, media_group_id=group, reply_to=reply_to
        )
        for text, found, stored in contents
    ]
    return [call.told(chat, message) for message in sent]


def input_media(call: Call, item: Json) -> tuple[str, list[Json], StoredFile]:
    """Caption, entities and file of one InputMedia; raises 400."""
    kind = item.get("type", "")
    if kind not in ("photo", "document"):
        raise not_simulated(f"media of type {kind!r} (photo and document are)")
    text, found = parse(str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities"))
    reference = call.params.attached(str(item.get("media") or ""))
    return text, found, media.receive(call.world, reference, kind)


def copy_message(call: Call) -> Json:
    """A copy without its origin; `caption` replaces the caption, the markup is the one given."""
    source = call.world.known_chat(call.bot, call.params.text("from_chat_id"))
    original = call.message_of(source, "message to copy not found")
    if original.service is not None:
        raise bad_request("message can't be copied")
    text, entities = original.text, original.entities
    if original.file is not None and "caption" in call.params.values:
        text, entities = call.caption()
    told = call.send(text=text, entities=entities, file=original.file, poll=_fresh_poll(call, original.poll))
    return {"message_id": told["message_id"]}


def _fresh_poll(call: Call, poll: Poll | None) -> Poll | None:
    if poll is None:
        return None
    new_id = str(call.world.number() + 5_000_000_000_000_000)
    return Poll(new_id, poll.question, list(poll.options), poll.anonymous, poll.multiple, poll.kind, poll.correct)


def delete_message(call: Call) -> bool:
    """Delete one message: the bot's own, or any in a private chat, within 48 hours."""
    chat = call.open_chat()
    message = call.message_of(chat, "message to delete not found")
    _check_deletable(call, chat, message)
    call.world.delete(chat, [message.id])
    return True


def delete_messages(call: Call) -> bool:
    """Delete up to 100 messages; those that are not there are skipped."""
    ids = [whole(i) for i in call.params.list_of("message_ids") or []]
    if not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified" if not ids else "too many message identifiers")
    chat = call.open_chat()
    found = [chat.messages[i] for i in ids if i in chat.messages]
    for message in found:
        _check_deletable(call, chat, message)
    call.world.delete(chat, [message.id for message in found])
    return True


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    age = (call.world.clock.now() - message.date).total_seconds()
    own = message.sender_id == call.bot.id
    administrator = chat.members.get(call.bot.id) == "administrator"
    if not own and chat.kind != "private" and not administrator:
        raise bad_request("message can't be deleted")
    if age > DELETABLE_SECONDS and not (administrator and chat.kind == "supergroup"):
        raise bad_request("message can't be deleted for everyone")


def pin_chat_message(call: Call) -> bool:
    """Pin a message; in a group the bot must be an administrator."""
    chat, message = _pinnable(call)
    if not message.pinned:
        message.pinned = True
        chat.touch(message)
        call.world.post(chat, call.bot.id, service={"pinned_message": message.id})
    return True


def unpin_chat_message(call: Call) -> bool:
    """Unpin one message, the last pinned where none is named."""
    chat = call.open_chat()
    if "message_id" not in call.params.values:
        pinned = [m for m in chat.messages.values() if m.pinned]
        if not pinned:
            raise bad_request("message to unpin not found")
        message = pinned[-1]
    else:
        chat, message = _pinnable(call, "message to unpin not found")
    message.pinned = False
    chat.touch(message)
    return True


def _pinnable(call: Call, missing: str = "message to pin not found") -> tuple[Chat, Message]:
    chat = call.open_chat()
    message = call.message_of(chat, missing)
    if chat.kind != "private" and chat.members.get(call.bot.id) != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    if message.service is not None:
        raise bad_request("CHAT_NOT_MODIFIED")
    return chat, message


def send_chat_action(call: Call) -> bool:
    """Show « is typing » for five seconds."""
    if call.params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.show_typing(call.open_chat())
    return True


def set_message_reaction(call: Call) -> bool:
    """Set the bot's one reaction to a message, or take it away."""
    reactions = call.params.records("reaction") or []
    chat = call.open_chat()
    message = call.message_of(chat, "message to react not found")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not reactions:
        message.reactions.pop(call.bot.id, None)
    elif reactions[0].get("type") != "emoji" or not is_allowed(str(reactions[0].get("emoji"))):
        raise bad_request("REACTION_INVALID")
    else:
        message.reactions[call.bot.id] = reactions[0]["emoji"]
    chat.touch(message)
    return True
