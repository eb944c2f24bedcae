"""The time as a thing one is given: the only module that reads the machine's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present instant, in UTC, with its time zone."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class TurnableClock:
    """Runs at the pace of the machine's clock from an instant that can be changed: the demo's clock."""

    def __init__(self, start: datetime) -> None:
        self._system = SystemClock()
        self._shift = start - self._system.now()
        self.skipped = timedelta()
        """All that was turned forward: it has passed without anybody having waited."""

    def now(self) -> datetime:
        return self._system.now() + self._shift

    def turn_to(self, instant: datetime) -> None:
        self.turn(instant - self.now())

    def turn(self, step: timedelta) -> None:
        self._shift += step
        self.skipped += max(step, timedelta())
