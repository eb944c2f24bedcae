"""`make lint` looks the locked packages up: a known vulnerability fails it, being offline is said and does not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SOUND = {"name": "alembic", "version": "1.0", "vulns": []}
FAULTY = {"name": "aiohttp", "version": "3.0", "vulns": [{"id": "PYSEC-1"}]}
UNKNOWN = {"name": "rich", "skip_reason": "not found"}


def audit(folder: Path, said: str, status: int) -> tuple[int, str]:
    """What the check makes of a pip-audit that says this."""
    stand_in = folder / "pip-audit"
    stand_in.write_text(f"#!/bin/sh\ncat <<'END'\n{said}\nEND\nexit {status}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    command = [sys.executable, str(ROOT / ".ci" / "audit.py"), str(stand_in), "requirements.lock"]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout


def report(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_known_vulnerability_fails_and_is_named(tmp_path: Path) -> None:
    status, said = audit(tmp_path, report(SOUND, FAULTY), 1)
    assert status == 1
    assert "aiohttp 3.0: PYSEC-1" in said


def test_what_was_looked_up_is_counted(tmp_path: Path) -> None:
    assert audit(tmp_path, report(SOUND, UNKNOWN), 0) == (
        0,
        "pip-audit: 1 of 2 packages of requirements.lock looked up, 0 known vulnerabilities\n",
    )


@pytest.mark.parametrize("said", ["", "ERROR: no connection", "{}", report(UNKNOWN)])
def test_to_be_offline_is_said_and_no_fault(tmp_path: Path, said: str) -> None:
    for status in (0, 1):
        code, line = audit(tmp_path, said, status)
        assert code == 0
        assert "SKIPPED" in line


def test_a_pip_audit_that_is_not_there_is_said_and_no_fault() -> None:
    command = [sys.executable, str(ROOT / ".ci" / "audit.py"), "/nowhere/pip-audit", "requirements.lock"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, "SKIPPED" in done.stdout) == (0, True)


def test_make_lint_asks() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lint = makefile.split("\nlint:")[1].split("\n\n")[0]
    assert "$(PY) .ci/audit.py $(VENV)/bin/pip-audit requirements.lock" in lint
