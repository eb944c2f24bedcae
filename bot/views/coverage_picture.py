"""The matrix skill × setting × age as one page: a square a cell, with its number of activities."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from bot.library.cells import Cell
from bot.library.coverage import SETTINGS_FR, Coverage
from bot.model import AgeBand, Setting

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, SOFT, PAPER, EMPTY = "#2A2522", "#6B625B", "#FBF7EF", "#D1495B"
STEPS = ("#E4F1EF", "#BFE0DC", "#8FC6C0", "#4B9C96", "#0A5C58")
"""From one activity to five and more: lightness says it, and the number stands in each square."""
COLUMNS, CELL = 4, 0.3
SKILLS = 20
AGES = tuple(AgeBand)


def coverage_picture(coverage: Coverage, activities: int) -> bytes:
    """A PNG, one table a setting; red with « 0 » is a cell to fill, blank one that cannot exist."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings = list(dict.fromkeys(cell.setting for cell in coverage.counts))
    drawing = Figure(figsize=(COLUMNS * (len(AGES) * CELL + 1.2), 2 * (SKILLS * CELL + 1.3)), dpi=110, facecolor=PAPER)
    FigureCanvasAgg(drawing)
    for place, setting in enumerate(settings):
        _draw_table(drawing.add_subplot(2, COLUMNS, place + 1), coverage, setting)
    drawing.suptitle(_title(coverage, activities), fontsize=17, color=INK, y=0.985)
    drawing.subplots_adjust(left=0.045, right=0.985, top=0.905, bottom=0.02, wspace=0.24, hspace=0.12)
    picture = io.BytesIO()
    drawing.savefig(picture, format="png")
    return picture.getvalue()


def _title(coverage: Coverage, activities: int) -> str:
    empty = f"{len(coverage.empty)} vide{'s' * (len(coverage.empty) > 1)}" if coverage.empty else "aucune vide"
    thin = f"{len(coverage.thin)} à une seule fiche" if coverage.thin else "aucune à une seule fiche"
    return f"{activities} fiches · {len(coverage.counts)} cases possibles · {empty} · {thin}"


def _draw_table(axes: Axes, coverage: Coverage, setting: Setting) -> None:
    skills = list(dict.fromkeys(cell.skill for cell in coverage.counts if cell.setting is setting))
    axes.set(xlim=(0, len(AGES)), ylim=(SKILLS, 0), xticks=[x + 0.5 for x in range(len(AGES))])
    axes.set_xticklabels([str(age) for age in AGES], fontsize=7.5, color=SOFT)
    axes.set_yticks([y + 0.5 for y in range(len(skills))], skills, fontsize=8.5, color=SOFT)
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.set_facecolor(PAPER)
    axes.spines[:].set_visible(False)
    axes.set_title(SETTINGS_FR[setting], fontsize=12, color=INK, pad=20)
    for row, skill in enumerate(skills):
        for column, age in enumerate(AGES):
            _draw_cell(axes, column, row, coverage.counts.get(Cell(skill, setting, age)))


def _draw_cell(axes: Axes, column: int, row: int, count: int | None) -> None:
    from matplotlib.patches import Rectangle

    if count is None:
        return
    colour = STEPS[min(count, len(STEPS)) - 1] if count else EMPTY
    axes.add_patch(Rectangle((column + 0.04, row + 0.04), 0.92, 0.92, facecolor=colour, edgecolor="none"))
    light = "white" if count == 0 or count > 3 else INK
    axes.text(column + 0.5, row + 0.53, str(count), ha="center", va="center", fontsize=8, color=light)
