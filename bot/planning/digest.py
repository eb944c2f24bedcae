"""What a digest says of a week: its facts, the things to do with which it opens, the one suggestion it ends on.

Everything here is drawn from figures that may be shown, so that no choice of words tells what the figures hide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.model import Setting
from bot.planning.digest_figures import Counts, Figure, Figures, Published, face_names, together
from bot.planning.small_numbers import THRESHOLD, Rule
from bot.planning.week_counts import WEEK, Count, total

LATE = timedelta(hours=12)
SPHERES: Mapping[str, tuple[Setting, ...]] = {
    "home": (Setting.HOME,),
    "school": (Setting.SCHOOL,),
    "leisure": (Setting.AFTER_SCHOOL, Setting.CLUB),
}
A_FINE_MOMENT = 2
"""The average face from which an activity can be called liked."""
TURNS = 3
"""How many ways the texts have of saying a thing that comes back every week."""


class Suggestion(StrEnum):
    """One idea for the coordinator; none names a setting."""

    WELCOME = "welcome"
    EASE = "ease"
    COHERENCE = "coherence"
    TELL = "tell"
    GENERAL = "general"


class Task(StrEnum):
    """Ten minutes each, with nothing but a voice and the territory's link."""

    TALK_LIKED = "talk-liked"
    TALK = "talk"
    LINK = "link"
    NEXT_NEW = "next-new"
    NEXT_SAME = "next-same"


@dataclass(frozen=True, slots=True)
class ThemeFact:
    title: str
    repere: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A digest before its words. `week` is a Monday; figures by name, see `digest_figures`."""

    week: date
    weeks: int
    """How many weeks since the digest before it: 1, or more after a long stop."""
    due_at: datetime
    missed_weeks: int
    """Digests that were due while the bot was stopped, and that this one stands for."""
    settings: tuple[Setting, ...]
    figures: Figures
    cut: tuple[Setting, ...]
    """Those of which forms and faces are told."""
    tried: tuple[str, ...]
    """The spheres in which enough people did the theme of the week for it to be told."""
    liked: str | None
    """The title of an activity."""
    theme: ThemeFact
    next_theme: ThemeFact
    suggestion: Suggestion
    tasks: tuple[Task, ...]
    turn: int
    """0 to `TURNS` - 1: which wording of what comes back every week."""
    threshold: int = THRESHOLD
    """How many people a figure had to describe to be shown."""
    calendar_is_missing: bool = False
    """No order says yet whether next week is one of holidays here."""

    @property
    def published(self) -> Published:
        return Published(self.week, self.figures, self.cut, self.weeks)

    @property
    def is_thin(self) -> bool:
        """Nothing but the number of members can be told."""
        told = (figure for name, figure in self.figures.items() if name not in ("active", "paused"))
        return not any(told) and not self.tried


def is_late(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LATE


def total_of(facts: Facts, kind: str) -> Figure | None:
    """`sent` or `done`, over all settings."""
    return together(facts.figures, [f"{kind}:{setting}" for setting in facts.settings], facts.weeks)


def part_of(facts: Facts, kind: str, part: str) -> Figure | None:
    """A form or a face (`form`, `geste`), over all settings."""
    return together(facts.figures, [f"{kind}:{setting}:{part}" for setting in facts.settings], facts.weeks)


def spheres_tried(
    published: Published, counts: Counts, theme: str, before: Sequence[str], rule: Rule
) -> tuple[str, ...]:
    """The spheres where enough people did the theme in the weeks of a figure that is shown now.

    `before` are those of the theme's digest before this one: what was told stays told. A sphere where nothing is shown
    is not told, so that the word « tenté » never tells more than a figure beside it.
    """
    here = {setting for setting in Setting if _tried(published, counts, setting, theme, rule)}
    return tuple(sphere for sphere, settings in SPHERES.items() if sphere in before or here.intersection(settings))


def _tried(published: Published, counts: Counts, setting: Setting, theme: str, rule: Rule) -> bool:
    shown = published.figures.get(f"done:{setting}")
    if shown is None:
        return False
    first = published.week - (shown.weeks - 1) * WEEK
    on_theme = total(counts.get(f"theme:{setting}:{theme}", {}), first, published.week)
    return on_theme.firsts[0] >= rule.threshold


def window_of_faces(published: Published, setting: Setting) -> date | None:
    """From which week on an activity of that setting may be called liked; None where « un bon moment » is not told.

    Where that face is told, that somebody liked an activity tells nothing more of how many gave the others.
    """
    fine = published.figures.get(face_names(setting)[-1])
    return published.week - (fine.weeks - 1) * WEEK if fine else None


def most_liked(judged: Mapping[str, Count], rule: Rule) -> str | None:
    """The activity with the best average face among those that enough people judged; `judged` is by activity."""
    found = [
        (counted.points / counted.times, counted.firsts[0], activity)
        for activity, counted in judged.items()
        if counted.times and counted.firsts[0] >= rule.width
    ]
    fine = [one for one in found if one[0] >= A_FINE_MOMENT]
    return max(fine)[2] if fine else None


def suggest(
    figures: Figures, settings: Sequence[Setting], tried: Sequence[str], liked: str | None, weeks: int
) -> Suggestion:
    """The first that applies: newcomers, moments found hard, a theme tried everywhere, something liked."""
    if figures.get("new"):
        return Suggestion.WELCOME
    hard, fine = (together(figures, [f"face:{one}:{face}" for one in settings], weeks) for face in (1, 3))
    if hard and hard.low >= (fine.low if fine else 0):
        return Suggestion.EASE
    if len(tried) == len(SPHERES):
        return Suggestion.COHERENCE
    return Suggestion.TELL if liked else Suggestion.GENERAL


def to_do(liked: str | None, theme_goes_on: bool) -> tuple[Task, ...]:
    """Somebody to speak to, the link to show, the theme to come."""
    return (
        Task.TALK_LIKED if liked else Task.TALK,
        Task.LINK,
        Task.NEXT_SAME if theme_goes_on else Task.NEXT_NEW,
    )


def to_json(facts: Facts) -> dict[str, Any]:
    """Facts as they are stored."""
    figures = {
        name: figure and {"low": figure.low, "high": figure.high, "weeks": figure.weeks}
        for name, figure in facts.figures.items()
    }
    return {
        "week": facts.week.isoformat(),
        "weeks": facts.weeks,
        "due_at": facts.due_at.isoformat(),
        "missed_weeks": facts.missed_weeks,
        "settings": list(facts.settings),
        "figures": figures,
        "cut": list(facts.cut),
        "tried": list(facts.tried),
        "liked": facts.liked,
        "theme": {"title": facts.theme.title, "repere": facts.theme.repere},
        "next_theme": {"title": facts.next_theme.title, "repere": facts.next_theme.repere},
        "suggestion": facts.suggestion,
        "tasks": list(facts.tasks),
        "turn": facts.turn,
        "threshold": facts.threshold,
        "calendar_is_missing": facts.calendar_is_missing,
    }


def from_json(stored: Mapping[str, Any]) -> Facts:
    """Facts as they were stored; what older digests kept besides is left aside."""
    figures = {
        name: Figure(kept["low"], kept["high"], kept["weeks"]) if kept else None
        for name, kept in stored["figures"].items()
    }
    return Facts(
        week=date.fromisoformat(stored["week"]),
        weeks=stored.get("weeks", 1),
        due_at=datetime.fromisoformat(stored["due_at"]),
        missed_weeks=stored["missed_weeks"],
        settings=tuple(Setting(setting) for setting in stored["settings"]),
        figures=figures,
        cut=tuple(Setting(setting) for setting in stored.get("cut", ())),
        tried=tuple(stored["tried"]),
        liked=stored["liked"],
        theme=ThemeFact(**stored["theme"]),
        next_theme=ThemeFact(**stored["next_theme"]),
        suggestion=Suggestion(stored["suggestion"]),
        tasks=tuple(Task(task) for task in stored["tasks"]),
        turn=stored["turn"],
        threshold=stored.get("threshold", THRESHOLD),
        calendar_is_missing=stored.get("calendar_is_missing", False),
    )
