"""Reads a spreadsheet that somebody filled in: rows of plain text under known headings, from XLSX or CSV."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zipfile import BadZipFile

from bot.errors import Invalid

MOST_ROWS = 1000
_DAMAGED = (BadZipFile, zlib.error, SyntaxError, EOFError, OSError, LookupError, ValueError, TypeError)
"""What a workbook that was cut or changed makes its reader say; faults of XML are syntax errors."""

_IN_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Pictures and printed pages are full of them, and a terminal obeys some."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` as the spreadsheet shows it; cells by the key of their column, trimmed, empty where nothing stands."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: tuple[SheetRow, ...]
    unknown: tuple[str, ...]
    """Headings that mean nothing here."""
    missing: tuple[str, ...]
    """The keys of needed columns that are not there."""


def read(content: bytes, labels: Mapping[str, str], needed: Sequence[str]) -> Sheet:
    """The first sheet of an XLSX file, or a CSV file; `labels` are the headings by key. `Invalid`: it is neither."""
    lines = iter(_lines_of_xlsx(content) if content.startswith(b"PK") else _lines_of_csv(content))
    keys = {plain(label): key for key, label in labels.items()}
    headings = next(lines, [])
    columns = [keys.get(plain(one)) for one in headings]
    unknown = tuple(one for one, key in zip(headings, columns, strict=True) if one and key is None)
    missing = tuple(key for key in needed if key not in columns)
    return Sheet(tuple(_rows(lines, columns)), unknown, missing)


def plain(text: str) -> str:
    """For comparing: without accents, capitals, and doubled spaces; the two apostrophes are one."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return " ".join("".join(one for one in bare if not unicodedata.combining(one)).casefold().split())


def _rows(lines: Iterable[list[str]], columns: Sequence[str | None]) -> Iterator[SheetRow]:
    for number, line in enumerate(lines, 2):
        if number > MOST_ROWS:
            raise Invalid("error-sheet-long", maximum=MOST_ROWS)
        if any(line):
            yield SheetRow(number, {key: cell for key, cell in zip(columns, line, strict=False) if key})


def _lines_of_csv(content: bytes) -> list[list[str]]:
    """UTF-8, or as spreadsheets write it on Windows; commas, semicolons or tabs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if _IN_NO_TEXT.search(text):
        raise Invalid("error-sheet-kind")
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=None), delimiter=separator)
    try:
        return [[cell.strip() for cell in line] for line in lines]
    except csv.Error as error:
        raise Invalid("error-sheet-kind") from error


def _lines_of_xlsx(content: bytes) -> list[list[str]]:
    """Imported where it is used: it takes a second, and who imports nothing does without."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 1)
        lines = [[_text(cell) for cell in row] for row in rows]
        book.close()
    except (InvalidFileException, NotImplementedError, *_DAMAGED) as error:
        raise Invalid("error-sheet-kind") from error
    return lines


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
