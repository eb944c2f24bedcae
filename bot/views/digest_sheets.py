"""The spreadsheet of a digest: a year of what digests told, a line a week, for who wants to sort, add up or draw.

It is made of stored digests alone, so that it shows no figure that was not shown before, and none that was hidden.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bot.model import FACES, Setting, Territory
from bot.planning.digest import Facts, from_json, to_json
from bot.planning.digest_figures import FLOWS, STOCKS, TOTALS, Figure
from bot.planning.week_counts import FORMS
from bot.services.digests import DigestCard
from bot.texts import T
from bot.views import names
from bot.views.message import Drawing, Message

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEAD, WRAPPED = {"bold": True, "bg_color": "#0A5C58", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}, 90
LINE_POINTS, WRAPS_AT = 15, 0.9
"""A line of text; the share of a column's characters after which words go on in the next."""
SOFT = {"font_color": "#6B625B", "italic": True}


def sheet_later(t: T, card: DigestCard, year: Sequence[Facts]) -> Message:
    """The file, as an answer: written when it leaves."""
    territory = card.territory
    said = t("digest-sheet-caption", territory=territory.name, weeks=len(year))
    name = f"terreau-{territory.slug}-{card.facts.week}.xlsx"
    return Message(said, document=Drawing("digest-sheet", told_in(t, territory, year)), document_name=name)


def told_in(t: T, territory: Territory, told: Sequence[Facts]) -> dict[str, str]:
    """What waits with an answer until it is drawn: nothing that was not told."""
    return {"language": t.language, "territory": territory.name, "told": json.dumps([to_json(one) for one in told])}


def read_told(told: str) -> list[Facts]:
    return [from_json(one) for one in json.loads(told)]


def write(t: T, territory: str, year: Sequence[Facts]) -> bytes:
    """Three sheets: the weeks to read, the same as bare numbers, and how to read them."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"{territory} — {t.plain('digest-sheet-weeks')}", "author": "Terreau"})
        columns = list(_columns(t, _settings(year)))
        _weeks(t, book, year, columns)
        _numbers(t, book, year, columns)
        write_reading(book, t.plain("digest-sheet-reading"), t.plain("digest-sheet-explained"))
    return file.getvalue()


def _settings(year: Sequence[Facts]) -> list[Setting]:
    served = {setting for facts in year for setting in facts.settings}
    return [setting for setting in Setting if setting in served]


def _columns(t: T, settings: Sequence[Setting]) -> Iterator[tuple[str, str]]:
    """The figures, each with its title."""
    for name in (*STOCKS, *FLOWS):
        yield name, t.plain(f"digest-{name}")
    for setting in settings:
        place = names.capital(t.plain(f"setting-{setting}"))
        parts = [*((f"form:{setting}:{form}", f"digest-form-{form}") for form in FORMS)]
        parts += [(f"face:{setting}:{face}", f"digest-face-{face}") for face in reversed(FACES)]
        for name, label in (*((f"{kind}:{setting}", f"digest-{kind}") for kind in TOTALS), *parts):
            yield name, t.plain("digest-sheet-column", place=place, figure=t.plain(label))


def _weeks(t: T, book: Workbook, year: Sequence[Facts], columns: Sequence[tuple[str, str]]) -> None:
    sheet = new_sheet(
        book,
        t.plain("digest-sheet-weeks"),
        [t.plain("digest-sheet-week"), *(title for _, title in columns)],
        is_wide=True,
    )
    dated, soft = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format(SOFT)
    for row, facts in enumerate(year, 1):
        sheet.write_datetime(row, 0, facts.week, dated)
        for column, (name, _) in enumerate(columns, 1):
            figure = facts.figures.get(name)
            sheet.write_string(row, column, _said(t, figure), None if figure else soft)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, len(columns), 18)


def _numbers(t: T, book: Workbook, year: Sequence[Facts], columns: Sequence[tuple[str, str]]) -> None:
    """One line for each figure that was told; what was hidden has none."""
    heads = [t.plain(f"digest-sheet-{head}") for head in ("week", "figure", "from", "to", "over")]
    sheet = new_sheet(book, t.plain("digest-sheet-numbers"), heads)
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    told = [
        (facts.week, title, figure) for facts in year for name, title in columns if (figure := facts.figures.get(name))
    ]
    for row, (week, title, figure) in enumerate(told, 1):
        sheet.write_datetime(row, 0, week, dated)
        sheet.write_string(row, 1, title)
        sheet.write_row(row, 2, (figure.low, figure.high, figure.weeks))
    sheet.autofilter(0, 0, max(1, len(told)), len(heads) - 1)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 44)


def write_reading(book: Workbook, name: str, explained: str) -> None:
    """How to read the others, a line each."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, WRAPPED)
    print_on_one_width(sheet)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate(explained.splitlines()):
        sheet.set_row(row, height_of(line, WRAPPED))
        sheet.write_string(row, 0, line, wrapped)


def height_of(text: str, width: int) -> float:
    """The height of a row, in points, in which a text is whole in a column so many characters wide."""
    return LINE_POINTS * max(1, math.ceil(len(text) / (width * WRAPS_AT)))


def print_on_one_width(sheet: Worksheet) -> None:
    """A4, lying, as many pages as it takes downwards."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def new_sheet(book: Workbook, name: str, heads: Sequence[str], *, is_wide: bool = False) -> Worksheet:
    """Its first line and first column stay in sight and head each page; a wide one prints on several side by side."""
    sheet = book.add_worksheet(name)
    print_on_one_width(sheet)
    if is_wide:
        sheet.fit_to_pages(0, 1)
        sheet.repeat_columns(0)
    style: Any = book.add_format(HEAD)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, style)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    return sheet


def _said(t: T, figure: Figure | None) -> str:
    if figure is None:
        return t.plain("digest-trend-hidden")
    said = t.plain("digest-range", low=figure.low, high=figure.high or figure.low)
    return t.plain("digest-over-weeks", figure=said, weeks=figure.weeks) if figure.weeks > 1 else said
