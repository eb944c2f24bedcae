"""What a digest says of a week: its facts, the things to do with which it opens, the one suggestion it ends on.

Everything here is drawn from figures that may be shown, so that no choice of words tells what the figures hide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from bot.model import Setting
from bot.planning.digest_figures import Figure, Figures, Published, since_of, weeks_between
from bot.planning.small_numbers import THRESHOLD, Count, Trace, count, in_class

LATE = timedelta(hours=12)
THEME_REACH = timedelta(weeks=4)
"""A theme lasts four weeks at most: who tried it did so within them."""
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


class Judgement(NamedTuple):
    activity: str
    member: int
    face: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ThemeFact:
    title: str
    repere: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A digest before its words. `week` is a Monday; figures by name, see `digest_figures`."""

    week: date
    since: datetime
    until: datetime
    due_at: datetime
    missed_weeks: int
    """Digests that were due while the bot was stopped, and that this one stands for."""
    settings: tuple[Setting, ...]
    figures: Figures
    tried: tuple[str, ...]
    """The spheres in which at least five people did the theme of the week."""
    liked: str | None
    """The title of an activity."""
    theme: ThemeFact
    next_theme: ThemeFact
    suggestion: Suggestion
    tasks: tuple[Task, ...]
    turn: int
    """0 to `TURNS` - 1: which wording of what comes back every week."""
    calendar_is_missing: bool = False
    """No order says yet whether next week is one of holidays here."""

    @property
    def published(self) -> Published:
        return Published(self.since, self.until, self.figures)

    @property
    def is_thin(self) -> bool:
        """Nothing but the number of members can be told."""
        told = (figure for name, figure in self.figures.items() if name not in ("active", "paused"))
        return not any(told) and not self.tried


def is_late(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LATE


def at_least(facts: Facts, total: str) -> Figure | None:
    """The total (`sent`, `done`), or what the figures by setting that cover the same weeks add up to."""
    if found := facts.figures.get(total):
        return found
    weeks = weeks_between(facts.since, facts.until)
    shown = [figure for setting in facts.settings if (figure := facts.figures.get(f"{total}:{setting}"))]
    lows = [figure.low for figure in shown if figure.weeks == weeks]
    return Figure(sum(lows), sum(lows), weeks, facts.since) if lows else None


def spheres_tried(done: Iterable[tuple[Setting, int, datetime]], until: datetime) -> tuple[str, ...]:
    """The spheres where at least five people did the theme; `done` is (setting, member, when) of the theme's ideas."""
    people: dict[str, set[int]] = {sphere: set() for sphere in SPHERES}
    for setting, member, at in done:
        for sphere, settings in SPHERES.items():
            if setting in settings and until - THEME_REACH <= at < until:
                people[sphere].add(member)
    return tuple(sphere for sphere, members in people.items() if len(members) >= THRESHOLD)


def most_liked(judged: Sequence[Judgement], earlier: Sequence[Published], until: datetime) -> tuple[str, Figure] | None:
    """The activity with the best average face among those that at least five people judged, and how many did."""
    since = since_of("liked", earlier, until)
    best: tuple[tuple[float, int, str], Count] | None = None
    for activity in sorted({one.activity for one in judged}):
        own = [one for one in judged if one.activity == activity and since <= one.at < until]
        counted = count((Trace(activity, one.member, one.at) for one in own), since, until)
        rank = (sum(one.face for one in own) / max(1, len(own)), counted.people, activity)
        if counted.people >= THRESHOLD and rank[0] >= A_FINE_MOMENT and (best is None or rank > best[0]):
            best = (rank, counted)
    if best is None or (shown := in_class(best[1])) is None:
        return None
    return best[0][2], Figure(shown.low, shown.high, weeks_between(since, until), since)


def suggest(figures: Figures, tried: Sequence[str], liked: str | None) -> Suggestion:
    """The first that applies: newcomers, moments found hard, a theme tried everywhere, something liked."""
    if figures.get("new"):
        return Suggestion.WELCOME
    hard, fine = figures.get("face:1"), figures.get("face:3")
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
        name: figure and {"low": figure.low, "high": figure.high, "weeks": figure.weeks, "since": _iso(figure.since)}
        for name, figure in facts.figures.items()
    }
    return {
        "week": facts.week.isoformat(),
        "since": _iso(facts.since),
        "until": _iso(facts.until),
        "due_at": _iso(facts.due_at),
        "missed_weeks": facts.missed_weeks,
        "settings": list(facts.settings),
        "figures": figures,
        "tried": list(facts.tried),
        "liked": facts.liked,
        "theme": {"title": facts.theme.title, "repere": facts.theme.repere},
        "next_theme": {"title": facts.next_theme.title, "repere": facts.next_theme.repere},
        "suggestion": facts.suggestion,
        "tasks": list(facts.tasks),
        "turn": facts.turn,
        "calendar_is_missing": facts.calendar_is_missing,
    }


def from_json(stored: Mapping[str, Any]) -> Facts:
    """Facts as they were stored; what older digests kept besides is left aside."""
    figures = {
        name: Figure(kept["low"], kept["high"], kept["weeks"], _instant(kept["since"])) if kept else None
        for name, kept in stored["figures"].items()
    }
    return Facts(
        week=date.fromisoformat(stored["week"]),
        since=_instant(stored["since"]),
        until=_instant(stored["until"]),
        due_at=_instant(stored["due_at"]),
        missed_weeks=stored["missed_weeks"],
        settings=tuple(Setting(setting) for setting in stored["settings"]),
        figures=figures,
        tried=tuple(stored["tried"]),
        liked=stored["liked"],
        theme=ThemeFact(**stored["theme"]),
        next_theme=ThemeFact(**stored["next_theme"]),
        suggestion=Suggestion(stored["suggestion"]),
        tasks=tuple(Task(task) for task in stored["tasks"]),
        turn=stored["turn"],
        calendar_is_missing=stored.get("calendar_is_missing", False),
    )


def _iso(instant: datetime) -> str:
    return instant.isoformat()


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
