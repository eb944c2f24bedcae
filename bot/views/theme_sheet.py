"""The theme's A4 sheet: the sentence that everybody says, a geste for each place, one activity, the way in."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from bot.services.theme_sheets import ThemeSheet
from bot.texts import T, typeset
from bot.views import names
from bot.views.message import Drawing, Message
from bot.views.sheet import HEIGHT, MARGIN, OCHRE, PAPER, SOFT, TEAL, WHITE, WIDTH, Sheet

COLUMN = WIDTH - 2 * MARGIN
GUTTER = 8
HALF = (COLUMN - GUTTER) / 2
BAND, CARD, SOIL_TOP = 88, 46, 273
PLANTS = ((40, 22, 2), (105, 30, 2), (170, 25, 2))
"""Where, how high at most, how many pairs of leaves."""
LEAST_ROOM = 16
FEW, EVERY_PLACE = 5, 7
"""Gestes on a sheet."""
_SHORT_WORD = re.compile(r"\b([^\W\d_]{1,2}) ")
"""No line of the large sentence ends with one."""


def message(t: T, shown: ThemeSheet, link: str) -> Message:
    """The file, to be printed in colour or in grey."""
    values = {
        "name": shown.territory.name,
        "link": link,
        "since": names.day(t, shown.since),
        "title": shown.theme.title,
        "repere": shown.theme.repere,
        "gestes": json.dumps([[setting.value, geste] for setting, geste in shown.gestes]),
        "activity": json.dumps([shown.activity.title, shown.activity.minutes, *shown.activity.steps])
        if shown.activity
        else "",
    }
    said = t("theme-sheet-sent", territory=shown.territory.name, theme=shown.theme.title)
    drawing = Drawing("theme-sheet", values)
    return Message(said, document=drawing, document_name=f"theme-{shown.theme.slug}.pdf")


def to_paste(t: T, shown: ThemeSheet) -> Message:
    """The same in words, for a school's paper or a group elsewhere: no link, nothing that tells who read it."""
    head = t("theme-paste", territory=shown.territory.name, theme=shown.theme.title, repere=shown.theme.repere)
    lines = [
        t("theme-geste", setting=names.capital(t.plain(f"setting-{setting}")), geste=geste)
        for setting, geste in shown.gestes
    ]
    return Message("\n".join([head, "", *lines]))


def theme_sheet(
    t: T, *, name: str, link: str, since: str, title: str, repere: str, gestes: str, activity: str
) -> bytes:
    """A PDF of one page; `gestes` and `activity` are lists in JSON."""
    sheet = Sheet(f"{name} · {title}", language=t.about.locale)
    sheet.box(0, 0, WIDTH, HEIGHT, PAPER)
    _repere(sheet, t, (name, since, title), repere)
    below = _gestes(sheet, t, json.loads(gestes), BAND + 8)
    below = _foot(sheet, t, json.loads(activity) if activity else [], link, below + 3)
    _soil(sheet, t, SOIL_TOP - below)
    return sheet.pdf()


def _repere(sheet: Sheet, t: T, head: tuple[str, str, str], repere: str) -> None:
    """The sentence stands large enough to be read from the other end of a hall."""
    name, since, title = head
    sheet.box(0, 0, WIDTH, BAND, TEAL)
    where = t.plain("sheet-where", territory=name, day=since)
    below = sheet.write(MARGIN, 12, COLUMN, where, 13, colour=WHITE, most_lines=1)
    below = sheet.write(MARGIN, below + 1, COLUMN, typeset(title), 22, bold=True, colour=WHITE, most_lines=1)
    said = _SHORT_WORD.sub("\\1\u00a0", typeset(f"« {repere} »"))
    sheet.write(MARGIN, below + 5, COLUMN, said, 42, bold=True, colour=WHITE, leading=1.12, most_lines=2)
    sheet.write(MARGIN, BAND - 13, COLUMN, t.plain("sheet-everybody"), 13, colour=WHITE, most_lines=1)


def _gestes(sheet: Sheet, t: T, gestes: Sequence[tuple[str, str]], top: float) -> float:
    """Two columns; where a last one stands alone it has the whole width. Few of them are written larger."""
    size = 15 if len(gestes) < FEW else 13 if len(gestes) < EVERY_PLACE else 12
    below = sheet.write(MARGIN, top, COLUMN, t.plain("sheet-gestes"), 18, bold=True, colour=TEAL, most_lines=1) + 2
    for start in range(0, len(gestes), 2):
        row = gestes[start : start + 2]
        width = HALF if len(row) > 1 else COLUMN
        places = [MARGIN + place * (HALF + GUTTER) for place in range(len(row))]
        ends = [_geste(sheet, t, one, (left, below, width), size) for left, one in zip(places, row, strict=True)]
        below = max(ends) + 3.5
    return below


def _geste(sheet: Sheet, t: T, geste: tuple[str, str], place: tuple[float, float, float], size: float) -> float:
    (setting, words), (left, top, width) = geste, place
    sheet.dot(left + 2.2, top + size * 0.22, 1.9, OCHRE)
    where = names.capital(t.plain(f"setting-{setting}"))
    below = sheet.write(left + 6, top, width - 6, where, size, bold=True, most_lines=1)
    return sheet.write(left + 6, below, width - 6, typeset(words), size, most_lines=3)


def _foot(sheet: Sheet, t: T, activity: Sequence[str | int], link: str, top: float) -> float:
    """The activity, and beside it the way in; returns where it ends."""
    left, width = WIDTH - MARGIN - CARD, COLUMN - CARD - GUTTER
    sheet.box(MARGIN, top, COLUMN, 0.6, TEAL)
    sheet.box(left, top + 6, CARD, CARD, TEAL, radius=4)
    sheet.qr(left + 2.5, top + 8.5, CARD - 5, link)
    end = sheet.write(left - 4, top + 7 + CARD, CARD + 8, t.plain("sheet-join"), 12, bold=True, align="C", most_lines=1)
    if not activity:
        return end
    title, minutes, *steps = activity
    head = t.plain("sheet-activity", minutes=minutes)
    below = sheet.write(MARGIN, top + 5, width, head, 13, colour=SOFT, most_lines=1)
    below = sheet.write(MARGIN, below, width, typeset(str(title)), 18, bold=True, colour=TEAL, most_lines=1) + 1
    for number, step in enumerate(steps, 1):
        below = sheet.write(MARGIN, below, width, f"{number}. {typeset(str(step))}", 12.5, most_lines=2) + 0.8
    return max(end, below)


def _soil(sheet: Sheet, t: T, room: float) -> None:
    """Plants grow where the page has room left for them."""
    if room > LEAST_ROOM:
        for x, height, pairs in PLANTS:
            sheet.sprout(x, SOIL_TOP + 5, min(height, room - 4), pairs)
    sheet.ground(SOIL_TOP)
    sheet.write(MARGIN, SOIL_TOP + 11, COLUMN, t.plain("poster-adults"), 11, colour=WHITE, align="C", most_lines=1)
