"""How fast and how evenly a broadcast leaves, and what becomes of the replies meanwhile.

`--rate 30` and `--rate 1000` hold Telegram's limit in any one second; `--unlimited` compares with others.
"""

from __future__ import annotations

import argparse

from benchmarks.beside import stand_in
from benchmarks.ledger import postgres_url, say_skipped
from benchmarks.measuring import report
from benchmarks.pace import measure_pace
from benchmarks.peers import PEERS, by_figure, compare, run_peer
from benchmarks.sending import run_terreau
from benchmarks.writing import Writers


def unlimited(server: str | None, messages: int, repeats: int) -> None:
    """Messages a second and processor time for each, Terreau's with the ledger, beside the others."""
    databases = {"terreau": "sqlite", **({"terreau_postgresql": "postgresql"} if server else {})}
    if server is None:
        say_skipped()

    def run(name: str) -> dict[str, float]:
        if name in databases:
            return run_terreau(databases[name], server, api.url, messages)
        return run_peer(name, api.url, messages)

    with stand_in() as api:
        runs = compare((*databases, *PEERS), run, repeats)
    found = by_figure(runs, "rate", "cpu_us", "rss_mb")
    ratios = {
        "rate_of_aiogram": found["rate"]["terreau"] / found["rate"]["aiogram"],
        "cpu_of_aiohttp": found["cpu_us"]["terreau"] / found["cpu_us"]["aiohttp"],
    }
    report(**found, **ratios, messages=messages, repeats=repeats)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--rate", type=int, help="Messages a second that are allowed.")
    way.add_argument("--unlimited", action="store_true")
    parser.add_argument("--seconds", type=float, default=105, help="Under load; as long again without, in turns.")
    parser.add_argument("--replies", type=float, default=10, help="A second, of those allowed.")
    parser.add_argument("--at-random", action="store_true", help="Replies keep no interval.")
    parser.add_argument("--rounds", type=int, default=3, help="Without and with a group that is over its limit.")
    parser.add_argument("--messages", type=int, default=5000, help="Of each contestant, with --unlimited.")
    parser.add_argument("--repeats", type=int, default=5, help="With --unlimited.")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--postgres", help="Address of the server; default: TERREAU_TEST_POSTGRES_URL.")
    given = parser.parse_args()
    server = postgres_url(given.postgres)
    if given.unlimited:
        unlimited(server, given.messages, given.repeats)
    elif given.database == "postgresql" and server is None:
        report(result=say_skipped())
    else:
        writers = Writers(given.replies, given.at_random)
        report(**measure_pace(given.database, server, given.rate, given.seconds, given.rounds, writers))


if __name__ == "__main__":
    main()
