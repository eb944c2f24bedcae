"""Updates a second, each with one row written and one reply sent, by polling and by webhook, beside aiogram.

Both write the same row into the same SQLite table with the same durability (WAL, synchronous FULL, committed before
the reply). Terreau also remembers each update and what it owes, so that a kill neither loses nor doubles anything.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import subprocess
import sys
import time
from typing import Any

from benchmarks.answering import PATH, SECRET, count_rows
from benchmarks.beside import ROOT, Beside, stand_in
from benchmarks.engine import REPLY
from benchmarks.ledger import Place, add_people, fresh
from benchmarks.measuring import median_of, report
from benchmarks.peers import compare

WAYS, CONTESTANTS = ("polling", "webhook"), ("terreau", "aiogram")
CHATS = 1000
PATIENCE_SECONDS = 300.0


def measure(name: str, way: str, api: Beside, updates: int) -> dict[str, float]:
    """One contestant on a fresh database: updates a second from the first offered to the last reply received."""
    with fresh("sqlite", None) as place:
        asyncio.run(_add_people(place))
        api.ask("reset")
        port = _free_port()
        command = [sys.executable, "-m", "benchmarks.answering", name, way, "--database", place.url]
        command += ["--api", api.url, "--port", str(port)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                process.stdout.readline()
                seconds = _run(way, api, updates, port)
                process.terminate()
                used = json.loads(process.stdout.readline())
            finally:
                process.kill()
        if (rows := count_rows(place)) != updates:
            raise RuntimeError(f"{name}: {rows} rows for {updates} updates")
    return {"rate": updates / seconds, "cpu_us": used["cpu"] / updates * 1e6, "rss_mb": used["rss_mb"]}


async def _add_people(place: Place) -> None:
    async with place.opened() as database:
        await add_people(database, CHATS)


def _run(way: str, api: Beside, updates: int, port: int) -> float:
    """Seconds until each update has exactly its reply."""
    what: dict[str, Any] = {"count": updates, "first": 1, "chats": CHATS}
    if way == "polling":
        time.sleep(0.5)  # until its first poll waits
        began = api.ask("offer", **what)["at"]
    else:
        pushed = api.ask("push", url=f"http://127.0.0.1:{port}{PATH}", secret=SECRET, **what)
        assert not pushed["refused"]
        began = pushed["at"]
    until = time.monotonic() + PATIENCE_SECONDS
    while api.ask("counts")["received"] < updates and time.monotonic() < until:
        time.sleep(0.05)
    records = api.records()
    replied = {int(text.split(" ")[0].removeprefix(REPLY)) for _, _, text in records}
    if len(records) != updates or replied != set(range(1, updates + 1)):
        raise RuntimeError(f"{len(records)} replies to {len(replied)} of {updates} updates")
    return max(at for at, _, _ in records) - float(began)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=4000)
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    names = [f"{way} {name}" for way in WAYS for name in CONTESTANTS]
    with stand_in() as api:

        def run(both: str) -> dict[str, float]:
            way, name = both.split(" ")
            return measure(name, way, api, given.updates)

        runs = compare(names, run, given.repeats)
    found: dict[str, Any] = {}
    for way in WAYS:
        found[way] = {name: median_of(runs[f"{way} {name}"], "rate") for name in CONTESTANTS}
        found[f"{way}_cpu_us"] = {name: median_of(runs[f"{way} {name}"], "cpu_us") for name in CONTESTANTS}
    report(**found, updates=given.updates, repeats=given.repeats)


if __name__ == "__main__":
    main()
