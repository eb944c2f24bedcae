"""`python -m bot pack`: what is given, taken in, listed and removed, and that a bad file writes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.errors import NotFound, SetupError
from bot.pack_command import pack
from tests.services.packing import a_pack, an_activity, an_experience
from tests.test_library_command import an_adopted_activity

RUNNER = CliRunner()
Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a sub-command; returns its exit code and its lines. A refusal is raised, as `main` hears it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERREAU_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/terreau.db")
    asyncio.run(an_adopted_activity())

    def call(*arguments: str) -> tuple[int, list[str]]:
        done = RUNNER.invoke(pack, arguments)
        if isinstance(done.exception, SetupError | NotFound):
            raise done.exception
        return done.exit_code, done.stdout.replace("\u00a0", " ").replace("\u202f", " ").splitlines()

    return call


def test_a_pack_is_given_the_same_twice_and_taken_in_once(run: Run, tmp_path: Path) -> None:
    assert run("export", "one.zip", "--from", "Région Loire") == (0, ["4 things in one.zip"])
    run("export", "two.zip", "--from", "Région Loire")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert run("import", "one.zip")[1] == [
        "Rien de nouveau : tout est déjà ici.",
        "4 choses étaient déjà ici, à l’identique.",
    ]
    (tmp_path / "theirs.zip").write_bytes(a_pack(an_activity(), an_experience()))
    assert run("import", "theirs.zip", "--check")[1][0] == "2 choses seraient reprises. Rien n’a été écrit."
    assert run("list") == (0, [])
    assert run("import", "theirs.zip")[1][0] == "2 choses reprises."
    listed = run("list")[1]
    assert listed[0] == "activity venue-d-ailleurs-0: version 1, from Région des Lacs"
    assert run("export", "one.zip", "--from", "Région Loire")[1] == ["5 things in one.zip"]
    assert run("export", "one.zip", "--from", "Région Loire", "--with-experiences")[1] == ["6 things in one.zip"]
    experience = listed[1].split()[1].rstrip(":")
    assert run("remove", "experience", experience) == (0, [])
    assert run("list")[1][1].endswith(", removed")
    assert run("import", "theirs.zip")[1][0] == "Rien de nouveau : tout est déjà ici."
    with pytest.raises(NotFound):
        run("remove", "experience", experience)


def test_what_cannot_be_is_said_in_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(a_pack(an_activity(), an_activity(1, question="Que dit Kévin Dupont ?")))
    code, lines = run("import", "bad.zip")
    assert (code, len(lines)) == (1, 1)
    assert lines[0].startswith("« Venue d’ailleurs 1 » semble nommer quelqu’un")
    (tmp_path / "bad.zip").write_bytes(b"Bonjour")
    assert run("import", "bad.zip") == (
        1,
        [
            "Ce fichier est abîmé, ou ce n’est pas un envoi de Terreau. Demandez qu’on vous l’envoie à nouveau. "
            "Rien n’a été écrit."
        ],
    )
    assert run("export", "x.zip", "--from", "<b>")[0] == 1
    for name in ("R" * 200, " "):
        with pytest.raises(SetupError):
            run("export", "x.zip", "--from", name)
    assert not (tmp_path / "x.zip").exists()
    with pytest.raises(SetupError):
        run("export", "no/such/folder.zip", "--from", "Région Loire")
    assert run("list") == (0, [])
