"""What a person is shown, before it is Telegram's: text, buttons, a picture. Text is HTML, already escaped."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.model import Part, PartKind

Method = Literal[
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendMediaGroup",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    "deleteMessage",
    "deleteMyCommands",
    "leaveChat",
]


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is versioned callback data of at most 64 bytes, `v1:verb:arguments`; or `url` leads out of the chat.

    `chosen`: the label without its mark, where the button shows that its choice is taken.
    """

    label: str
    data: str = ""
    url: str = ""
    chosen: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file of an answer that is drawn when it leaves; see bot/views/drawings.py. The values are JSON."""

    name: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """`photo` is a PNG, `document` any file; with one of them `text` is a caption of at most 1,024 characters, without
    it a text of at most 4,096. Only an answer may hold a `Drawing`.

    `parts` are somebody's own words and files, sent as they wrote them, instead of all else.
    """

    text: str
    keyboard: Keyboard = ()
    photo: bytes | Drawing | None = field(default=None, repr=False)
    photo_name: str = "image.png"
    document: bytes | Drawing | None = field(default=None, repr=False)
    document_name: str = "document.pdf"
    parts: tuple[Part, ...] = field(default=(), repr=False)

    @property
    def counts_as(self) -> int:
        """As how many messages Telegram counts it: an album as many as it has parts."""
        return max(1, len(self.parts))


@dataclass(frozen=True, slots=True)
class Answer:
    """One Bot API call that answers an update; `params` is JSON, so that it can be kept until it is sent.

    A file stands in it as `kept_file` writes it.
    """

    method: Method
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one update. `person_id` is None before consent: then nothing at all is recorded."""

    person_id: int | None
    answers: tuple[Answer, ...] = ()


def kept_file(content: bytes | Drawing, name: str) -> dict[str, Any]:
    """A file as it waits among the parameters of an answer."""
    if isinstance(content, Drawing):
        return {"file_name": name, "drawing": content.name, "values": content.values}
    return {"file_name": name, "base64": base64.b64encode(content).decode("ascii")}


def of_parts(parts: Sequence[Part]) -> tuple[Method, dict[str, Any]]:
    """The call that sends them: formatting as entities, files by Telegram's own identifiers; several are an album."""
    if len(parts) > 1:
        return "sendMediaGroup", {"media": [_media(part) for part in parts]}
    [part] = parts
    entities = list(part.entities)
    if part.kind is PartKind.TEXT:
        return "sendMessage", {"text": part.text, "entities": entities, "link_preview_options": {"is_disabled": True}}
    method: Method = "sendPhoto" if part.kind is PartKind.PHOTO else "sendDocument"
    return method, {str(part.kind): part.file_id, "caption": part.text, "caption_entities": entities}


def _media(part: Part) -> dict[str, Any]:
    caption = {"caption": part.text, "caption_entities": list(part.entities)} if part.text else {}
    return {"type": str(part.kind), "media": part.file_id, **caption}


def reply_markup(keyboard: Keyboard) -> dict[str, Any]:
    """The keyboard as the Bot API's InlineKeyboardMarkup."""

    def key(button: Button) -> dict[str, str]:
        way = {"url": button.url} if button.url else {"callback_data": button.data}
        return {"text": button.label, **way}

    return {"inline_keyboard": [[key(button) for button in row] for row in keyboard]}
