"""The house around the code: locks, fixed files, Makefile, image and settings agree with one another."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.__main__ import cli
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
FIXED_FILES = [
    *["pyproject.toml", "README.md", "Makefile", "Dockerfile", "compose.yaml", "CHANGELOG.md", "LICENSE", *LOCKS],
    *["LICENSE-content.md", ".ci/run", ".importlinter", ".env.example", "docs/decisions.md"],
]
MAKE_TARGETS = ["demo", "demo-week", "test", "lint", "types", "check", "run", "migrate", "lock", "help"]
# Put together here, so that this file does not hold what it looks for.
INDEX_ADDRESS = re.compile("py[p]i|python[h]osted|--(extra-)?[i]ndex-url|--[f]ind-links", re.IGNORECASE)
OUTSIDE = re.compile(r"[.]{2}/[s]hared")


def locked(lock: str) -> dict[str, tuple[str, int]]:
    """For each package of a lock, its version and how many hashes it has."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    requirements = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    found = {}
    for requirement in requirements:
        pinned = re.match(r"([a-z0-9.-]+)==(\S+)\s", requirement)
        assert pinned, f"{lock}: not a pinned version: {requirement[:80]}"
        found[pinned[1]] = (pinned[2], requirement.count("--hash=sha256:"))
    return found


def shipped_files() -> list[Path]:
    return [path for path in listed_files() if path.is_file()]


def listed_files() -> list[Path]:
    """What git holds or would hold; the test is skipped outside a checkout."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: what is shipped cannot be listed")
    return [ROOT / name for name in listing.split("\0") if name]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_has_a_hash(lock: str) -> None:
    packages = locked(lock)
    assert len(packages) > 20
    assert [name for name, (_, hashes) in packages.items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if not line.lstrip().startswith("#")]
    assert [line for line in code if "://" in line or " @ " in line or line.startswith("-")] == []


def test_the_runtime_lock_is_part_of_the_development_lock_at_the_same_versions() -> None:
    runtime, development = (locked(lock) for lock in LOCKS)
    assert {name: pin for name, pin in runtime.items() if development.get(name) != pin} == {}


def test_every_dependency_of_the_project_is_locked() -> None:
    declared = re.findall(
        r'^    "([A-Za-z0-9._-]+)', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    names = {re.sub(r"[._-]+", "-", name).lower() for name in declared}
    assert len(names) > 20
    assert names - locked("requirements-dev.lock").keys() == set()


@pytest.mark.parametrize("name", FIXED_FILES)
def test_a_fixed_file_is_in_its_place(name: str) -> None:
    assert (ROOT / name).is_file()


def test_no_file_names_a_package_index_or_a_folder_outside_the_repository() -> None:
    faults = []
    for path in shipped_files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        if INDEX_ADDRESS.search(text) or OUTSIDE.search(text):
            faults.append(str(path.relative_to(ROOT)))
    assert faults == []


def test_nothing_shipped_points_elsewhere() -> None:
    """A link that was right on one machine hangs in the air on the next."""
    assert [str(path.relative_to(ROOT)) for path in listed_files() if path.is_symlink()] == []


def test_the_makefile_has_every_target_and_explains_it_in_help() -> None:
    assert set(MAKE_TARGETS) <= make_targets()
    shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    assert [target for target in MAKE_TARGETS if not re.search(rf"^  {target} +\S", shown, re.MULTILINE)] == []


def test_every_make_command_of_the_readme_exists() -> None:
    readme = ROOT / "README.md"
    if not readme.is_file():
        pytest.skip("README.md: not there")
    named = re.findall(r"`make ([a-z-]+)", readme.read_text(encoding="utf-8"))
    assert set(named) <= make_targets()


def test_the_example_names_every_setting_of_the_bot_and_no_other() -> None:
    named = set(re.findall(r"^#?TERREAU_([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {field.upper() for field in Settings.model_fields}


def test_the_example_shows_the_defaults_that_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("TERREAU_")]:
        monkeypatch.delenv(name)
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = {name.lower(): value for name, value in re.findall(r"^#TERREAU_([A-Z_]+)=(.+)$", example, re.MULTILINE)}
    assert shown
    assert Settings(_env_file=None, **shown) == Settings(_env_file=None)


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml"])
def test_the_image_sets_only_settings_that_the_bot_knows(name: str) -> None:
    named = set(re.findall(r"TERREAU_([A-Z_]+)", (ROOT / name).read_text(encoding="utf-8")))
    assert named - {field.upper() for field in Settings.model_fields} == set()


def test_the_image_holds_what_the_bot_needs_and_no_secret() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert "*" in rules
    assert {"!bot", "!handlers", "!simulator", "!content", "!migrations", "!requirements.lock"} <= set(rules)
    assert not {"!.env", "!data"} & set(rules)


def test_the_bot_waits_for_its_migrations_under_compose() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services["bot"]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert services["postgres"]["profiles"] == ["postgres"]
    assert all(service.get("read_only") for name, service in services.items() if name != "postgres")


def docker_steps() -> list[tuple[str, str]]:
    """Each instruction of the last stage with what follows it, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    steps = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    last = max(number for number, step in enumerate(steps) if step[0] == "FROM")
    return [(step[0], step[1]) for step in steps[last:]]


def test_the_image_runs_as_somebody_who_owns_only_the_data() -> None:
    steps = docker_steps()
    made_by = {name: [said for step, said in steps if step == name] for name, _ in steps}
    assert made_by["USER"] == ["terreau"]
    assert steps.index(("USER", "terreau")) > max(n for n, (step, _) in enumerate(steps) if step in ("RUN", "COPY"))
    assert "useradd --uid 10001" in made_by["RUN"][0]
    assert [owned for said in made_by["RUN"] for owned in re.findall(r"-o terreau \S+ \S+ -m 700 (\S+)", said)] == [
        "/data"
    ]
    assert "chown" not in str(steps)
    assert "--chown" not in str(steps)
    assert made_by["VOLUME"] == ["/data"]
    assert "PYTHONDONTWRITEBYTECODE=1" in str(made_by["ENV"])


def test_the_image_installs_what_the_lock_has_the_hashes_of_and_nothing_else() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install[^&\n]*", text)
    assert [one for one in installs if "--require-hashes" not in one or "-r requirements.lock" not in one] == []
    assert not re.search(r"^ADD |curl |wget |apt", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["bot", "migrate"])
def test_compose_gives_the_bot_nothing_to_write_but_its_data_and_no_rights(name: str) -> None:
    service = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"][name]
    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]
    assert service["volumes"] == ["data:/data"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not {"privileged", "cap_add", "user", "network_mode", "pid"} & service.keys()


def test_what_the_image_and_compose_run_are_commands_that_exist() -> None:
    steps = dict(docker_steps())
    assert json.loads(steps["ENTRYPOINT"]) == ["python", "-m", "bot"]
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    commands = [json.loads(steps["CMD"]), *(one["command"] for one in services.values() if "command" in one)]
    known = {command.name or command.callback.__name__ for command in cli.registered_commands if command.callback}
    assert commands == [["run"], ["migrate"]]
    assert {command for command, *_ in commands} <= known


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1), (None, 1)])
async def test_the_health_check_of_the_image_runs_and_tells(status: int | None, code: int) -> None:
    """As it stands in the Dockerfile, against a server that is well, one that is not, and none."""
    line = dict(docker_steps())["HEALTHCHECK"]
    python, *arguments = json.loads(line[line.index("[") :])
    assert python == "python"

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status or 200)

    app = web.Application()
    app.router.add_get("/healthz", answer)
    async with TestServer(app) as server:
        port = server.port
        if status is None:
            await server.close()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *arguments), env={"TERREAU_PORT": str(port)}, stderr=asyncio.subprocess.DEVNULL
        )
        assert await process.wait() == code


def test_neither_the_image_nor_compose_holds_a_secret() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert not re.search(r"^ARG |TOKEN|KEY|PASSWORD|SECRET", dockerfile, re.MULTILINE)
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    given = {name: str(value) for one in services.values() for name, value in one.get("environment", {}).items()}
    secret = {name: value for name, value in given.items() if re.search("TOKEN|KEY|PASSWORD|SECRET", name)}
    assert secret == {"POSTGRES_PASSWORD": "${POSTGRES_PASSWORD:-}"}
    assert {one.get("env_file", ".env") for one in services.values()} == {".env"}
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert ".env" in ignored


def test_compose_shows_no_port_to_other_machines() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_every_test_that_the_security_page_names_exists() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    names, files = set(re.findall(r"`(test_\w+)`", page)), set(re.findall(r"`(tests/[\w/]+\.py)`", page))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"^(?:async )?def (test_\w+)", code, re.MULTILINE))
    assert len(names) > 60
    assert sorted(names - there) == []
    assert [name for name in files if not (ROOT / name).is_file()] == []


def test_every_threat_of_the_security_page_has_what_stops_it_and_what_shows_it() -> None:
    lines = (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split(" | ") for line in lines if line.startswith("| ") and not line.startswith("| threat")]
    assert len(rows) > 25
    assert [row[0] for row in rows if len(row) != 3 or not ("`test_" in row[2] or "`tests/" in row[2])] == []
