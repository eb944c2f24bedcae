"""The digest as its coordinators read it: words that say everything, and a picture of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.model import FACES, Territory
from bot.planning.digest import SPHERES, Facts, Suggestion, Task, part_of, total_of
from bot.planning.digest_figures import FLOWS, STOCKS, TOTALS, Figure
from bot.planning.week_counts import FORMS, MOST_WEEKS
from bot.services.digests import DigestCard
from bot.texts import T
from bot.views import charts, digest_sheets, names
from bot.views.message import Button, Drawing, Message
from bot.views.names import button

PEOPLE = (*STOCKS, *FLOWS)
BY_TURNS = (Task.TALK, Task.LINK)


def digest_message(t: T, card: DigestCard, link: str | None, *, resent: bool = False) -> Message:
    """`card.is_late`: it left over twelve hours after its hour; `resent`: it may have arrived before.

    `link` is the one that leads into the territory; None where it is not known.
    """
    facts = card.facts
    blocks = [_head(t, card, resent), _to_do(t, facts, link), _people(t, facts)]
    blocks += [t("digest-thin")] if facts.is_thin else _week(t, facts)
    blocks += [_trend(t, card), _waiting(t, card), _next(t, card), _suggestion(t, facts), t("digest-footer")]
    return Message("\n\n".join(block for block in blocks if block), ((_sheet_button(t, card),),))


def shown_again(t: T, territory: Territory, card: DigestCard | None, link: str | None) -> Message:
    """« Bilan » in the cockpit: the last digest, its picture and its sheet; before the first, when that one comes."""
    back = (button(t, "button-back", "steer", territory.id),)
    if card is None:
        day, hour = t.plain(f"weekday-{territory.digest_weekday}"), names.hour(t, territory.digest_time)
        return Message(t("digest-none", territory=territory.name, day=day, hour=hour), (back,))
    files = (button(t, "button-digest-chart", "dchart", card.id), _sheet_button(t, card))
    return Message(digest_message(t, card, link).text, (files, back))


def chart_message(t: T, card: DigestCard, *, resent: bool = False) -> Message:
    """The picture. It takes about half a second to draw: not on the event loop."""
    picture = charts.digest_chart(card.facts, card.past, card.territory.name, _labels(t, card.facts, card.past))
    return Message(_chart_caption(t, card, resent=resent), photo=picture, photo_name=_chart_name(card))


def chart_later(t: T, card: DigestCard) -> Message:
    """The same as an answer: drawn when it leaves, from what the digests told."""
    told = digest_sheets.told_in(t, card.territory, [*card.past, card.facts])
    return Message(_chart_caption(t, card), photo=Drawing("digest-chart", told), photo_name=_chart_name(card))


def draw_chart(t: T, territory: str, told: Sequence[Facts]) -> bytes:
    *past, facts = told
    return charts.digest_chart(facts, past, territory, _labels(t, facts, past))


def _chart_caption(t: T, card: DigestCard, *, resent: bool = False) -> str:
    lines = [t("digest-chart-caption", territory=card.territory.name, day=names.day(t, card.facts.week))]
    return _lines([*lines, t("digest-resent")] if resent else lines)


def _chart_name(card: DigestCard) -> str:
    return f"terreau-{card.territory.slug}-{card.facts.week}.png"


def _sheet_button(t: T, card: DigestCard) -> Button:
    return button(t, "button-digest-sheet", "dsheet", card.id)


def _head(t: T, card: DigestCard, resent: bool) -> str:
    facts = card.facts
    lines = [t("digest-title", territory=card.territory.name, day=names.day(t, facts.week))]
    lines += [t("digest-resent")] if resent else []
    lines += [t("digest-late")] if card.is_late else []
    lines += [t("digest-missed", count=facts.missed_weeks)] if facts.missed_weeks else []
    return _lines(lines)


def _to_do(t: T, facts: Facts, link: str | None) -> str:
    tasks = [_by_turn(t, f"digest-task-{task}", task in BY_TURNS, facts) for task in facts.tasks]
    numbered = [t("digest-task", number=number, task=task) for number, task in enumerate(tasks, 1)]
    shown = [t("digest-link", link=link)] if link and Task.LINK in facts.tasks else []
    return _block(t, t.plain("digest-tasks"), [*numbered, *shown], [])


def _by_turn(t: T, key: str, by_turns: bool, facts: Facts) -> str:
    return t.plain(f"{key}-{facts.turn}" if by_turns else key, liked=facts.liked or "")


def _people(t: T, facts: Facts) -> str:
    return _block(
        t, t.plain("digest-people"), *_split(t, {f"digest-{name}": facts.figures.get(name) for name in PEOPLE})
    )


def _week(t: T, facts: Facts) -> list[str]:
    """What happened, from the whole to its parts; the parts of which nothing can be told are named together."""
    ideas = [_line(t, f"digest-{total}", total_of(facts, total)) for total in TOTALS]
    faces = {f"digest-face-{face}": part_of(facts, "face", str(face)) for face in reversed(FACES)}
    parts = {
        "digest-settings": _settings(t, facts),
        "digest-faces": _split(t, faces),
        "digest-forms": _split(t, {f"digest-form-{form}": part_of(facts, "form", form) for form in FORMS}),
    }
    told = [_block(t, t.plain(title), shown, hidden) for title, (shown, hidden) in parts.items() if shown]
    untold = [t.plain(title) for title, (shown, _) in parts.items() if not shown]
    return [
        _block(t, t.plain("digest-ideas"), ideas, []),
        _theme(t, facts),
        *told,
        _lines(_too_few(t, untold)),
        t("digest-liked", activity=facts.liked) if facts.liked else "",
    ]


def _split(t: T, rows: Mapping[str, Figure | None]) -> tuple[list[str], list[str]]:
    """The lines of the figures that are shown, and the names of those that are not."""
    shown = [_line(t, label, figure) for label, figure in rows.items() if figure]
    return shown, [t.plain(label) for label, figure in rows.items() if not figure]


def _line(t: T, label: str, figure: Figure | None) -> str:
    return t("digest-line", name=t.plain(label), figure=figure_said(t, figure))


def _settings(t: T, facts: Facts) -> tuple[list[str], list[str]]:
    shown, hidden = [], []
    for setting in facts.settings:
        sent, done = (facts.figures.get(f"{total}:{setting}") for total in TOTALS)
        name = t.plain(f"setting-{setting}")
        if sent or done:
            line = {"setting": names.capital(name), "sent": figure_said(t, sent), "done": figure_said(t, done)}
            shown.append(t("digest-setting", **line))
        else:
            hidden.append(name)
    return shown, hidden


def _block(t: T, title: str, shown: Sequence[str], hidden: Sequence[str]) -> str:
    return _lines([t("digest-heading", title=title), *shown, *_too_few(t, hidden)])


def _theme(t: T, facts: Facts) -> str:
    tried = [t.plain(f"digest-sphere-{sphere}") for sphere in SPHERES if sphere in facts.tried]
    others = [t.plain(f"digest-sphere-{sphere}") for sphere in SPHERES if sphere not in facts.tried]
    said = [t("digest-tried", places=names.listed(t, tried), people=facts.threshold)] if tried else []
    return _block(t, t.plain("digest-theme", theme=facts.theme.title), said, others)


def _too_few(t: T, items: Sequence[str]) -> list[str]:
    """The labels follow one another: after the first they begin with a small letter."""
    lowered = [items[0], *(item[:1].lower() + item[1:] for item in items[1:])] if items else []
    return [t("digest-hidden-list", items=names.capital(names.listed(t, lowered)))] if items else []


def _trend(t: T, card: DigestCard) -> str:
    """The weeks one after the other, as their own digests told them; nothing before there are two."""
    weeks = [*card.past, card.facts]
    if len(weeks) < 2:
        return ""
    rows = {"digest-active": [one.figures.get("active") for one in weeks]}
    rows |= {f"digest-{kind}": [total_of(one, kind) for one in weeks] for kind in TOTALS}
    lines = [
        t("digest-trend-line", name=t.plain(label), figures=" · ".join(_briefly(t, figure) for figure in figures))
        for label, figures in rows.items()
        if any(figures)
    ]
    return _block(t, t.plain("digest-trend", weeks=len(weeks)), lines, []) if lines else ""


def _briefly(t: T, figure: Figure | None) -> str:
    if figure is None:
        return t.plain("digest-trend-hidden")
    if figure.high is None:
        return t.plain("digest-trend-more", low=figure.low)
    return t.plain("digest-trend-range", low=figure.low, high=figure.high)


def _waiting(t: T, card: DigestCard) -> str:
    """How many, since whoever reads this opens them one by one."""
    return t("digest-waiting", count=card.waiting) if card.waiting else ""


def _next(t: T, card: DigestCard) -> str:
    facts, zone = card.facts, card.territory.time_zone
    key = "digest-next-same" if facts.theme == facts.next_theme else "digest-next-new"
    lines = [t(key, theme=facts.next_theme.title, repere=facts.next_theme.repere)]
    lines += [t("digest-calendar-missing")] if facts.calendar_is_missing else []
    lines += [
        t("digest-meetup", title=one.title or "", at=names.moment(t, one.starts_at, zone))
        for one in card.meetups
        if one.starts_at
    ]
    return _block(t, t.plain("digest-next"), lines, [])


def _suggestion(t: T, facts: Facts) -> str:
    key, by_turns = f"digest-suggestion-{facts.suggestion}", facts.suggestion is Suggestion.GENERAL
    said = t(f"{key}-{facts.turn}" if by_turns else key, liked=facts.liked or "")
    return _block(t, t.plain("digest-suggestion"), [said], [])


def figure_said(t: T, figure: Figure | None) -> str:
    """A figure in words, with the weeks that it covers where they are several; plain."""
    if figure is None:
        return t.plain("digest-hidden")
    if figure.high is None:
        said = t.plain("digest-more", low=figure.low)
    else:
        said = t.plain("digest-range", low=figure.low, high=figure.high)
    return t.plain("digest-over-weeks", figure=said, weeks=figure.weeks) if figure.weeks > 1 else said


def _labels(t: T, facts: Facts, past: Sequence[Facts]) -> charts.Labels:
    drawn = {
        f"{kind}:{setting}": facts.figures.get(f"{kind}:{setting}") for setting in facts.settings for kind in TOTALS
    }
    drawn |= {f"face:{face}": part_of(facts, "face", str(face)) for face in FACES}
    return charts.Labels(
        subtitle=t.plain("digest-chart-week", day=names.day(t, facts.week)),
        settings_title=t.plain("digest-chart-settings"),
        faces_title=t.plain("digest-chart-faces"),
        trend_title=t.plain("digest-chart-trend", weeks=MOST_WEEKS),
        sent=t.plain("digest-sent"),
        done=t.plain("digest-done"),
        hidden=t.plain("digest-chart-hidden"),
        footer=t.plain("digest-chart-footer"),
        settings={setting: names.capital(t.plain(f"setting-{setting}")) for setting in facts.settings},
        faces={face: t.plain(f"digest-face-{face}") for face in FACES},
        figures={name: figure_said(t, figure) for name, figure in drawn.items() if figure},
        briefly={one.week: _briefly(t, total_of(one, "done")) for one in (*past, facts)},
        weeks={one.week: f"{one.week:%d/%m}" for one in (*past, facts)},
    )


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
