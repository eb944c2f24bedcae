"""The places of one membership's week: its idea, the repère before, the word after; and when school rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.model import AgeBand, Rhythm, Setting
from bot.planning.rhythm import SATURDAY, WEDNESDAY, WEEKS_BETWEEN, instant_of, local_date, quiet_hours

DAYS_AFTER = timedelta(days=2)
"""The word after comes two days after the idea: late enough to have tried, early enough to remember."""
BEFORE_NIGHT = timedelta(minutes=30)
"""What somebody would have after 20:00 comes so long before: the same evening, not the next morning."""
WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)
SECONDARY = (AgeBand.A12_14, AgeBand.A15_17, AgeBand.A18_25)
"""The ages that have lessons on Wednesdays; younger classes mostly have none."""


def mondays_to_fridays(day: date) -> bool:
    """Where nothing is known of the school year: school goes on."""
    return day.weekday() < SATURDAY


@dataclass(frozen=True, slots=True)
class Given:
    """The last idea that a membership got by itself: on which local day, and whether anything was said of it since."""

    on: date
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What the rhythm needs to know of one membership.

    `last_week` is the Monday of the last week that had its idea, None before the first. `keeps_working_days` is true of
    those who are written to on working days only. `is_school_day` comes from the territory's calendar
    (`Calendar.is_school_day`); where that is unknown it says that school goes on.
    """

    id: int
    zone: str
    settings: tuple[Setting, ...]
    weekday: int
    send_time: time
    rhythm: Rhythm = Rhythm.WEEKLY
    wants_repere: bool = False
    wants_encouragement: bool = False
    keeps_working_days: bool = False
    last_week: date | None = None
    given: Given | None = None
    is_school_day: Callable[[date], bool] = mondays_to_fridays

    def at(self, day: date) -> datetime:
        """The member's hour on that day, brought out of the quiet hours without changing the day."""
        begin, end = quiet_hours(self.zone)
        hour = max(end, self.send_time) if self.send_time < begin else _before(begin)
        return instant_of(day, hour, self.zone)


def _before(night: time) -> time:
    return (datetime.combine(date.min, night) - BEFORE_NIGHT).time()


def school_rests(member: MemberFacts, day: date) -> bool:
    """Whether class rests that day. A Saturday or Sunday belongs to its week: it rests where the whole week does."""
    if day.weekday() < SATURDAY:
        return not member.is_school_day(day)
    monday = day - timedelta(days=day.weekday())
    return not any(member.is_school_day(monday + timedelta(days=ahead)) for ahead in range(SATURDAY))


def settings_on(member: MemberFacts, day: date) -> tuple[Setting, ...]:
    """The settings that live that day: school rests in its holidays, home and leisure go on. Empty: all rest."""
    if Setting.SCHOOL not in member.settings or not school_rests(member, day):
        return member.settings
    return tuple(one for one in member.settings if one is not Setting.SCHOOL)


def idea_day(member: MemberFacts, week: date) -> date | None:
    """The day of the idea in the week of that Monday; None where all rest.

    The member's own day; where it is a day off for those who are only at school, the next day of class of that week.
    """
    own = week + timedelta(days=member.weekday)
    if settings_on(member, own):
        return own
    later = (week + timedelta(days=number) for number in range(member.weekday + 1, SATURDAY) if number != WEDNESDAY)
    return next((day for day in later if settings_on(member, day)), None)


def day_before(member: MemberFacts, day: date) -> date:
    """The day of the repère: the day before the idea, or the last working day before."""
    before = day - DAY
    while member.keeps_working_days and before.weekday() >= SATURDAY:
        before -= DAY
    return before


def day_after(member: MemberFacts, day: date) -> date:
    """The day of the word after: two days after the idea, or the next working day."""
    after = day + DAYS_AFTER
    while member.keeps_working_days and after.weekday() >= SATURDAY:
        after += DAY
    return after


def last_moment(member: MemberFacts, at: datetime, until: datetime) -> datetime:
    """`until`, but not over into a day on which this member is not written to."""
    day = local_date(at, member.zone)
    if member.keeps_working_days and (day + DAY).weekday() >= SATURDAY:
        return min(until, instant_of(day, quiet_hours(member.zone)[0], member.zone))
    return until


def is_due(last_week: date | None, week: date, rhythm: Rhythm) -> bool:
    """Whether the week is one with an idea; counted from the last that had one, so that none is lost to a gap."""
    return last_week is None or week - last_week >= WEEKS_BETWEEN[rhythm] * WEEK


def sensible_days(settings: tuple[Setting, ...], age_bands: tuple[AgeBand, ...]) -> Iterator[int]:
    """The days that are offered, 0 is Monday: at school those with lessons, Wednesdays for the older ones only."""
    is_school_only = settings == (Setting.SCHOOL,)
    for weekday in range(7):
        if is_school_only and weekday >= SATURDAY:
            continue
        if is_school_only and weekday == WEDNESDAY and not any(age in SECONDARY for age in age_bands):
            continue
        yield weekday
