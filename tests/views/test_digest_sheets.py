"""The spreadsheet, read back: a line a week, nothing that was not told, nobody and no structure."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from bot.planning.digest import Facts
from bot.views.digest_sheets import read_told, told_in, write
from tests.views.test_digests import EMPTY, FRENCH, RICH, UNIEUX, WEEK

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
YEAR = [replace(RICH, week=RICH.week - WEEK), EMPTY]


def read(year: list[Facts]) -> dict[str, list[list[str]]]:
    """The cells of each sheet, line by line, as text."""
    book = zipfile.ZipFile(io.BytesIO(write(FRENCH, UNIEUX.name, year)))
    words = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    names = [
        one.get("name") or ""
        for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SPREADSHEET}sheet")
    ]
    sheets = {}
    for number, name in enumerate(names, 1):
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{SPREADSHEET}row")
        sheets[name] = [[_cell(cell, words) for cell in row] for row in rows]
    return sheets


def _cell(cell: ElementTree.Element, words: list[str]) -> str:
    value = cell.findtext(f"{SPREADSHEET}v") or ""
    return words[int(value)].replace("\u00a0", " ") if cell.get("t") == "s" else value


def test_each_week_is_a_line_of_what_its_digest_told_and_hidden_is_one_word() -> None:
    heads, rich, empty = read(YEAR)["Semaines"]
    told = dict(zip(heads, rich, strict=True))
    assert told["Actives"] == "60 à 64"
    assert told["Arrivées"] == "5 à 9 (sur 2 semaines)"
    assert told["À la maison : Un bon moment"] == "15 à 19"
    assert told["À l’école : Faites"] == "trop peu"
    assert set(empty[1:]) == {"trop peu"}


def test_bare_numbers_are_those_of_shown_figures_and_no_others() -> None:
    _, *rows = read(YEAR)["Nombres"]
    shown = [figure for figure in RICH.figures.values() if figure]
    assert sorted(tuple(map(int, row[2:])) for row in rows) == sorted((one.low, one.high, one.weeks) for one in shown)


def test_how_to_read_it_is_in_it_and_no_cell_is_a_formula() -> None:
    book = zipfile.ZipFile(io.BytesIO(write(FRENCH, "=1+1", YEAR)))
    assert not any(b"<f>" in book.read(name) for name in book.namelist())
    said = " ".join(line for row in read(YEAR)["Comment lire"] for line in row)
    assert re.search("Aucune personne et aucune structure", said)


def test_what_waits_to_be_written_comes_back_as_it_was() -> None:
    assert read_told(told_in(FRENCH, UNIEUX, YEAR)["told"]) == YEAR


def test_what_explains_is_whole_in_its_rows_and_every_sheet_prints_on_a4() -> None:
    book = zipfile.ZipFile(io.BytesIO(write(FRENCH, UNIEUX.name, YEAR)))
    sheets = [ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")) for number in (1, 2, 3)]
    setups = [sheet.find(f"{SPREADSHEET}pageSetup") for sheet in sheets]
    assert [setup is not None and setup.get("paperSize") for setup in setups] == ["9"] * 3
    assert [setup is not None and setup.get("fitToWidth") for setup in setups] == ["0", None, None], (
        "the weeks are wide"
    )
    lines = [line for row in read(YEAR)["Comment lire"] for line in row]
    heights = [float(row.get("ht") or 15) for row in sheets[2].iter(f"{SPREADSHEET}row")]
    assert all(height / 15 * 90 >= len(line) for height, line in zip(heights, lines, strict=True))
