"""What a member has had, and what of it may come back as « On refait ? »: skills grow by repetition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from bot.library.models import Activity
from bot.model import Form, IdeaOrigin, IdeaState, Past, Season, Tag
from bot.planning.need import Fit

STILL_FRESH = timedelta(weeks=12)
"""A theme that begins in June lasts the summer: what it brought then is not new again in August or September."""
ONE_IN = 4
"""At most one weekly idea in four is a repetition."""
RITUAL_MINUTES = 5
FINE = 3
SPRING, SUMMER, AUTUMN, WINTER = range(3, 6), range(6, 9), range(9, 12), (12, 1, 2)
WEEKLY = (IdeaOrigin.WEEKLY, IdeaOrigin.JOINING)


def school_year_start(week: date) -> date:
    """The first of August before that day: every zone's classes end before it and begin after it."""
    return date(week.year if week.month >= 8 else week.year - 1, 8, 1)


def remembered_since(week: date) -> date:
    """From when on what was proposed counts as seen: this school year, and the twelve weeks before that day."""
    return min(school_year_start(week), week - STILL_FRESH)


def season_of(week: date, time_zone: str) -> Season | None:
    """The season of metropolitan France, by whole months; None overseas, where the year turns differently."""
    if not time_zone.startswith("Europe/"):
        return None
    months = {Season.SPRING: SPRING, Season.SUMMER: SUMMER, Season.AUTUMN: AUTUMN, Season.WINTER: WINTER}
    return next(season for season, its in months.items() if week.month in its)


def seen_since(history: Iterable[Past], since: date) -> frozenset[str]:
    """The activities proposed from that day on."""
    return frozenset(past.activity for past in history if past.week_starts_on >= since)


def weeks_since(history: Iterable[Past], week: date) -> dict[str, int]:
    """For each activity proposed before that week, how many weeks ago it last was."""
    found: dict[str, int] = {}
    for past in history:
        ago = (week - past.week_starts_on).days // 7
        if ago > 0:
            found[past.activity] = min(ago, found.get(past.activity, ago))
    return found


def welcome_again(history: Sequence[Past], activities: Mapping[str, Activity], week: date) -> frozenset[str]:
    """What a weekly idea may repeat this school year: liked, or a ritual that was done; one idea in four at most.

    `history` is the oldest first. Nothing of this week comes back, nor what was found too long or too hard.
    """
    weekly = [past for past in history if past.origin in WEEKLY and past.week_starts_on < week]
    since_repeated = len(list(takewhile(lambda past: past.fit != Fit.AGAIN, reversed(weekly))))
    if since_repeated < ONE_IN - 1:
        return frozenset()
    year = school_year_start(week)
    of_the_year = [past for past in history if year <= past.week_starts_on < week]
    return frozenset(past.activity for past in of_the_year if _is_welcome(past, activities.get(past.activity)))


def _is_welcome(past: Past, activity: Activity | None) -> bool:
    if activity is None or past.face == 1 or {Tag.TOO_LONG, Tag.TOO_HARD} & set(past.tags):
        return False
    is_ritual = activity.form is Form.GESTE and activity.minutes <= RITUAL_MINUTES
    return past.face == FINE or (past.state is IdeaState.DONE and is_ritual)
