"""What a digest costs the database after three years of 5,000,000 answers, and of 50,000: the same, or does it grow?

`python -m benchmarks.digest`. Thirty territories of 300 members; the answers are spread evenly over 156 weeks. A digest
is made whole (read, stored, promised to a coordinator) and undone again; its time is that of its statements.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, event, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.ledger import Place, add_people, fresh
from benchmarks.measuring import median, report, say
from bot.library import Library
from bot.model import GrantKind, Setting
from bot.planning.small_numbers import Rule
from bot.services import digests, territories
from bot.storage import grants
from bot.storage.db import Database, Tx
from bot.storage.tables import complete_for_postgresql, idea, membership, person, territory
from bot.storage.week_counts import FIRSTS

WEEKS, TERRITORIES, PORTION = 156, 30, 1_000_000
MONDAY = datetime(2023, 12, 4, tzinfo=UTC)
FRIDAY = MONDAY + timedelta(weeks=WEEKS - 1, days=4, hours=16)
"""17:00 in Paris, in the last of the weeks."""
SKIPPED = "skipped: give --postgres URL"
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})",
    "postgresql": "WITH n AS (SELECT generate_series({first}, {last}) AS i)",
}
WEEK = {
    "sqlite": "date('{monday}', '+' || (7 * (i * {weeks} / {rows})) || ' days')",
    "postgresql": "(DATE '{monday}' + 7 * (i * {weeks} / {rows})::int)",
}
KEY = {"sqlite": "printf('i%08d', i)", "postgresql": "'i' || lpad(i::text, 8, '0')"}
"""One after another, so that each lands at the end of its index."""
HASTE = {
    "sqlite": (
        *("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF"),
        *("PRAGMA cache_size = -1000000", "PRAGMA temp_store = MEMORY"),
    ),
    "postgresql": ("SET synchronous_commit = off", "SET work_mem = '512MB'", "SET session_replication_role = replica"),
}
"""What is filled is thrown away afterwards: nothing has to survive a crash, and every reference is there."""
PLACE = "CASE i % {people} % 7 " + " ".join(f"WHEN {n} THEN '{one}'" for n, one in enumerate(Setting)) + " END"
IDEA = """
INSERT INTO idea (id, key, membership_id, territory_id, week_starts_on, activity, theme, skill, setting, age_band, fit,
                  origin, state, created_at, sent_at, done_at, sent_in, done_in, done_as)
{numbers}
SELECT i + 1, {key}, i % {people} + 1, i % {people} % {territories} + 1, {week}, 'activity-' || (i / {people} % 60),
       'waves', 'S1.3', {place}, '6-8', 'theme', 'weekly', 'done', '{at}', '{at}', '{at}', {week}, {week}, 'geste'
FROM n"""
FEEDBACK = """
INSERT INTO feedback (id, idea_id, face, tags, created_at, updated_at)
{numbers} SELECT i + 1, i + 1, i % 3 + 1, '[]', '{at}', '{at}' FROM n"""
FACE = "(id - 1) % 3 + 1"
"""What FEEDBACK gave the idea of that number."""
FIGURES = {
    "'sent:' || setting": "0",
    f"'face:' || setting || ':' || ({FACE})": "0",
    "'liked:' || setting || ':' || activity": f"sum({FACE})",
}
COUNT = """
INSERT INTO week_count (territory_id, week_starts_on, figure, times, points, {firsts})
SELECT territory_id, done_in, figure, times, points, {people} FROM (
    SELECT territory_id, done_in, {figure} AS figure, count(*) AS times, {points} AS points,
           count(DISTINCT membership_id) AS people
    FROM idea GROUP BY 1, 2, 3) AS counted"""
SAME = """
INSERT INTO week_count (territory_id, week_starts_on, figure, times, points, {firsts})
SELECT territory_id, week_starts_on, {figure}, times, points, {firsts} FROM week_count WHERE figure LIKE 'sent:%'"""
"""All that was sent is done, as a geste."""


@dataclass(frozen=True, slots=True)
class Sizes:
    small: int
    large: int
    people: int
    repeats: int


async def measure(places: Sequence[tuple[Place, int]], library: Library, sizes: Sizes) -> list[float]:
    """The median milliseconds that a digest's statements take in each place, which holds so many answers.

    All are filled first, then they take turns, so that whatever else the machine does falls on all of them alike.
    """
    for place, rows in places:
        async with place.opened() as database:
            await settle(database, library, sizes.people)
        async with place.opened() as database:  # its connections, made for haste, are not those that are measured
            await fill(database, rows, sizes.people)
    async with AsyncExitStack() as stack:
        databases = [await stack.enter_async_context(place.opened()) for place, _ in places]
        for database in databases:
            for weeks in range(8, 0, -1):
                await make(database, library, FRIDAY - timedelta(weeks=weeks), keeps=True)
        taken: list[list[float]] = [[] for _ in databases]
        for turn in range(sizes.repeats):
            for number in range(len(databases))[:: -1 if turn % 2 else 1]:
                taken[number].append(await make(databases[number], library, FRIDAY, keeps=False))
    found = [median(each) for each in taken]
    for (place, rows), milliseconds in zip(places, found, strict=True):
        say(f"{place.name}: {rows} answers, {milliseconds:.2f} ms")
    return found


async def settle(database: Database, library: Library, people: int) -> None:
    """Territories with a coordinator each, and members."""
    await add_people(database, people)
    async with database.write() as tx:
        for number in range(TERRITORIES):
            made = await territories.create(tx, library, f"place{number}", f"Place {number}", MONDAY)
            await grants.give(tx, number + 1, GrantKind.COORDINATOR, made.id, MONDAY)
        common = {"role": "family", "weekday": 1, "send_time": MONDAY.time(), "rhythm": "weekly"}
        common |= {"state": "active", "created_at": MONDAY, "joined_at": MONDAY}
        ids = [row.id for row in await tx.execute(select(person.c.id).order_by(person.c.id))]
        members = [{"person_id": one, "territory_id": (one - 1) % TERRITORIES + 1, **common} for one in ids]
        await tx.execute(insert(membership), members)


async def fill(database: Database, rows: int, people: int) -> None:
    """As many ideas, all done and each with a face, and their counts as they would have been kept up."""
    kind = database.engine.dialect.name
    async with database.engine.connect() as tx:
        driver: Any = (await tx.get_raw_connection()).driver_connection
        for statement in HASTE[kind]:
            await driver.execute(statement)
        await tx.execution_options(terreau_writes=True)
        await tx.run_sync(_without_indexes)
        for first in range(0, rows, PORTION):
            await _add_answers(tx, first, min(first + PORTION, rows) - 1, rows, people)
        await tx.run_sync(_with_indexes)
        await tx.commit()
        await _count(tx)
        await tx.commit()


def _without_indexes(connection: Connection) -> None:
    for index in idea.indexes:
        index.drop(connection)


def _with_indexes(connection: Connection) -> None:
    complete_for_postgresql()
    for index in idea.indexes:
        index.create(connection)


async def _add_answers(tx: Tx, first: int, last: int, rows: int, people: int) -> None:
    kind = tx.dialect.name
    given = {"people": people, "territories": TERRITORIES, "rows": rows, "weeks": WEEKS}
    place, week = PLACE.format(**given), WEEK[kind].format(monday=MONDAY.date(), **given)
    numbers = NUMBERS[kind].format(first=first, last=last)
    at = "2024-01-01 09:00:00.000000" + ("" if kind == "sqlite" else "+00")
    await _execute(tx, IDEA.format(numbers=numbers, key=KEY[kind], week=week, place=place, at=at, **given))
    await _execute(tx, FEEDBACK.format(numbers=numbers, at=at))
    say(f"{last + 1} answers")


async def _count(tx: Tx) -> None:
    firsts, people_of = ", ".join(FIRSTS), ", ".join(["people"] * len(FIRSTS))
    for figure, points in FIGURES.items():
        say(f"counting {figure}")
        await _execute(tx, COUNT.format(figure=figure, points=points, firsts=firsts, people=people_of))
    for figure in ("'done:' || substr(figure, 6)", "'form:' || substr(figure, 6) || ':geste'"):
        await _execute(tx, SAME.format(figure=figure, firsts=firsts))
    await _execute(tx, "ANALYZE")


async def _execute(tx: Tx, statement: str) -> None:
    await tx.execute(text(statement.replace(":", r"\:")))


async def make(database: Database, library: Library, at: datetime, *, keeps: bool) -> float:
    """One territory's digest; gives the milliseconds of its statements."""
    async with database.engine.connect() as tx:
        await tx.execution_options(terreau_writes=True)
        await tx.execute(update(territory).values(next_digest_at=None))
        await tx.execute(update(territory).where(territory.c.id == 1).values(next_digest_at=at))
        with timed(database.engine) as taken:
            assert await digests.make_due(tx, library, at, Rule()) == 1
        await (tx.commit() if keeps else tx.rollback())
    return sum(taken) * 1000


@contextmanager
def timed(engine: AsyncEngine) -> Iterator[list[float]]:
    """The seconds of each statement from its start until its rows are there, driver and all."""
    taken: list[float] = []
    began: list[float] = []

    def before(*_: Any) -> None:
        began.append(time.perf_counter())

    def after(*_: Any) -> None:
        taken.append(time.perf_counter() - began.pop())

    event.listen(engine.sync_engine, "before_cursor_execute", before)
    event.listen(engine.sync_engine, "after_cursor_execute", after)
    try:
        yield taken
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", before)
        event.remove(engine.sync_engine, "after_cursor_execute", after)


def compare(kind: str, server: str | None, library: Library, sizes: Sizes) -> dict[str, float]:
    with fresh(kind, server) as small, fresh(kind, server) as large:
        places = [(small, sizes.small), (large, sizes.large)]
        few, many = asyncio.run(measure(places, library, sizes))
    return {"ms_50k": few, "ms_5m": many, "ratio": many / few}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=50_000)
    parser.add_argument("--large", type=int, default=5_000_000)
    parser.add_argument("--people", type=int, default=9_000)
    parser.add_argument("--repeats", type=int, default=200)
    parser.add_argument("--postgres", help="Address of the server; without it SQLite alone is measured.")
    given = parser.parse_args()
    library, sizes = Library.load(), Sizes(given.small, given.large, given.people, given.repeats)
    found: dict[str, Any] = compare("sqlite", None, library, sizes)
    found["postgresql"] = compare("postgresql", given.postgres, library, sizes) if given.postgres else SKIPPED
    report(**found, rows={"small": given.small, "large": given.large})


if __name__ == "__main__":
    main()
