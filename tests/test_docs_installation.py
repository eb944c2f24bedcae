"""What the guide of installation shows beside commands: the unit of systemd, settings, proxies, what one may see."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from tests.documents import ROOT

UNIT = (ROOT / "deploy" / "terreau.service").read_text(encoding="utf-8")
INSTALLATION = ROOT / "docs" / "guides" / "mise-en-service.md"
DEFAULT_PORT = Settings.model_fields["port"].default


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
    env = {name: value for name, value in os.environ.items() if name.startswith("PYTHON")} | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=env, timeout=60)
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
    assert [one for one in proxies if f" {path} " not in one or f"127.0.0.1:{DEFAULT_PORT}" not in one] == []


def test_every_line_that_the_guide_says_one_may_see_is_said_by_the_code() -> None:
    table = re.findall(r"^\| `([^`]+)`", INSTALLATION.read_text(encoding="utf-8"), re.MULTILINE)
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py")).replace("`", "")
    assert len(table) >= 8
    assert [said for said in table if said.replace("127.0.0.1:8080", "{host}:{port}") not in
            code.replace("{self._host}:{self._port}", "{host}:{port}")] == []  # fmt: skip
