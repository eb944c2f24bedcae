"""The figures of a digest: which window each covers, and which are shown beside which others.

A figure that is hidden this week is counted again next week from where it was last shown, up to eight weeks back, so
that the windows of one figure never overlap and nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import FACES, Form, Setting
from bot.planning.small_numbers import (
    MOST_HIDDEN,
    Bounds,
    Count,
    Trace,
    count,
    in_class,
    keeps_secret,
    ways_to_hold_back,
)

WEEK = timedelta(weeks=1)
LONGEST = 8 * WEEK
STOCKS = ("active", "paused")
FLOWS = ("new", "gone")
FORMS = tuple(f"form:{form}" for form in Form)
FACE_FIGURES = tuple(f"face:{face}" for face in FACES)


@dataclass(frozen=True, slots=True)
class Figure:
    """Between `low` and `high`, counted since `since`, which is about `weeks` weeks before the digest."""

    low: int
    high: int
    weeks: int
    since: datetime


Figures = Mapping[str, Figure | None]
"""By name; None is hidden."""


@dataclass(frozen=True, slots=True)
class Published:
    """The figures of one digest, which counted from `since` to before `until`."""

    since: datetime
    until: datetime
    figures: Figures


def start_of(earlier: Sequence[Published], until: datetime) -> datetime:
    """Where the digest that ends at `until` begins: where the last one ended, so that no evening is lost."""
    return max(earlier[-1].until, until - LONGEST) if earlier else until - WEEK


def since_of(name: str, earlier: Sequence[Published], until: datetime) -> datetime:
    """Where the window of a figure begins: where it was last shown; eight weeks back at most."""
    shown = [digest.until for digest in earlier if digest.figures.get(name)]
    first = earlier[0].since if earlier else until - WEEK
    return max(shown[-1] if shown else first, until - LONGEST)


def weeks_between(since: datetime, until: datetime) -> int:
    return max(1, round((until - since) / WEEK))


def member_figures(
    stocks: Mapping[str, int], flows: Sequence[Trace], earlier: Sequence[Published], until: datetime
) -> Figures:
    """Active, paused, new, gone. Newcomers and departures are held back where the stocks would give them away."""
    found = {name: _stock(stocks.get(name, 0), until) for name in STOCKS}
    found |= {name: _flow(name, _named(flows, name), earlier, until) for name in FLOWS}
    for held in ways_to_hold_back(FLOWS):
        shown = _without(found, held)
        if held or _members_are_safe(shown, earlier, until):
            return shown
    return _without(found, FLOWS)


def sent_figures(
    traces: Sequence[Trace], settings: Sequence[Setting], earlier: Sequence[Published], until: datetime
) -> Figures:
    """Ideas sent: in all (`sent`) and by setting (`sent:home`)."""
    cuts = {"total": ("sent",), "settings": tuple(f"sent:{setting}" for setting in settings)}
    found = _flows(cuts["settings"], traces, earlier, until) | {"sent": _flow("sent", traces, earlier, until)}
    return _hold_back(found, cuts, ("total", "settings"), (), earlier, until)


def done_figures(
    by_setting: Sequence[Trace],
    by_form: Sequence[Trace],
    by_face: Sequence[Trace],
    settings: Sequence[Setting],
    earlier: Sequence[Published],
    until: datetime,
) -> Figures:
    """Ideas done, three ways: in all and by setting (`done:home`), by form (`form:geste`), by face (`face:3`)."""
    cuts = {
        "total": ("done",),
        "settings": tuple(f"done:{setting}" for setting in settings),
        "forms": FORMS,
        "faces": FACE_FIGURES,
    }
    found = _flows(cuts["settings"], by_setting, earlier, until) | {"done": _flow("done", by_setting, earlier, until)}
    found |= _flows(FORMS, by_form, earlier, until) | _flows(FACE_FIGURES, by_face, earlier, until)
    return _hold_back(found, cuts, ("total", "forms", "settings"), ("faces",), earlier, until)


def _stock(people: int, until: datetime) -> Figure | None:
    shown = in_class(Count(people, people))
    return Figure(shown.low, shown.high, 1, until) if shown else None


def _flow(name: str, traces: Sequence[Trace], earlier: Sequence[Published], until: datetime) -> Figure | None:
    since = since_of(name, earlier, until)
    shown = in_class(count(traces, since, until))
    return Figure(shown.low, shown.high, weeks_between(since, until), since) if shown else None


def _flows(
    names: Sequence[str], traces: Sequence[Trace], earlier: Sequence[Published], until: datetime
) -> dict[str, Figure | None]:
    return {name: _flow(name, _named(traces, name), earlier, until) for name in names}


def _named(traces: Sequence[Trace], name: str) -> list[Trace]:
    return [trace for trace in traces if trace.figure == name]


def _without(figures: Figures, names: Sequence[str] | frozenset[str]) -> Figures:
    return {name: None if name in names else figure for name, figure in figures.items()}


def _hold_back(
    found: Figures,
    cuts: Mapping[str, Sequence[str]],
    equal: Sequence[str],
    parts: Sequence[str],
    earlier: Sequence[Published],
    until: datetime,
) -> Figures:
    """The figures, less the whole cuts without which the hidden ones stay secret; the settings are the last to go.

    A cut with nothing to show cannot be held back, and goes on telling that each of its figures is small.
    """
    telling = [name for name in ("total", "faces", "forms", "settings") if _shows(found, cuts.get(name, ()))]
    for held in ways_to_hold_back(telling):
        shown = _without(found, [figure for cut in held for figure in cuts[cut]])
        now = [*earlier, Published(start_of(earlier, until), until, shown)]
        if all(
            keeps_secret(
                [_bounds(cuts[cut], now, start) for cut in equal if cut not in held] or [Bounds(0, 10**9, False)],
                [_bounds(cuts[cut], now, start) for cut in parts if cut not in held],
            )
            for start in _starts(now, until)
        ):
            return shown
    return _without(found, tuple(found))


def _shows(figures: Figures, names: Sequence[str]) -> bool:
    return any(figures.get(name) for name in names)


def _starts(digests: Sequence[Published], until: datetime) -> set[datetime]:
    """Every instant at which somebody could begin to add weeks up."""
    windows = {figure.since for digest in digests for figure in digest.figures.values() if figure}
    return {start for start in windows | {digest.since for digest in digests} if until - LONGEST <= start < until}


def _bounds(names: Sequence[str], digests: Sequence[Published], start: datetime) -> Bounds:
    """What the digests say together of the total of a cut from `start` until the last of them."""
    low = high = 0
    for digest in digests:
        for figure in filter(None, (digest.figures.get(name) for name in names)):
            low += figure.low if figure.since >= start else 0
            high += figure.high if digest.until > start else 0
    hidden = sum(not digests[-1].figures.get(name) for name in names)
    return Bounds(low, high + MOST_HIDDEN * hidden, bool(hidden))


def _members_are_safe(shown: Figures, earlier: Sequence[Published], until: datetime) -> bool:
    """Those who were there and those who came are those who are there and those who went: two cuts of one total."""
    now = [*earlier, Published(start_of(earlier, until), until, shown)]
    after = _stock_bounds(shown)
    before = {digest.until: _stock_bounds(digest.figures) for digest in earlier if digest.until >= until - LONGEST}
    if not earlier:
        before = {start_of(earlier, until): Bounds(0, 0, False)}
    return all(
        keeps_secret([_add(then, _bounds(("new",), now, start)), _add(after, _bounds(("gone",), now, start))])
        for start, then in before.items()
    )


def _stock_bounds(figures: Figures) -> Bounds:
    stocks = [figures.get(name) for name in STOCKS]
    low, high = sum(one.low for one in stocks if one), sum(one.high if one else MOST_HIDDEN for one in stocks)
    return Bounds(low, high, not all(stocks))


def _add(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(one.low + other.low, one.high + other.high, one.has_hidden or other.has_hidden)
