"""How soon the bot works again after a kill -9 with 100,000 messages waiting: from its start to the first sent."""

from __future__ import annotations

import argparse
import asyncio
import time

from benchmarks.beside import Beside, stand_in
from benchmarks.ledger import Place, fresh, postgres_url, say_skipped
from benchmarks.measuring import median, report, say
from benchmarks.running import fill, running, wait_until


def measure(place: Place, api: Beside, rows: int, repeats: int) -> dict[str, float]:
    """Medians; each start finds what the kill before it left half done. The first compiles and does not count."""
    waiting = asyncio.run(fill(place, rows, 1))
    say(f"{place.name}: {waiting} messages wait")
    runs = [_start_and_kill(place, api) for _ in range(repeats + 1)][1:]
    return {"sending_again_s": median(sent for sent, _ in runs), "polling_s": median(polled for _, polled in runs)}


def _start_and_kill(place: Place, api: Beside) -> tuple[float, float]:
    """Seconds to the first message and to the first getUpdates."""
    api.ask("reset", per_second=30, by_chat=True)
    began = time.monotonic()
    with running(place, api) as process:
        wait_until(api, "received", 1)
        wait_until(api, "first_poll_at", 1)
        time.sleep(1)
        process.kill()
        process.wait()
    sent, polled = api.records()[0][0] - began, api.ask("counts")["first_poll_at"] - began
    say(f"sent after {sent:.2f} s, polled after {polled:.2f} s")
    return sent, polled


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--postgres", help="Address of the server; default: TERREAU_TEST_POSTGRES_URL.")
    given = parser.parse_args()
    server = postgres_url(given.postgres)
    found: dict[str, object] = {}
    for name in ("sqlite", "postgresql"):
        if name == "postgresql" and server is None:
            found[name] = say_skipped()
            continue
        with stand_in() as api, fresh(name, server) as place:
            found[name] = measure(place, api, given.rows, given.repeats)
    report(**found, rows=given.rows, repeats=given.repeats)


if __name__ == "__main__":
    main()
