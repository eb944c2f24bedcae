"""A bot's queue of updates: the long poll, and what a webhook takes from it."""

import time
from collections import deque
from collections.abc import Callable

from simulator.errors import OTHER_POLL, POLL_ENDED_BY_WEBHOOK, WEBHOOK_ACTIVE, conflict
from simulator.model import Json, Signal

FIRST_UPDATE_ID = 700_000_001
MAX_LIMIT = 100
ALL_KINDS = {
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count",
    "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost",
}  # fmt: skip
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class UpdateQueue:
    """Updates that the bot has not confirmed, oldest first."""

    def __init__(self, taken: Callable[[Json], None] = lambda _: None) -> None:
        """`taken` is told each update that the bot has confirmed."""
        self.pending: deque[Json] = deque()
        self.allowed: list[str] = []
        self.webhook_url = ""
        self.signal = Signal()
        self._taken = taken
        self._next_id = FIRST_UPDATE_ID
        self.polls = 0
        self._closed = False

    def add(self, kind: str, payload: Json) -> None:
        """Queue an update unless the bot has not asked for its kind (the default leaves out three)."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if wanted:
            self.add_raw({kind: payload})

    def add_raw(self, update: Json) -> int:
        """Queue an update as it is; gives back its update_id, made up where it has none."""
        number = int(update.get("update_id", self._next_id))
        self._next_id = max(self._next_id, number + 1)
        self.pending.append({"update_id": number} | update)
        self.signal.notify()
        return number

    def allow(self, kinds: list[str] | None) -> None:
        """Remember what is asked for: None keeps the former choice, an empty list is the default."""
        if kinds is not None:
            self.allowed = [kind for kind in kinds if kind in ALL_KINDS]

    def confirm(self, offset: int) -> None:
        """Forget updates below `offset`; a negative one keeps only that many of the last."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.take_first()
            return
        while self.pending and self.pending[0]["update_id"] < offset:
            self.take_first()

    def take_first(self) -> None:
        """The bot has confirmed the oldest update."""
        self._taken(self.pending.popleft())

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """What getUpdates answers: at once when something waits, else after at most `seconds`. Raises 409."""
        if self.webhook_url:
            raise conflict(WEBHOOK_ACTIVE)
        self.polls += 1
        mine = self.polls
        self.signal.notify()
        self.confirm(offset)
        deadline = time.monotonic() + seconds
        while not self.pending and not self._closed and (left := deadline - time.monotonic()) > 0:
            await self.signal.wait(left)
            self._still_alone(mine)
        size = limit if 1 <= limit <= MAX_LIMIT else MAX_LIMIT
        return list(self.pending)[:size]

    def _still_alone(self, mine: int) -> None:
        if self.webhook_url:
            raise conflict(POLL_ENDED_BY_WEBHOOK)
        if mine != self.polls:
            raise conflict(OTHER_POLL)

    def close(self) -> None:
        """End the poll that waits."""
        self._closed = True
        self.signal.notify()
