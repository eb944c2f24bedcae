"""One account that sends more than anybody could read the answers to is slowed, and nobody else notices."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

AT_ONCE = 60
"""Updates of one chat in a row: a person who taps as fast as they can for some seconds does not come near it."""
PER_SECOND = 1.0
"""After that, so many: more answers in one chat Telegram refuses anyway (https://core.telegram.org/bots/faq)."""
MOST_CHATS = 10_000
"""So many chats are remembered; the one that was quiet for longest is forgotten, as if it had never written."""


class Verdict(Enum):
    TAKE = auto()
    SAY_SO = auto()
    """Too much, for the first time: it is answered with that alone."""
    DROP = auto()


@dataclass(slots=True)
class Allowance:
    left: float
    at: float
    """The instant for which `left` is true."""
    was_told: bool = False


class Floods:
    """How much each chat may still send. What is dropped costs no parsing, no transaction and no answer."""

    def __init__(self, now: Callable[[], float] = time.monotonic, dropped: Callable[[], None] = lambda: None) -> None:
        """`now` is elapsed time in seconds; `dropped` hears of each update that is not taken."""
        self._now, self._dropped = now, dropped
        self._chats: OrderedDict[int | None, Allowance] = OrderedDict()

    def judge(self, chat_id: int | None) -> Verdict:
        """What to do with one more update of this chat, which counts from now on."""
        allowance = self._refilled(chat_id)
        if allowance.left >= 1:
            allowance.left -= 1
            return Verdict.TAKE
        self._dropped()
        if allowance.was_told:
            return Verdict.DROP
        allowance.was_told = True
        return Verdict.SAY_SO

    def _refilled(self, chat_id: int | None) -> Allowance:
        now = self._now()
        found = self._chats.setdefault(chat_id, Allowance(AT_ONCE, now))
        self._chats.move_to_end(chat_id)
        if len(self._chats) > MOST_CHATS:
            self._chats.popitem(last=False)
        found.left, found.at = min(AT_ONCE, found.left + (now - found.at) * PER_SECOND), now
        if found.left >= AT_ONCE / 2:
            found.was_told = False
        return found
