"""The themes to come: the weeks, one theme and what can be done to it, another theme, another programme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.library import Library
from bot.library.models import Programme, Theme
from bot.model import Territory, ThemeChangeKind
from bot.services.coming_themes import Change, Coming, ComingTheme, ComingWeek
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.ideas import everyday
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

LABEL = 38
PAGE = 9


def weeks(t: T, coming: Coming) -> Message:
    """Eight lines; a theme that begins in them is a button."""
    place = coming.territory.id
    head = t("weeks", territory=coming.territory.name, programme=coming.programme.title, theme=coming.now.title)
    parts = [head, "\n".join(_line(t, week) for week in coming.weeks), t("weeks-touch")]
    starts = {week.run.slot: week.run for week in coming.weeks if week.is_first}
    themes = [Button(_short(run.theme.title), data("coming", place, slot)) for slot, run in starts.items()]
    rows = (*in_rows(themes, 1), *_undo(t, place, coming.latest))
    if coming.latest:
        parts.append(_changed(t, coming.latest))
    back = (button(t, "button-programmes", "courses", place), button(t, "button-back", "steer", place))
    return Message("\n\n".join(parts), (*rows, *((one,) for one in back)))


def _line(t: T, week: ComingWeek) -> str:
    day = names.capital(names.day(t, week.starts_on))
    if week.is_first:
        line = t("week-begins", day=day, theme=week.run.theme.title, repere=week.run.theme.repere)
        return line if week.rest is None else f"{line} ({t(f'week-rest-{week.rest}')})"
    return t("week-goes-on", day=day) if week.rest is None else t(f"week-{week.rest}", day=day)


def theme(t: T, library: Library, shown: ComingTheme) -> Message:
    place, run = shown.territory.id, shown.run
    text = t(
        "coming-theme",
        theme=run.theme.title,
        day=names.day(t, run.first_week),
        repere=run.theme.repere,
        everyday=everyday(t, library.skills[run.theme.skill]),
    )
    if shown.latest:
        text += "\n\n" + _changed(t, shown.latest)
    moves = [("button-earlier", shown.earlier), ("button-later-week", shown.later)]
    moving = tuple(button(t, key, "move", place, run.slot, to) for key, to in moves if to is not None)
    others = (
        button(t, "button-replace", "swap", place, run.slot, 0),
        button(t, "button-skip-theme", "pass", place, run.slot),
    )
    rows = (*((moving,) if moving else ()), others, *_undo(t, place, shown.latest))
    return Message(text, (*rows, (button(t, "button-back", "weeks", place),)))


def replacements(t: T, shown: ComingTheme, page: int) -> Message:
    """A page of the programme's themes; a page beyond the last one is the first."""
    place, slot = shown.territory.id, shown.run.slot
    found = [one for one in shown.programme.themes if one.slug != shown.run.theme.slug]
    start = page * PAGE if page * PAGE < len(found) else 0
    following = start // PAGE + 1 if start + PAGE < len(found) else 0
    more = (button(t, "button-other-themes", "swap", place, slot, following),) if len(found) > PAGE else ()
    ways = (*((more,) if more else ()), (button(t, "button-by-skill", "byskill", place, slot),))
    return _choice(t, shown, found[start : start + PAGE], ways)


def of_skill(t: T, shown: ComingTheme, skill: str) -> Message:
    found = [one for one in shown.programme.themes if one.skill == skill]
    return _choice(t, shown, found, ((button(t, "button-by-skill", "byskill", shown.territory.id, shown.run.slot),),))


def _choice(t: T, shown: ComingTheme, themes: Sequence[Theme], ways: Keyboard) -> Message:
    place, slot = shown.territory.id, shown.run.slot
    choices = [Button(_short(one.title), data("into", place, slot, one.slug)) for one in themes]
    back = (button(t, "button-back", "coming", place, slot),)
    return Message(t("replace-question", theme=shown.run.theme.title), (*in_rows(choices, 1), *ways, back))


def skills(t: T, library: Library, shown: ComingTheme) -> Message:
    """The skills on which the programme has a theme, in everyday words."""
    place, slot = shown.territory.id, shown.run.slot
    codes = sorted({one.skill for one in shown.programme.themes})
    choices = [
        Button(names.capital(everyday(t, library.skills[code])), data("byskill", place, slot, code)) for code in codes
    ]
    back = (button(t, "button-back", "swap", place, slot, 0),)
    return Message(t("replace-skill-question", theme=shown.run.theme.title), (*in_rows(choices, 1), back))


def programmes(t: T, territory: Territory, offered: Sequence[Programme]) -> Message:
    """One line on each; the one in use is marked."""
    lines = [t("programme-line", title=one.title, line=_first_sentence(one.summary)) for one in offered]
    choices = [
        names.choice(t, _short(one.title), one.slug == territory.programme, "course", territory.id, one.slug)
        for one in offered
    ]
    back = (button(t, "button-back", "weeks", territory.id),)
    return Message("\n\n".join([t("programmes-question"), *lines]), (*in_rows(choices, 1), back))


def programme(t: T, territory: Territory, one: Programme, begins_on: date | None) -> Message:
    """What it is and what choosing it changes; the one in use is only told. `begins_on` None: it goes on."""
    ages = names.ages_named(t, one.serves.ages)
    text = t("programme", title=one.title, summary=one.summary, ages=ages)
    back = (button(t, "button-back", "courses", territory.id),)
    if one.slug == territory.programme:
        return Message("\n\n".join([text, t("programme-in-use")]), (back,))
    asked = t("programme-question", day=names.day(t, begins_on)) if begins_on else t("programme-return-question")
    return Message(
        f"{text}\n\n{asked}", ((button(t, "button-programme-choose", "setcourse", territory.id, one.slug),), back)
    )


def _undo(t: T, place: int, latest: Change | None) -> Keyboard:
    return ((button(t, "button-undo-change", "undo", place, latest.change.id),),) if latest else ()


def _changed(t: T, one: Change) -> str:
    if one.change.kind is ThemeChangeKind.REPLACE and one.becomes:
        return t("change-replace", was=one.was.title, theme=one.becomes.title)
    key = "change-skip" if one.change.kind is ThemeChangeKind.SKIP else "change-move"
    return t(key, theme=one.was.title)


def _first_sentence(summary: str) -> str:
    return summary.split(". ")[0].rstrip(".") + "."


def _short(label: str) -> str:
    return label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"
