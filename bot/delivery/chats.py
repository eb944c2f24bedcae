"""The limits of each chat: one message a second, twenty a minute in a group, and the waits that Telegram asked for."""

from __future__ import annotations

from collections import deque

from bot.delivery.pacing import NEVER, Timer

CHAT_SECONDS = 1.05
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.5
REMEMBERED_CHATS = 5000


class ChatPacer:
    """Remembers only what still limits. Nobody queues here: the ledger gives one row of a chat at a time."""

    def __init__(self, timer: Timer) -> None:
        self._timer = timer
        self._free_at: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    def free_at(self, chat_id: int) -> float:
        """The timer's instant from which the next message may leave for this chat; past where it may now."""
        return self._free_at.get(chat_id, NEVER)

    def sent(self, chat_id: int, messages: int = 1) -> None:
        """To be called when so many messages leave for this chat in one call."""
        now = self._timer.now()
        self._forget(now)
        free_at = now + messages * CHAT_SECONDS
        if chat_id < 0:
            recent = self._groups.setdefault(chat_id, deque(maxlen=GROUP_MESSAGES))
            recent.extend([now] * messages)
            if len(recent) == GROUP_MESSAGES:
                free_at = max(free_at, recent[0] + GROUP_SECONDS)
        self._free_at[chat_id] = max(free_at, self.free_at(chat_id))

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram asked to leave this chat alone for so long."""
        self._free_at[chat_id] = max(self.free_at(chat_id), self._timer.now() + seconds)

    def _forget(self, now: float) -> None:
        if len(self._free_at) >= REMEMBERED_CHATS:
            self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
        if len(self._groups) >= REMEMBERED_CHATS:
            self._groups = {chat: at for chat, at in self._groups.items() if at[-1] > now - GROUP_SECONDS}
