"""A guide of one page, printed: its sections in two columns, and room for the QR code of whoever gives it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.errors import SetupError
from bot.texts import typeset
from bot.views.sheet import HEIGHT, MARGIN, OCHRE, PAPER, SOFT, TEAL, WHITE, WIDTH, Sheet

COLUMN = WIDTH - 2 * MARGIN
GUTTER = 10
HALF = (COLUMN - GUTTER) / 2
BAND, SOIL_TOP, CARD = 52, 274, 42
PLANTS = ((36, 16, 2), (70, 22, 3))
"""Where, how high, how many pairs of leaves."""
ROOM_FOR_PLANTS = 26
SIZE, INDENT = 12, 5
_MARKS = re.compile(r"(?<!\*)\*(?!\*)|`|\[([^\]]*)\]\([^)]*\)")
"""What a page of paper cannot show: italics, code, where a link leads."""


@dataclass(slots=True)
class Section:
    """A heading with its paragraphs; those of a list keep the mark that they begin with."""

    title: str
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Guide:
    """What a page in Markdown holds, but for its pictures; `card` is its quotation."""

    title: str
    lead: str
    sections: list[Section]
    card: str


def read_guide(markdown: str) -> Guide:
    """`SetupError` where there is no title, or nothing under it."""
    guide = Guide("", "", [], "")
    for paragraph in _paragraphs(markdown):
        if paragraph.startswith("# "):
            guide.title = paragraph[2:]
        elif paragraph.startswith("## "):
            guide.sections.append(Section(paragraph[3:]))
        elif paragraph.startswith("> "):
            guide.card = paragraph[2:]
        elif guide.sections:
            guide.sections[-1].paragraphs.append(paragraph)
        else:
            guide.lead = guide.lead or paragraph
    if not guide.title or not guide.sections:
        raise SetupError("a guide has a title (#) and sections (##)")
    return guide


def guide_sheet(guide: Guide, source: str) -> bytes:
    """A PDF of one page; `source` is kept in it as its keyword. `SetupError` where the guide is longer than that."""
    sheet = Sheet(guide.title, is_marked=True)
    sheet.keyword(source)
    sheet.box(0, 0, WIDTH, HEIGHT, PAPER)
    top = _head(sheet, guide) + 7
    half = (len(guide.sections) + 1) // 2
    left = _column(sheet, guide.sections[:half], MARGIN, top)
    right = _column(sheet, guide.sections[half:], MARGIN + HALF + GUTTER, top)
    below = max(left, _card(sheet, guide.card, right + 2) if guide.card else right)
    _soil(sheet, SOIL_TOP - left)
    printed = sheet.pdf()  # its fonts are closed in any case
    if below > SOIL_TOP:
        raise SetupError(f"the guide is {below - SOIL_TOP:.0f} mm longer than a page")
    return printed


def _paragraphs(markdown: str) -> Iterator[str]:
    """Lines that belong together joined, each point of a list and each heading by itself, without pictures."""
    without_pictures = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", markdown)
    for block in re.split(r"\n\s*\n", without_pictures):
        for piece in re.split(r"\n(?=- |\d\. )", block.strip()):
            if words := " ".join(piece.split()):
                yield _MARKS.sub(r"\1", words)


def _head(sheet: Sheet, guide: Guide) -> float:
    sheet.box(0, 0, WIDTH, BAND, TEAL)
    below = sheet.write(MARGIN, 13, COLUMN, f"**{typeset(guide.title)}**", 25, colour=WHITE, leading=1.1, most_lines=1)
    sheet.write(MARGIN, below + 3, COLUMN, typeset(guide.lead), 14, colour=WHITE, most_lines=4)
    return BAND


def _column(sheet: Sheet, sections: Sequence[Section], left: float, top: float) -> float:
    for section in sections:
        top = sheet.write(left, top, HALF, typeset(section.title), 14, bold=True, colour=TEAL, most_lines=1) + 1
        for paragraph in section.paragraphs:
            top = _paragraph(sheet, paragraph, left, top) + 1.4
        top += 3.5
    return top


def _paragraph(sheet: Sheet, paragraph: str, left: float, top: float) -> float:
    mark, _, words = paragraph.partition(" ")
    if mark == "-":
        sheet.dot(left + 2, top + 2.6, 1.1, OCHRE)
    elif re.fullmatch(r"\d\.", mark):
        sheet.write(left, top, INDENT + 2, mark, SIZE, bold=True)
    else:
        return sheet.write(left, top, HALF, typeset(paragraph), SIZE)
    return sheet.write(left + INDENT, top, HALF - INDENT, typeset(words), SIZE)


def _card(sheet: Sheet, words: str, top: float) -> float:
    """An empty square to stick a code on, below the right column; what belongs there stands in it."""
    left = WIDTH - MARGIN - (HALF + CARD) / 2
    sheet.box(left, top, CARD, CARD, TEAL, radius=3)
    sheet.box(left + 1, top + 1, CARD - 2, CARD - 2, WHITE, radius=2)
    sheet.write(left + 4, top + 7, CARD - 8, typeset(words), 10, colour=SOFT, align="C", most_lines=6)
    return top + CARD


def _soil(sheet: Sheet, room: float) -> None:
    """Plants grow where the left column has room left for them."""
    if room > ROOM_FOR_PLANTS:
        for x, height, pairs in PLANTS:
            sheet.sprout(x, SOIL_TOP + 5, height, pairs)
    sheet.ground(SOIL_TOP)
