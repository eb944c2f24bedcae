"""The simulator's time: the system's, or an instant that somebody chose."""

import time
from datetime import datetime, timedelta


class Clock:
    """Gives the instant that `date` fields carry. Waiting and rate limits do not use it: they are in real time."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now: datetime | None = None
        self._running_since: float | None = None
        self.set(now)

    def set(self, now: datetime | None, running: bool = False) -> None:
        """Stand still at `now`, run on from it, or (with None) follow the system again."""
        if now is not None and now.tzinfo is None:
            raise ValueError("the clock needs a time with its zone")
        self._now = now
        self._running_since = time.monotonic() if running and now is not None else None

    def now(self) -> datetime:
        """The present instant, aware, to the second as Telegram gives it."""
        if self._now is None:
            return datetime.now().astimezone().replace(microsecond=0)
        if self._running_since is None:
            return self._now
        elapsed = int(time.monotonic() - self._running_since)
        return self._now + timedelta(seconds=elapsed)
