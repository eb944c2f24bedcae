"""Telegram's rate limits, in real time and only when asked for."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from simulator.errors import too_many_requests


@dataclass
class Limits:
    """30 a second overall, 1 a second in a chat (with a burst if asked), 20 a minute in a group; off at first.

    Messages sent or copied count (an album counts its files); edits and answers do not.
    """

    enabled: bool = False
    overall_per_second: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 1
    group_per_minute: int = 20
    monotonic: Callable[[], float] = time.monotonic
    _overall: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _chats: dict[tuple[int, int], float] = field(default_factory=dict)
    _groups: dict[tuple[int, int], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def change(self, **settings: float | bool) -> None:
        """Set any of the public fields and forget what was counted."""
        for name, value in settings.items():
            setattr(self, name, value)
        self._overall.clear()
        self._chats.clear()
        self._groups.clear()

    def take(self, bot_id: int, chat_id: int, messages: int = 1) -> None:
        """Count messages about to be sent; raises 429 with the whole seconds to wait, and then counts nothing."""
        if not self.enabled:
            return
        now = self.monotonic()
        key = (bot_id, chat_id)
        overall, group = self._overall[bot_id], self._groups[key]
        wait = max(
            _window_wait(overall, now, 1.0, self.overall_per_second, messages),
            _window_wait(group, now, 60.0, self.group_per_minute, messages) if chat_id < 0 else 0.0,
            self._chat_wait(key, now),
        )
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        overall.extend([now] * messages)
        if chat_id < 0:
            group.extend([now] * messages)
        self._chats[key] = max(self._chats.get(key, 0.0), now) + messages / self.chat_per_second

    def _chat_wait(self, key: tuple[int, int], now: float) -> float:
        """Seconds until the chat's debt leaves room for one more within the burst."""
        debt = self._chats.get(key, 0.0) - now
        return debt - (self.chat_burst - 1) / self.chat_per_second


def _window_wait(times: deque[float], now: float, seconds: float, allowed: int, more: int) -> float:
    while times and times[0] <= now - seconds:
        times.popleft()
    over = len(times) + more - allowed
    if over <= 0 or not times:
        return 0.0
    return times[min(over, len(times)) - 1] + seconds - now
