"""The picture of a digest: bars by setting and by face, and the last eight weeks, drawn to be read on a phone.

What is told by colour is told by lightness, order and words too. A hidden figure is one hatched bar, always the same.
Places are in pixels from the top left corner of a page of 1,080 by 1,350.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.model import FACES, Setting
from bot.planning.digest import Facts, part_of, total_of
from bot.planning.digest_figures import Figure
from bot.planning.week_counts import MOST_WEEKS, WEEK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

SIDE, HEIGHT, DPI = 1080, 1350, 100
LEFT, RIGHT = 60, 1020
BARS_FROM, BARS_TO, HIDDEN_WIDTH = 372, 676, 96
NAMES_WIDTH = BARS_FROM - LEFT - 22
SETTINGS_FROM, FACES_HEIGHT, FACES_TO = 318, 60, 1000
TREND_TITLE, COLUMNS_FROM, COLUMNS_TO, COLUMN_WIDTH = 1064, 1132, 1248, 84
PAPER, INK, SOFT, LINE = "#FBF7EF", "#2A2522", "#6B625B", "#DED3C4"
SENT, DONE, FACE, HATCH = "#8FC6C0", "#0A5C58", "#D08A1D", "#B9ADA0"
POINTS = 72 / DPI
SCALE_AT_LEAST = 19
SMALLEST, VALUE = 14, 25
TEXT: Mapping[str, Any] = {"family": "DejaVu Sans", "parse_math": False}


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the picture. `figures` has the words of each figure that is shown, by its name."""

    subtitle: str
    settings_title: str
    faces_title: str
    trend_title: str
    sent: str
    done: str
    hidden: str
    footer: str
    settings: Mapping[Setting, str]
    faces: Mapping[int, str]
    figures: Mapping[str, str]
    weeks: Mapping[date, str]
    """Those of which a digest told."""
    briefly: Mapping[date, str]
    """What each of them told of the ideas done."""


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its bars, from the top: the figure, its words, its colour."""

    name: str
    bars: tuple[tuple[Figure | None, str, str], ...]


def digest_chart(facts: Facts, past: Sequence[Facts], title: str, labels: Labels) -> bytes:
    """A PNG of 1,080 by 1,350 pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(SIDE / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(drawing)
    page = drawing.add_axes((0, 0, 1, 1))
    page.set(xlim=(0, SIDE), ylim=(HEIGHT, 0))
    page.set_axis_off()
    _draw(Pen(page), facts, title, labels)
    _trend(Pen(page), [*past, facts], labels)
    picture = io.BytesIO()
    drawing.savefig(picture, format="png")
    return picture.getvalue()


def _draw(pen: Pen, facts: Facts, title: str, labels: Labels) -> None:
    faces_from = FACES_TO - FACES_HEIGHT * len(FACES)
    pen.title(title)
    pen.write(LEFT, 150, labels.subtitle, 32, RIGHT - LEFT, colour=SOFT)
    pen.rule(190)
    pen.write(LEFT, 232, labels.settings_title, 34, RIGHT - LEFT, weight="bold")
    _legend(pen, labels, 282)
    settings = [_setting_row(facts, labels, setting) for setting in facts.settings]
    _rows(pen, settings, SETTINGS_FROM, faces_from - 92, labels.hidden)
    pen.rule(faces_from - 74)
    pen.write(LEFT, faces_from - 34, labels.faces_title, 34, RIGHT - LEFT, weight="bold")
    faces = [_face_row(facts, labels, face) for face in reversed(FACES)]
    _rows(pen, faces, faces_from, FACES_TO, labels.hidden)
    pen.write(LEFT, 1318, labels.footer, 24, RIGHT - LEFT, colour=SOFT)


def _setting_row(facts: Facts, labels: Labels, setting: Setting) -> Row:
    named = ((f"sent:{setting}", SENT), (f"done:{setting}", DONE))
    bars = tuple((facts.figures.get(name), labels.figures.get(name, labels.hidden), colour) for name, colour in named)
    return Row(labels.settings[setting], bars)


def _face_row(facts: Facts, labels: Labels, face: int) -> Row:
    words = labels.figures.get(f"face:{face}", labels.hidden)
    return Row(labels.faces[face], ((part_of(facts, "face", str(face)), words, FACE),))


def _trend(pen: Pen, told: Sequence[Facts], labels: Labels) -> None:
    """A column for each of the last eight weeks: what its own digest told of the ideas done."""
    pen.rule(FACES_TO + 24)
    pen.write(LEFT, TREND_TITLE, labels.trend_title, 34, RIGHT - LEFT, weight="bold")
    last = told[-1].week
    done = {facts.week: total_of(facts, "done") for facts in told}
    largest = max(SCALE_AT_LEAST, *(figure.low for figure in done.values() if figure), 0)
    step = (RIGHT - LEFT) / MOST_WEEKS
    for place in range(MOST_WEEKS):
        week, x = last - (MOST_WEEKS - 1 - place) * WEEK, LEFT + place * step
        if week in done:
            _column(pen, x, done[week], largest, labels.briefly[week])
            pen.write(x, COLUMNS_TO + 24, labels.weeks[week], 25, step, colour=SOFT)


def _column(pen: Pen, x: float, figure: Figure | None, largest: int, words: str) -> None:
    height = figure.low / largest * (COLUMNS_TO - COLUMNS_FROM) if figure else 24
    top = COLUMNS_TO - height
    if figure:
        pen.bar(x, top, COLUMN_WIDTH, height, DONE)
        pen.write(x, top - 18, words, VALUE, COLUMN_WIDTH)
    else:
        pen.hatched(x, top, height, COLUMN_WIDTH)


def _legend(pen: Pen, labels: Labels, y: float) -> None:
    x = float(LEFT)
    for word, colour in ((labels.sent, SENT), (labels.done, DONE)):
        pen.bar(x, y - 12, 36, 24, colour)
        x = pen.write(x + 50, y, word, 28, 400) + 44


def _rows(pen: Pen, rows: list[Row], top: float, bottom: float, hidden: str) -> None:
    """The rows share the height; their bars share one scale."""
    height = min(112.0, (bottom - top) / len(rows))
    largest = max((_most(figure) for row in rows for figure, _, _ in row.bars if figure), default=0)
    scale = (BARS_TO - BARS_FROM) / max(largest, SCALE_AT_LEAST)
    top += ((bottom - top) - height * len(rows)) / 2
    for number, row in enumerate(rows):
        middle = top + (number + 0.5) * height
        pen.write(LEFT, middle, row.name, 30, NAMES_WIDTH)
        _bars(pen, row, middle, height, scale, hidden)


def _bars(pen: Pen, row: Row, middle: float, height: float, scale: float, hidden: str) -> None:
    thick = min(34.0, height * 0.78 / len(row.bars))
    if not any(figure for figure, _, _ in row.bars):
        pen.hatched(BARS_FROM, middle - thick / 2, thick)
        pen.write(BARS_FROM + HIDDEN_WIDTH + 16, middle, hidden, VALUE, RIGHT - BARS_FROM - HIDDEN_WIDTH, colour=SOFT)
        return
    for place, (figure, words, colour) in enumerate(row.bars):
        y = middle - thick * len(row.bars) / 2 + thick * place
        if figure is None:
            end = pen.hatched(BARS_FROM, y + 1, thick - 2)
        else:
            end = pen.bar(BARS_FROM, y + 1, _most(figure) * scale, thick - 2, colour, alpha=0.4)
            pen.bar(BARS_FROM, y + 1, figure.low * scale, thick - 2, colour)
        pen.write(
            end + 16, y + thick / 2, words, min(VALUE, thick * 0.94), RIGHT - end - 16, colour=INK if figure else SOFT
        )


def _most(figure: Figure) -> int:
    """« 15 ou plus » is drawn as 15."""
    return figure.low if figure.high is None else figure.high


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on a page in pixels."""

    page: Axes

    def write(
        self, x: float, y: float, words: str, size: float, width: float, colour: str = INK, weight: str = "normal"
    ) -> float:
        """Words around the height `y`, made smaller until they fit in `width`; returns where they end."""
        text = self.page.text(x, y, words, fontsize=size * POINTS, color=colour, weight=weight, **TEXT)
        while (wide := self._width(text)) > width and size > SMALLEST:
            size -= 1
            text.set_fontsize(size * POINTS)
        text.set_y(y + 0.36 * size)
        return x + wide

    def title(self, words: str) -> None:
        """On one line as large as it can be; on two where it would become small."""
        first, second = words, ""
        while self._measure(first, 38) > RIGHT - LEFT and " " in first:
            first, last = first.rsplit(" ", 1)
            second = f"{last} {second}".strip()
        if not second:
            self.write(LEFT, 86, words, 54, RIGHT - LEFT, weight="bold")
            return
        self.write(LEFT, 54, first, 38, RIGHT - LEFT, weight="bold")
        self.write(LEFT, 100, second, 38, RIGHT - LEFT, weight="bold")

    def bar(self, x: float, y: float, width: float, height: float, colour: str, alpha: float = 1) -> float:
        from matplotlib.patches import Rectangle

        self.page.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", alpha=alpha))
        return x + width

    def hatched(self, x: float, y: float, height: float, width: float = HIDDEN_WIDTH) -> float:
        from matplotlib.patches import Rectangle

        box = Rectangle((x, y), width, height, facecolor="none", edgecolor=HATCH, hatch="////", linewidth=1.5)
        self.page.add_patch(box)
        return x + width

    def rule(self, y: float) -> None:
        self.page.plot([LEFT, RIGHT], [y, y], color=LINE, linewidth=2)

    def _measure(self, words: str, size: float) -> float:
        text = self.page.text(0, 0, words, fontsize=size * POINTS, weight="bold", **TEXT)
        wide = self._width(text)
        text.remove()
        return wide

    def _width(self, text: Text) -> float:
        return float(text.get_window_extent().width)
