"""The spreadsheet of the region's digest: what the message says, whole, to sort, print and draw from."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.library import Library
from bot.model import FACES, Language, Level, Role, Setting
from bot.planning.digest_figures import FLOWS, STOCKS, TOTALS
from bot.planning.region_figures import RegionFigures
from bot.planning.week_counts import FORMS
from bot.texts import T
from bot.views import names
from bot.views.digest_sheets import SOFT, height_of, new_sheet, write_reading
from bot.views.ideas import everyday

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Row = Sequence[str | int | None]


def write(t: T, library: Library, figures: RegionFigures, period: str) -> bytes:
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": f"Terreau — {period}", "author": "Terreau"})
        _table(t, book, "figures", ["figure", "least"], [*_states(t, figures), *_figures(t, figures)], [58, 14])
        skills = [(one.skill, skill_named(t, library, one.skill), one.weeks, one.territories) for one in figures.skills]
        heads = ["code", "skill", "skill-weeks", "skill-territories"]
        _table(t, book, "skills", heads, skills, [8, 62, 24, 14])
        _weeks(t, book, figures)
        liked = [(one.title, ", ".join(one.territories)) for one in figures.liked]
        _table(t, book, "liked", ["activity", "where"], liked, [48, 80])
        write_reading(book, t.plain("region-sheet-reading"), t.plain("region-sheet-explained"))
    return file.getvalue()


def skill_named(t: T, library: Library, code: str) -> str:
    """As professionals call it in French, in everyday words elsewhere."""
    skill = library.skills.get(code)
    if skill is None:
        return ""
    return skill.name if t.language in (Language.FRENCH, Language.SIMPLE_FRENCH) else everyday(t, skill)


def _states(t: T, figures: RegionFigures) -> Iterator[Row]:
    for state, count in figures.states.items():
        yield f"{t.plain('region-sheet-state')} : {t.plain(f'place-state-{state}')}", count


def _figures(t: T, figures: RegionFigures) -> Iterator[Row]:
    """Every figure under its name; what is hidden has a line too, which says so."""
    for name, label in _labels(t):
        yield label, figures.figures.get(name)
    for level in Level:
        if level in figures.levels:
            yield f"{t.plain(f'region-level-{level}')} ({t.plain('region-sheet-tenths')})", figures.levels[level]


def _labels(t: T) -> Iterator[tuple[str, str]]:
    for name in (*STOCKS, *FLOWS):
        yield name, t.plain(f"digest-{name}")
    for role in Role:
        yield f"role:{role}", t.plain(f"region-role-{role}")
    for total in TOTALS:
        yield total, t.plain(f"digest-{total}")
        for setting in Setting:
            place = names.capital(t.plain(f"setting-{setting}"))
            yield (
                f"{total}:{setting}",
                t.plain("digest-sheet-column", place=place, figure=t.plain(f"digest-{total}")),
            )
    for form in FORMS:
        yield f"form:{form}", t.plain(f"digest-form-{form}")
    for face in reversed(FACES):
        yield f"face:{face}", t.plain(f"digest-face-{face}")


def _weeks(t: T, book: Workbook, figures: RegionFigures) -> None:
    """The picture in words."""
    heads = [t.plain("region-sheet-territory"), *(f"{week:%d/%m/%Y}" for week in figures.weeks)]
    sheet = new_sheet(book, t.plain("region-sheet-weeks"), heads, is_wide=True)
    for row, line in enumerate(figures.lines, 1):
        said = [t.plain(f"region-matrix-{line.cells[week]}") for week in figures.weeks]
        sheet.write_row(row, 0, [line.territory, *said])
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(heads) - 1, 28)


def _table(t: T, book: Workbook, name: str, heads: Sequence[str], rows: Sequence[Row], widths: Sequence[int]) -> None:
    sheet = new_sheet(book, t.plain(f"region-sheet-{name}"), [t.plain(f"region-sheet-{head}") for head in heads])
    soft, wrapped = book.add_format(SOFT), book.add_format({"text_wrap": True, "valign": "top"})
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, max(height_of(str(cell or ""), width) for cell, width in zip(row, widths, strict=True)))
        for column, cell in enumerate(row):
            if cell is None:
                sheet.write_string(number, column, t.plain("digest-trend-hidden"), soft)
            else:
                sheet.write(number, column, cell, wrapped)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
