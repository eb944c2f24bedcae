"""One update and its answers: what every handler is given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.errors import Invalid, NotAllowed
from bot.incoming import Message as Incoming
from bot.incoming import Update
from bot.library import Library
from bot.model import Language, Person
from bot.planning.small_numbers import THRESHOLD
from bot.services.content import Content
from bot.services.guarding import Guards
from bot.storage.db import Tx
from bot.texts import T, Texts
from bot.views import names
from bot.views.message import Answer, Message, Method, kept_file, of_parts, reply_markup

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class House:
    """What handlers use; the content is the edition in use at that moment."""

    content: Content
    controller: str
    contact: str
    link_of: Callable[[str], str | None]
    """The link that carries a payload into the bot; None where the bot's name is not known."""
    region: str = ""
    """The name of the region, where it was given."""
    least_told: int = THRESHOLD
    """No total is told of fewer people."""

    @property
    def library(self) -> Library:
        return self.content.library

    @property
    def texts(self) -> Texts:
        return self.content.texts

    @property
    def guards(self) -> Guards:
        return self.content.guards


@dataclass(slots=True)
class Turn:
    """`arguments` are what stands after the verb of a button or the command; `answers` are sent after the commit."""

    tx: Tx
    now: datetime
    update: Update
    house: House
    chat_id: int
    person: Person | None
    t: T
    arguments: tuple[str, ...] = ()
    answers: list[Answer] = field(default_factory=list)
    said: str | None = None

    @property
    def library(self) -> Library:
        return self.house.library

    @property
    def member(self) -> Person:
        """The person; `NotAllowed` with a way in where they have not joined."""
        if self.person is None:
            raise NotAllowed("error-not-joined")
        return self.person

    def speak(self, language: Language) -> T:
        self.t = self.house.texts.of(language)
        return self.t

    def argument(self, position: int) -> str:
        try:
            return self.arguments[position]
        except IndexError as error:
            raise Invalid("error-old-button") from error

    def number(self, position: int) -> int:
        """An identifier or a position; `Invalid` where it is not a plain number of at most nine figures."""
        written = self.argument(position)
        if not (written.isascii() and written.isdigit() and len(written) < 10):
            raise Invalid("error-old-button")
        return int(written)

    def one_of(self, choices: type[Choice], position: int) -> Choice:
        try:
            return choices(self.argument(position))
        except ValueError as error:
            raise Invalid("error-old-button") from error

    def language(self, position: int) -> Language:
        written = Language(self.argument(position))
        if written not in self.house.texts.languages:
            raise Invalid("error-old-button")
        return written

    def say(self, message: Message) -> None:
        """A new message in the chat."""
        method, content = _sent(names.saying_choices(self.t, message))
        self.answers.append(Answer(method, {"chat_id": self.chat_id, **content}))

    def show(self, message: Message) -> None:
        """The same message changed in place after a tap; a new one otherwise, or where it brings a file."""
        pressed = self.pressed_message_id
        if pressed is None or message.photo or message.document:
            self.say(message)
            return
        target = {"chat_id": self.chat_id, "message_id": pressed}
        self.answers.append(Answer("editMessageText", {**target, **_content(names.saying_choices(self.t, message))}))

    def notice(self, text: str, *, must_be_read: bool = False) -> None:
        """A brief notice after the tap."""
        self.said = text[:200]
        query = self.update.callback_query
        if query:
            params: Mapping[str, Any] = {"callback_query_id": query.id, "text": self.said, "show_alert": must_be_read}
            self.answers.insert(0, Answer("answerCallbackQuery", dict(params)))

    def leave(self, chat_id: int | None = None) -> None:
        """The bot goes out of the group: this one, or that one."""
        self.answers.append(Answer("leaveChat", {"chat_id": chat_id or self.chat_id}))

    def forget_menu(self) -> None:
        """This chat is shown the same commands as everybody's."""
        scope = {"type": "chat", "chat_id": self.chat_id}
        self.answers.append(Answer("deleteMyCommands", {"scope": scope}))

    def delete(self, message_id: int) -> None:
        self.answers.append(Answer("deleteMessage", {"chat_id": self.chat_id, "message_id": message_id}))

    @property
    def pressed_message_id(self) -> int | None:
        query = self.update.callback_query
        return query.message.message_id if query and query.message else None

    @property
    def typed(self) -> Incoming | None:
        return self.update.effective_message

    def finish(self) -> tuple[Answer, ...]:
        """All the answers; a tap is always acknowledged."""
        query = self.update.callback_query
        if query and self.said is None:
            self.answers.insert(0, Answer("answerCallbackQuery", {"callback_query_id": query.id}))
        return tuple(self.answers)


Handler = Callable[[Turn], Awaitable[None]]


def storable(text: str) -> str:
    """What somebody wrote or pressed, without the sign that PostgreSQL refuses in any text."""
    return text.replace("\0", "")


def _sent(message: Message) -> tuple[Method, dict[str, Any]]:
    if message.parts:
        return of_parts(message.parts)
    content = _content(message)
    if message.photo is None and message.document is None:
        return "sendMessage", content
    content["caption"] = content.pop("text")
    del content["link_preview_options"]
    if message.photo is not None:
        return "sendPhoto", {**content, "photo": kept_file(message.photo, message.photo_name)}
    return "sendDocument", {**content, "document": kept_file(message.document or b"", message.document_name)}


def _content(message: Message) -> dict[str, Any]:
    content: dict[str, Any] = {
        "text": str(message.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if message.keyboard:
        content["reply_markup"] = reply_markup(message.keyboard)
    return content
