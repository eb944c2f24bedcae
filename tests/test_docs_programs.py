"""Programs beside the bot that README and docs name: make, compose, benchmarks, the simulator, those of the system.

None is run here but make's dry run and `--help`; what each names of the house must be there.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings
from tests.documents import PAGES, ROOT, all_commands, commands_of, in_compose, labels_of, name_of

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
OF_THE_MACHINE = {
    "git": "fetches the code, from wherever it is kept",
    "apt-get": "installs the packages of the system, as root",
    "useradd": "makes an account of the system, as root",
    "install": "makes files of the system, as root; those of the house that it names must be there",
    "cp": "copies into the system, as root; files of the house that it names must be there",
    "chmod": "the owner's",
    "cat": "shows the key on the server itself",
    "cd": "the folder of the guide",
    "nano": "an editor",
    "systemctl": "needs systemd at work; the unit that it names must be ours",
    "journalctl": "needs systemd at work; the unit that it names must be ours",
    "kill": "needs the bot's process; tests/journeys/test_reloading.py sends the same signal",
    "curl": "the address is held against the settings; tests/journeys/test_run.py asks it",
}
"""Programs that are not ours, and why they are not run here."""
COMPOSE_KNOWS = {"up", "run", "exec", "stop", "build", "ps", "kill"}
DEFAULT_PORT = Settings.model_fields["port"].default


def test_every_target_of_make_that_a_page_names_would_be_made() -> None:
    named = {command.words[1:] for command in all_commands() if command.words[0] == "make"}
    assert len(named) >= 8
    for words in named:
        done = subprocess.run(["make", "-n", *words], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr


def asked_of(module: str) -> list[list[str]]:
    """With what options the pages call a program of benchmarks/ or the simulator."""
    wanted = ("-m", module)
    called = [list(command.words[3:]) for command in all_commands() if command.words[1:3] == wanted]
    return called + [rest.split() for name, rest in benchmarks_of_figures() if f"benchmarks.{name}" == module]


def benchmarks_of_figures() -> list[tuple[str, str]]:
    """The last column of the table of figures: a program of benchmarks/ and its options."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Figures")[1].split("\n## ")[0]
    return re.findall(r"\| `(\w+)([^`]*)` \|$", section, re.MULTILINE)


NOT_OURS = {"pytest", "compileall"}
MODULES = sorted(
    {one.words[2] for one in all_commands() if one.words[0].endswith("python")} - {"bot", "benchmarks.", *NOT_OURS}
)


@pytest.mark.parametrize("module", MODULES)
def test_every_program_that_a_page_names_has_the_options_that_it_names(module: str) -> None:
    command = [sys.executable, "-m", module, "--help"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    options = {word for call in asked_of(module) for word in call if word.startswith("--")}
    assert [one for one in options if not re.search(rf"{one}\b", said)] == []


def test_every_benchmark_of_the_table_of_figures_exists() -> None:
    named = {name for name, _ in benchmarks_of_figures()}
    assert len(named) > 5
    assert [name for name in named if not (ROOT / "benchmarks" / f"{name}.py").is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_compose_is_told_names_its_own_services(page: Path) -> None:
    for command in commands_of(page):
        if command.words[:2] != ("docker", "compose"):
            assert command.words[0] != "docker", command.shown
            continue
        name, options, _ = in_compose(command.words)
        assert name in COMPOSE_KNOWS, command.shown
        services = [word for word in options if word in COMPOSE["services"]]
        assert services or name in ("up", "ps", "build"), command.shown
        if "--profile" in command.words:
            assert COMPOSE["services"]["postgres"]["profiles"] == [command.words[command.words.index("--profile") + 1]]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_other_program_is_known_and_what_it_names_of_the_house_is_there(page: Path) -> None:
    for command in commands_of(page):
        program = command.words[0]
        if program.endswith("python") or program in ("make", "docker"):
            continue
        assert program in OF_THE_MACHINE, command.shown
        if program in ("systemctl", "journalctl") and command.words[1] != "daemon-reload":
            assert command.words[-1] == "terreau"
        if program in ("cp", "install"):
            ours = [
                word for word in command.words[1:] if word.startswith(("deploy", ".env.")) or word == ".env.example"
            ]
            assert [word for word in ours if not (ROOT / word).is_file()] == []
        if program == "curl":
            assert command.words[1] == f"http://{Settings.model_fields['host'].default}:{DEFAULT_PORT}/healthz"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_says_what_it_is(page: Path) -> None:
    assert "" not in labels_of(page)
