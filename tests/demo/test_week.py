"""`make demo-week`: a week that is told and counted, and that fails when a promise was not kept."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.demo import week
from bot.demo.cast import WEEK
from bot.demo.week import Week
from bot.model import Person
from bot.services import weekly
from simulator.client import Refused
from tests.journeys.process import run_command

COUNTS = [
    "members",
    "ideas_sent",
    "ideas_by_setting",
    "reminders",
    "feedback",
    "digests",
    "undelivered",
    "duplicates",
    "seconds",
]


async def test_twelve_people_live_a_week_that_is_told_and_counted(tmp_path: Path) -> None:
    code, told, err = await run_command(tmp_path, {"TERREAU_BOT_TOKEN": "0:not-used"}, "demo-week")
    assert (code, err) == (0, "")
    counts = json.loads(told.splitlines()[-1])
    assert list(counts) == COUNTS
    assert counts["members"] == sum(not one.is_coordinator for one in WEEK)
    assert set(counts["ideas_by_setting"]) == {"home", "school", "after_school", "club"}
    assert sum(counts["ideas_by_setting"].values()) == counts["ideas_sent"] >= 2 * counts["members"]
    assert counts["reminders"] == counts["digests"] == 1
    assert counts["feedback"] >= 5
    assert counts["undelivered"] == counts["duplicates"] == 0
    assert counts["seconds"] > 0
    for character in WEEK:
        assert f"{character.first_name}, {character.about}" in told
    assert "le bilan de la semaine" in " ".join(told.split())
    assert "[Fait] [Plus tard]" in told
    assert "SIMULATOR-TOKEN" not in told
    assert "\x1b" not in told, "a pipe is no terminal"
    assert max(len(line) for line in told.splitlines()[:-1]) <= 80
    samira = told[told.index("Samira, ") : told.index("Julien, ")].replace("\u00a0", " ")
    assert samira.index("Samira : /start unieux") < samira.index(
        "Samira touche : J’ai 18 ans ou plus et j’accepte · Famille"
    )
    assert re.findall(r"^── (\w+ \d+)", samira, re.MULTILINE) == ["vendredi 20", "mardi 24", "mercredi 25"]
    assert "Samira touche : Plus tard · Demain soir" in samira


async def test_a_promise_that_was_not_kept_is_named_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def nothing_happens(_: Week) -> None:
        return

    monkeypatch.setattr(week, "_live", nothing_happens)
    monkeypatch.setattr(week.logs, "configure", lambda *_, **__: None)
    assert await week.run_week() == 1
    told = capsys.readouterr()
    assert "missing: reminder: none" in told.err
    assert "missing: digest: none" in told.err
    assert list(json.loads(told.out.splitlines()[-1])) == COUNTS


async def test_ideas_that_never_leave_fail_the_week(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    really_makes = weekly._make_idea
    left_out: set[int] = set()

    async def makes_some(*given: Any) -> tuple[str, int | None]:
        person: Person = given[2]
        if len(left_out) < 2 or person.id in left_out:
            left_out.add(person.id)
            return "", None
        return await really_makes(*given)

    monkeypatch.setattr(weekly, "_make_idea", makes_some)
    monkeypatch.setattr(week.logs, "configure", lambda *_, **__: None)
    assert await week.run_week() == 1
    told = capsys.readouterr()
    assert told.err.count("0 ideas that come by themselves, not 1") == 2
    assert list(json.loads(told.out.splitlines()[-1])) == COUNTS


@pytest.mark.parametrize("fault", [Refused(404, "no such button"), TimeoutError(), AssertionError("waited 5 s")])
async def test_a_button_that_is_not_there_is_named_and_the_counts_still_come_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception
) -> None:
    async def is_not_there(*_: object) -> None:
        raise fault

    async def only_presses(told: Week) -> None:
        await told.press("Nadia", "button-done")

    monkeypatch.setattr(week, "_join", lambda told: told.town.meet(WEEK))
    monkeypatch.setattr(week, "_live", only_presses)
    monkeypatch.setattr(week.Town, "press", is_not_there)
    monkeypatch.setattr(week.logs, "configure", lambda *_, **__: None)
    assert await week.run_week() == 1
    told = capsys.readouterr()
    assert f"missing: Nadia: {str(fault) or 'TimeoutError'}" in told.err
    assert list(json.loads(told.out.splitlines()[-1])) == COUNTS
