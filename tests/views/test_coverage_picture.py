"""The matrix as a picture: one page that opens, and whose title tells what is still to write."""

from __future__ import annotations

import io

from PIL import Image

from bot.library.cells import Cell
from bot.library.coverage import Coverage
from bot.model import AgeBand, Setting
from bot.views import coverage_picture
from bot.views.coverage_picture import EMPTY

COUNTS = {
    Cell("C1.1", Setting.HOME, AgeBand("3-5")): 0,
    Cell("C1.1", Setting.HOME, AgeBand("6-8")): 1,
    Cell("C1.1", Setting.SCHOOL, AgeBand("6-8")): 9,
}


def colours(counts: dict[Cell, int]) -> set[tuple[int, ...]]:
    picture = Image.open(io.BytesIO(coverage_picture.coverage_picture(Coverage(counts), 7))).convert("RGB")
    return {colour for _, colour in picture.getcolors(picture.width * picture.height) or ()}


def test_an_empty_cell_is_red_and_a_filled_matrix_has_no_red() -> None:
    red = tuple(bytes.fromhex(EMPTY[1:]))
    assert red in colours(COUNTS)
    assert red not in colours({cell: count + 1 for cell, count in COUNTS.items()})


def test_the_title_counts_what_is_missing() -> None:
    title = coverage_picture._title(Coverage(COUNTS), 7)
    assert title == "7 fiches · 3 cases possibles · 1 vide · 1 à une seule fiche"
    full = Coverage(dict.fromkeys(COUNTS, 2))
    assert coverage_picture._title(full, 7).endswith("aucune vide · aucune à une seule fiche")
