"""A day and an hour as coordinators type them: read when they can be, and told why when they cannot."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Language
from bot.planning.rhythm import instant_of
from bot.planning.typed_days import MONTHS, WEEKDAYS
from bot.planning.typed_moments import Moment, Unread, checked, read_moment
from bot.texts import Texts
from bot.views.meetups import when
from tests.test_texts import FOLDER

PARIS = "Europe/Paris"
NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
"""A Saturday, 11:00 in Paris."""
DECEMBER_8 = date(2026, 12, 8)
ZONES = (PARIS, "Indian/Reunion", "America/Martinique", "Pacific/Noumea")
TEXTS = Texts.load(FOLDER)


def at(day: date, hour: int, minute: int = 0, until: time | None = None) -> Moment:
    return Moment(day, time(hour, minute), until)


@pytest.mark.parametrize(
    "text",
    [
        "mardi 8 décembre 18h30",
        "Mardi 8 Décembre 2026 à 18 h 30",
        "08/12 18:30",
        "8/12/26 18h30",
        "le 8 à 18 h 30",
        "mardi 8 18h30",
        "18h30 mardi 8 décembre",
        "18 h 30, mardi 8 déc.",
        "8 décembre à 18 heures 30",
        "2026-12-08 18:30",
        "2026-12-08T18:30",
        "Dec 8 at 6:30 pm",
        "Tuesday 8 December 2026 at 18:30",
        "mardi 8 décembre au soir 6h30",
    ],
)
def test_one_moment_is_read_as_people_write_it(text: str) -> None:
    assert read_moment(text, NOW, PARIS) == at(DECEMBER_8, 18, 30)


@pytest.mark.parametrize(
    "text",
    [
        "8 décembre 18h30-20h",
        "8/12 de 18h30 à 20h",
        "de 18h30 à 20 h le mardi 8 décembre",
        "mardi 8 décembre 2026, de 18 h 30 à 20 h",
        "8 décembre 18:30 – 20:00",
        "8 December from 6:30 pm to 8 pm",
        "8/12 18h30 jusqu’à 20h",
    ],
)
def test_an_end_is_read_too(text: str) -> None:
    assert read_moment(text, NOW, PARIS) == at(DECEMBER_8, 18, 30, time(20))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("demain 18h", at(date(2026, 11, 29), 18)),
        ("aujourd’hui 15h", at(date(2026, 11, 28), 15)),
        ("ce soir 19h", at(date(2026, 11, 28), 19)),
        ("demain soir 8h", at(date(2026, 11, 29), 20)),
        ("mardi 18h", at(date(2026, 12, 1), 18)),
        ("mardi midi", at(date(2026, 12, 1), 12)),
        ("samedi 12h", at(date(2026, 11, 28), 12)),
        ("samedi 9h", at(date(2026, 12, 5), 9)),
        ("samedi prochain 12h", at(date(2026, 12, 5), 12)),
        ("le 31 à 18h", at(date(2026, 12, 31), 18)),
        ("8/12 à 20h", at(DECEMBER_8, 20)),
        ("18h 8 décembre", at(DECEMBER_8, 18)),
        ("18h 08/12", at(DECEMBER_8, 18)),
        ("8 décembre à 18", at(DECEMBER_8, 18)),
        ("1er décembre 9h", at(date(2026, 12, 1), 9)),
        ("12 mars 18h", at(date(2027, 3, 12), 18)),
    ],
)
def test_what_is_not_written_is_the_next_that_is_to_come(text: str, moment: Moment) -> None:
    assert read_moment(text, NOW, PARIS) == moment


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Unread.WORDS),
        ("bonjour", Unread.WORDS),
        ("18h30", Unread.WORDS),
        ("25h le 8/12", Unread.WORDS),
        ("8/12 de 20h à 18h", Unread.WORDS),
        ("du 8 au 9 décembre 18h", Unread.WORDS),
        ("8 décembre", Unread.HOUR),
        ("mardi", Unread.HOUR),
        ("31/02 18h", Unread.DAY),
        ("30 février à 18h", Unread.DAY),
        ("2027-02-31 18h", Unread.DAY),
        ("28/03/2027 2h30", Unread.CLOCK),
        ("31/10/2027 2h30", Unread.CLOCK),
        ("aujourd’hui 10h", Unread.PAST),
        ("8 décembre 2025 18h", Unread.PAST),
        ("8/12/2062 18h", Unread.FAR),
    ],
)
def test_what_cannot_be_used_says_why(text: str, why: Unread) -> None:
    assert read_moment(text, NOW, PARIS) is why


moments = st.datetimes(datetime(2026, 1, 1), datetime(2034, 12, 31))  # noqa: DTZ001  # local to the zone
ends = st.none() | st.times()


@given(moment=moments, end=ends, zone=st.sampled_from(ZONES), ahead=st.integers(1, 390), data=st.data())
def test_whatever_is_shown_back_is_read_as_the_same_instant(
    moment: datetime, end: time | None, zone: str, ahead: int, data: st.DataObject
) -> None:
    shown = Moment(moment.date(), moment.time().replace(second=0, microsecond=0))
    if end and (until := end.replace(second=0, microsecond=0)) > shown.starts:
        shown = Moment(shown.day, shown.starts, until)
    now = shown.starts_at(zone) - timedelta(days=ahead)
    t = TEXTS.of(data.draw(st.sampled_from([Language.FRENCH, Language.SIMPLE_FRENCH, Language.ENGLISH])))
    said = when(t, shown.starts_at(zone), shown.ends_at(zone), zone)
    if isinstance(checked(shown, now, zone), Moment):
        assert read_moment(said, now, zone) == shown, said


@given(moment=moments, ahead=st.integers(0, 300), style=st.integers(0, 5))
def test_any_moment_to_come_is_read_whatever_the_way_of_writing(moment: datetime, ahead: int, style: int) -> None:
    day, starts = moment.date(), moment.time().replace(second=0, microsecond=0)
    now = instant_of(day, starts, PARIS) - timedelta(days=ahead, minutes=1)
    written = (
        f"{day.day} {MONTHS[day.month - 1][0]} {starts:%Hh%M}",
        f"{day:%d/%m} {starts:%H:%M}",
        f"{day:%d/%m/%Y} à {starts.hour} h {starts:%M}",
        f"{MONTHS[day.month - 1][1].capitalize()} {day.day} at {starts:%I:%M %p}",
        f"{day.isoformat()} {starts:%H:%M}",
        f"{starts:%Hh%M} le {day.day} {MONTHS[day.month - 1][0]} {day.year}",
    )[style]
    expected = checked(Moment(day, starts), now, PARIS)
    assert read_moment(written, now, PARIS) == expected, written


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("mercredi 8 décembre 18h30", 2),
        ("18h30 mercredi 08/12", 2),
        ("Wednesday 8 December 2026 at 18:30", 2),
        ("mercredi 8 18h30", 2),
        ("mardi 8 décembre 18h30", None),
        ("8 décembre 18h30", None),
    ],
)
def test_another_day_of_the_week_than_the_date_has_is_noticed(text: str, other: int | None) -> None:
    found = read_moment(text, NOW, PARIS)
    assert found == at(DECEMBER_8, 18, 30)
    assert isinstance(found, Moment)
    assert found.other_weekday == other


@given(
    moment=moments, ahead=st.integers(0, 300), weekday=st.integers(0, 6), english=st.booleans(), style=st.integers(0, 4)
)
def test_weekday_and_date_never_disagree_in_silence(
    moment: datetime, ahead: int, weekday: int, english: bool, style: int
) -> None:
    day, starts = moment.date(), moment.time().replace(second=0, microsecond=0)
    now = instant_of(day, starts, PARIS) - timedelta(days=ahead, minutes=1)
    named, month = WEEKDAYS[weekday + 7 * english], MONTHS[day.month - 1][english]
    written = (
        f"{named} {day.day} {month} {starts:%Hh%M}",
        f"{named.capitalize()} {day:%d/%m} {starts:%H:%M}",
        f"{starts:%Hh%M} {named} {day:%d/%m/%Y}",
        f"{named} {day.day} {starts:%Hh%M}",
        f"le {named}, {day.day} {month} {day.year} à {starts:%Hh%M}",
    )[style]
    found = read_moment(written, now, PARIS)
    if isinstance(found, Moment):
        agrees = found.day.weekday() == weekday
        assert found.other_weekday == (None if agrees else weekday), written


@given(text=st.text(st.sampled_from("0123456789 /-.:'’hàdemarijnuioct>é"), max_size=40))
def test_whatever_is_typed_nothing_breaks_and_a_moment_is_to_come(text: str) -> None:
    found = read_moment(text, NOW, PARIS)
    if isinstance(found, Moment):
        assert found.starts_at(PARIS) > NOW
        assert found.ends is None or found.ends > found.starts
