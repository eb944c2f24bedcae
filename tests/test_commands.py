"""The command line: what cannot be done is said in one line, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram.error import InvalidToken, NetworkError

from bot import links
from bot.settings import Settings, read_settings
from tests.journeys.process import run_command

ON_A_DATABASE = [("migrate", "--check"), ("invite", "--region"), ("invite", "--territory", "unieux")]


@pytest.mark.parametrize("command", ON_A_DATABASE)
async def test_a_command_that_only_looks_makes_no_database_and_no_key(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "data" / "terreau.db"
    url = f"sqlite+aiosqlite:///{path}"
    code, out, err = await run_command(tmp_path, {"TERREAU_DATABASE_URL": url}, *command)
    told = f"terreau: TERREAU_DATABASE_URL: there is no database at {path}: `python -m bot migrate` makes it\n"
    assert (code, out, err) == (2, "", told)
    assert list(tmp_path.iterdir()) == []


async def test_after_migrate_the_comparison_finds_the_database_sound(tmp_path: Path) -> None:
    env = {"TERREAU_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/terreau.db"}
    assert await run_command(tmp_path, env, "migrate") == (0, "", "")
    assert await run_command(tmp_path, env, "migrate", "--check") == (0, "", "")


async def test_an_unknown_school_zone_is_refused_and_those_that_exist_are_named(tmp_path: Path) -> None:
    env = {"TERREAU_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/terreau.db"}
    command = ("territory", "add", "unieux", "Unieux", "--school-zone", "Zone Q")
    code, out, err = await run_command(tmp_path, env, *command)
    assert (code, out) == (2, "")
    assert err.startswith("terreau: There is no such school holiday zone. Choose from: Zone A, Zone B, Zone C, Corse,")
    assert err.count("\n") == 1


class SilentBot:
    """A bot whose name cannot be had."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def initialize(self) -> None:
        raise self.error

    async def shutdown(self) -> None:
        return


def settings_with(token: str | None) -> Settings:
    return read_settings(_env_file=None, bot_token=token)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InvalidToken(), "TERREAU_BOT_TOKEN: Telegram does not know this token"),
        (NetworkError("away"), "Telegram was not reached (NetworkError)"),
    ],
)
async def test_a_link_without_the_bots_name_is_said_to_be_none(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    monkeypatch.setattr(links, "make_bot", lambda token, url: SilentBot(error))
    warnings: list[str] = []
    assert await links.link_of(settings_with("1:token"), "i_abc", warnings.append) == "/start i_abc"
    assert warnings == [f"{told}, so there is no link: send this to the bot"]


async def test_without_a_token_there_is_nothing_to_warn_of() -> None:
    warnings: list[str] = []
    assert await links.link_of(settings_with(None), "i_abc", warnings.append) == "/start i_abc"
    assert warnings == []


async def test_a_link_and_an_access_are_taken_back_by_command(tmp_path: Path) -> None:
    env = {"TERREAU_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/terreau.db"}
    await run_command(tmp_path, env, "territory", "add", "unieux", "Unieux")
    await run_command(tmp_path, env, "invite", "--territory", "unieux")
    code, listed, _ = await run_command(tmp_path, env, "grants", "list")
    assert code == 0
    assert listed.startswith("the region\nunieux\n  link 1: made ")
    assert await run_command(tmp_path, env, "grants", "revoke-link", "1") == (0, "", "")
    told = "terreau: no link 1 waits: see `python -m bot grants list`\n"
    assert await run_command(tmp_path, env, "grants", "revoke-link", "1") == (2, "", told)
    assert (await run_command(tmp_path, env, "grants", "list"))[1] == "the region\nunieux\n"
    code, _, err = await run_command(tmp_path, env, "grants", "withdraw", "1")
    assert (code, err) == (2, "terreau: no access 1 holds: see `python -m bot grants list`\n")
