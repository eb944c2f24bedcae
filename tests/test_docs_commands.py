"""Every command of the bot in README and docs is run here as it is written, or named with the reason why not.

They run in the order of their page, in an empty folder, on a database of their own. What starts something that stays or
asks for a server is in `ELSEWHERE`; other programs are in tests/test_docs_programs.py.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.__main__ import cli
from bot.library.loading import CONTENT
from bot.settings import Settings
from tests.documents import PAGES, ROOT, Command, commands_of, in_compose, name_of
from tests.following import World

BOT: Any = typer.main.get_command(cli)
ELSEWHERE = {
    ("run",): "works until it is told to stop: tests/journeys/test_run.py",
    ("demo",): "serves until Ctrl-C: tests/demo",
    ("demo-week",): "half a minute, in the browser's place: tests/demo/test_week.py",
    ("seed",): "minutes for a whole region: tests/demo/test_region.py",
    ("guards", "learn"): "half a minute, and writes into content/guards: tests/services/test_guards_measured.py",
    ("guards", "cross"): "minutes: what it does to each sentence is in tests/services/test_guards_measured.py",
    ("guards", "measure"): "the same function on the same sentences: tests/services/test_guards_measured.py",
    ("activity", "preview", "--page"): "serves until Ctrl-C: tests/authoring/test_authoring.py",
}
"""Commands of the bot that are not run here: their names and options are looked up all the same."""
MENTIONS = {
    "python -m bot library export FOLDER": "named in a sentence; docs/guides/auteurs.md runs it",
    "python -m bot pack import": "named in a sentence; docs/operating.md runs it",
    "python -m bot pack export": "named in a sentence; docs/operating.md runs it",
    "python -m bot pack remove": "named in a sentence: tests/test_pack_command.py",
    "python -m bot invite": "named in a sentence; its options are in a block of README.md",
    "python -m bot activity new": "named in a sentence; its options are in docs/guides/auteurs.md",
}


def bot_arguments(command: Command) -> tuple[str, ...] | None:
    """What the bot is told; None where the command is for another program."""
    words = command.words
    if words[:2] == ("docker", "compose"):
        name, options, inside = in_compose(words)
        if name == "run" and "--entrypoint" not in options:
            return inside or None
        words = inside if name == "exec" else ()
    if words and words[0].endswith("python") and words[1:3] == ("-m", "bot"):
        return words[3:]
    return None


def leaf_of(arguments: tuple[str, ...]) -> tuple[Any, list[str]]:
    """The command of the bot that these words name, and what is left for it."""
    found, rest = BOT, list(arguments)
    while rest and (known := getattr(found, "commands", None)):
        assert rest[0] in known, f"no command {rest[0]}"
        found = known[rest.pop(0)]
    return found, rest


def options_of(command: Any) -> set[str]:
    return {one for parameter in command.params for one in parameter.opts if one.startswith("-")}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TERREAU_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("guards", "fonts"))
    (tmp_path / "docs" / "images").mkdir(parents=True)
    made = World(tmp_path)
    made.run("migrate")
    return made


def is_elsewhere(arguments: tuple[str, ...]) -> bool:
    return any(set(names) <= set(arguments) and arguments[0] == names[0] for names in ELSEWHERE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_of_the_bot_that_a_page_gives_runs_as_it_is_written(page: Path, world: World) -> None:
    if "territory add unieux" not in page.read_text(encoding="utf-8"):
        world.run("territory", "add", "unieux", "Unieux")
    for command in commands_of(page):
        arguments = bot_arguments(command)
        if not arguments or arguments[0] == "…" or command.shown in MENTIONS:
            continue
        leaf, rest = leaf_of(arguments)
        named = {word.split("=")[0] for word in rest if word.startswith("--")}
        assert named <= options_of(leaf), command.shown
        if command.is_whole and not is_elsewhere(arguments) and " ".join(arguments) not in world.ran:
            world.follow(arguments, page)


def test_what_runs_elsewhere_is_a_command_of_the_bot_and_its_test_is_there() -> None:
    for names, reason in ELSEWHERE.items():
        leaf, rest = leaf_of(tuple(name for name in names if not name.startswith("--")))
        assert not rest
        assert {name for name in names if name.startswith("--")} <= options_of(leaf)
        for named in re.findall(r"tests/[\w/]+(?:\.py)?", reason):
            assert (ROOT / named).exists(), named
