"""A document of several A4 pages: a cover, contents with page numbers, chapters whose blocks stay whole, ruled pages.

It is read in grey as in colour, and printed on both sides. To make one takes a second: not on the event loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.texts import typeset
from bot.views.sheet import FAMILY, HEIGHT, INK, MARGIN, MM_A_POINT, SOFT, TEAL, WIDTH, Sheet

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.outline import OutlineSection

TOP, BOTTOM = 22, 24
COLUMN = WIDTH - 2 * MARGIN
FLOOR = HEIGHT - BOTTOM
LINE = 9
"""Between two ruled lines, for handwriting."""
FEW_LINES = 6
"""Under which a page has no room left to write on."""
CONTENTS_LINE = 8.5
INSET, PADDING = 5, 4


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: its size in points, and the millimetres before it."""

    text: str
    size: float = 11
    bold: bool = False
    colour: str = INK
    before: float = 0
    leading: float = 1.35


class Booklet(Sheet):
    """`title` stands at the foot of every page but the cover's."""

    def __init__(self, title: str, contents: str, language: str = "fr-FR") -> None:
        self._title, self._contents, self._is_fresh = title, contents, False
        super().__init__(title, language=language)

    def _blank(self) -> FPDF:
        from fpdf import FPDF

        booklet = self

        class Pages(FPDF):
            def footer(self) -> None:
                if self.page_no() > 1:
                    booklet._foot(self)

        return Pages(format="A4", unit="mm")

    def _foot(self, pdf: FPDF) -> None:
        pdf.set_font(FAMILY, "", 9)
        pdf.set_text_color(SOFT)
        pdf.set_xy(MARGIN, HEIGHT - 15)
        pdf.cell(COLUMN - 20, 6, self._known(self._title))
        pdf.cell(20, 6, str(pdf.page_no()), align="R")

    def contents(self, pages: int) -> None:
        """The list of chapters, written once all of them are."""
        self._pdf.add_page()
        self._pdf.insert_toc_placeholder(self._write_contents, pages=pages)
        self._is_fresh = True  # the library has turned the page already

    def _write_contents(self, pdf: FPDF, outline: list[OutlineSection]) -> None:
        below = self.write(MARGIN, TOP, COLUMN, self._contents, 22, bold=True, colour=TEAL) + 6
        for section in outline:
            pdf.set_font(FAMILY, "", 12)
            pdf.set_text_color(INK)
            pdf.set_xy(MARGIN, below)
            link = pdf.add_link(page=section.page_number)
            name = self._shortened(pdf, section.name, COLUMN - 22)
            pdf.cell(COLUMN - 16, CONTENTS_LINE, name, link=link)
            pdf.cell(16, CONTENTS_LINE, str(section.page_number), align="R", link=link)
            pdf.set_draw_color(SOFT)
            pdf.set_line_width(0.1)
            pdf.line(MARGIN, below + CONTENTS_LINE, MARGIN + COLUMN, below + CONTENTS_LINE)
            below += CONTENTS_LINE

    def _shortened(self, pdf: FPDF, text: str, width: float) -> str:
        while pdf.get_string_width(text) > width:
            text = f"{text[:-2]}…"
        return text

    def chapter(self, name: str) -> None:
        """A new page, listed in the contents."""
        if not self._is_fresh:
            self._pdf.add_page()
        self._is_fresh = False
        self._pdf.start_section(self._known(name))
        self._pdf.set_xy(MARGIN, TOP)

    @property
    def room(self) -> float:
        """Millimetres left on the page."""
        return float(FLOOR - self._pdf.get_y())

    def block(self, words: Sequence[Words], *, ruled: bool = False, boxed: bool = False) -> None:
        """Paragraphs that stay together on one page; with a line at their left, or in a frame."""
        inset = INSET if ruled or boxed else 0
        width = COLUMN - inset - (INSET if boxed else 0)
        self.make_room(self.height(words, width) + (2 * PADDING if boxed else 0))
        top = self._pdf.get_y()
        below = top + (PADDING if boxed else 0)
        for one in words:
            below = self._paragraph(one, MARGIN + inset, below + one.before, width)
        below += PADDING if boxed else 0
        self._frame(top + (words[0].before if ruled else 0), below, ruled=ruled, boxed=boxed)
        self._pdf.set_xy(MARGIN, below)

    def make_room(self, height: float) -> None:
        """Turns the page where less is left of it."""
        if height > self.room:
            self._pdf.add_page()
            self._pdf.set_xy(MARGIN, TOP)

    def height(self, words: Sequence[Words], width: float = COLUMN - INSET) -> float:
        """Millimetres that these paragraphs take in a column of that width."""
        return sum(one.before + self._height(one, width) for one in words)

    def _paragraph(self, one: Words, x: float, y: float, width: float) -> float:
        self._font(one)
        self._pdf.set_text_color(one.colour)
        self._pdf.set_xy(x, y)
        line = one.size * MM_A_POINT * one.leading
        self._pdf.multi_cell(width, line, self._set(one), align="L", new_x="LEFT", new_y="NEXT")
        return float(self._pdf.get_y())

    def _height(self, one: Words, width: float) -> float:
        self._font(one)
        lines: Any = self._pdf.multi_cell(width, 1, self._set(one), dry_run=True, output="LINES")
        return float(len(lines) * one.size * MM_A_POINT * one.leading)

    def _set(self, one: Words) -> str:
        return self._known(typeset(one.text))

    def _font(self, one: Words) -> None:
        self._pdf.set_font(FAMILY, "B" if one.bold else "", one.size)

    def _frame(self, top: float, below: float, *, ruled: bool, boxed: bool) -> None:
        self._pdf.set_draw_color(TEAL)
        if ruled:
            self._pdf.set_line_width(0.8)
            self._pdf.line(MARGIN + 1, top, MARGIN + 1, below)
        if boxed:
            self._pdf.set_line_width(0.6)
            self._pdf.rect(MARGIN, top, COLUMN, below - top, round_corners=True, corner_radius=3)

    def lines(self, title: str) -> None:
        """Ruled lines under a title down to the foot of the page, on the next where few would fit."""
        self.make_room((FEW_LINES + 2) * LINE)
        self.block([Words(title, 13, bold=True, colour=TEAL, before=6)])
        self._rule(FLOOR)

    def parts_to_write(self, titles: Sequence[str]) -> None:
        """The page in as many parts as there are titles, each with ruled lines."""
        height = self.room / len(titles)
        for title in titles:
            end = self._pdf.get_y() + height
            self.block([Words(title, 13, bold=True, colour=TEAL, before=4)])
            self._rule(end - 3)
            self._pdf.set_xy(MARGIN, end)

    def _rule(self, until: float) -> None:
        self._pdf.set_draw_color(SOFT)
        self._pdf.set_line_width(0.15)
        below = self._pdf.get_y() + LINE
        while below <= until:
            self._pdf.line(MARGIN, below, MARGIN + COLUMN, below)
            below += LINE

    def _known(self, text: str) -> str:
        """Without what the font cannot draw: an emoji would be an empty square."""
        glyphs = self._pdf.fonts[FAMILY.lower()].cmap  # type: ignore[union-attr]
        plain = text.replace("\u202f", "\u00a0")
        return "".join(one for one in plain if one == "\n" or ord(one) in glyphs)
