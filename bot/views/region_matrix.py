"""The region's weeks as a picture: a line for each territory from A to Z, a column for each week.

The more places tried the theme, the taller and the darker the bar in the cell, so that neither colour nor sharp eyes
are needed. Drawn to be read on a phone: a page of 1,080 pixels, as tall as there are territories.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.planning.periods import Span
from bot.planning.region_figures import Cell, RegionFigures
from bot.texts import T
from bot.views import charts
from bot.views.charts import HATCH, INK, LEFT, LINE, PAPER, RIGHT, SIDE, SOFT, Pen

DPI = charts.DPI
NAMES_WIDTH, GAP = 330, 22
CELLS_FROM = LEFT + NAMES_WIDTH + GAP
TITLE_ROOM, LEGEND_STEP, HEADS_ROOM, FOOTER_ROOM = 178, 46, 56, 76
ROW, BAR = 40, 32
WIDEST = 120
ROOM = timedelta(weeks=2)
"""A month of which fewer weeks are left has no room for its name."""
BARS = {
    Cell.SOME: (0.28, "#9CCBC6"),
    Cell.ONE: (0.52, "#5FA9A2"),
    Cell.TWO: (0.76, "#2B7F79"),
    Cell.THREE: (1.0, "#0A4B48"),
}
"""Height in the cell, and colour."""
BOXES: Mapping[Cell, tuple[float, float, Mapping[str, Any]]] = {
    **{cell: (1 - share, share, {"facecolor": colour, "edgecolor": "none"}) for cell, (share, colour) in BARS.items()},
    Cell.FEW: (0.12, 0.88, {"facecolor": "none", "edgecolor": HATCH, "hatch": "////", "linewidth": 1.5}),
    Cell.REST: (0.44, 0.12, {"facecolor": LINE, "edgecolor": "none"}),
}
"""Where in a cell it is drawn, as shares from its top, and how."""
LEGEND = (Cell.THREE, Cell.TWO, Cell.ONE, Cell.SOME, Cell.FEW, Cell.REST)


def draw(t: T, figures: RegionFigures) -> bytes:
    """A PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows_from = TITLE_ROOM + LEGEND_STEP * len(LEGEND) // 2 + HEADS_ROOM + 18
    height = rows_from + ROW * max(1, len(figures.lines)) + FOOTER_ROOM
    drawing = Figure(figsize=(SIDE / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(drawing)
    page = drawing.add_axes((0, 0, 1, 1))
    page.set(xlim=(0, SIDE), ylim=(height, 0))
    page.set_axis_off()
    pen = Pen(page)
    pen.title(t.plain("region-matrix-title"))
    pen.write(LEFT, 146, _subtitle(t, figures), 30, RIGHT - LEFT, colour=SOFT)
    _legend(pen, t)
    _heads(pen, t, figures, rows_from)
    for number, line in enumerate(figures.lines):
        y = rows_from + number * ROW
        pen.page.plot([LEFT, RIGHT], [y + BAR + 3, y + BAR + 3], color=LINE, linewidth=0.7)
        pen.write(LEFT, y + BAR / 2, line.territory, 26, NAMES_WIDTH, colour=INK)
    _cells(pen, figures, rows_from)
    pen.write(LEFT, height - 38, t.plain("region-matrix-footer"), 24, RIGHT - LEFT, colour=SOFT)
    picture = io.BytesIO()
    drawing.savefig(picture, format="png")
    return picture.getvalue()


def _subtitle(t: T, figures: RegionFigures) -> str:
    from bot.views.region_digests import period_named

    return period_named(t, figures.period)


def _legend(pen: Pen, t: T) -> None:
    """Two columns, each cell as it is drawn below."""
    for number, cell in enumerate(LEGEND):
        column, row = divmod(number, len(LEGEND) // 2)
        x, y = LEFT + column * (RIGHT - LEFT) / 2, TITLE_ROOM + row * LEGEND_STEP
        _draw_alike(pen, cell, [(x, y + 6)], 40)
        pen.write(x + 54, y + 6 + BAR / 2, t.plain(f"region-matrix-{cell}"), 25, (RIGHT - LEFT) / 2 - 66)


def _step(figures: RegionFigures) -> float:
    return min(WIDEST, (RIGHT - CELLS_FROM) / len(figures.weeks))


def _heads(pen: Pen, t: T, figures: RegionFigures, rows_from: float) -> None:
    """The Mondays of a month; of a year its months, where they begin."""
    step, y = _step(figures), rows_from - 24
    shown: date | None = None
    for number, week in enumerate(figures.weeks):
        x = CELLS_FROM + number * step
        if figures.period.span is Span.MONTH:
            pen.write(x, y, f"{week:%d/%m}", 24, step - 4, colour=SOFT)
        elif (shown is None or week.month != shown.month) and (week + ROOM).month == week.month:
            pen.write(x, y, t.plain(f"region-month-{week.month}"), 20, step * 4.4, colour=SOFT)
            pen.page.plot([x - 1, x - 1], [rows_from - 6, rows_from - 6 + ROW * len(figures.lines)], color=LINE)
        shown = week


def _cells(pen: Pen, figures: RegionFigures, rows_from: float) -> None:
    step = _step(figures)
    placed: dict[Cell, list[tuple[float, float]]] = {}
    for number, line in enumerate(figures.lines):
        for column, week in enumerate(figures.weeks):
            cell = line.cells.get(week, Cell.NOTHING)
            placed.setdefault(cell, []).append((CELLS_FROM + column * step, rows_from + number * ROW))
    for cell, places in placed.items():
        _draw_alike(pen, cell, places, step * 0.84)


def _draw_alike(pen: Pen, cell: Cell, places: Sequence[tuple[float, float]], width: float) -> None:
    """All cells of one kind are one thing to draw: a year has more than a thousand."""
    from matplotlib.collections import PolyCollection

    if cell not in BOXES:
        return
    top, height, style = BOXES[cell]
    boxes = [_box(x, y + BAR * top, width, BAR * height) for x, y in places]
    pen.page.add_collection(PolyCollection(boxes, **style), autolim=False)


def _box(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
