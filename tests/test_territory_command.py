"""`python -m bot territory`: each sub-command on a database of its own, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from bot.errors import BotError, SetupError
from bot.territory_command import territories

RUNNER = CliRunner()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs a sub-command; returns its exit code and what it printed. A refusal is raised, as `main` hears it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERREAU_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/terreau.db")

    def call(*arguments: str) -> tuple[int, str]:
        done = RUNNER.invoke(territories, arguments)
        if isinstance(done.exception, BotError | SetupError):
            raise done.exception
        return done.exit_code, done.stdout.replace("\u00a0", " ")

    return call


def test_a_territory_is_added_listed_shown_changed_merged_and_closed(run) -> None:  # type: ignore[no-untyped-def]
    assert run("add", "firminy", "Firminy", "--school-zone", "Zone B") == (0, "/start firminy\n")
    run("add", "le-vert", "Le Vert", "--kind", "quartier", "--parent", "firminy")
    run("add", "unieux", "Unieux")
    assert run("list")[1].splitlines() == [
        "firminy: open, commune, Firminy",
        "le-vert: open, quartier, Le Vert, in firminy",
        "unieux: open, commune, Unieux",
    ]
    assert run("set", "firminy", "--welcome", "Bienvenue", "--name", "Firminy centre", "--kind", "commune")[0] == 0
    run("set", "le-vert", "--school-zone", "Corse")
    shown = run("show", "le-vert")[1]
    assert "  school_zone: Corse\n" in shown
    assert "  welcome: Bienvenue (as firminy)\n" in shown
    run("set", "le-vert", "--like-parent", "school-zone")
    assert "  school_zone: Zone B (as firminy)\n" in run("show", "le-vert")[1]
    run("set", "le-vert", "--parent", "")
    assert run("open", "le-vert")[0] == 0
    assert run("merge", "le-vert", "unieux")[0] == 1, "nobody said yes"
    assert run("merge", "le-vert", "unieux", "--yes")[0] == 0
    assert run("close", "firminy", "--yes")[0] == 0
    assert run("list")[1].splitlines() == [
        "firminy: closed, commune, Firminy centre",
        "le-vert: closed, quartier, Le Vert, goes on in unieux",
        "unieux: open, commune, Unieux",
    ]
    with pytest.raises(SetupError, match="territory list"):
        run("close", "firminy", "--yes")
    with pytest.raises(SetupError, match="choose from"):
        run("set", "unieux", "--like-parent", "mayor")


def test_the_template_is_filled_in_and_imported(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("add", "unieux", "Unieux")
    path = tmp_path / "region.xlsx"
    assert run("template", str(path)) == (0, f"{path}\n")
    book = load_workbook(path)
    book.worksheets[0].append(["firminy", "Firminy", "commune"])
    book.worksheets[0].append(["le-vert", "", "quartier", "firminy"])
    book.save(path)
    wrong = (1, "Ligne 3, colonne « Nom » : Le nom du territoire : de 1 à 80 caractères.\n")
    assert run("import", str(path)) == wrong
    book.worksheets[0].cell(3, 2).value = "Le Vert"
    book.save(path)
    assert run("import", str(path), "--check") == (0, "2 lignes, sans erreur. Rien n’a été écrit.\n")
    assert run("import", str(path)) == (0, "2 territoires créés : firminy, le-vert.\n")
    assert run("import", str(path)) == (0, "2 territoires étaient déjà ainsi.\n")
    (tmp_path / "region.csv").write_text("Code;Habitants\nunieux;9000\n", encoding="utf-8")
    code, said = run("import", str(tmp_path / "region.csv"))
    assert (code, said.count("Ligne 1")) == (1, 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Je n’arrive pas à lire ce fichier"),
        (b"%PDF-1.7\n%\xb5\xb5\n\x1b stream", "Je n’arrive pas à lire ce fichier"),
        (b"PK\x03\x04, and no more of it", "Je n’arrive pas à lire ce fichier"),
        (b"Code;Nom\n" + b"unieux;Unieux\n" * 1001, "Le tableur est trop long"),
    ],
    ids=["a picture", "a printed page", "a broken workbook", "too many lines"],
)
def test_a_file_that_cannot_be_read_is_refused_in_french(run, tmp_path: Path, content: bytes, said: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "region.xlsx").write_bytes(content)
    code, line = run("import", str(tmp_path / "region.xlsx"))
    assert (code, line.startswith(said), line.count("\n")) == (1, True, 1)
