"""What the guides tell people to write is accepted."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.library.checks.activities import check_activities
from bot.library.checks.findings import Findings
from bot.library.library import Library
from bot.library.models import CalendarsFile
from bot.planning.published_holidays import calendar_of
from bot.texts import Texts

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "guides" / "auteurs.md").read_text(encoding="utf-8")


def test_the_activity_that_the_guide_for_authors_shows_has_no_fault_and_no_warning(tmp_path: Path) -> None:
    (example,) = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "E1").mkdir()
    (tmp_path / "E1" / "la-couleur-du-bol.md").write_text(example, encoding="utf-8")
    findings = Findings((tmp_path,))
    library = Library.load()
    numbers = {one.number for one in library.help_numbers}
    (activity,) = check_activities(tmp_path, library.skills.keys(), numbers, findings)
    assert (findings.faults, findings.warnings) == ([], [])
    assert activity.slug not in library.activities


def test_the_head_that_the_guide_shows_makes_a_language(tmp_path: Path) -> None:
    (head,) = re.findall(r"```ftl\n(-language-name.*?)```", GUIDE, re.DOTALL)
    for path in (ROOT / "content" / "texts").glob("*.ftl"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "oc.ftl").write_text(head, encoding="utf-8")
    texts = Texts.load(tmp_path)
    occitan = texts.of(next(one for one in texts.languages if one == "oc"))
    assert occitan.about.name == "Occitan"
    assert occitan.plain("button-done") == "Fait"


def test_the_school_year_that_the_guide_shows_is_accepted_and_rests_school_overseas() -> None:
    (example,) = re.findall(r"```yaml\n(  - name: .*?)```", GUIDE, re.DOTALL)
    (year,) = CalendarsFile.model_validate(yaml.safe_load(f"years:\n{example}")).years
    calendar = calendar_of("La Réunion", (*Library.load().school_years, year))
    assert not calendar.is_school_week(date(2030, 1, 7))
    assert calendar.is_school_week(date(2030, 1, 28))
    assert calendar.known_until == date(2030, 8, 18)


def test_every_picture_and_folder_that_the_guide_names_is_there() -> None:
    for name in re.findall(r"\]\(([^)]+)\)", GUIDE):
        assert (ROOT / "docs" / "guides" / name).exists(), name
    for name in re.findall(r"`(content/[\w./-]+)`", GUIDE):
        if "couleur-du-bol" not in name and not name.endswith("oc.ftl"):
            assert (ROOT / name).exists(), name


@pytest.mark.parametrize(("name", "least"), [("coordination", 11), ("region", 6)])
def test_every_picture_of_the_guides_for_teams_is_there_and_every_button_exists(name: str, least: int) -> None:
    guide = (ROOT / "docs" / "guides" / f"{name}.md").read_text(encoding="utf-8")
    for picture in re.findall(r"\]\(([^)]+)\)", guide):
        assert (ROOT / "docs" / "guides" / picture).exists(), picture
    words = (ROOT / "content" / "texts" / "fr.ftl").read_text(encoding="utf-8")
    labels = set(re.findall(r"^button-[\w-]+ = (.+)$", words, re.MULTILINE))
    shown = re.findall(r"^\| ([A-Z][^|]+?) \|", guide, re.MULTILINE)
    assert len(shown) >= least
    assert [label for label in shown if label not in labels] == []
