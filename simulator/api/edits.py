"""Editing what the bot has sent."""

from typing import Any

from simulator.api.call import MAX_CAPTION, MAX_TEXT, Call, check_length
from simulator.api.messages import input_media
from simulator.errors import MESSAGE_TO_EDIT_NOT_FOUND, NOT_MODIFIED, bad_request
from simulator.markup import inline_markup
from simulator.model import Chat, Json, Message

_CONTENT = ("text", "entities", "file", "markup")


def edit_message_text(call: Call) -> Json:
    """New words for a text; without `reply_markup` the buttons go."""
    text, entities = call.text()
    markup = inline_markup(call.params)
    chat, message = _own(call)
    if message.file is not None or message.poll is not None:
        raise bad_request("there is no text in the message to edit")
    check_length(text, MAX_TEXT)
    return _change(call, chat, message, text=text, entities=entities, markup=markup)


def edit_message_caption(call: Call) -> Json:
    """A new caption; without `reply_markup` the buttons go."""
    text, entities = call.caption()
    markup = inline_markup(call.params)
    chat, message = _own(call)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    check_length(text, MAX_CAPTION)
    return _change(call, chat, message, text=text, entities=entities, markup=markup)


def edit_message_media(call: Call) -> Json:
    """Another file, with its own caption, in the place of a file or of a text."""
    item = call.params.object("media")
    if not isinstance(item, dict):
        raise bad_request("can't parse input media JSON object" if item else "media is empty")
    text, entities, stored = input_media(call, item)
    markup = inline_markup(call.params)
    chat, message = _own(call)
    if message.media_group_id and message.file is not None and message.file.kind != stored.kind:
        raise bad_request("message content type can't be changed in an album")
    check_length(text, MAX_CAPTION)
    return _change(call, chat, message, text=text, entities=entities, file=stored, markup=markup)


def edit_message_reply_markup(call: Call) -> Json:
    """Other buttons, or none; the message is not marked as edited."""
    markup = inline_markup(call.params)
    chat, message = _own(call)
    return _change(call, chat, message, markup=markup)


def _own(call: Call) -> tuple[Chat, Message]:
    """The bot's own message that is to be edited; raises 400."""
    if "inline_message_id" in call.params.values:
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.open_chat()
    message = call.message_of(chat, MESSAGE_TO_EDIT_NOT_FOUND)
    if message.sender_id != call.bot.id or message.service is not None:
        raise bad_request("message can't be edited")
    return chat, message


def _change(call: Call, chat: Chat, message: Message, **content: Any) -> Json:
    """Put the new content in; raises 400 when nothing would change."""
    before = {name: getattr(message, name) for name in _CONTENT}
    if before == before | content:
        raise bad_request(NOT_MODIFIED)
    for name, value in content.items():
        setattr(message, name, value)
    if set(content) != {"markup"}:
        message.edited_at = call.world.clock.now()
    chat.touch(message)
    return call.told(chat, message)
