"""Which theme a territory works on in a week. First version: the programme's weeks follow the calendar's."""

from __future__ import annotations

from datetime import date

from bot.library.models import Programme, Theme
from bot.planning.rhythm import monday_of


def theme_of_week(programme: Programme, starts_on: date, week: date) -> Theme:
    """The theme of the week that begins on Monday `week`.

    The first week is the one in which the programme starts; before it the first theme already holds, and a programme
    that has ended begins again.
    """
    weeks = [theme for theme in programme.themes for _ in range(theme.weeks)]
    gone = (week - monday_of(starts_on)).days // 7
    return weeks[max(gone, 0) % len(weeks)]
