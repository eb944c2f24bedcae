"""Counts by week that hold no person, and that still tell how many distinct people there were in any eight weeks.

Beside how often a thing was done in a week stands how many people did it then and had not in the n - 1 weeks before,
for each n up to eight. Somebody is counted once in a window of weeks: in the week of their first time in it. So the
people of a window are those of its first week that are new within one week, those of the second that are new within
two, and so on: sums of rows that name nobody, and stay right when somebody is erased.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from bot.model import FACES, Form, Setting

WEEK = timedelta(weeks=1)
MOST_WEEKS = 8
FIRSTS = tuple(f"first_in_{weeks}" for weeks in range(1, MOST_WEEKS + 1))
FORM_PARTS: Mapping[Form, str] = {
    Form.GESTE: "geste",
    Form.SEANCE: "seance",
    Form.POSTURE: "other",
    Form.MILIEU: "other",
}
"""Three parts (small_numbers.PARTS): what acts on the adult or on the place is counted together."""
LEVEL = "level:"
"""With what the names begin that count levels by setting: the region's digest reads them, no territory's does."""
FORMS = tuple(dict.fromkeys(FORM_PARTS.values()))


class Count(NamedTuple):
    """One row: `firsts[n - 1]` people had not done it in the n - 1 weeks before."""

    times: int
    points: int
    firsts: tuple[int, ...]


class Entry(NamedTuple):
    """Something that one member did, under the name of the figure that counts it."""

    figure: str
    week: date
    points: int = 0
    """The face that was given, where faces are added up."""


@dataclass(frozen=True, slots=True)
class Told:
    """An idea of one member, as far as it is counted: the weeks whose digests tell that it was sent and done."""

    setting: Setting
    activity: str
    theme: str
    sent_in: date | None
    done_in: date | None
    done_as: str | None
    face: int | None
    done_level: str | None = None


Changes = dict[tuple[date, str], Counter[str]]
"""What is to be added, by week and figure, then by column."""


def entries(told: Iterable[Told]) -> list[Entry]:
    """Every figure that these ideas count for."""
    found = []
    for one in told:
        if one.sent_in:
            found.append(Entry(f"sent:{one.setting}", one.sent_in))
        if one.done_in:
            found += _done(one, one.done_in)
    return found


def _done(one: Told, week: date) -> list[Entry]:
    found = [Entry(f"done:{one.setting}", week), Entry(f"theme:{one.setting}:{one.theme}", week)]
    if one.done_as in FORMS:
        found.append(Entry(f"form:{one.setting}:{one.done_as}", week))
    if one.done_level:
        found.append(Entry(f"{LEVEL}{one.setting}:{one.done_level}", week))
    if one.face in FACES:
        found.append(Entry(f"face:{one.setting}:{one.face}", week))
        found.append(Entry(f"{liked(one.setting)}{one.activity}", week, one.face))
    return found


def liked(setting: Setting) -> str:
    """With what the names begin that count what was said of each activity in a setting."""
    return f"liked:{setting}:"


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> Changes:
    """What one member's entries change in the counts when they are these instead of those."""
    found = marks(after)
    for place, counted in marks(before).items():
        found.setdefault(place, Counter()).subtract(counted)
    kept = {place: Counter({name: n for name, n in counted.items() if n}) for place, counted in found.items()}
    return {place: counted for place, counted in sorted(kept.items()) if counted}


def marks(one_member: Iterable[Entry]) -> Changes:
    """What the entries of one member add to the counts."""
    found: Changes = {}
    for figure, own in groupby(sorted(one_member), key=lambda entry: entry.figure):
        last: date | None = None
        for entry in own:
            counted = found.setdefault((entry.week, figure), Counter())
            counted.update({"times": 1, "points": entry.points})
            counted.update(FIRSTS[: _weeks_since(last, entry.week)])
            last = entry.week
    return found


def _weeks_since(last: date | None, week: date) -> int:
    return MOST_WEEKS if last is None else min(MOST_WEEKS, (week - last) // WEEK)


def total(rows: Mapping[date, Count], first: date, last: date) -> Count:
    """A figure over a window of at most eight weeks; of `firsts` only one is left, the people of the window."""
    weeks = [first + number * WEEK for number in range((last - first) // WEEK + 1)]
    if len(weeks) > MOST_WEEKS:
        raise ValueError(f"people cannot be told apart over {len(weeks)} weeks")
    there = [(number, rows[week]) for number, week in enumerate(weeks) if week in rows]
    people = sum(row.firsts[number] for number, row in there)
    return Count(sum(row.times for _, row in there), sum(row.points for _, row in there), (people,))


def figures_of(settings: Sequence[Setting]) -> list[str]:
    """The names of all figures of which a digest may tell, but stocks and what is said of single activities."""
    found = ["new", "gone"]
    for setting in settings:
        found += [f"sent:{setting}", f"done:{setting}"]
        found += [f"form:{setting}:{form}" for form in FORMS]
        found += [f"face:{setting}:{face}" for face in FACES]
    return found
