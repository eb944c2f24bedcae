"""Telegram's limits as the stand-in holds them, strictly: no instant begins a window with more than is allowed.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

CHAT_PER_SECOND, GROUP_PER_MINUTE = 1, 20
MINUTE = 60.0


@dataclass
class Window:
    """At most `allowed` in any `seconds`; what is refused does not count."""

    allowed: int
    seconds: float
    taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed: 0 where it is allowed now."""
        while self.taken and self.taken[0] <= now - self.seconds:
            self.taken.popleft()
        return 0.0 if len(self.taken) < self.allowed else self.taken[0] + self.seconds - now

    def take(self, now: float) -> None:
        self.taken.append(now)


@dataclass
class Limits:
    """`per_second` overall, None where everything is allowed; `by_chat` adds the limits of chats and groups."""

    per_second: int | None = None
    by_chat: bool = False
    overall: Window | None = field(init=False)
    chats: dict[int, Window] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.overall = Window(self.per_second, 1.0) if self.per_second else None

    def refuse(self, chat_id: int, now: float) -> int | None:
        """`retry_after` in whole seconds where the message is refused, None where it is taken."""
        windows = [window for window in (self.overall, self._of(chat_id)) if window is not None]
        longest = max((window.wait(now) for window in windows), default=0.0)
        if longest > 0:
            return max(1, math.ceil(longest))
        for window in windows:
            window.take(now)
        return None

    def _of(self, chat_id: int) -> Window | None:
        if not self.by_chat:
            return None
        if chat_id not in self.chats:
            is_group = chat_id < 0
            self.chats[chat_id] = Window(GROUP_PER_MINUTE, MINUTE) if is_group else Window(CHAT_PER_SECOND, 1.0)
        return self.chats[chat_id]
