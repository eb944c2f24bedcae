"""`python -m bot simulate`, as an operator calls it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.errors import SetupError

AUTUMN = ("--from", "2026-09-01", "--to", "2026-11-08")


def called(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["simulate", *AUTUMN, *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def events(*arguments: str) -> list[dict[str, Any]]:
    return [event for day in json.loads(called("--json", *arguments))["days"] for event in day["events"]]


def test_each_day_says_what_comes_and_why_and_where_the_holidays_are() -> None:
    lines = called("--role", "family", "--setting", "home", "--ages", "3-5", "--territory", "demo").splitlines()
    assert lines[0].startswith("family, home, 3-5")
    assert lines[1].startswith("Tue 2026-09-01 18:30 idea « ")
    assert "[rhythm, fit: theme]" in lines[1]
    assert any("Toussaint" in line for line in lines)


def test_what_does_not_come_is_there_with_its_reason() -> None:
    found = events("--role", "professional", "--setting", "school", "--ages", "6-8")
    assert {"not_sent": "idea", "why_not": "holidays", "time": "08:00"} in found


def test_the_whole_reason_of_a_choice_is_told_when_it_is_asked_for() -> None:
    idea = next(event for event in events("--why") if event.get("sent") == "idea")
    (step,) = idea["choice"]["steps"]
    assert step["ranked"][0]["activity"] == idea["activity"]
    assert "choice" not in next(event for event in events() if event.get("sent") == "idea")
    assert "left after role" in called("--why")


def test_a_population_is_told_by_day_and_in_figures() -> None:
    told = json.loads(called("--json", "--population", "8"))
    assert (told["people"], told["over_cap"], told["in_quiet_hours"]) == (8, 0, 0)
    assert sum(told["load"].values()) == told["messages"]
    lines = called("--population", "8").splitlines()
    assert lines[1].startswith("2026-08-31")
    assert "over_cap: 0" in lines


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("2026-10-01", "2026-09-01", "before"), ("2026-09-01", "9999-12-31", "three years")],
)
def test_dates_the_wrong_way_round_or_without_end_are_refused(first: str, last: str, said: str) -> None:
    with pytest.raises(SetupError, match=said):
        CliRunner().invoke(cli, ["simulate", "--from", first, "--to", last], catch_exceptions=False)


@pytest.mark.parametrize(("first", "on"), [("2028-08-15", "2028-09-01"), ("2029-01-01", "2029-01-01")])
def test_where_no_calendar_is_published_it_says_so_once(first: str, on: str) -> None:
    arguments = ["simulate", "--from", first, "--to", "2029-02-01", "--role", "professional", "--json"]
    days = json.loads(CliRunner().invoke(cli, arguments, catch_exceptions=False).stdout)["days"]
    assert [day["date"] for day in days if {"calendar": "unknown"} in day["events"]] == [on]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--role", "professional", "--setting", "early_years", "--ages", "6-8"), "nobody of 6-8 is served there"),
        (("--role", "family", "--setting", "local_authority"), "cannot choose local_authority"),
        (("--role", "volunteer", "--setting", "local_authority"), "cannot choose local_authority"),
        (("--setting", "school", "--ages", "18-25"), "only 3-5, 6-8"),
    ],
)
def test_who_could_not_join_is_refused_with_what_could_be_chosen(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(SetupError, match=said):
        CliRunner().invoke(cli, ["simulate", *AUTUMN, *arguments], catch_exceptions=False)
