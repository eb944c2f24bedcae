"""The theme of a territory's week, set once and the same for all its members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.library import Library
from bot.library.models import Theme
from bot.model import Territory, ThemeWeek
from bot.planning import rhythm, themes
from bot.storage import territories
from bot.storage.db import Tx


@dataclass(frozen=True, slots=True)
class WeekTheme:
    week_starts_on: date
    theme: Theme


async def current(tx: Tx, library: Library, territory: Territory, now: datetime) -> WeekTheme:
    return await of_week(tx, library, territory, rhythm.week_of(now, territory.time_zone))


async def of_week(tx: Tx, library: Library, territory: Territory, week: date) -> WeekTheme:
    """The theme that the territory works on in the week of that Monday; settles it if nobody has yet."""
    programme = library.programme(territory.programme)
    planned = themes.theme_of_week(programme, territory.programme_starts_on, week)
    settled: ThemeWeek = await territories.set_theme_once(tx, territory.id, week, planned.slug, planned.skill)
    return WeekTheme(week, library.theme(territory.programme, settled.theme))


def coming(library: Library, territory: Territory, week: date, count: int) -> list[WeekTheme]:
    """The themes that follow this week's, each with the Monday on which it begins; repeated weeks are one."""
    programme = library.programme(territory.programme)
    found: list[WeekTheme] = []
    for ahead in range(0, 4 * count + 4):
        monday = week + timedelta(weeks=ahead)
        theme = themes.theme_of_week(programme, territory.programme_starts_on, monday)
        if not found or found[-1].theme is not theme:
            found.append(WeekTheme(monday, theme))
    return found[1 : count + 1]
