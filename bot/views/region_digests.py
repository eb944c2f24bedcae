"""The region's digest in words, its picture and its spreadsheet as messages."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.library import Library
from bot.model import FACES, Level, Role, Setting
from bot.planning.digest_figures import FLOWS, STOCKS, TOTALS
from bot.planning.periods import Period, Span, month_before
from bot.planning.region_figures import Cell, Liked, RegionFigures, SkillWeeks, from_json, to_json
from bot.planning.vitality import Vitality
from bot.planning.week_counts import FORMS
from bot.services.region_digests import RegionCard
from bot.texts import T
from bot.views import names, region_matrix, region_sheets
from bot.views.message import Button, Drawing, Keyboard, Message
from bot.views.names import button

MOST_LIKED, MOST_PLACES = 6, 4
"""In a message; the spreadsheet has all."""
ROOM = 4000
"""Characters of a message, its marks included: Telegram takes 4,096 without them."""


def digest_message(t: T, library: Library, card: RegionCard, *, resent: bool = False) -> Message:
    """The monthly one; `resent`: it may have arrived before."""
    notes = [t("digest-resent")] if resent else []
    notes += [t("digest-late")] if card.is_late else []
    return Message(_text(t, library, card, notes), (_files(t, card.figures.period),))


def shown(t: T, library: Library, card: RegionCard, this_month: Period, this_year: Period) -> Message:
    """In `/region`: a period, and buttons for the others."""
    offered = {
        "button-region-this-month": this_month,
        "button-region-last-month": month_before(this_month),
        "button-region-year": this_year,
    }
    period = card.figures.period
    periods = tuple(names.choice(t, t.plain(key), one == period, "rdigest", one.code) for key, one in offered.items())
    keyboard: Keyboard = (periods, _files(t, period), (button(t, "button-back", "region"),))
    return Message(_text(t, library, card, []), keyboard)


def matrix_message(t: T, figures: RegionFigures, *, resent: bool = False) -> Message:
    """The picture. It takes a moment to draw: not on the event loop."""
    caption = _caption(t, figures, resent=resent)
    return Message(caption, photo=region_matrix.draw(t, figures), photo_name=_file_name(figures, "png"))


def matrix_later(t: T, figures: RegionFigures) -> Message:
    """The same as an answer: drawn when it leaves."""
    drawing = Drawing("region-matrix", _waiting(t, figures))
    return Message(_caption(t, figures), photo=drawing, photo_name=_file_name(figures, "png"))


def sheet_later(t: T, figures: RegionFigures) -> Message:
    said = t("region-sheet-caption", period=names.capital(period_named(t, figures.period)))
    drawing = Drawing("region-sheet", _waiting(t, figures))
    return Message(said, document=drawing, document_name=_file_name(figures, "xlsx"))


def draw_matrix(t: T, told: str) -> bytes:
    return region_matrix.draw(t, from_json(json.loads(told)))


def write_sheet(t: T, library: Library, told: str) -> bytes:
    figures = from_json(json.loads(told))
    return region_sheets.write(t, library, figures, period_named(t, figures.period))


def period_named(t: T, period: Period) -> str:
    """« novembre 2026 », « année scolaire 2026-2027 »"""
    if period.span is Span.MONTH:
        return t.plain("region-period-month", month=t.plain(f"month-{period.first.month}"), year=str(period.first.year))
    return t.plain("region-period-year", **{"from": str(period.last.year - 1), "to": str(period.last.year)})


def _waiting(t: T, figures: RegionFigures) -> dict[str, str]:
    return {"language": t.language, "told": json.dumps(to_json(figures))}


def _file_name(figures: RegionFigures, ending: str) -> str:
    return f"terreau-region-{figures.period.code}.{ending}"


def _files(t: T, period: Period) -> tuple[Button, ...]:
    return (
        button(t, "button-region-matrix", "rmatrix", period.code),
        button(t, "button-region-sheet", "rsheet", period.code),
    )


def _text(t: T, library: Library, card: RegionCard, notes: Sequence[str]) -> str:
    figures = card.figures
    notes = [*notes, *([t("region-digest-missed", count=card.missed_months)] if card.missed_months else [])]
    blocks = [_head(t, figures, notes), _states(t, figures), _people(t, figures)]
    blocks += [t("region-digest-thin")] if figures.is_empty else _ideas(t, figures)
    blocks.append(_skills(t, library, figures))
    ending = t("region-digest-footer")
    for most in range(MOST_LIKED, -1, -1):  # names of territories may be long
        text = "\n\n".join(block for block in (*blocks, _liked(t, figures.liked, most), ending) if block)
        if len(text) <= ROOM:
            break
    return text


def _head(t: T, figures: RegionFigures, notes: Sequence[str]) -> str:
    first, last = (names.day_of_month(t, week) for week in (figures.weeks[0], figures.weeks[-1]))
    title = t("region-digest-title", period=period_named(t, figures.period))
    return "\n".join([title, t("region-digest-weeks", first=first, last=last), *notes])


def _states(t: T, figures: RegionFigures) -> str:
    """In numbers, in the order of a territory's life."""
    lines = [
        t("region-state-line", count=count, state=t.plain(f"region-state-{state}", count=count))
        for state, count in figures.states.items()
    ]
    needs_support = figures.states.get(Vitality.SILENT) or figures.states.get(Vitality.SLOWING)
    lines += [t("region-digest-support")] if needs_support else []
    return _block(t, "region-digest-territories", lines)


def _people(t: T, figures: RegionFigures) -> str:
    people = _lines(t, figures, {name: f"digest-{name}" for name in (*STOCKS, *FLOWS)})
    roles = _lines(t, figures, {f"role:{role}": f"region-role-{role}" for role in Role})
    return "\n".join([_block(t, "region-digest-people", people), *roles])


def _ideas(t: T, figures: RegionFigures) -> list[str]:
    return [
        _block(t, "region-digest-ideas", [*_totals(t, figures), *_settings(t, figures)]),
        _block(t, "digest-forms", _lines(t, figures, {f"form:{form}": f"digest-form-{form}" for form in FORMS})),
        _block(t, "region-digest-levels", _levels(t, figures)),
        _block(t, "region-digest-coherence", _coherence(t, figures)),
        _block(
            t, "digest-faces", _lines(t, figures, {f"face:{face}": f"digest-face-{face}" for face in reversed(FACES)})
        ),
    ]


def _totals(t: T, figures: RegionFigures) -> list[str]:
    return _lines(t, figures, {total: f"digest-{total}" for total in TOTALS})


def _settings(t: T, figures: RegionFigures) -> list[str]:
    lines, hidden = [], []
    for setting in Setting:
        sent, done = (figures.figures.get(f"{total}:{setting}") for total in TOTALS)
        name = t.plain(f"setting-{setting}")
        if sent is None and done is None:
            hidden.append(name)
        else:
            line = {"setting": names.capital(name), "sent": least(t, sent), "done": least(t, done)}
            lines.append(t("region-digest-setting", **line))
    return [*lines, *_too_few(t, hidden)]


def _levels(t: T, figures: RegionFigures) -> list[str]:
    return [
        t("region-digest-level", level=t.plain(f"region-level-{level}"), tenths=figures.levels[level])
        for level in Level
        if level in figures.levels
    ]


def _coherence(t: T, figures: RegionFigures) -> list[str]:
    lines = [
        t(f"region-digest-tried-{cell}", weeks=t.plain("region-digest-place-weeks", count=figures.weeks_told[cell]))
        for cell in (Cell.THREE, Cell.TWO, Cell.ONE)
    ]
    return [*lines, *([t("region-digest-together", count=figures.together)] if figures.together else [])]


def _skills(t: T, library: Library, figures: RegionFigures) -> str:
    worked = [_skill(t, library, one) for one in figures.skills if one.weeks]
    others = [one.skill for one in figures.skills if not one.weeks]
    none = [t("region-digest-skills-none", codes=names.listed(t, others))] if others else []
    return _block(t, "region-digest-skills", [*worked, *none])


def _skill(t: T, library: Library, one: SkillWeeks) -> str:
    named = region_sheets.skill_named(t, library, one.skill)
    return t("region-digest-skill", code=one.skill, skill=named, weeks=one.weeks, territories=one.territories)


def _liked(t: T, liked: Sequence[Liked], most: int) -> str:
    """What was liked in most territories comes first: activities may be compared, territories not."""
    first = sorted(liked, key=lambda one: -len(one.territories))[:most]
    lines = [t("region-digest-liked-line", activity=one.title, territories=_where(t, one)) for one in first]
    others = len(liked) - most
    lines += [t("region-digest-liked-others", count=others)] if others > 0 else []
    return _block(t, "region-digest-liked", lines)


def _where(t: T, one: Liked) -> str:
    first, others = one.territories[:MOST_PLACES], len(one.territories) - MOST_PLACES
    if others > 0:
        return t.plain("region-digest-liked-more", names=", ".join(first), count=others)
    return names.listed(t, first)


def _lines(t: T, figures: RegionFigures, labels: dict[str, str]) -> list[str]:
    """A line for each figure that is told; the others are named together."""
    told = [
        t("digest-line", name=t.plain(label), figure=least(t, figures.figures[name]))
        for name, label in labels.items()
        if figures.figures.get(name) is not None
    ]
    return [
        *told,
        *_too_few(t, [t.plain(label) for name, label in labels.items() if figures.figures.get(name) is None]),
    ]


def least(t: T, count: int | None) -> str:
    return t.plain("digest-hidden") if count is None else t.plain("region-digest-least", count=count)


def _too_few(t: T, items: Sequence[str]) -> list[str]:
    lowered = [items[0], *(item[:1].lower() + item[1:] for item in items[1:])] if items else []
    return [t("digest-hidden-list", items=names.capital(names.listed(t, lowered)))] if items else []


def _block(t: T, title: str, lines: Sequence[str]) -> str:
    return "\n".join([t("digest-heading", title=t.plain(title)), *lines]) if lines else ""


def _caption(t: T, figures: RegionFigures, *, resent: bool = False) -> str:
    """What the picture shows, counted."""
    head = t("region-matrix-caption", period=period_named(t, figures.period), territories=len(figures.lines))
    counted = figures.weeks_told
    lines = [
        t("region-matrix-counted", label=t.plain(f"region-matrix-{cell}"), count=counted[cell])
        for cell in reversed(Cell)
        if counted[cell]
    ]
    return "\n".join([head, *([t("digest-resent")] if resent else []), *lines])
