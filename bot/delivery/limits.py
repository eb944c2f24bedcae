"""All limits of one process in one place: the Receiver's answers and the sender's bulk share them."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable

import structlog

from bot.delivery.chats import ChatPacer
from bot.delivery.pacing import NEVER, Pacer, Timer
from bot.errors import DeliveryError, MaybeSent, NotSent

FLOODED_CHATS, FLOODED_SECONDS = 3, 5.0
"""So many chats refused within so long: not a chat is over its limit, the bot is."""
LOWERED, SMALLEST_SHARE = 0.8, 0.1
CLIMB, CLIMB_SECONDS = 0.1, 10.0
FREE_PER_SECOND = 30
"""https://core.telegram.org/bots/faq#broadcasting-to-users: what is over leaves only as a paid broadcast."""
LOST_CALLS = 5
"""So many calls in a row that did not reach Telegram: it is away."""
LOST_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)

log = structlog.get_logger(__name__)


class Limits:
    """`per_second` messages over all chats: 30, up to 1,000 where Telegram allows paid broadcasts; inf is no limit.

    `is_paid`: each message of the outbox has to say that it may be one.
    """

    def __init__(
        self, per_second: float, *, timer: Timer | None = None, jitter: Callable[[], float] = random.random
    ) -> None:
        self.timer = timer or Timer()
        self.is_paid = per_second > FREE_PER_SECOND
        self.chats = ChatPacer(self.timer)
        self._per_second, self._share = per_second, 1.0
        self._pacer = Pacer(per_second, self.timer)
        self._jitter = jitter
        self._stopped_until, self._share_changed_at = NEVER, NEVER
        self._floods: deque[tuple[float, int]] = deque(maxlen=100)
        self._lost_calls = 0

    @property
    def per_second(self) -> float:
        """What is allowed at this moment: less than was set while it climbs back after an overall 429."""
        return self._pacer.per_second

    def set_rate(self, per_second: float) -> None:
        """The part of the overall rate that this process may use, from now on."""
        self._per_second = per_second
        self._pacer.set_rate(per_second * self._share)

    def expect_answer(self) -> None:
        """An update has come: its answer will want to leave in a moment."""
        self._pacer.expect_answer()

    async def answer(self, chat_id: int | None = None, messages: int = 1) -> float:
        """Returns when an answer may leave: at once, unless the second is used up. `chat_id` where it is a message.

        What is given back is the instant, for `answered`; `messages` is more than one for an album.
        """
        left_at = await self._pacer.answer(messages)
        if chat_id is not None:
            self.chats.sent(chat_id, messages)
        return left_at

    async def bulk(self, chat_id: int, messages: int = 1) -> float:
        """Returns when the next call of the outbox may leave: the instant, for `answered`."""
        left_at = await self._pacer.bulk(messages)
        self.chats.sent(chat_id, messages)
        return left_at

    def answered(self, left_at: float, error: DeliveryError | None = None, messages: int = 1) -> None:
        """The call that left at that instant has just ended; what Telegram itself said tells how long the way was."""
        if not isinstance(error, NotSent | MaybeSent):
            self._pacer.arrived(left_at, messages)

    def stopped_seconds(self) -> float:
        """How long bulk is to wait, because Telegram asked for it or is away; 0 where it may leave."""
        return max(0.0, self._stopped_until - self.timer.now())

    def flooded(self, chat_id: int, seconds: float) -> bool:
        """A 429. It stops its chat alone; several chats at once stop all bulk, and lower the rate: True."""
        now = self.timer.now()
        self.chats.hold(chat_id, seconds)
        self._floods.append((now, chat_id))
        if len({chat for at, chat in self._floods if at > now - FLOODED_SECONDS}) < FLOODED_CHATS:
            return False
        self._floods.clear()
        self._stop(seconds)
        self._set_share(max(SMALLEST_SHARE, self._share * LOWERED))
        log.warning("flooded", seconds=seconds, per_second=self.per_second)
        return True

    def lost(self) -> None:
        """A call did not reach Telegram. After some in a row bulk waits, longer each time, and spares the attempts."""
        self._lost_calls += 1
        if self._lost_calls < LOST_CALLS or self.stopped_seconds():
            return
        seconds = LOST_SECONDS[min(self._lost_calls - LOST_CALLS, len(LOST_SECONDS) - 1)] * (0.5 + self._jitter())
        log.warning("telegram_away", seconds=seconds)
        self._stop(seconds)

    def reached(self) -> None:
        """Telegram took a message."""
        self._lost_calls = 0
        if self._share < 1.0 and self.timer.now() >= self._share_changed_at + CLIMB_SECONDS:
            self._set_share(min(1.0, self._share + CLIMB))

    def _stop(self, seconds: float) -> None:
        self._stopped_until = max(self._stopped_until, self.timer.now() + seconds)

    def _set_share(self, share: float) -> None:
        self._share, self._share_changed_at = share, max(self.timer.now(), self._stopped_until)
        self._pacer.set_rate(self._per_second * share)
