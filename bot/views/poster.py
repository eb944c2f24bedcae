"""The poster of a territory: an A4 page in its name, three lines of what it is, and the QR code that lets one in."""

from __future__ import annotations

from bot.texts import T
from bot.views import names
from bot.views.sheet import HEIGHT, MARGIN, OCHRE, PAPER, SOFT, TEAL, WHITE, WIDTH, Sheet

COLUMN = WIDTH - 2 * MARGIN
CARD, GROUND, PLANTS_TOP = 80, 252, 214
PLANTS = (("home", 40, 26, 2), ("school", 105, 32, 3), ("leisure", 170, 28, 2))
"""What grows from one soil: the sphere, where, how high, how many pairs of leaves."""


def poster(t: T, name: str, link: str) -> bytes:
    """A PDF of one page, to be printed and pinned up."""
    sheet = Sheet(f"Terreau · {name}", language=t.about.locale)
    sheet.box(0, 0, WIDTH, HEIGHT, PAPER)
    below = _lines(sheet, t, _title(sheet, t, name) + 6)
    _way_in(sheet, t, link, (below + PLANTS_TOP - CARD) / 2)
    _soil(sheet, t)
    return sheet.pdf()


def _title(sheet: Sheet, t: T, name: str) -> float:
    sheet.box(0, 0, WIDTH, 6, TEAL)
    below = sheet.write(MARGIN, 17, COLUMN, t.plain("poster-for"), 15, colour=SOFT, most_lines=1)
    below = sheet.write(MARGIN, below, COLUMN, name, 62, bold=True, colour=TEAL, leading=1.1, most_lines=2)
    return sheet.write(MARGIN, below + 3, COLUMN, t.plain("poster-headline"), 27, bold=True, leading=1.15, most_lines=2)


def _lines(sheet: Sheet, t: T, top: float) -> float:
    for number in (1, 2, 3):
        sheet.dot(MARGIN + 3, top + 4.2, 2.2, OCHRE)
        top = sheet.write(MARGIN + 9, top, COLUMN - 9, t.plain(f"poster-line-{number}"), 18, most_lines=1) + 2
    return top


def _way_in(sheet: Sheet, t: T, link: str, top: float) -> None:
    """The code, and beside it what to do with it: not everybody has scanned one before."""
    left = WIDTH - MARGIN - CARD
    sheet.box(left, top, CARD, CARD, TEAL, radius=5)
    sheet.qr(left + 4, top + 4, CARD - 8, link)
    width = left - MARGIN - 8
    below = sheet.write(MARGIN, top + 2, width, t.plain("poster-join"), 24, bold=True, colour=TEAL, most_lines=2)
    for number in (1, 2, 3):
        below = sheet.write(MARGIN, below + 3, width, t.plain(f"poster-step-{number}"), 16, most_lines=2)
    without_code = t.plain("poster-link", link=link.removeprefix("https://"))
    sheet.write(MARGIN, top + CARD - 8, width, without_code, 12, colour=SOFT, most_lines=2)


def _soil(sheet: Sheet, t: T) -> None:
    for _, x, height, pairs in PLANTS:
        sheet.sprout(x, GROUND + 4, height + 4, pairs)
    sheet.ground(GROUND)
    for sphere, x, _, _ in PLANTS:
        where = names.capital(t.plain(f"digest-sphere-{sphere}"))
        sheet.write(x - 32, GROUND + 11, 64, where, 17, bold=True, colour=WHITE, align="C", most_lines=1)
    sheet.write(MARGIN, HEIGHT - 20, COLUMN, t.plain("poster-adults"), 12, colour=WHITE, align="C", most_lines=1)
