"""When a message is due: local wall-clock times made instants, quiet hours, weeks, and what « later » can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.model import Rhythm, Zone

QUIET_FROM = time(20, 0)
QUIET_UNTIL = time(8, 0)
WEEKLY_CAP = 3
"""Messages a week that one person did not ask for, over all memberships (product rule)."""
WEEKS_BETWEEN = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2, Rhythm.MONTHLY: 4}
EVENING = time(18, 30)
MORNING = time(9, 30)
WEDNESDAY, SATURDAY = 2, 5


class Later(StrEnum):
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"
    WEDNESDAY = "wednesday"
    WEEKEND = "weekend"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def local_date(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()


def week_of(instant: datetime, zone: str) -> date:
    """The Monday of the local week in which the instant falls."""
    return monday_of(local_date(instant, zone))


def instant_of(day: date, at: time, zone: str) -> datetime:
    """The UTC instant of a local wall-clock time.

    A time that the spring change skips becomes the first instant after the gap; one that the autumn change repeats
    is its first occurrence, so that it happens once.
    """
    tz = ZoneInfo(zone)
    local = datetime.combine(day, at, tz)
    instant = local.astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return _first_instant_after_gap(instant, tz)


def _first_instant_after_gap(instant: datetime, tz: ZoneInfo) -> datetime:
    """With fold 0 a skipped time is read with the offset before the gap: walk back to the change itself."""
    low, high = instant - timedelta(hours=4), instant
    before = low.astimezone(tz).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(tz).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def next_local(after: datetime, zone: str, weekday: int, at: time) -> datetime:
    """The first instant strictly after `after` that is this weekday (0 is Monday) at this local time."""
    today = local_date(after, zone)
    first = today + timedelta(days=(weekday - today.weekday()) % 7)
    instant = instant_of(first, at, zone)
    return instant if instant > after else instant_of(first + timedelta(days=7), at, zone)


def quiet_hours(zone: str) -> tuple[time, time]:
    """From when until when nothing unasked leaves: the product's hours, or the wider ones of a territory's `Zone`."""
    return (zone.quiet_from, zone.quiet_until) if isinstance(zone, Zone) else (QUIET_FROM, QUIET_UNTIL)


def is_quiet(instant: datetime, zone: str) -> bool:
    begin, end = quiet_hours(zone)
    local = instant.astimezone(ZoneInfo(zone)).time()
    return local >= begin or local < end


def out_of_quiet(instant: datetime, zone: str) -> datetime:
    """The instant itself, or the next end of the quiet hours (08:00) where it falls in them, in local time."""
    if not is_quiet(instant, zone):
        return instant
    end = quiet_hours(zone)[1]
    local = instant.astimezone(ZoneInfo(zone))
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return instant_of(day, end, zone)


def later_choices(now: datetime, zone: str) -> dict[Later, datetime]:
    """What « Plus tard » can mean from now, each with its instant, in order and never two the same day.

    « Ce week-end » is the one that comes: on a Sunday it is over.
    """
    today = local_date(now, zone)
    wanted = {
        Later.TONIGHT: instant_of(today, EVENING, zone),
        Later.TOMORROW: instant_of(today + timedelta(days=1), EVENING, zone),
        Later.WEDNESDAY: instant_of(today + timedelta(days=(WEDNESDAY - today.weekday()) % 7), MORNING, zone),
        Later.WEEKEND: instant_of(today + timedelta(days=SATURDAY - today.weekday()), MORNING, zone),
    }
    chosen: dict[Later, datetime] = {}
    for choice, instant in wanted.items():
        days = {local_date(other, zone) for other in chosen.values()}
        if instant >= now + timedelta(hours=1) and local_date(instant, zone) not in days:
            chosen[choice] = instant
    return dict(sorted(chosen.items(), key=lambda item: item[1]))
