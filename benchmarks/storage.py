"""The ledger without a network: how fast a broadcast is promised, results are recorded, and due rows are taken."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import insert, literal, select, text, update

from benchmarks.ledger import Place, add_people, enqueue, fresh, now, postgres_url, say_skipped
from benchmarks.measuring import median, report, say
from bot.model import OutboxState
from bot.storage import outbox as ledger
from bot.storage.db import Database
from bot.storage.outbox import OutboxRow, Step
from bot.storage.tables import outbox

CLAIMED_AT_ONCE = 200
CLAIMS = 25
LARGE = 1_000_000


async def measure(place: Place, rows: int, repeats: int, large: int) -> dict[str, Any]:
    """The figures of one database: `rows` promised at once; claims from a tenth of that and from `large`.

    Of the large table `rows` wait and the rest has been sent: what a ledger looks like after years.
    """
    async with place.opened() as database:
        await add_people(database, rows)
        say(f"{place.name}: {rows} people")
        promised = [await _promise(database, f"enqueue{turn}", rows) for turn in range(repeats)]
        await enqueue(database, "settle", people=rows // 5)
        settled = await _settle_all(database, rows // 5)
        await _clear(database)
        claims = {"small": await _claim_time(database, "small", rows // 10)}
        await _grow(database, large, rows)
        claims["large"] = await _claim_time(database, "large", rows)
    return {
        "enqueue_100k_s": median(promised) * 100_000 / rows,
        "settle_per_s": settled,
        "claim_ratio": claims["large"] / claims["small"],
        "claim_ms": {name: seconds * 1000 for name, seconds in claims.items()},
    }


async def _promise(database: Database, tag: str, rows: int) -> float:
    """Seconds for one row for each person, committed; they are deleted again."""
    began = time.monotonic()
    promised = await enqueue(database, tag)
    seconds = time.monotonic() - began
    assert promised == rows
    say(f"{rows} promised in {seconds:.2f} s")
    await _clear(database)
    return seconds


async def _settle_all(database: Database, rows: int) -> float:
    """Rows a second through all that the sender records of a message: claimed, sending, sent."""
    settled, began = 0, time.monotonic()
    while settled < rows:
        claimed = await _claim(database)
        async with database.write() as tx:
            begun = await ledger.begin_sending(tx, [row.id for row in claimed])
        async with database.write() as tx:
            steps = [Step(row_id, OutboxState.SENT, message_id=row_id) for row_id in begun]
            settled += len(await ledger.settle(tx, steps, now()))
    per_second = rows / (time.monotonic() - began)
    say(f"{per_second:.0f} rows a second claimed, begun and settled")
    return per_second


async def _claim(database: Database) -> list[OutboxRow]:
    async with database.write() as tx:
        return await ledger.claim(tx, now(), CLAIMED_AT_ONCE)


async def _claim_time(database: Database, tag: str, waiting: int) -> float:
    """Median seconds to take `CLAIMED_AT_ONCE` of so many that wait, each time others."""
    await enqueue(database, tag, people=waiting)
    await _vacuum(database)
    taken = [await _timed(lambda: _claim(database)) for _ in range(CLAIMS)]
    say(f"{tag}: {median(taken) * 1000:.1f} ms to claim {CLAIMED_AT_ONCE}")
    return median(taken)


async def _timed(work: Callable[[], Awaitable[list[OutboxRow]]]) -> float:
    began = time.monotonic()
    rows = await work()
    assert len(rows) == CLAIMED_AT_ONCE
    return time.monotonic() - began


async def _grow(database: Database, large: int, waiting: int) -> None:
    """The ledger's past: rows that were sent, until there are `large` with those that are to wait."""
    await _clear(database)
    await enqueue(database, "past")
    ended = update(outbox).values(state=OutboxState.SENT, finished_at=now(), message_id=1)
    async with database.write() as tx:
        await tx.execute(ended)
    same = [column for column in outbox.c if column.name not in ("id", "key")]
    for turn in range(large // waiting - 2):
        key = literal(f"{turn}:") + outbox.c.key
        copied = select(key, *same).order_by(outbox.c.id).limit(waiting)
        async with database.write() as tx:
            await tx.execute(insert(outbox).from_select(["key", *(column.name for column in same)], copied))
    say(f"{large - waiting} rows of the past")


async def _vacuum(database: Database) -> None:
    """As the database's own upkeep leaves it."""
    async with database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.execute(text("ANALYZE" if database.is_sqlite else "VACUUM ANALYZE outbox"))


async def _clear(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(outbox.delete())
    if not database.is_sqlite:
        await _vacuum(database)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=LARGE)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--postgres", help="Address of the server; default: TERREAU_TEST_POSTGRES_URL.")
    given = parser.parse_args()
    server = postgres_url(given.postgres)
    found: dict[str, Any] = {}
    for name in ("sqlite", "postgresql"):
        if name == "postgresql" and server is None:
            found[name] = say_skipped()
            continue
        with fresh(name, server) as place:
            found[name] = asyncio.run(measure(place, given.rows, given.repeats, given.large))
    report(**found, rows=given.rows, large=given.large)


if __name__ == "__main__":
    main()
