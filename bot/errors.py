"""What can go wrong, and who hears of it.

TerreauError
├── BotError(text_key)        told to the person, in their language
│   ├── NotFound              what they point at is not there (any more)
│   ├── NotAllowed            it is not theirs to do
│   └── Invalid               what they gave cannot be used
├── SetupError                told to the operator in one line; the process ends
│   ├── ContentError          content/ does not hold together
│   └── WrongKey              the key is not that of the database
└── DeliveryError             told to the ledger
    ├── NotNow(until)         it may not leave before that instant
    ├── KeptBack(reason)      the rules keep it from this person
    ├── NotSent               it surely did not leave; it may be tried again
    ├── MaybeSent             it may have arrived; it is never repeated blindly
    ├── TryLater(seconds)     Telegram asks to wait
    ├── Unreachable(reason)   this person cannot be written to any more
    ├── Moved(chat_id)        the group lives at another address
    └── Refused(reason)       this message will never be accepted
"""

from __future__ import annotations

from datetime import datetime


class TerreauError(Exception):
    """Root of every error that this project raises on purpose."""


class BotError(TerreauError):
    """Answered to the person with the text named by `text_key`."""

    text_key = "error-generic"

    def __init__(self, text_key: str | None = None, **arguments: str | int) -> None:
        super().__init__(text_key or self.text_key)
        self.text_key = text_key or self.text_key
        self.arguments = arguments


class NotFound(BotError):
    text_key = "error-not-found"


class NotAllowed(BotError):
    text_key = "error-not-allowed"


class Invalid(BotError):
    text_key = "error-invalid"


class SetupError(TerreauError):
    """A setting, a key or a database that cannot be used; its message is one clear line."""


class ContentError(SetupError):
    """A file of content/ that cannot be loaded; `python -m bot check` says more."""


class WrongKey(SetupError):
    """What the database holds was sealed with another key."""


class DeliveryError(TerreauError):
    """A message that did not get an ordinary answer from Telegram."""


class NotNow(DeliveryError):
    def __init__(self, until: datetime) -> None:
        super().__init__(f"not before {until:%H:%M}")
        self.until = until


class KeptBack(DeliveryError):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotSent(DeliveryError):
    """The request never reached Telegram (refused connection, unknown host, 5xx)."""


class MaybeSent(DeliveryError):
    """The request left and no answer came: it may have been delivered."""


class TryLater(DeliveryError):
    def __init__(self, retry_after_seconds: float) -> None:
        super().__init__(f"retry after {retry_after_seconds:g} s")
        self.retry_after_seconds = retry_after_seconds


class Unreachable(DeliveryError):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Moved(DeliveryError):
    def __init__(self, chat_id: int) -> None:
        super().__init__("migrated")
        self.chat_id = chat_id


class Refused(DeliveryError):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
