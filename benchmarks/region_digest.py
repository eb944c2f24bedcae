"""How long the region's digest takes: thirty territories, 3,000 people, a school year; figures, picture, spreadsheet.

`python -m benchmarks.region_digest`. The region is that of `python -m bot seed --region`, made first in a folder that
is thrown away (minutes), or taken as it is with `--database FILE` (its key beside it).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measuring import median, report, say
from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import Language
from bot.planning import periods
from bot.planning.region_figures import RegionFigures, to_json
from bot.services import region_figures
from bot.services.region_digests import RegionCard
from bot.storage.db import Database, find_keys, open_database
from bot.texts import T, Texts
from bot.views import region_digests as views

JULY = datetime(2027, 7, 5, 8, tzinfo=UTC)
YEAR = periods.year_of(JULY.date())
MONTH = periods.month_of(JULY.date().replace(month=6))


async def measure(url: str, repeats: int) -> dict[str, float]:
    """Median seconds of each part of the digest of the year, of the figures of a month, and of the processor."""
    database = open_database(url, find_keys(url, None, None))
    library, t = Library.load(), Texts.load(CONTENT / "texts").of(Language.FRENCH)
    try:
        taken: dict[str, list[float]] = {}
        for _ in range(repeats):
            for name, seconds in (await _once(database, library, t)).items():
                taken.setdefault(name, []).append(seconds)
    finally:
        await database.close()
    return {name: round(median(each), 3) for name, each in taken.items()}


async def _once(database: Database, library: Library, t: T) -> dict[str, float]:
    found: dict[str, float] = {}
    began, cpu = time.perf_counter(), time.process_time()
    async with database.write() as tx:
        figures = await region_figures.of_period(tx, library, YEAR, JULY)
    found["figures"], of_figures = time.perf_counter() - began, time.process_time() - cpu
    async with database.write() as tx:
        began = time.perf_counter()
        await region_figures.of_period(tx, library, MONTH, JULY)
        found["figures_of_a_month"] = time.perf_counter() - began
    cpu = time.process_time()
    found |= _files(figures, library, t)
    found["processor"] = of_figures + time.process_time() - cpu
    found["whole"] = found["figures"] + found["words"] + found["picture"]
    return found


def _files(figures: RegionFigures, library: Library, t: T) -> dict[str, float]:
    parts = {
        "words": lambda: views.digest_message(t, library, RegionCard(figures)),
        "picture": lambda: views.matrix_message(t, figures),
        "spreadsheet": lambda: views.write_sheet(t, library, json.dumps(to_json(figures))),
    }
    found = {}
    for name, make in parts.items():
        began = time.perf_counter()
        make()
        found[name] = time.perf_counter() - began
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--until", default="", help="Last day of the year that is lived; else all of it.")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--database", type=Path, help="An SQLite file that was seeded before.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="terreau-region-") as folder:
        path = given.database or Path(folder) / "region.db"
        url = f"sqlite+aiosqlite:///{path}"
        if given.database is None:
            say(f"{given.people} people live a school year")
            more = ["--until", given.until] if given.until else []
            command = [sys.executable, "-m", "bot", "seed", "--region", "--people", str(given.people), *more]
            subprocess.run([*command, "--database", url], check=True, stdout=sys.stderr)
        found = asyncio.run(measure(url, given.repeats))
    report(people=given.people, **found)


if __name__ == "__main__":
    main()
