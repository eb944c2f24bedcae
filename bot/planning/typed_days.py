"""Days as people type them, in French or in English: « 14 mai », « 14/05 », « du 12 au 14 mai », « May 12 to 14 »."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
SHORTEST_MONTH = 3
"""« sept », « dec » are read; « jui » may be June or July and is not."""
LONGEST_TEXT = 80
YEARS_AHEAD = 8
"""The next 29 February is at most eight years away."""
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
WEEKDAYS += ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FILLERS = {*WEEKDAYS, "le", "les", "du", "de", "des", "from", "the", "on", "of", "inclus", "included"}
_NEAR = {"aujourd'hui": 0, "today": 0, "demain": 1, "tomorrow": 1, "apres-demain": 2}
_UNTIL = re.compile(r"\b(?:au|a|to|until|till)\b|->|>|\s-\s")
_AND = re.compile(r"\b(?:et|and)\b|&")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_TIGHT = re.compile(r"(\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?)?)-(\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?| +[a-z].*))")
"""« 12-14 mai », « 12/05-14/05 »; « 12-05 » is a day and a month."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """One end as it was typed; what is missing comes from the other end or from the calendar."""

    day: int
    month: int | None = None
    year: int | None = None


def read_days(text: str, today: date) -> tuple[date, date] | None:
    """First and last day; without a year the next such days that are not over. None where it cannot be read."""
    plain = _plain(text[:LONGEST_TEXT])
    if plain in _NEAR:
        day = today + timedelta(days=_NEAR[plain])
        return day, day
    parts, are_two_days = _parts(plain)
    ends = [_end(part) for part in parts]
    if len(ends) > 2 or any(end is None for end in ends):
        return None
    found = _dated(*_completed([end for end in ends if end]), today)
    return None if found and are_two_days and found[1] - found[0] != timedelta(days=1) else found


def misnamed(text: str, first: date, last: date) -> list[date]:
    """Of the days that were read from the text, those that are not the day of the week that was written with them."""
    parts, _ = _parts(bare(text[:LONGEST_TEXT]).replace("jusqu'", "").strip(" .!"))
    return [day for part, day in zip(parts, (first, last), strict=False) if weekdays_in(part) - {day.weekday()}]


def weekdays_in(plain: str) -> set[int]:
    """The days of the week that are written in it, Monday being 0."""
    words = (word.strip(".()") for word in plain.split())
    return {WEEKDAYS.index(word) % 7 for word in words if word in WEEKDAYS}


def bare(text: str) -> str:
    """Lower case without accents, commas and the letters of « 1er », « 2nd »."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("–", " - ").replace("→", ">"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"(?<=\d)(?:er|st|nd|rd|th)\b", "", plain.replace(",", " "))


def _plain(text: str) -> str:
    """The same without weekdays and little words."""
    words = [word for word in bare(text).replace("jusqu'", "").split() if word.strip(".") not in _FILLERS]
    return " ".join(words).strip(" .!")


def _parts(plain: str) -> tuple[list[str], bool]:
    """The two ends, or the one day; True where they are two days and not a period."""
    if tight := _TIGHT.fullmatch(plain):
        return [*tight.groups()], False
    if until := _UNTIL.search(plain):
        return [plain[: until.start()].strip(), plain[until.end() :].strip()], False
    if both := _AND.search(plain):
        return [plain[: both.start()].strip(), plain[both.end() :].strip()], True
    return [plain], False


def _end(part: str) -> _Typed | None:
    if iso := _ISO.fullmatch(part):
        return _Typed(int(iso[3]), int(iso[2]), int(iso[1]))
    if figures := _FIGURES.fullmatch(part):
        return _Typed(int(figures[1]), int(figures[2]), _year(figures[3]))
    return _worded(part.split())


def _worded(words: list[str]) -> _Typed | None:
    """« 14 », « 14 mai », « 14 mai 2027 », « may 14 »."""
    months = [month for word in words if (month := _month(word))]
    numbers = [word for word in words if word.isascii() and word.isdigit() and len(word) <= 4]
    if len(months) > 1 or len(months) + len(numbers) != len(words) or not 1 <= len(numbers) <= 2:
        return None
    day, *rest = numbers
    if len(day) > 2 or any(len(year) != 4 for year in rest) or (rest and not months):
        return None
    return _Typed(int(day), months[0] if months else None, int(rest[0]) if rest else None)


def _month(word: str) -> int | None:
    word = word.rstrip(".")
    if len(word) < SHORTEST_MONTH:
        return None
    found = {number for number, names in enumerate(MONTHS, 1) if any(name.startswith(word) for name in names)}
    return found.pop() if len(found) == 1 else None


def _year(written: str | None) -> int | None:
    return None if written is None else int(written) + (2000 if len(written) == 2 else 0)


def _completed(ends: list[_Typed]) -> tuple[_Typed, _Typed]:
    """« du 12 au 14 mai »: the month of one end is that of the other, and so is the year."""
    first, last = ends[0], ends[-1]
    first = _Typed(first.day, first.month or last.month, first.year)
    return first, _Typed(last.day, last.month or first.month, last.year)


def _dated(first: _Typed, last: _Typed, today: date) -> tuple[date, date] | None:
    if first.year is None and last.year is None:
        found = (_period(first, last, year) for year in range(today.year - 1, today.year + YEARS_AHEAD + 1))
        return next((period for period in found if period and period[1] >= today), None)
    if first.year is not None and last.year is not None:
        return _between(_date(first, first.year), _date(last, last.year))
    if first.year is not None:
        return _period(first, last, first.year)
    ended = last.year or 0
    same_year = _between(_date(first, ended), _date(last, ended))
    return same_year or _between(_date(first, ended - 1), _date(last, ended))


def _period(first: _Typed, last: _Typed, year: int) -> tuple[date, date] | None:
    """Begins in that year; « du 30 décembre au 2 janvier » ends in the next."""
    begins = _date(first, year)
    turns = (last.month or 0, last.day) < (first.month or 0, first.day) and last.month != first.month
    return _between(begins, _date(last, year + turns))


def _between(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last and first <= last else None


def _date(typed: _Typed, year: int) -> date | None:
    try:
        return date(year, typed.month or 0, typed.day)
    except ValueError:
        return None
