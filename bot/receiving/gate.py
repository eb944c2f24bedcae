"""How much the webhook lets in: more than Telegram sends at its busiest is put off, and Telegram brings it again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST_UNDER_WAY = 100
"""https://core.telegram.org/bots/api#setwebhook: `max_connections` is 100 at most, and each brings one at a time."""
MOST_PER_SECOND = 5000.0
"""Twice what it answers on fast processors (docs/benchmarks.md)."""
TOO_MANY, BUSY = 429, 503


class Gate:
    """Counts only requests that hold the secret, so that a stranger cannot shut Telegram out."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        per_second: float = MOST_PER_SECOND,
        under_way: int = MOST_UNDER_WAY,
    ) -> None:
        """`now` is elapsed time in seconds; `per_second` may come at once."""
        self._now, self._per_second, self._most_under_way = now, per_second, under_way
        self._left, self._at, self._under_way = per_second, now(), 0

    @contextmanager
    def enter(self) -> Iterator[int | None]:
        """None for a request that may go on, until the block ends; else the HTTP status that puts it off."""
        refusal = self._refusal()
        if refusal is not None:
            yield refusal
            return
        self._left -= 1
        self._under_way += 1
        try:
            yield None
        finally:
            self._under_way -= 1

    def _refusal(self) -> int | None:
        now = self._now()
        self._left, self._at = min(self._per_second, self._left + (now - self._at) * self._per_second), now
        if self._under_way >= self._most_under_way:
            return BUSY
        return TOO_MANY if self._left < 1 else None
