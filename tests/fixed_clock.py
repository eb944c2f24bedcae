"""A clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime


class FixedClock:
    """An instant that stays until it is set."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant.astimezone(UTC)
