"""What the digests of all territories tell together of some weeks.

Everything here is made of what territories' own digests told, so that it cannot tell anything else: whoever takes the
territories that are shown away from a regional figure is left with nothing. A figure is therefore « at least »: the
sum of what each digest showed at least. What a digest hid counts for nothing in it, be it zero or four.

How ideas divide into levels is told by no territory. It is told of the region in tenths of what was shown as done, over
several territories: an idea whose figure is hidden takes no part in it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.model import FACES, Level, Role, Setting
from bot.planning.digest import SPHERES, Facts
from bot.planning.digest_figures import FLOWS, STOCKS, TOTALS, Figure
from bot.planning.headcount import ByRole
from bot.planning.periods import Period, read
from bot.planning.small_numbers import Range
from bot.planning.vitality import Vitality
from bot.planning.week_counts import FORMS, WEEK

LEAST_IDEAS, LEAST_TERRITORIES = 50, 5
"""Of how many done ideas, in how many territories, levels are told."""
TENTHS = 10

Figures = Mapping[str, int | None]
"""At least so many, by name (`active`, `role:family`, `done`, `done:home`, `form:geste`, `face:3`); None is hidden."""


class Cell(StrEnum):
    """One week of one territory, as its digest told it. ONE to THREE: in how many places its theme was tried so far."""

    NOTHING = "nothing"
    """No digest."""
    REST = "rest"
    """Too little to say in a week without school."""
    FEW = "few"
    SOME = "some"
    """Something was done; where the theme was tried is not told."""
    ONE = "one"
    TWO = "two"
    THREE = "three"


TRIED = (Cell.SOME, Cell.ONE, Cell.TWO, Cell.THREE)


@dataclass(frozen=True, slots=True)
class Themes:
    """What needs few words of a territory for a period: which weeks digests told of, and their skills."""

    name: str
    liked: Mapping[date, str | None]
    """By the Monday of each week told, the title of what was liked most, where there is one."""
    resting: frozenset[date]
    skills: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one territory for a period: its digests, and what needs no hiding (its themes, its holidays)."""

    name: str
    state: Vitality | None
    """None for a territory that has ended."""
    facts: tuple[Facts, ...]
    """Those of the period, the oldest first."""
    resting: frozenset[date]
    """Mondays of weeks without a day of school."""
    skills: Mapping[date, str]
    """The skill of the theme, by week."""
    roles: ByRole
    """Members by role as the territory is shown them; empty where they were never counted."""
    levels: Mapping[Level, int]
    """How the ideas of the figures that its digests showed as done divide; told nowhere as such."""

    @property
    def themes(self) -> Themes:
        return Themes(self.name, {one.week: one.liked for one in self.facts}, self.resting, self.skills)


@dataclass(frozen=True, slots=True)
class SkillWeeks:
    """A skill: how many weeks of school all territories together gave it, and how many territories did."""

    skill: str
    weeks: int
    territories: int


@dataclass(frozen=True, slots=True)
class Liked:
    """The title of an activity that digests called the most liked, and the territories where, by name."""

    title: str
    territories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A territory in the matrix: what its digests told week by week."""

    territory: str
    cells: Mapping[date, Cell]


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """A period in the whole region. Nothing in it is an order of territories: they are by name."""

    period: Period
    states: Mapping[Vitality, int]
    figures: Figures
    levels: Mapping[Level, int]
    """In tenths of the ideas done; empty where too little is told."""
    skills: tuple[SkillWeeks, ...]
    """Every skill of the library, in its order, those that nobody worked on with zeros."""
    liked: tuple[Liked, ...]
    lines: tuple[Line, ...]

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the period, up to the last of which any digest told."""
        return tuple(self.lines[0].cells) if self.lines else (self.period.first,)

    @property
    def weeks_told(self) -> Mapping[Cell, int]:
        """How many weeks of a territory each cell stands for."""
        return Counter(cell for line in self.lines for cell in line.cells.values())

    @property
    def together(self) -> int:
        """How many territories tried one theme at home, at school and in leisure, at least once."""
        return sum(Cell.THREE in line.cells.values() for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """No territory was shown to do anything."""
        return not any(self.weeks_told[cell] for cell in TRIED) and self.figures.get("sent") is None


def together(period: Period, told: Sequence[Told], skills: Iterable[str]) -> RegionFigures:
    """The figures of a period; `skills` are the codes to tell of, in order. Territories are put by name."""
    by_name = sorted(told, key=lambda one: by_alphabet(one.name))
    last = max((each.week for one in told for each in one.facts), default=period.first)
    weeks = [week for week in period.weeks if week <= last]
    themes = [one.themes for one in by_name]
    return RegionFigures(
        period=period,
        states=_states(by_name),
        figures=_figures(by_name),
        levels=_levels(by_name),
        skills=tuple(weeks_of(skill, themes) for skill in skills),
        liked=liked_in(themes),
        lines=tuple(Line(one.name, _cells(one, weeks)) for one in by_name),
    )


def by_alphabet(text: str) -> str:
    """For sorting as in a dictionary: É with E, and an apostrophe before any letter."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(one for one in bare if not unicodedata.combining(one)).casefold()


def _states(told: Sequence[Told]) -> dict[Vitality, int]:
    counted = Counter(one.state for one in told if one.state)
    return {state: counted[state] for state in Vitality if counted[state]}


def _figures(told: Sequence[Told]) -> dict[str, int | None]:
    """Stocks and roles from each territory's last digest, all else from all its digests."""
    found: dict[str, int | None] = {}
    for name in STOCKS:
        found[name] = _at_least(one.facts[-1].figures.get(name) for one in told if one.facts)
    for role in Role:
        found[f"role:{role}"] = _at_least(one.roles.get(role) for one in told)
    facts = [each for one in told for each in one.facts]
    for name in (*FLOWS, *(f"{kind}:{setting}" for kind in TOTALS for setting in Setting)):
        found[name] = _at_least(each.figures.get(name) for each in facts)
    for name, parts in _sums().items():
        found[name] = _at_least(each.figures.get(part) for each in facts for part in parts)
    return found


def _sums() -> dict[str, list[str]]:
    """What is added over all settings."""
    found = {kind: [f"{kind}:{setting}" for setting in Setting] for kind in TOTALS}
    found |= {f"form:{form}": [f"form:{setting}:{form}" for setting in Setting] for form in FORMS}
    return found | {f"face:{face}": [f"face:{setting}:{face}" for setting in Setting] for face in FACES}


def _at_least(shown: Iterable[Figure | Range | None]) -> int | None:
    """The sum of what was shown at least; None where nothing was."""
    lows = [one.low for one in shown if one]
    return sum(lows) if lows else None


def _levels(told: Sequence[Told]) -> dict[Level, int]:
    those = [one for one in told if sum(one.levels.values())]
    ideas = sum(sum(one.levels.values()) for one in those)
    if ideas < LEAST_IDEAS or len(those) < LEAST_TERRITORIES:
        return {}
    return {level: round(TENTHS * sum(one.levels.get(level, 0) for one in those) / ideas) for level in Level}


def weeks_of(skill: str, themes: Sequence[Themes]) -> SkillWeeks:
    """The weeks of school that were given to a skill, of those of which digests told."""
    weeks = [sum(one.skills.get(week) == skill for week in one.liked.keys() - one.resting) for one in themes]
    return SkillWeeks(skill, sum(weeks), sum(week > 0 for week in weeks))


def liked_in(themes: Sequence[Themes]) -> tuple[Liked, ...]:
    """What was liked, by title; the territories in the order in which they are given."""
    where: dict[str, dict[str, None]] = {}
    for one in themes:
        for title in filter(None, one.liked.values()):
            where.setdefault(title, {})[one.name] = None
    return tuple(Liked(title, tuple(where[title])) for title in sorted(where, key=by_alphabet))


def _cells(one: Told, weeks: Sequence[date]) -> dict[date, Cell]:
    facts = {each.week: each for each in one.facts}
    return {week: _cell(facts.get(week), week in one.resting) for week in weeks}


def _cell(facts: Facts | None, rests: bool) -> Cell:
    if facts is None:
        return Cell.NOTHING
    if facts.tried:
        return TRIED[min(len(facts.tried), len(SPHERES))]
    if any(figure for name, figure in facts.figures.items() if name.startswith("done:")):
        return Cell.SOME
    return Cell.REST if rests else Cell.FEW


def shown_weeks(facts: Iterable[Facts]) -> set[tuple[str, date]]:
    """The settings and weeks that lie in figures of ideas done which these digests showed."""
    found: set[tuple[str, date]] = set()
    for each in facts:
        for setting in each.settings:
            if shown := each.figures.get(f"done:{setting}"):
                found.update((setting.value, each.week - number * WEEK) for number in range(shown.weeks))
    return found


def to_json(figures: RegionFigures) -> dict[str, Any]:
    """As they are stored."""
    return {
        "period": figures.period.code,
        "states": dict(figures.states),
        "figures": dict(figures.figures),
        "levels": dict(figures.levels),
        "skills": [[one.skill, one.weeks, one.territories] for one in figures.skills],
        "liked": [[one.title, list(one.territories)] for one in figures.liked],
        "lines": [
            [line.territory, {week.isoformat(): cell for week, cell in line.cells.items()}] for line in figures.lines
        ],
    }


def from_json(stored: Mapping[str, Any]) -> RegionFigures:
    return RegionFigures(
        period=read(stored["period"]),
        states={Vitality(state): count for state, count in stored["states"].items()},
        figures=stored["figures"],
        levels={Level(level): tenths for level, tenths in stored["levels"].items()},
        skills=tuple(SkillWeeks(*one) for one in stored["skills"]),
        liked=tuple(Liked(title, tuple(territories)) for title, territories in stored["liked"]),
        lines=tuple(
            Line(name, {date.fromisoformat(week): Cell(cell) for week, cell in cells.items()})
            for name, cells in stored["lines"]
        ),
    )
