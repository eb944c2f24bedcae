"""A record of every call of the Bot API, without the bytes of files."""

from collections import deque
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import count

from simulator.model import Json

KEPT = 100_000


@dataclass
class Entry:
    """One call: `at` in the simulator's time, `ms` in real milliseconds, `status` the HTTP status (0: dropped)."""

    n: int
    at: str
    bot: str | None
    method: str
    params: dict[str, str]
    status: int
    description: str | None
    ms: float


class Journal:
    """The last calls, oldest first."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._numbers = count(1)

    def add(
        self,
        at: datetime,
        bot: str | None,
        method: str,
        params: dict[str, str],
        *,
        status: int,
        description: str | None,
        ms: float,
    ) -> None:
        """Write down one call that has ended."""
        number = next(self._numbers)
        self._entries.append(Entry(number, at.isoformat(), bot, method, params, status, description, round(ms, 1)))

    def read(self, after: int = 0, method: str = "") -> list[Json]:
        """Entries numbered above `after`, of one method if named (letter case does not matter)."""
        return [asdict(e) for e in self._entries if e.n > after and (not method or e.method.lower() == method.lower())]
