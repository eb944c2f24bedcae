"""The spreadsheet of a region: the empty one to fill in, and what is said of a filled one, row by row, in French."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.library import Library
from bot.model import TerritorySetting
from bot.services.spreadsheets import Sheet
from bot.services.territories import KINDS, SCHOOL_ZONES
from bot.services.territory_sheet import COLUMNS, Done, Fault
from bot.texts import T
from bot.views.digest_sheets import height_of, print_on_one_width

if TYPE_CHECKING:
    from xlsxwriter import Workbook

HEAD = {"bold": True, "bg_color": "#0A5C58", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
WIDTH, WIDE = 22, 60
FILLED_ROWS = 200
"""Down to which the lists of choices are offered."""


def labels(t: T) -> Mapping[str, str]:
    """The headings by the key of their column."""
    return {column: t.plain(f"sheet-column-{column}") for column in COLUMNS}


def template(t: T, library: Library) -> bytes:
    """Two sheets: the one to fill in, and how."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": t.plain("sheet-places"), "author": "Terreau"})
        _places(t, library, book)
        _help(t, book)
    return file.getvalue()


def _places(t: T, library: Library, book: Workbook) -> None:
    sheet = book.add_worksheet(t.plain("sheet-places"))
    print_on_one_width(sheet)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, len(COLUMNS) - 1, WIDTH)
    sheet.write_row(0, 0, list(labels(t).values()), book.add_format(HEAD))
    choices: dict[str, list[str]] = {
        "kind": list(KINDS),
        TerritorySetting.SCHOOL_ZONE: list(SCHOOL_ZONES),
        TerritorySetting.PROGRAMME: [one.title for one in library.programmes.values()],
    }
    for column, offered in choices.items():
        place = COLUMNS.index(column)
        sheet.data_validation(
            1, place, FILLED_ROWS, place, {"validate": "list", "source": offered, "ignore_blank": True}
        )


def _help(t: T, book: Workbook) -> None:
    sheet = book.add_worksheet(t.plain("sheet-help"))
    wrapped, head = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format(HEAD)
    print_on_one_width(sheet)
    sheet.set_column(0, 0, WIDTH)
    sheet.set_column(1, 2, WIDE)
    sheet.write_row(0, 0, [t.plain(f"sheet-help-{one}") for one in ("column", "meaning", "example")], head)
    for row, (column, label) in enumerate(labels(t).items(), 1):
        said = [label, t.plain(f"sheet-meaning-{column}"), t.plain(f"sheet-example-{column}")]
        sheet.set_row(row, max(height_of(one, WIDE) for one in said))
        sheet.write_row(row, 0, said, wrapped)


def faults_of_headings(t: T, sheet: Sheet) -> list[str]:
    """What the first row lacks, or has too much."""
    known = labels(t)
    found = [t.plain("sheet-missing", column=known[key]) for key in sheet.missing]
    return [*found, *(t.plain("sheet-unknown", column=one) for one in sheet.unknown)]


def faults(t: T, found: Sequence[Fault]) -> list[str]:
    known = labels(t)
    return [
        t.plain(
            "sheet-fault",
            row=str(one.row),
            column=known[one.column],
            what=t.plain(one.text_key, **one.arguments),
        )
        for one in found
    ]


def report(t: T, done: Done) -> list[str]:
    """What the import did."""
    lines = [t.plain("sheet-made", count=len(done.made), codes=", ".join(done.made))] if done.made else []
    lines += [t.plain("sheet-changed", count=len(done.changed), codes=", ".join(done.changed))] if done.changed else []
    return [*lines, t.plain("sheet-same", count=done.same)] if done.same else lines
