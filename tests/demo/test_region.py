"""`seed --region`: an empty database becomes a region that lived; a database with people in it is left alone."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

from bot.demo.region.cast import FIRST_CHAT, draw
from bot.demo.region.places import MARK, code_of
from bot.model import Language
from bot.planning import periods
from bot.planning.region_figures import Cell, RegionFigures
from bot.services import region_figures
from bot.storage.db import Database, open_database
from bot.storage.keys import Keys
from tests.contents import standing_content
from tests.journeys.process import run_command

CONTENT = standing_content()
OCTOBER = periods.month_of(date(2026, 10, 12))


def env(folder: Path) -> dict[str, str]:
    return {"TERREAU_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/region.db"}


async def seed(folder: Path, *more: str) -> tuple[int, str, str]:
    return await run_command(folder, env(folder), "seed", "--region", "--people", "400", "--until", "2026-11-01", *more)


async def test_a_region_lives_some_months_and_is_looked_at_and_a_second_one_is_refused(tmp_path: Path) -> None:
    code, out, err = await seed(tmp_path)
    assert code == 0, err
    counted = json.loads(out)
    assert counted["territory"] == 28, "two open in spring"
    assert counted["idea"] > 700
    assert counted["digest"] == 28 * 9
    assert counted["region_digest"] == 2, "the last week of August, and September"
    _look_into(tmp_path)
    found = await _figures(tmp_path)
    assert found.figures["done"]
    assert sum(one.weeks > 0 for one in found.skills) >= 3
    told = found.weeks_told
    assert told[Cell.FEW] > told[Cell.NOTHING] == 0
    assert any(told[cell] for cell in (Cell.ONE, Cell.TWO, Cell.THREE))
    code, _, err = await seed(tmp_path)
    assert (code, err) == (
        2,
        "terreau: this database has territories or people in it: a made-up region goes into an empty one\n",
    )


def _look_into(folder: Path) -> None:
    """Never over the cap, counts that are those of the ideas, nothing that still waits to leave."""
    with closing(sqlite3.connect(folder / "region.db")) as opened:
        names = [row[0] for row in opened.execute("SELECT name FROM territory")]
        assert all(name.endswith(MARK) for name in names)
        assert opened.execute("SELECT count(*) FROM outbox WHERE state <> 'sent'").fetchone() == (0,)
        done = Counter(
            dict(opened.execute("SELECT 'done:' || setting, count(*) FROM idea WHERE done_in IS NOT NULL GROUP BY 1"))
        )
        late = "SELECT 'done:' || setting, count(*) FROM idea WHERE done_in > '2026-10-26' GROUP BY 1"
        done.subtract(dict(opened.execute(late)))
        summed = "SELECT figure, sum(times) FROM week_count WHERE figure LIKE 'done:%' GROUP BY 1"
        assert dict(opened.execute(summed)) == {figure: times for figure, times in done.items() if times}
        most = "SELECT max(n) FROM (SELECT count(*) AS n FROM idea GROUP BY membership_id, week_starts_on)"
        assert opened.execute(most).fetchone() == (1,)


async def _figures(folder: Path) -> RegionFigures:
    keys = Keys((folder / "region.key").read_text(encoding="utf-8").strip())
    database: Database = open_database(env(folder)["TERREAU_DATABASE_URL"], keys)
    try:
        async with database.write() as tx:
            now = periods.due_at(OCTOBER, "Europe/Paris")
            return await region_figures.of_period(tx, CONTENT.library, OCTOBER, now)
    finally:
        await database.close()


def test_the_same_seed_gives_the_same_people_and_another_gives_others() -> None:
    def seen(number: int) -> list[tuple[object, ...]]:
        return [(one.chat_id, one.role, one.setting, one.joins_at, one.does) for one in draw(300, number).residents]

    assert seen(1) == seen(1) != seen(2)
    assert len(seen(1)) == 300


def test_thirty_places_of_every_kind_have_codes_of_their_own_and_nobody_has_a_real_chat() -> None:
    cast = draw(3000, 1)
    assert len({code_of(one) for one in cast.places}) == 30
    assert {one.kind for one in cast.places} == {"quartier", "commune", "intercommunalité", "bassin de vie"}
    assert {one.pace for one in cast.places} == {"alive", "slowing", "silent", "new"}
    assert min(one.chat_id for one in cast.residents) >= FIRST_CHAT


def test_what_residents_and_teams_write_passes_the_guards() -> None:
    cast = draw(30, 1)
    texts = [f"{first}, {end}" for firsts, ends in cast.said.values() for first in firsts for end in ends]
    texts += [sentence for note in cast.notes for sentence in note]
    assert [text for text in texts if CONTENT.guards.find_concern(text)] == []
    assert CONTENT.texts.of(Language.FRENCH)
