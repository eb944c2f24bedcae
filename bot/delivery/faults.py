"""Telegram's errors in our words, and what may be said in a log about an error."""

from __future__ import annotations

import traceback
from pathlib import Path

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.delivery.transport import Flood, NotReached
from bot.errors import DeliveryError, MaybeSent, Moved, NotSent, Refused, TryLater, Unreachable

UNREACHABLE = (
    ("deactivated", "deactivated"),
    ("kicked", "kicked"),
    ("not a member", "kicked"),
    ("initiate conversation", "not_started"),
)
REFUSED = (
    ("message is not modified", "not_modified"),
    ("query is too old", "query_too_old"),
    ("message to edit not found", "message_gone"),
    ("message can't be edited", "message_gone"),
    ("message to delete not found", "message_gone"),
    ("message_id_invalid", "message_gone"),
    ("no text in the message", "no_text"),
    ("too long", "too_long"),
    ("too_long", "too_long"),
    ("too large", "too_long"),
    ("can't parse entities", "bad_entities"),
)
"""Telegram's sentences, in lower case; the first that fits gives the reason."""

TOKEN_REFUSED_SECONDS = 60.0


def translate(error: TelegramError) -> DeliveryError:
    """The error of ours that says what to do about this one."""
    sentence = error.message.lower()
    match error:
        case NotReached():
            return NotSent(error.message)
        case TimedOut():
            return MaybeSent(error.message)
        case Flood():
            return TryLater(error.retry_after_seconds)
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case InvalidToken() | Conflict():
            return TryLater(TOKEN_REFUSED_SECONDS)  # the operator's fault, not the message's: it keeps its place
        case Forbidden():
            return Unreachable(_reason(sentence, UNREACHABLE, "blocked"))
        case BadRequest() if "chat not found" in sentence:
            return Unreachable("chat_not_found")
        case NetworkError() if error.__cause__ is not None:
            return MaybeSent(type(error.__cause__).__name__)
    return Refused(_reason(sentence, REFUSED, "bad_request"))


def place(error: BaseException) -> dict[str, str]:
    """The type of an error and the line that raised it: all that a log may say, for its message may hold words
    of a person, a chat identifier or an address with the token."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return {"error": type(error).__name__}
    last = frames[-1]
    ours = next((frame for frame in reversed(frames) if "site-packages" not in frame.filename), last)
    return {"error": type(error).__name__, "at": f"{Path(ours.filename).name}:{ours.lineno} {ours.name}"}


def _reason(sentence: str, known: tuple[tuple[str, str], ...], otherwise: str) -> str:
    return next((reason for words, reason in known if words in sentence), otherwise)
