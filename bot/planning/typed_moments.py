"""A day and an hour as people type them, in French or in English.

« mardi 8 décembre 18h30 », « 08/12 18:30 », « demain de 18h à 20h », « le 8 à 18 h 30 », « Dec 8 at 6:30 pm ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.planning.rhythm import instant_of, local_date
from bot.planning.typed_days import WEEKDAYS, bare, read_days, weekdays_in

LONGEST_TEXT = 100
FARTHEST = timedelta(days=400)
"""A year and some: what lies beyond is a slip of the finger in the year."""
_MONTH = "jan|fev|feb|mar(?!di)|avr|apr|mai|may|jui|jun|jul|aou|aug|sep|oct|nov|dec"
_MINUTES = rf"\s*(?P<m%s>[0-5]\d)(?!\d|\s*[/.]\s*\d|\s+(?:{_MONTH}))"
_HOUR = (
    rf"(?:(?P<h%s>\d{{1,2}})(?:\s*(?:heures?|hours?|h)(?![a-z])(?:{_MINUTES})?|:(?P<c%s>[0-5]\d))?"
    r"(?:\s*(?P<pm%s>[ap]m)\b)?|(?P<noon%s>(?<!-)\bmidi\b|\bnoon\b))"
)


def _hour(number: int) -> str:
    return _HOUR.replace("%s", str(number))


_SURE = r"(?=\d{1,2}\s*(?:h|[ap]m)|\d{1,2}:\d|midi|noon)"
"""What follows is an hour and not the number of a day."""
_UNTIL = r"\s*(?:-|>|\ba\b|\bto\b|\buntil\b)\s*"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:\b(?:de|from)\s+|(?<![\d/.:-]){_SURE}){_hour(1)}{_UNTIL}{_SURE}{_hour(2)}",
        rf"(?:\b(?:a|at|vers)\s+)?(?<![\d/.:-]){_SURE}{_hour(1)}",
        rf"\b(?:a|at|vers)\s+{_hour(1)}$",
    )
)
"""The surest first: from one hour to another, an hour that says so, « à 18 » at the end."""
_EVENING = re.compile(r"\b(?:du |au |de l')?(?:soir|apres-midi|afternoon|evening|tonight)\b")
_MORNING = re.compile(r"\b(?:du |in the )?(?:matin|morning)\b")
_NEXT = re.compile(r"\b(?:prochaine?|next)\b")
_LITTLE = {"le", "ce", "this", "on", "the", "a", "at"}


class Unread(StrEnum):
    """Why a moment cannot be used: not understood, no hour, no such day, an hour that a clock change takes away or
    brings twice, over already, too far away.
    """

    WORDS = "words"
    HOUR = "hour"
    DAY = "day"
    CLOCK = "clock"
    PAST = "past"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Moment:
    """Local wall-clock times, the end on the same day where there is one.

    `other_weekday` is the day of the week that was written though the date falls on another, Monday being 0.
    """

    day: date
    starts: time
    ends: time | None = None
    other_weekday: int | None = field(default=None, compare=False)

    def starts_at(self, zone: str) -> datetime:
        return instant_of(self.day, self.starts, zone)

    def ends_at(self, zone: str) -> datetime | None:
        return instant_of(self.day, self.ends, zone) if self.ends else None


def read_moment(text: str, now: datetime, zone: str) -> Moment | Unread:
    """What was typed, read in that zone; without a year, the next that is to come."""
    plain = " ".join(bare(text[:LONGEST_TEXT]).replace("jusqu'", "").split()).strip(" .!")
    plain = re.sub(r"apres midi", "apres-midi", re.sub(r"(?<=\d)t(?=\d)", " ", plain))
    found = next((match for pattern in _PATTERNS if (match := pattern.search(plain))), None)
    if found is None:
        return Unread.HOUR if _day(plain, time(23, 59), now, zone) else Unread.WORDS
    rest = f"{plain[: found.start()]} {plain[found.end() :]}"
    is_late = _EVENING.search(rest) is not None
    starts, ends = _time(found, 1, is_late=is_late), _time(found, 2, is_late=is_late)
    if starts is None or (ends is None and "h2" in found.groupdict()) or (ends and ends <= starts):
        return Unread.WORDS
    return _on_a_day(_without_part_of_day(rest), starts, ends, now, zone)


def checked(moment: Moment, now: datetime, zone: str) -> Moment | Unread:
    """The moment, unless no meetup can be then: a clock change, the past, too far away."""
    if not all(_happens_once(moment.day, at, zone) for at in (moment.starts, moment.ends or moment.starts)):
        return Unread.CLOCK
    if moment.starts_at(zone) <= now:
        return Unread.PAST
    return Unread.FAR if moment.day - local_date(now, zone) > FARTHEST else moment


def _on_a_day(rest: str, starts: time, ends: time | None, now: datetime, zone: str) -> Moment | Unread:
    day = _day(rest, starts, now, zone)
    if day:
        others = sorted(weekdays_in(rest) - {day.weekday()})
        return checked(Moment(day, starts, ends, others[0] if others else None), now, zone)
    today = local_date(now, zone)
    would_be = re.sub(r"(?<!\d)\d{1,2}(?!\d)", "1", rest, count=1)
    return Unread.DAY if read_days(would_be, today) and not read_days(rest, today) else Unread.WORDS


def _without_part_of_day(rest: str) -> str:
    """« mardi soir »: the hour says it already; « ce soir » is today."""
    rest = re.sub(r"\b(?:ce soir|this evening|tonight|cet apres-midi|this afternoon)\b", "aujourd'hui", rest)
    return _MORNING.sub(" ", _EVENING.sub(" ", rest))


def _time(found: re.Match[str], number: int, *, is_late: bool) -> time | None:
    said = found.groupdict()
    if said.get(f"noon{number}"):
        return time(12)
    if not said.get(f"h{number}"):
        return None
    hour, minute = int(said[f"h{number}"]), int(said[f"m{number}"] or said[f"c{number}"] or 0)
    if half := said[f"pm{number}"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif is_late and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 else None


def _day(rest: str, starts: time, now: datetime, zone: str) -> date | None:
    """The day that is meant; of a weekday or a number alone, the next at which that hour is still to come."""
    today = local_date(now, zone)
    is_next = _NEXT.search(rest) is not None
    words = [word.strip(".") for word in _NEXT.sub(" ", rest).split() if word.strip(".") not in _LITTLE]
    if len(words) == 1 and words[0] in WEEKDAYS:
        ahead = (WEEKDAYS.index(words[0]) - today.weekday()) % 7
        found = [today + timedelta(days=ahead + more) for more in (0, 7) if ahead + more >= is_next]
    elif (
        words
        and len(words) <= 2
        and re.fullmatch(r"[0-9]{1,2}", words[-1])
        and all(word in WEEKDAYS for word in words[:-1])
    ):
        found = list(_numbered(today, int(words[-1])))
    else:
        days = read_days(" ".join(words), today)
        return days[0] if days and days[0] == days[1] else None
    return next((day for day in found if instant_of(day, starts, zone) > now), None)


def _numbered(today: date, number: int) -> Iterator[date]:
    """The coming days of that number: « le 31 » skips the months that have none."""
    for ahead in range(4):
        month = today.month - 1 + ahead
        try:
            yield date(today.year + month // 12, month % 12 + 1, number)
        except ValueError:
            continue


def _happens_once(day: date, at: time, zone: str) -> bool:
    """False of a wall-clock time that the change of the clocks leaves out, or brings twice."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    return local.utcoffset() == local.replace(fold=1).utcoffset()
