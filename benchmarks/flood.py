"""One account that sends two hundred updates a second: what the others notice of it.

`python -m bot run` polls the stand-in as Telegram would be polled, with a strict 30 messages a second and one a second
in a chat. Others write at random instants; segments without and with the flood take turns within one run.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections import defaultdict, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from benchmarks.beside import Beside, Record, stand_in
from benchmarks.ledger import FIRST_CHAT, Place, add_people, fresh
from benchmarks.measuring import percentile, report, say
from benchmarks.running import running, wait_until

OTHERS = 2_000
FLOODER = FIRST_CHAT + OTHERS
TEXT = "/aide"
PER_SECOND = 30
QUIET_SECONDS = 2.0
"""After each segment: what came in it has been answered."""
PATIENCE_SECONDS = 30.0

Written = list[tuple[float, int]]


@dataclass
class Tally:
    """Milliseconds from an update of the others to its answer; how much the one account sent and got."""

    idle: list[float] = field(default_factory=list)
    flooded: list[float] = field(default_factory=list)
    flood: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    seconds: float
    """Of one segment."""
    others: float
    """Updates a second of all the others together."""
    flood: float
    """Updates a second of the one account, in every second segment."""


def measure(api: Beside, load: Load, rounds: int) -> Tally:
    with fresh("sqlite", None) as place:
        asyncio.run(_add_people(place))
        api.ask("reset", per_second=PER_SECOND, by_chat=True)
        with running(place, api, per_second=PER_SECOND):
            wait_until(api, "first_poll_at", 1)
            _segment(api, load, is_flooded=False)  # whatever the first answers load and compile is loaded now
            tally = Tally()
            for _ in range(rounds):
                tally.idle += _segment(api, load, is_flooded=False)[0]
                flooded, sent = _segment(api, load, is_flooded=True)
                tally.flooded += flooded
                tally.flood += sent
                say(f"p50 idle {percentile(tally.idle, 50):.1f} ms, flooded {percentile(tally.flooded, 50):.1f} ms")
    return tally


async def _add_people(place: Place) -> None:
    async with place.opened() as database:
        await add_people(database, OTHERS + 1)


def _segment(api: Beside, load: Load, *, is_flooded: bool) -> tuple[list[float], int]:
    """How long each of the others waited, and how many updates the one account sent meanwhile."""
    since = int(api.ask("counts")["received"])
    people = {"per_second": load.others, "first_chat": FIRST_CHAT, "chats": OTHERS}
    one = {"per_second": load.flood, "first_chat": FLOODER, "chats": 1}
    with ThreadPoolExecutor() as threads:
        asked = [
            threads.submit(api.ask, "write", seconds=load.seconds, text=TEXT, **who)
            for who in ([people, one] if is_flooded else [people])
        ]
        written, *flood = [each.result() for each in asked]
    time.sleep(QUIET_SECONDS)
    return _delays(api, since, written), sum(map(len, flood))


def _delays(api: Beside, since: int, written: Written) -> list[float]:
    """RuntimeError where somebody got no answer."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        answered = _answered(api.records(since))
        if all(len(answered[chat_id]) >= count for chat_id, count in _counted(written).items()):
            return [(answered[chat_id].popleft() - due) * 1000 for due, chat_id in written]
        time.sleep(0.2)
    raise RuntimeError("somebody who did not flood got no answer")


def _answered(records: list[Record]) -> dict[int, deque[float]]:
    """When each chat was answered, in order."""
    found: dict[int, deque[float]] = defaultdict(deque)
    for at, chat_id, _ in records:
        found[chat_id].append(at)
    return found


def _counted(written: Written) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for _, chat_id in written:
        counts[chat_id] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20, help="Of one segment.")
    parser.add_argument("--rounds", type=int, default=3, help="Of a segment without and one with the flood.")
    parser.add_argument("--others", type=float, default=20, help="Updates a second of everybody else together.")
    parser.add_argument("--flood", type=float, default=200, help="Updates a second of the one account.")
    given = parser.parse_args()
    with stand_in() as api:
        tally = measure(api, Load(given.seconds, given.others, given.flood), given.rounds)
        counts = api.ask("counts")
        flood_answers = sum(chat_id == FLOODER for _, chat_id, _ in api.records())
    idle, flooded = percentile(tally.idle, 50), percentile(tally.flooded, 50)
    report(
        answer_ratio=flooded / idle,
        answer_p50_idle_ms=idle,
        answer_p50_flooded_ms=flooded,
        answer_p99_idle_ms=percentile(tally.idle, 99),
        answer_p99_flooded_ms=percentile(tally.flooded, 99),
        answers={"idle": len(tally.idle), "flooded": len(tally.flooded)},
        flood={"updates": tally.flood, "answers": flood_answers},
        refused=counts["refused"],
        others=given.others,
    )


if __name__ == "__main__":
    main()
