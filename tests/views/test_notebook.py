"""The regional notebook on paper: pages, contents, chapters that are whole, the same words in both files."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from bot.library import Library
from bot.library.loading import CONTENT
from bot.model import AgeBand, Language, Setting
from bot.planning.notebook import Chapter, Lived, Notebook, Repere, TeamNote, from_json, to_json
from bot.planning.region_figures import Liked
from bot.texts import Texts
from bot.views.notebook_docx import notebook_docx
from bot.views.notebook_pdf import notebook_pdf

T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
SKILLS = Library.load().skills
REGION = "Promotion de la santé, Ardèche et Œuvres"
LONG = "On la vide le vendredi, ensemble, et l’on garde ceux dont il faut reparler. " * 6


def chapter(code: str, lived: int = 1, notes: int = 1, weeks: int = 3) -> Chapter:
    skill = SKILLS[code]
    places = ("Unieux", "Loire")
    return Chapter(
        code=code,
        everyday=skill.everyday,
        name=skill.name,
        reperes=(Repere("La météo", "Ça va comment, à l’intérieur ?"),),
        weeks=weeks,
        territories=2,
        liked=(Liked("La météo du matin", ("Firminy", "Unieux")),),
        lived=tuple(
            Lived(
                f"Récit {number} : {LONG}", places[number % 2], Setting.AFTER_SCHOOL, AgeBand.A6_8, "La météo du matin"
            )
            for number in range(lived)
        ),
        notes=tuple(
            TeamNote("Unieux", date(2026, 11, 3), f"Essai {number} : {LONG}", "", "Commencer par soi 😀.")
            for number in range(notes)
        ),
        has_more=lived > 10,
    )


def notebook(*chapters: Chapter) -> Notebook:
    return Notebook(date(2026, 8, 31), date(2026, 11, 28), date(2026, 11, 28), chapters)


def pages(content: bytes, folder: Path) -> list[str]:
    """The words of each page, in the order in which they are read."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = folder / "notebook.pdf"
    path.write_bytes(content)
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


WHOLE = notebook(chapter("E1.2", lived=12, notes=12), chapter("C1.1", lived=0), chapter("S1.2", notes=0))


def test_what_waits_with_the_answer_is_what_is_drawn() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE


def test_the_contents_lead_to_the_page_on_which_each_chapter_begins(tmp_path: Path) -> None:
    found = pages(notebook_pdf(T, REGION, WHOLE), tmp_path)
    for name in [SKILLS[one.code].everyday for one in WHOLE.chapters] + ["ce que nous retenons ensemble"]:
        title = name[0].upper() + name[1:]
        (number,) = re.findall(rf"{re.escape(title)} (\d+)", found[1])
        assert found[int(number) - 1].startswith(title), name
    assert [number for number, page in enumerate(found, 1) if len(page) < 60] == [], "no page is left empty"


def test_the_cover_and_the_chapters_say_the_region_the_period_and_the_provenance(tmp_path: Path) -> None:
    found = pages(notebook_pdf(T, REGION, WHOLE), tmp_path)
    cover, whole = found[0], " ".join(found)
    assert REGION in cover
    assert "Du 31 août 2026 au 28 novembre 2026" in cover
    assert "Loire, au périscolaire, 6-8 ans" in whole
    assert "3 semaines d’école en tout sur cette compétence, dans 2 territoires." in whole
    assert "Unieux, novembre 2026" in whole
    assert "La météo du matin : Firminy et Unieux." in whole
    assert whole.count("Récit") == 13
    assert whole.count("Nos notes") == len(WHOLE.chapters)
    assert T.plain("notebook-note-changed") not in whole, "an answer that was left out has no question"
    assert "Commencer par soi ." in whole, "what the font cannot draw is left out"


def test_a_notebook_of_one_chapter_and_one_of_all_skills_are_whole(tmp_path: Path) -> None:
    for codes in (["C1.1"], list(SKILLS)):
        found = pages(notebook_pdf(T, REGION, notebook(*(chapter(code) for code in codes))), tmp_path)
        assert sum("Nos notes" in page for page in found) == len(codes)
        assert [page for page in found if len(page) < 60] == []


def test_the_docx_has_the_same_chapters_a_table_of_contents_and_lines_to_write_on() -> None:
    document = Document(io.BytesIO(notebook_docx(T, REGION, WHOLE)))
    section = document.sections[0]
    assert (round((section.page_width or 0) / Mm(1)), round((section.page_height or 0) / Mm(1))) == (210, 297)
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    skills = [SKILLS[one.code].everyday for one in WHOLE.chapters]
    assert headings[1:-1] == [name[0].upper() + name[1:] for name in skills]
    listed = [one.text for one in document.paragraphs if one.style and one.style.name == "toc 1"]
    assert [one.rstrip("\t") for one in listed] == headings
    for number in range(1, len(headings) + 1):
        assert document.element.xml.count(f'"_Toc{number}"') == 1, "each line knows where its chapter begins"
        assert document.element.xml.count(rf"PAGEREF _Toc{number} \h") == 1
    said = "\n".join(one.text for one in document.paragraphs)
    assert said.count("Récit") == 13
    assert "Loire, au périscolaire, 6-8\u00a0ans" in said
    assert REGION in said
    assert len(document.tables) == len(WHOLE.chapters) + 3
    assert document.core_properties.author == "Terreau"


def test_signs_that_no_document_may_hold_are_left_out() -> None:
    odd = chapter("C1.1", lived=0, notes=0)
    strange = Lived("Un\x0bdeux\x1ftrois", "Unieux", Setting.HOME, AgeBand.A3_5, "La météo")
    found = notebook(Chapter(**{**{name: getattr(odd, name) for name in Chapter.__slots__}, "lived": (strange,)}))
    document = Document(io.BytesIO(notebook_docx(T, REGION, found)))
    assert any("Undeuxtrois" in one.text for one in document.paragraphs)
    assert notebook_pdf(T, REGION, found).startswith(b"%PDF")
