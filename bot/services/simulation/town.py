"""Where simulated people live: the library, the territory's calendar and themes, and what the territory remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.library import Library
from bot.library.models import Activity, Programme, Theme
from bot.model import AgeBand, Setting
from bot.planning.calendar import Calendar
from bot.planning.likings import NOTHING, Votes


@dataclass(slots=True)
class Memory:
    """What the database keeps up for every choice: votes, last weeks, what structures had. Changes as people live."""

    everything: Votes = NOTHING
    activities: dict[str, Votes] = field(default_factory=dict)
    cells: dict[tuple[str, Setting, AgeBand], Votes] = field(default_factory=dict)
    uses: dict[str, list[date]] = field(default_factory=dict)
    """The last two weeks, the older first, in which each activity was proposed."""
    shared: dict[int, list[tuple[str, date]]] = field(default_factory=dict)
    """By structure."""

    def vote(self, slug: str, setting: Setting, age: AgeBand, points: int) -> None:
        one = Votes(1, points)
        self.everything = self.everything.plus(one)
        self.activities[slug] = self.activities.get(slug, NOTHING).plus(one)
        cell = (slug, setting, age)
        self.cells[cell] = self.cells.get(cell, NOTHING).plus(one)

    def note_use(self, slug: str, week: date, structure: int | None) -> None:
        weeks = self.uses.setdefault(slug, [])
        if week not in weeks:
            weeks.append(week)
            del weeks[:-2]
        if structure is not None:
            self.shared.setdefault(structure, []).append((slug, week))

    def last_weeks(self, slugs: tuple[str, ...], before: date) -> dict[str, date]:
        """The last week before that one in which each activity was proposed."""
        found = {slug: [week for week in self.uses.get(slug, ()) if week < before] for slug in slugs}
        return {slug: max(weeks) for slug, weeks in found.items() if weeks}


@dataclass(frozen=True, slots=True)
class Town:
    """`theme_of` says which theme the territory works on in the week of a Monday."""

    library: Library
    zone: str
    calendar: Calendar
    theme_of: Callable[[date], Theme]
    programme: Programme
    memory: Memory = field(default_factory=Memory)

    def activity(self, slug: str) -> Activity:
        return self.library.activities[slug]
