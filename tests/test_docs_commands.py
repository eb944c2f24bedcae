"""Every command in README and docs is run here as it is written, or held against what it names, with the reason why.

The commands of the bot run in the order of their page, in an empty folder, on a database of their own. What starts
something that stays, asks for a server or changes the machine is in `ELSEWHERE` and `OF_THE_MACHINE`.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from sqlalchemy import update
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.library.loading import CONTENT
from bot.model import GrantKind
from bot.services import invitations
from bot.settings import Settings, read_settings
from bot.storage import grants
from bot.storage.db import Tx, find_keys, open_database
from bot.storage.tables import access_grant, invitation
from bot.storage.territories import find_by_slug
from tests.documents import PAGES, ROOT, Command, commands_of, labels_of, name_of
from tests.storage.rows import NOW, a_person

BOT: Any = typer.main.get_command(cli)
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
UNIT = (ROOT / "deploy" / "terreau.service").read_text(encoding="utf-8")
INSTALLATION = ROOT / "docs" / "guides" / "mise-en-service.md"

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
MENTIONS = {
    "python -m bot library export FOLDER": "named in a sentence; docs/guides/auteurs.md runs it",
    "python -m bot pack import": "named in a sentence; docs/operating.md runs it",
    "python -m bot pack export": "named in a sentence; docs/operating.md runs it",
    "python -m bot pack remove": "named in a sentence: tests/test_pack_command.py",
    "python -m bot invite": "named in a sentence; its options are in a block of README.md",
    "python -m bot activity new": "named in a sentence; its options are in docs/guides/auteurs.md",
}
ANSWERS = "y\n"
"""To whatever asks before it acts."""


def in_compose(words: tuple[str, ...]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Of `docker compose …`: the subcommand, its options and services, and what the container is told."""
    rest = list(words[2:])
    while rest[0].startswith("--"):
        del rest[:2]
    name, *rest = rest
    at = rest.index("bot") if name in ("run", "exec") else len(rest)
    return name, tuple(rest[: at + 1]), tuple(rest[at + 1 :])


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


def placed(word: str, here: Path) -> str:
    """A place that a page names, in the folder of this test."""
    for named, place in (("/var/lib/terreau", "data"), ("/data", "data"), ("/mnt/usb", "usb"), ("/content", "content")):
        if word == named or word.startswith(f"{named}/"):
            return str(here / place) + word.removeprefix(named)
    return word


def leaf_of(arguments: tuple[str, ...]) -> tuple[Any, list[str]]:
    """The command of the bot that these words name, and what is left for it."""
    found, rest = BOT, list(arguments)
    while rest and (known := getattr(found, "commands", None)):
        assert rest[0] in known, f"no command {rest[0]}"
        found = known[rest.pop(0)]
    return found, rest


def options_of(command: Any) -> set[str]:
    return {one for parameter in command.params for one in parameter.opts if one.startswith("-")}


@dataclass
class World:
    """An empty folder with a database, and what some commands expect to find there."""

    here: Path
    ran: list[str] = field(default_factory=list)

    def run(self, *arguments: str) -> None:
        done = CliRunner().invoke(cli, list(arguments), ANSWERS)
        assert done.exit_code == 0, f"{arguments}: {done.output[-800:]} {done.exception!r}"

    def follow(self, arguments: tuple[str, ...], guide: Path) -> None:
        """Runs it, on this folder; first makes what the page says is there already."""
        words = [placed(word, self.here) for word in arguments]
        if words[0] == "restore" and not Path(words[1]).exists():
            newest = max((self.here / "data" / "backups").glob("*.db"))
            shutil.copy(newest, words[1])
        if words[0] == "grants" and words[1] != "list":
            asyncio.run(self.number(words[1], int(words[2])))
        if words[0] == "print-guide":
            (self.here / words[1]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / words[1], words[1])
        if words[0] == "activity":
            self.write_example(guide, words)
            words += ["--content", str(self.here / "content")]
        if "--population" in words:
            words[words.index("--population") + 1] = "3"
        self.run(*words)
        self.ran.append(" ".join(arguments))

    def write_example(self, guide: Path, words: list[str]) -> None:
        """The activity that the guide for authors shows, in the place of the empty one that `new` wrote."""
        for word in words:
            if word.endswith(".md"):
                (example,) = re.findall(r"```markdown\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
                (self.here / word).write_text(example, encoding="utf-8")

    async def number(self, what: str, number: int) -> None:
        """An access or a link that `grants list` shows under this number."""
        settings = read_settings(_env_file=None)
        database = open_database(settings.database_url, find_keys(settings.database_url, None, None))
        async with database.write() as tx:
            await (self._access(tx, number) if what == "withdraw" else self._link(tx, number))
        await database.close()

    async def _access(self, tx: Tx, number: int) -> None:
        await grants.give(tx, (await a_person(tx, number)).id, GrantKind.REGION, None, NOW)
        await tx.execute(update(access_grant).where(access_grant.c.revoked_at.is_(None)).values(id=number))

    async def _link(self, tx: Tx, number: int) -> None:
        await invitations.create(tx, GrantKind.COORDINATOR, await find_by_slug(tx, "unieux"), NOW)
        last = invitation.c.expires_at.is_not(None) & invitation.c.used_at.is_(None)
        await tx.execute(update(invitation).where(last).values(id=number))


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


def all_commands() -> list[Command]:
    return [command for page in PAGES for command in commands_of(page)]


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
            assert command.words[1] == f"http://{Settings.model_fields['host'].default}:{default_port()}/healthz"


def default_port() -> int:
    return int(Settings.model_fields["port"].default)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_says_what_it_is(page: Path) -> None:
    assert "" not in labels_of(page)


def test_the_unit_of_systemd_runs_the_command_that_the_tests_run_in_the_places_of_the_guide() -> None:
    guide = INSTALLATION.read_text(encoding="utf-8")
    said = dict(re.findall(r"^(\w+)=(.*)$", UNIT, re.MULTILINE))
    assert said["ExecStart"] == f"{said['WorkingDirectory']}/.venv/bin/python -m bot run"
    assert f"git clone ADRESSE-DU-DEPOT {said['WorkingDirectory']}\n" in guide
    assert f"useradd --system --home-dir /var/lib/{said['StateDirectory']} " in guide
    assert f"sqlite:////var/lib/{said['StateDirectory']}/terreau.db" in guide
    assert guide.count(f"sudo -u {said['User']} ") >= 3
    assert said["ExecReload"] == "/bin/kill -HUP $MAINPID"
    assert int(said["TimeoutStopSec"]) > 5


def test_a_missing_setting_ends_the_bot_with_the_code_after_which_the_unit_does_not_start_it_again(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "bot", "run"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env={"PYTHONPATH": str(ROOT)}, timeout=60)
    assert f"RestartPreventExitStatus={done.returncode}" in UNIT
    assert done.stderr.startswith(b"terreau: TERREAU_BOT_TOKEN: missing")


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    if not (verify := shutil.which("systemd-analyze")):
        pytest.skip("no systemd-analyze here")
    path = tmp_path / "terreau.service"
    path.write_text(UNIT.replace("/opt/terreau/.venv/bin/python", sys.executable), encoding="utf-8")
    done = subprocess.run([verify, "verify", str(path)], capture_output=True, text=True, timeout=60)
    assert [line for line in done.stderr.splitlines() if "terreau.service" in line] == []


def test_every_setting_that_a_guide_shows_is_taken_by_the_bot() -> None:
    blocks = re.findall(r"```ini\n(.*?)```", INSTALLATION.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        given = {name.lower(): value for name, value in re.findall(r"^TERREAU_(\w+)=(.+)$", block, re.MULTILINE)}
        assert given.keys() <= Settings.model_fields.keys()
        read_settings(_env_file=None, **given)


def test_the_proxies_of_the_guide_let_the_path_of_the_webhook_through_to_where_the_bot_listens() -> None:
    guide = INSTALLATION.read_text(encoding="utf-8")
    (path,) = re.findall(r"TERREAU_WEBHOOK_URL=https://[^/]+(/\w+)", guide)
    proxies = re.findall(r"```(?:caddy|nginx)\n(.*?)```", guide, re.DOTALL)
    assert len(proxies) == 2
    assert [one for one in proxies if f" {path} " not in one or f"127.0.0.1:{default_port()}" not in one] == []


def test_every_line_that_the_guide_says_one_may_see_is_said_by_the_code() -> None:
    table = re.findall(r"^\| `([^`]+)`", INSTALLATION.read_text(encoding="utf-8"), re.MULTILINE)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py")).replace("`", "")
    assert len(table) >= 8
    assert [said for said in table if said.replace("127.0.0.1:8080", "{host}:{port}") not in
            code.replace("{self._host}:{self._port}", "{host}:{port}")] == []  # fmt: skip
