"""The figures of a digest: which weeks each covers, and which are shown.

A figure that is hidden this week is counted again next week from where it was last shown, up to eight weeks back, so
that the windows of one figure never overlap and nothing is told twice. Every week here is a Monday: that of the digest
which tells what happened between the hour of the one before and its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.model import FACES, Setting
from bot.planning.small_numbers import BLOCKS, Range, Rule
from bot.planning.week_counts import FORMS, MOST_WEEKS, WEEK, Count, total

STOCKS = ("active", "paused")
FLOWS = ("new", "gone")
TOTALS = ("sent", "done")
Counts = Mapping[str, Mapping[date, Count]]
"""By figure, then by week."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Between `low` and `high`, over `weeks` weeks of which the last is the digest's own; no `high` is « ou plus »."""

    low: int
    high: int | None
    weeks: int


Figures = Mapping[str, Figure | None]
"""By name; None is hidden."""


@dataclass(frozen=True, slots=True)
class Published:
    """What the digest of one week told: its figures, and the settings of which forms and faces were told.

    `weeks`: how many weeks since the digest before it.
    """

    week: date
    figures: Figures
    cut: tuple[Setting, ...] = ()
    weeks: int = 1


@dataclass(frozen=True, slots=True)
class Window:
    """Weeks from `first` to `last`, both Mondays included."""

    first: date
    last: date

    @property
    def weeks(self) -> int:
        return (self.last - self.first) // WEEK + 1


def publish(
    stocks: Mapping[str, int],
    counts: Counts,
    settings: Sequence[Setting],
    earlier: Sequence[Published],
    week: date,
    weeks: int,
    rule: Rule,
) -> Published:
    """The figures of a week, `weeks` weeks after the last; `earlier` are the digests before it, the oldest first."""
    figures = {name: _figure(rule.show(stocks.get(name, 0), stocks.get(name, 0)), 1) for name in STOCKS}
    cut = []
    for name in (*FLOWS, *(f"{kind}:{setting}" for kind in TOTALS for setting in settings)):
        figures[name] = _standing_alone(counts.get(name, {}), window_of(name, earlier, week, weeks), rule)
    for setting in settings:
        blocks = _blocks(f"done:{setting}", setting, figures, earlier, week, rule)
        parts = _parts(counts, setting, blocks, rule)
        is_told = len(blocks) == BLOCKS or any(parts[name] for name in face_names(setting))
        if is_told:
            cut.append(setting)
        figures |= parts if is_told else dict.fromkeys(parts)
    return Published(week, figures, tuple(cut), weeks)


def window_of(name: str, earlier: Sequence[Published], week: date, weeks: int) -> Window:
    """From the week after the figure was last shown, or from where digests begin; eight weeks at most."""
    begun = earlier[0].week - (earlier[0].weeks - 1) * WEEK if earlier else week - (weeks - 1) * WEEK
    first = max(begun, week - (MOST_WEEKS - 1) * WEEK)
    shown = [digest.week for digest in earlier if digest.figures.get(name)]
    return Window(max(first, shown[-1] + WEEK) if shown else first, week)


def form_names(setting: Setting) -> tuple[str, ...]:
    return tuple(f"form:{setting}:{form}" for form in FORMS)


def face_names(setting: Setting) -> tuple[str, ...]:
    return tuple(f"face:{setting}:{face}" for face in FACES)


def together(figures: Figures, names: Sequence[str], weeks: int) -> Figure | None:
    """What the shown ones among these add up to at least: those of the digest's own weeks, or else all of them.

    It is drawn from what is shown, so that it tells nothing more.
    """
    shown = [figure for name in names if (figure := figures.get(name))]
    told = [figure for figure in shown if figure.weeks <= weeks] or shown
    return Figure(sum(one.low for one in told), None, max(one.weeks for one in told)) if told else None


def _standing_alone(rows: Mapping[date, Count], window: Window, rule: Rule) -> Figure | None:
    counted = total(rows, window.first, window.last)
    return _figure(rule.show(counted.times, counted.firsts[0]), window.weeks)


def _figure(shown: Range | None, weeks: int) -> Figure | None:
    return Figure(shown.low, shown.high, weeks) if shown else None


def _blocks(
    name: str, setting: Setting, now: Figures, earlier: Sequence[Published], week: date, rule: Rule
) -> list[Window]:
    """The windows of the figure whose parts are not told yet: this week's, and up to two before it, side by side."""
    found: list[Window] = []
    for digest in reversed([*earlier, Published(week, now)]):
        figure = digest.figures.get(name)
        if figure is None and digest.week != week:
            continue
        if figure is None or not rule.has_parts(figure.low) or setting in digest.cut or len(found) == BLOCKS:
            break
        block = Window(digest.week - (figure.weeks - 1) * WEEK, digest.week)
        if found and (block.last + WEEK != found[0].first or Window(block.first, week).weeks > MOST_WEEKS):
            break
        found.insert(0, block)
    return found


def _parts(counts: Counts, setting: Setting, blocks: Sequence[Window], rule: Rule) -> dict[str, Figure | None]:
    """Forms and faces over these blocks; all hidden where there is none."""
    found: dict[str, Figure | None] = {}
    for name in (*form_names(setting), *face_names(setting)):
        found[name] = None
        if blocks:
            window = Window(blocks[0].first, blocks[-1].last)
            counted = total(counts.get(name, {}), window.first, window.last)
            found[name] = _figure(rule.show_part(counted.times, counted.firsts[0]), window.weeks)
    return found
