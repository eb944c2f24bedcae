"""kill -9 in the middle of broadcasts: what is lost, what comes twice, what nobody can tell.

Senders are processes of their own, killed by their number at random instants and started again; at the end of each
broadcast the ledger is compared with what the stand-in received. Kinds that are presumed delivered and kinds that
are sent again are measured apart, on SQLite, on PostgreSQL, and on PostgreSQL with two senders of which one is killed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from benchmarks.beside import Beside, stand_in
from benchmarks.ledger import Place, add_people, enqueue, fresh, list_rows, postgres_url, say_skipped
from benchmarks.measuring import report, say
from benchmarks.standin import ROUND_TRIP_SECONDS
from benchmarks.worker import WINDOW_SECONDS, Worker
from bot.delivery.recording import FLUSH_SECONDS
from bot.model import Kind, OutboxState

ROWS, RATE = 2000, 1000
MARGIN = 1.2
LEAST_SHARE_LEFT = 0.25
"""A broadcast with fewer rows to send is left to end: a kill would find less in flight than the rate brings."""
PATIENCE_SECONDS, LOOK_SECONDS = 15.0, 0.01
FINAL = {OutboxState.SENT, OutboxState.FAILED, OutboxState.UNKNOWN}
PRESUMED, RESENT = Kind.IDEA, Kind.DIGEST
SETUPS = {"sqlite": 1, "postgresql": 1, "postgresql_two_senders": 2}
"""How many senders work at once."""


@dataclass
class Toll:
    kills: int = 0
    messages: int = 0
    lost: int = 0
    doubled: int = 0
    unknown: int = 0
    unknown_not_received: int = 0

    def per_kill(self, count: int) -> float:
        return count / self.kills if self.kills else 0.0


def measure(place: Place, api: Beside, kind: Kind, senders: int, kills: int, rows: int) -> Toll:
    """Broadcasts of one kind, until there were so many kills."""
    toll = Toll()
    asyncio.run(_add_people(place, rows))
    while toll.kills < kills:
        api.ask("reset", per_second=RATE)
        tag = f"{kind}-{toll.kills}"
        asyncio.run(_enqueue(place, tag, kind))
        toll.kills += _send_and_kill(place, api, senders, kills - toll.kills, rows)
        asyncio.run(_compare(place, api, toll, rows))
    return toll


def _send_and_kill(place: Place, api: Beside, senders: int, kills: int, rows: int) -> int:
    """Ends with the broadcast; returns how many kills there were."""
    done = 0
    workers = [Worker.start(place, api.url, RATE, is_one_of_many=senders > 1) for _ in range(senders)]
    try:
        while done < kills and (left := rows - api.ask("counts")["received"]) >= rows * LEAST_SHARE_LEFT:
            _wait_for_instant(api, rows - left, left / RATE, is_sending=random.random() < 0.5)
            victim = workers.pop(0)
            if not victim.kill():
                break  # it had ended by itself: nothing is open any more
            done += 1
            workers.append(Worker.start(place, api.url, RATE, is_one_of_many=senders > 1))
        for worker in workers:
            worker.wait()
    finally:
        for worker in workers:
            worker.kill()
    return done


def _wait_for_instant(api: Beside, received: int, most_seconds: float, *, is_sending: bool) -> None:
    """Any instant of what is left; half of them counted from the next message, so that not only starts are hit."""
    until = time.monotonic() + PATIENCE_SECONDS
    while is_sending and api.ask("counts")["received"] <= received and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
    time.sleep(random.uniform(0, most_seconds))


async def _add_people(place: Place, rows: int) -> None:
    async with place.opened() as database:
        await add_people(database, rows)


async def _enqueue(place: Place, tag: str, kind: Kind) -> None:
    async with place.opened() as database:
        await enqueue(database, tag, kind=kind)


async def _compare(place: Place, api: Beside, toll: Toll, promised: int) -> None:
    """Adds what the broadcast that has just ended cost, and empties the ledger."""
    received = Counter(text.split(" ")[0] for _, _, text in api.records())
    async with place.opened() as database:
        rows = await list_rows(database, and_delete=True)
    is_lost = [state not in FINAL or (state == OutboxState.SENT and not received[key]) for key, state in rows.items()]
    unknown = [key for key, state in rows.items() if state == OutboxState.UNKNOWN]
    toll.messages += len(rows)
    toll.lost += sum(is_lost) + abs(promised - len(rows))
    toll.doubled += sum(count - 1 for count in received.values())
    toll.unknown += len(unknown)
    toll.unknown_not_received += sum(not received[key] for key in unknown)
    if counts := api.ask("counts")["refused"]:
        say(f"{counts} refused")


def measure_setup(name: str, server: str | None, kills: int, rows: int) -> dict[str, float]:
    """Both policies, each on its own database with half of the kills."""
    tolls: dict[Kind, Toll] = {}
    for kind, share in ((PRESUMED, kills - kills // 2), (RESENT, kills // 2)):
        with stand_in() as api, fresh(name.split("_")[0], server) as place:
            toll = tolls[kind] = measure(place, api, kind, SETUPS[name], share, rows)
        policy = "presumed" if kind == PRESUMED else "sent again"
        say(f"{name}, {policy}: {toll}")
    presumed, resent = tolls[PRESUMED], tolls[RESENT]
    return {
        "kills": presumed.kills + resent.kills,
        "lost": presumed.lost + resent.lost,
        "doubled_presumed": presumed.doubled,
        "doubled_resend_per_kill": resent.per_kill(resent.doubled),
        "unknown_per_kill": presumed.per_kill(presumed.unknown),
        "unknown_not_received_per_kill": presumed.per_kill(presumed.unknown_not_received),
    }


def summary(found: dict[str, dict[str, float]]) -> dict[str, Any]:
    """Totals of what must not be, and the worst of each setup for the rest, beside what is allowed."""
    bound = MARGIN * RATE * (ROUND_TRIP_SECONDS + FLUSH_SECONDS / 2)
    totals = {key: sum(each[key] for each in found.values()) for key in ("kills", "lost", "doubled_presumed")}
    worst = ("doubled_resend_per_kill", "unknown_per_kill", "unknown_not_received_per_kill")
    return {
        **totals,
        **{key: max((each[key] for each in found.values()), default=0.0) for key in worst},
        "doubled_bound": bound,
        "unknown_bound": bound + RATE * WINDOW_SECONDS,
        "unknown_not_received_bound": RATE * WINDOW_SECONDS,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="On each database, half under each policy.")
    parser.add_argument("--rows", type=int, default=ROWS, help="Of each broadcast.")
    parser.add_argument("--only", choices=tuple(SETUPS), action="append")
    parser.add_argument("--postgres", help="Address of the server; default: TERREAU_TEST_POSTGRES_URL.")
    given = parser.parse_args()
    server = postgres_url(given.postgres)
    found: dict[str, dict[str, float]] = {}
    skipped = {}
    for name in given.only or SETUPS:
        if name != "sqlite" and server is None:
            skipped[name] = say_skipped()
            continue
        found[name] = measure_setup(name, server, given.kills, given.rows)
    report(**summary(found), by_setup={**found, **skipped}, kills_of_each=given.kills, rate=RATE, rows=given.rows)


if __name__ == "__main__":
    main()
