"""What may be counted while messages leave; metrics listen here."""

from __future__ import annotations

from typing import Protocol

from bot.model import Kind, OutboxState


class Observer(Protocol):
    """Called from the event loop, for each message: implementations count, and neither wait nor raise."""

    def ended(self, kind: Kind, state: OutboxState, reason: str | None) -> None:
        """A message has its final state, and the ledger says so."""

    def refused(self, of: str) -> None:
        """Telegram asked to wait (429): `of` one `chat`, or `overall`."""


class Unobserved:
    def ended(self, kind: Kind, state: OutboxState, reason: str | None) -> None: ...

    def refused(self, of: str) -> None: ...
