"""The poster: one page in the territory's name, with a code that leads into it; nothing is lost in the font."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bot.model import Language
from bot.views import invitations
from bot.views.drawings import DRAWN
from bot.views.message import Drawing
from bot.views.poster import poster
from bot.views.sheet import FONTS, Sheet
from tests.contents import standing_content
from tests.storage.rows import UNIEUX

CONTENT = standing_content()
T = CONTENT.texts.of(Language.FRENCH)
LINK = "https://t.me/terreau_bot?start=unieux"
LONGEST = "Communauté de communes du Pays d’Urfé, de l’Œuvre et de Saint-Étienne-le-Molard"
NAMES = ["Unieux", "L’Haÿ-les-Roses", "Le Chambon-Feugerolles", LONGEST]


def words_of(pdf: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_poster_is_one_page_with_the_whole_name_the_three_lines_and_the_link(name: str, tmp_path: Path) -> None:
    pdf = poster(T, name, LINK)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    said = " ".join(words_of(pdf, tmp_path).split())
    assert set(name.split()) <= set(said.split())
    for key in ("poster-line-1", "poster-line-2", "poster-line-3"):
        assert " ".join(T.plain(key).split()) in said
    assert LINK.removeprefix("https://") in said


def test_the_font_has_every_letter_of_french() -> None:
    wanted = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ0123456789’…«»–—·:;!?%€+/=_- \u00a0"
    for path in FONTS.glob("*.ttf"):
        with TTFont(path) as font:
            known = font.getBestCmap()
        assert [letter for letter in wanted + wanted.lower() if ord(letter) not in known] == [], path.name


def test_words_are_made_smaller_until_they_fit_and_never_cut_while_they_can_be() -> None:
    sheet = Sheet("t")
    long = sheet.write(18, 20, 100, "Saint-Rémy-lès-Chevreuse " * 3, 60, most_lines=2)
    assert long - 20 < 2 * 60 * 0.353 * 1.25 / 2
    assert sheet.write(18, 20, 174, "Unieux", 60, most_lines=2) > long
    assert sheet.pdf()


def test_what_is_sent_are_a_pdf_and_a_picture_with_the_same_link_in_words() -> None:
    page, picture = invitations.poster(T, UNIEUX, LINK), invitations.qr(T, UNIEUX, LINK)
    assert page.document_name == "affiche-unieux.pdf"
    for drawing, beginning in ((page.document, b"%PDF"), (picture.photo, b"\x89PNG")):
        assert isinstance(drawing, Drawing)
        assert DRAWN[drawing.name](CONTENT, **drawing.values).startswith(beginning)
    assert LINK in picture.text
    assert LINK in invitations.invite(T, UNIEUX, LINK).text
