"""The digest as its coordinators read it: words that say everything, and a picture of the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import FACES, Form, Territory
from bot.planning.digest import SPHERES, Facts, Suggestion, Task, at_least
from bot.planning.digest_figures import FLOWS, STOCKS, Figure
from bot.texts import T
from bot.views import charts, names
from bot.views.message import Message

TOTALS = ("sent", "done")
PEOPLE = (*STOCKS, *FLOWS)
BY_TURNS = (Task.TALK, Task.LINK)


def digest_message(t: T, facts: Facts, territory: Territory, late: bool, resent: bool, link: str | None) -> Message:
    """`late`: it left over twelve hours after its hour; `resent`: it may have arrived before.

    `link` is the one that leads into the territory; None where it is not known.
    """
    blocks = [_head(t, facts, territory, late, resent), _to_do(t, facts, link), _people(t, facts)]
    blocks += [t("digest-thin")] if facts.is_thin else _week(t, facts)
    blocks += [_next(t, facts), _suggestion(t, facts), t("digest-footer")]
    return Message("\n\n".join(block for block in blocks if block))


def chart_message(t: T, facts: Facts, territory: Territory) -> Message:
    """The picture. It takes about half a second to draw: not on the event loop."""
    caption = t("digest-chart-caption", territory=territory.name, day=names.day(t, facts.week))
    picture = charts.digest_chart(facts, territory.name, _labels(t, facts))
    return Message(caption, photo=picture, photo_name=f"terreau-{territory.slug}-{facts.week}.png")


def _head(t: T, facts: Facts, territory: Territory, late: bool, resent: bool) -> str:
    lines = [t("digest-title", territory=territory.name, day=names.day(t, facts.week))]
    lines += [t("digest-resent")] if resent else []
    lines += [t("digest-late")] if late else []
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
    return _block(t, t.plain("digest-people"), *_split(t, facts, [(name, f"digest-{name}") for name in PEOPLE]))


def _week(t: T, facts: Facts) -> list[str]:
    """What happened, from the whole to its parts; the parts of which nothing can be told are named together."""
    ideas = [
        t("digest-line", name=t.plain(f"digest-{total}"), figure=_said(t, at_least(facts, total))) for total in TOTALS
    ]
    parts = {
        "digest-settings": _settings(t, facts),
        "digest-faces": _split(t, facts, [(f"face:{face}", f"digest-face-{face}") for face in reversed(FACES)]),
        "digest-forms": _split(t, facts, [(f"form:{form}", f"digest-form-{form}") for form in Form]),
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


def _split(t: T, facts: Facts, rows: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The lines of the figures that are shown, and the names of those that are not."""
    shown = [
        t("digest-line", name=t.plain(label), figure=_said(t, facts.figures[name]))
        for name, label in rows
        if facts.figures.get(name)
    ]
    return shown, [t.plain(label) for name, label in rows if not facts.figures.get(name)]


def _settings(t: T, facts: Facts) -> tuple[list[str], list[str]]:
    shown, hidden = [], []
    for setting in facts.settings:
        sent, done = (facts.figures.get(f"{total}:{setting}") for total in TOTALS)
        name = t.plain(f"setting-{setting}")
        if sent or done:
            line = {"setting": names.capital(name), "sent": _said(t, sent), "done": _said(t, done)}
            shown.append(t("digest-setting", **line))
        else:
            hidden.append(name)
    return shown, hidden


def _block(t: T, title: str, shown: Sequence[str], hidden: Sequence[str]) -> str:
    return _lines([t("digest-heading", title=title), *shown, *_too_few(t, hidden)])


def _theme(t: T, facts: Facts) -> str:
    tried = [t.plain(f"digest-sphere-{sphere}") for sphere in SPHERES if sphere in facts.tried]
    others = [t.plain(f"digest-sphere-{sphere}") for sphere in SPHERES if sphere not in facts.tried]
    said = [t("digest-tried", places=names.listed(t, tried))] if tried else []
    return _block(t, t.plain("digest-theme", theme=facts.theme.title), said, others)


def _too_few(t: T, items: Sequence[str]) -> list[str]:
    """The labels follow one another: after the first they begin with a small letter."""
    lowered = [items[0], *(item[:1].lower() + item[1:] for item in items[1:])] if items else []
    return [t("digest-hidden-list", items=names.capital(names.listed(t, lowered)))] if items else []


def _next(t: T, facts: Facts) -> str:
    key = "digest-next-same" if facts.theme == facts.next_theme else "digest-next-new"
    said = t(key, theme=facts.next_theme.title, repere=facts.next_theme.repere)
    missing = [t("digest-calendar-missing")] if facts.calendar_is_missing else []
    return _block(t, t.plain("digest-next"), [said, *missing], [])


def _suggestion(t: T, facts: Facts) -> str:
    key, by_turns = f"digest-suggestion-{facts.suggestion}", facts.suggestion is Suggestion.GENERAL
    said = t(f"{key}-{facts.turn}" if by_turns else key, liked=facts.liked or "")
    return _block(t, t.plain("digest-suggestion"), [said], [])


def _said(t: T, figure: Figure | None) -> str:
    if figure is None:
        return t.plain("digest-hidden")
    if figure.low == figure.high:
        said = t.plain("digest-more", low=figure.low)
    else:
        said = t.plain("digest-range", low=figure.low, high=figure.high)
    return t.plain("digest-over-weeks", figure=said, weeks=figure.weeks) if figure.weeks > 1 else said


def _labels(t: T, facts: Facts) -> charts.Labels:
    drawn = [f"{total}:{setting}" for setting in facts.settings for total in TOTALS]
    drawn += [f"face:{face}" for face in FACES]
    return charts.Labels(
        subtitle=t.plain("digest-chart-week", day=names.day(t, facts.week)),
        settings_title=t.plain("digest-chart-settings"),
        faces_title=t.plain("digest-chart-faces"),
        sent=t.plain("digest-sent"),
        done=t.plain("digest-done"),
        hidden=t.plain("digest-chart-hidden"),
        footer=t.plain("digest-chart-footer"),
        settings={setting: names.capital(t.plain(f"setting-{setting}")) for setting in facts.settings},
        faces={face: t.plain(f"digest-face-{face}") for face in FACES},
        figures={name: _said(t, figure) for name in drawn if (figure := facts.figures.get(name))},
    )


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
