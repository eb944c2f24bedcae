"""A sheet of A4 that is printed and pinned up: its fonts, its colours, what is written and drawn on it.

Places are in millimetres from the top left corner, letters in points. The colours differ by lightness too, so that a
sheet printed in grey says the same. To make one takes about a tenth of a second: not on the event loop.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from bot.library.loading import CONTENT

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.drawing import PaintedPath

FONTS = CONTENT / "fonts"
FAMILY = "Atkinson Hyperlegible"
"""Made by the Braille Institute so that letters are not taken for one another; see content/fonts/OFL.txt."""
WIDTH, HEIGHT, MARGIN = 210, 297, 18
INK, SOFT, WHITE, PAPER = "#2A2522", "#5C534C", "#FFFFFF", "#FBF7EF"
TEAL, LEAF, OCHRE, SOIL = "#0A5C58", "#8FC6C0", "#D08A1D", "#4A3428"
MM_A_POINT = 25.4 / 72
SMALLEST = 9
QUIET_MODULES = 4
"""The white around a QR code that its standard asks for."""


class Sheet:
    """One page. `title` is what a reader of the file is told; `write` and `qr` give back where they end.

    With `is_marked`, words between two pairs of asterisks are bold.
    """

    def __init__(
        self, title: str, author: str = "Terreau", language: str = "fr-FR", *, is_marked: bool = False
    ) -> None:
        self._is_marked = is_marked
        self._pdf = self._blank()
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(title)
        self._pdf.set_author(author)
        self._pdf.set_lang(language)
        for style, name in (("", "Regular"), ("B", "Bold")):
            self._pdf.add_font(FAMILY, style, FONTS / f"AtkinsonHyperlegible-{name}.ttf")
        self._pdf.add_page()

    def _blank(self) -> FPDF:
        from fpdf import FPDF

        return FPDF(format="A4", unit="mm")

    def write(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: str = "L",
        leading: float = 1.25,
        most_lines: int | None = None,
    ) -> float:
        """Words in a column, made smaller until they take `most_lines` or less; returns where the next line begins."""
        known = words.replace("\u202f", "\u00a0")  # the font has no narrow space
        while most_lines and size > SMALLEST and not self._fits(known, width, size, bold, most_lines):
            size -= 1
        self._pdf.set_font(FAMILY, "B" if bold else "", size)
        self._pdf.set_text_color(colour)
        self._pdf.set_xy(x, y)
        height = size * MM_A_POINT * leading
        self._pdf.multi_cell(width, height, known, align=align, markdown=self._is_marked, new_x="LEFT", new_y="NEXT")
        return float(self._pdf.get_y())

    def _fits(self, words: str, width: float, size: float, bold: bool, most_lines: int) -> bool:
        """On so many lines, no word being cut."""
        self._pdf.set_font(FAMILY, "B" if bold else "", size)
        room = width - 2 * self._pdf.c_margin
        if any(self._pdf.get_string_width(word) > room for word in words.split()):
            return False
        lines = self._pdf.multi_cell(width, 1, words, markdown=self._is_marked, dry_run=True, output="LINES")
        return isinstance(lines, list) and len(lines) <= most_lines

    def keyword(self, word: str) -> None:
        """Kept in the file, for programs."""
        self._pdf.set_keywords(word)

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """A filled rectangle."""
        self._pdf.set_fill_color(colour)
        self._pdf.rect(x, y, width, height, style="F", round_corners=radius > 0, corner_radius=radius)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        self._pdf.set_fill_color(colour)
        self._pdf.circle(x, y, radius, style="F")

    def qr(self, x: float, y: float, side: float, link: str) -> None:
        """The QR code of a link, its white border included in `side`; drawn in lines, so that it prints sharp."""
        import segno

        rows = [list(row) for row in segno.make(link, error="m", micro=False).matrix]
        module = side / (len(rows) + 2 * QUIET_MODULES)
        self.box(x, y, side, side, WHITE)
        for line, row in enumerate(rows, QUIET_MODULES):
            for start, length in _dark_runs(row):
                left = x + (start + QUIET_MODULES) * module
                self.box(left, y + line * module, length * module, module * 1.01, INK)

    def sprout(self, x: float, ground: float, height: float, pairs: int, stem: str = TEAL) -> None:
        """A young plant that grows from `ground`: pairs of leaves, smaller towards the top."""
        self._pdf.set_draw_color(stem)
        self._pdf.set_line_width(1.5)
        self._pdf.line(x, ground, x, ground - height)
        for pair in range(pairs):
            at = ground - height * (0.42 + 0.58 * pair / max(1, pairs - 1) if pairs > 1 else 1)
            length = height * 0.52 * (1 - 0.16 * pair)
            for side, colour in ((-1, LEAF), (1, TEAL)):
                with self._filled(colour) as path:
                    _leaf(path, x, at, side * length, length)

    def ground(self, top: float, colour: str = SOIL) -> None:
        """Soil from `top` to the bottom of the page, gently hilly."""
        with self._filled(colour) as path:
            path.move_to(0, top + 6)
            path.curve_to(WIDTH * 0.22, top - 7, WIDTH * 0.36, top + 9, WIDTH * 0.55, top + 2)
            path.curve_to(WIDTH * 0.74, top - 5, WIDTH * 0.86, top + 6, WIDTH, top - 1)
            path.line_to(WIDTH, HEIGHT)
            path.line_to(0, HEIGHT)
            path.close()

    @contextmanager
    def _filled(self, colour: str) -> Iterator[PaintedPath]:
        with self._pdf.new_path() as path:
            path.style.fill_color = colour
            path.style.stroke_color = None
            yield path

    def pdf(self) -> bytes:
        """The file; nothing can be added afterwards."""
        from fpdf.fonts import TTFFont

        content = bytes(self._pdf.output())
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()  # the library leaves its file open
        return content


def _dark_runs(row: Sequence[int]) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many there are."""
    runs, at = [], 0
    for dark, group in groupby(bool(module) for module in row):
        length = len(list(group))
        if dark:
            runs.append((at, length))
        at += length
    return runs


def _leaf(path: PaintedPath, x: float, y: float, reach: float, length: float) -> None:
    """A leaf that leaves the stem upwards; a negative reach is to the left."""
    tip_x, tip_y = x + reach * math.cos(0.6), y - length * math.sin(0.6)
    path.move_to(x, y)
    path.curve_to(x + reach * 0.1, y - length * 0.55, x + reach * 0.5, tip_y - length * 0.05, tip_x, tip_y)
    path.curve_to(x + reach * 0.85, y - length * 0.05, x + reach * 0.4, y + length * 0.08, x, y)
    path.close()


def qr_picture(link: str) -> bytes:
    """A PNG of the QR code, to be sent as a picture or put on one's own poster."""
    import segno

    picture = io.BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=16, border=QUIET_MODULES, dark=INK)
    return picture.getvalue()
