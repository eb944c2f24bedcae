"""Which theme a territory works on in a week: the programme's themes in order, counted in school weeks.

A theme's weeks pass only in weeks with school. In holidays the theme goes on, for home and leisure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, cycle, islice

from bot.library.models import Programme, Theme
from bot.model import ThemeChange, ThemeChangeKind
from bot.planning.calendar import Calendar
from bot.planning.rhythm import monday_of

YEAR_WEEKS = 36
"""School weeks in a school year, by law (article L. 521-1 of the education code) and in the orders' dates."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a territory's order of themes; `number` counts from its start and stays whatever is moved."""

    number: int
    theme: Theme
    weeks: int
    """School weeks."""


@dataclass(frozen=True, slots=True)
class Run:
    """A theme from its first Monday on; it holds until the next run begins, holidays included."""

    slot: int
    theme: Theme
    first_week: date


@dataclass(frozen=True)
class Course:
    """A territory's way through its programme, with the changes that its coordinators made."""

    programme: Programme
    starts_on: date
    calendar: Calendar
    changes: Sequence[ThemeChange] = ()
    weeks_at_start: int | None = None
    """School weeks to the summer as they were known at the start; None: as they are known now."""

    def run_on(self, week: date) -> Run:
        """The theme of the week that begins on Monday `week`; before the start the first theme already holds."""
        mondays = self.calendar.school_weeks_between(self.starts_on, week)
        gone = max(len(mondays) - 1, 0)
        begins_at = 0
        for slot in self._slots(gone + 1):
            if gone < begins_at + slot.weeks:
                return Run(slot.number, slot.theme, mondays[begins_at] if begins_at else self.first_week)
            begins_at += slot.weeks
        raise AssertionError("a programme has at least one theme, and its themes come round for ever")

    def theme_on(self, week: date) -> Theme:
        return self.run_on(week).theme

    def runs(self, week: date, last: date) -> list[Run]:
        """The run of the week and those that begin after it, up to the week of `last`."""
        found = [self.run_on(week)]
        monday = week + timedelta(weeks=1)
        while monday <= last:
            run = self.run_on(monday)
            if run.slot != found[-1].slot:
                found.append(run)
            monday += timedelta(weeks=1)
        return found

    def to_come(self, week: date, last: date) -> list[Run]:
        """The runs that begin after that week, up to the week of `last`; the first theme too, where it is to come."""
        return [run for run in self.runs(max(week, self.first_week), last) if run.first_week > week]

    def without(self, change_id: int) -> Course:
        """The same way as if that change had not been made."""
        return replace(self, changes=tuple(one for one in self.changes if one.id != change_id))

    def planned_theme(self, slot: int) -> Theme:
        """The theme of a slot before anything was changed."""
        return next(islice(self._planned, slot, None)).theme

    @property
    def first_week(self) -> date:
        return monday_of(self.starts_on)

    def _slots(self, weeks: int) -> list[Slot]:
        """Enough slots for that many school weeks, as the changes leave them."""
        known = max((max(one.slot, one.before or 0) for one in self.changes), default=0)
        slots = list(islice(self._planned, max(weeks, known + 1) + len(self.changes)))
        for change in self.changes:
            slots = _changed(slots, change, self._theme_named)
        return slots

    @property
    def _planned(self) -> Iterator[Slot]:
        order = chain(self._opening, self._endless())
        return (Slot(number, theme, weeks) for number, (theme, weeks) in enumerate(order))

    @cached_property
    def _opening(self) -> tuple[tuple[Theme, int], ...]:
        return opening(self.programme, self.starts_on, self.calendar, self.weeks_at_start)

    def _endless(self) -> Iterator[tuple[Theme, int]]:
        """The other years of the programme, then all of it again and again."""
        themes = self.programme.themes
        for theme in chain(themes[len(first_year(self.programme)) :], cycle(themes)):
            yield theme, theme.weeks

    @cached_property
    def _theme_named(self) -> dict[str, Theme]:
        return {theme.slug: theme for theme in self.programme.themes}


def first_year(programme: Programme) -> tuple[Theme, ...]:
    """The themes of the programme's first school year: as many as its thirty-six weeks hold."""
    weeks, count = 0, 0
    for theme in programme.themes:
        weeks += theme.weeks
        if weeks > YEAR_WEEKS:
            break
        count += 1
    return programme.themes[: max(count, 1)]


def opening(
    programme: Programme, starts_on: date, calendar: Calendar, weeks_at_start: int | None = None
) -> tuple[tuple[Theme, int], ...]:
    """The themes of the territory's first school year, each with its number of school weeks.

    Where the weeks left until the summer hold the whole first year, it is played as written. A late starter plays it
    shortened to those weeks, so that September begins with the programme's next year (or with this one, whole): first
    one theme for each base skill, then one for each advanced skill, then the themes that come back to a skill already
    met, as many as fit, always in the order of the file; the last one keeps what weeks remain. A territory that starts
    in the summer, or where the calendar is unknown, plays the file as written. What is learnt later, local days or an
    order that is published in mid-year, must not change a year that has begun: `weeks_at_start` is what was known.
    """
    themes = first_year(programme)
    left = weeks_to_summer(starts_on, calendar) if weeks_at_start is None else weeks_at_start
    if left == 0 or left >= sum(theme.weeks for theme in themes):
        return tuple((theme, theme.weeks) for theme in themes)
    return _shortened(themes, left)


def weeks_to_summer(starts_on: date, calendar: Calendar) -> int:
    """School weeks from the week of the start to the summer, 0 where that is unknown; local days do not count.

    A week belongs to the year of its Friday.
    """
    calendar = replace(calendar, local_days=())
    to_friday = timedelta(days=4)
    year = calendar.school_year_of(monday_of(starts_on) + to_friday)
    return len(calendar.school_weeks_between(starts_on, year[1] - to_friday)) if year else 0


def _shortened(themes: Sequence[Theme], left: int) -> tuple[tuple[Theme, int], ...]:
    chosen: list[int] = []
    for position in sorted(range(len(themes)), key=lambda position: _need(themes, position)):
        if themes[position].weeks <= left:
            chosen.append(position)
            left -= themes[position].weeks
    if not chosen:
        return ((themes[0], left),)
    kept = [(themes[position], themes[position].weeks) for position in sorted(chosen)]
    last, weeks = kept.pop()
    return (*kept, (last, weeks + left))


def _need(themes: Sequence[Theme], position: int) -> tuple[bool, bool, int]:
    """Smallest first: skills not met yet, base skills (C1, E1, S1) before advanced ones, then the file's order."""
    skill = themes[position].skill
    is_back = any(theme.skill == skill for theme in themes[:position])
    return is_back, skill[1] != "1", position


def _changed(slots: list[Slot], change: ThemeChange, themes: dict[str, Theme]) -> list[Slot]:
    """The slots after one change; a change that no longer means anything is passed over."""
    place = next((place for place, slot in enumerate(slots) if slot.number == change.slot), None)
    if place is None:
        return slots
    if change.kind is ThemeChangeKind.SKIP:
        return slots[:place] + slots[place + 1 :]
    if change.kind is ThemeChangeKind.REPLACE:
        theme = themes.get(change.theme or "")
        kept = replace(slots[place], theme=theme) if theme else slots[place]
        return [*slots[:place], kept, *slots[place + 1 :]]
    others = slots[:place] + slots[place + 1 :]
    target = next((place for place, slot in enumerate(others) if slot.number == change.before), None)
    return slots if target is None else [*others[:target], slots[place], *others[target:]]
