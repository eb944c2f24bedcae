"""What Telegram brings, as far as the bot reads it.

python-telegram-bot's own `Update` fills more than two hundred attributes for each message, of which handlers read some
twenty; that was a third of the processor time of a reply (docs/decisions.md). Names and meanings are the Bot API's.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Object(BaseModel):
    """`pydantic.ValidationError` for what is not of the kind that the Bot API promises; what is not read is ignored."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Chat(_Object):
    id: int
    type: str


class User(_Object):
    id: int
    is_bot: bool
    language_code: str | None = None


class Entity(_Object):
    """Offsets and lengths count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None


class File(_Object):
    file_id: str


class Words(_Object):
    """An option of a poll, a task of a list."""

    text: str


class Poll(_Object):
    question: str
    description: str | None = None
    explanation: str | None = None
    options: list[Words] = []


class Checklist(_Object):
    title: str
    tasks: list[Words] = []


class Message(_Object):
    message_id: int
    chat: Chat
    from_user: User | None = Field(None, alias="from")
    sender_chat: Chat | None = None
    forward_origin: Any = None
    media_group_id: str | None = None
    text: str | None = None
    entities: list[Entity] = []
    caption: str | None = None
    caption_entities: list[Entity] = []
    photo: list[File] = []
    document: File | None = None
    animation: Any = None
    poll: Poll | None = None
    checklist: Checklist | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None
    # only whether they are there
    audio: Any = None
    contact: Any = None
    dice: Any = None
    game: Any = None
    invoice: Any = None
    live_photo: Any = None
    location: Any = None
    paid_media: Any = None
    passport_data: Any = None
    sticker: Any = None
    story: Any = None
    successful_payment: Any = None
    venue: Any = None
    video: Any = None
    video_note: Any = None
    voice: Any = None

    @property
    def is_said(self) -> bool:
        """Whether somebody says or shows something; otherwise Telegram itself tells what happened in the chat."""
        if self.text is not None:
            return True
        return any(getattr(self, kind) for kind in SHOWN)


SHOWN = (
    *("animation", "audio", "checklist", "contact", "dice", "document", "game", "invoice", "live_photo", "location"),
    *("paid_media", "passport_data", "photo", "poll", "sticker", "story", "successful_payment", "venue", "video"),
    *("video_note", "voice"),
)


class Pressed(_Object):
    """The message under whose button somebody pressed; of an old one Telegram tells no more than this."""

    message_id: int
    chat: Chat


class CallbackQuery(_Object):
    id: str
    from_user: User = Field(alias="from")
    message: Pressed | None = None
    data: str | None = None


class Member(_Object):
    status: str


class ChatMemberUpdated(_Object):
    chat: Chat
    from_user: User = Field(alias="from")
    old_chat_member: Member
    new_chat_member: Member


class Update(_Object):
    """One of the four kinds that the bot asks for (`ALLOWED_UPDATES`); of any other only the number."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None

    @property
    def effective_message(self) -> Message | None:
        """What somebody wrote or changed; never the message under a pressed button."""
        return self.message or self.edited_message

    @property
    def effective_chat(self) -> Chat | None:
        if self.callback_query:
            return self.callback_query.message.chat if self.callback_query.message else None
        found = self.effective_message or self.my_chat_member
        return found.chat if found else None

    @property
    def effective_user(self) -> User | None:
        found = self.effective_message or self.callback_query or self.my_chat_member
        return found.from_user if found else None
