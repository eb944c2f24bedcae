"""What the guides tell people to write is accepted; what they show and link to is there, and told in words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.authoring.printing import fingerprint
from bot.errors import SetupError
from bot.library.checks.activities import check_activities
from bot.library.checks.findings import Findings
from bot.library.checks.wording import long_sentences
from bot.library.library import Library
from bot.library.models import CalendarsFile
from bot.model import Language
from bot.planning.published_holidays import calendar_of
from bot.texts import Texts
from bot.views.guide_sheet import Guide, Section, guide_sheet, read_guide
from tests.documents import PAGES, PICTURE, name_of

ROOT = Path(__file__).resolve().parents[1]
FAMILIES = ROOT / "docs" / "guides" / "familles.md"
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


def test_every_folder_that_the_guide_names_is_there() -> None:
    for name in re.findall(r"`(content/[\w./-]+)`", GUIDE):
        if "couleur-du-bol" not in name and not name.endswith("oc.ftl"):
            assert (ROOT / name).exists(), name


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_whatever_a_page_links_to_in_the_house_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [one for one in links if "://" not in one and not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_picture_of_a_page_is_told_in_words(page: Path) -> None:
    """What it shows, for who does not see it: not its name, not « capture d’écran »."""
    told = [found["words"] for found in PICTURE.finditer(page.read_text(encoding="utf-8"))]
    assert [words for words in told if len(words.split()) < 6 or "écran" in words or ".png" in words] == []


def test_every_picture_that_is_kept_is_shown_somewhere() -> None:
    shown = {
        (page.parent / found["file"]).resolve()
        for page in PAGES
        for found in PICTURE.finditer(page.read_text(encoding="utf-8"))
    }
    assert sorted(set((ROOT / "docs" / "images").iterdir()) - shown) == []


def test_the_sheet_for_families_is_one_page_made_from_the_guide_as_it_is() -> None:
    sheet = FAMILIES.with_suffix(".pdf").read_bytes()
    mark = fingerprint(FAMILIES.read_text(encoding="utf-8"))
    assert mark.encode() in sheet or mark.encode("utf-16-be") in sheet, "run: python -m bot print-guide"
    assert sheet.count(b"/Type /Page\n") == 1


def test_the_guide_for_families_names_buttons_and_numbers_that_exist_in_short_sentences() -> None:
    guide = FAMILIES.read_text(encoding="utf-8")
    words = Texts.load(ROOT / "content" / "texts").of(Language.FRENCH)
    labels = [words.plain(f"button-{one}") for one in ("done", "later", "another", "skip")]
    assert [label for label in labels if f"**{label}**" not in guide] == []
    numbers = {one.number for one in Library.load().help_numbers}
    assert set(re.findall(r"\*\*(\d+)\*\*", guide)) <= numbers
    sections = read_guide(guide).sections
    assert [one for part in sections for said in part.paragraphs for one in long_sentences(said)] == []


def test_a_guide_that_is_longer_than_a_page_or_has_no_sections_is_refused() -> None:
    long = Guide("Titre", "", [Section("Un", ["Des mots. " * 900]), Section("Deux")], "")
    with pytest.raises(SetupError, match="longer than a page"):
        guide_sheet(long, "")
    with pytest.raises(SetupError, match="sections"):
        read_guide("# Titre\n\nUn mot.")


def test_the_page_for_who_decides_is_a_page() -> None:
    page = (ROOT / "docs" / "guides" / "decideurs.md").read_text(encoding="utf-8")
    assert len(PICTURE.sub("", page).split()) < 900


@pytest.mark.parametrize(("name", "least"), [("coordination", 11), ("region", 6)])
def test_every_button_that_the_tables_of_the_guides_for_teams_name_exists(name: str, least: int) -> None:
    guide = (ROOT / "docs" / "guides" / f"{name}.md").read_text(encoding="utf-8")
    words = (ROOT / "content" / "texts" / "fr.ftl").read_text(encoding="utf-8")
    labels = set(re.findall(r"^button-[\w-]+ = (.+)$", words, re.MULTILINE))
    shown = re.findall(r"^\| ([A-Z][^|]+?) \|", guide, re.MULTILINE)
    assert len(shown) >= least
    assert [label for label in shown if label not in labels] == []
