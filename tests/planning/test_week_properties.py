"""Whatever the person, zones, rhythms, calendars and ticks: never over the cap, never at night, each message once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Kind, Reply, Rhythm, Setting, Zone
from bot.planning.cap import EXEMPT, RANKS, Intent, Why, Wish, worth_until
from bot.planning.meetups import MeetupFacts
from bot.planning.meetups import wishes as meetup_wishes
from bot.planning.member import MemberFacts, mondays_to_fridays
from bot.planning.rhythm import WEEKLY_CAP, instant_of, is_quiet, local_date, monday_of, week_of
from bot.planning.week import PersonFacts
from tests.planning.lives import Life, promise

ZONES = (
    *("Europe/Paris", "Indian/Reunion", "America/Martinique", "America/Cayenne", "Pacific/Noumea"),
    Zone("Europe/Paris", time(19), time(9)),
    Zone("Indian/Reunion", time(20), time(9)),
)
"""The last two are of territories with a longer night."""
WEEK, DAY, HOUR, MINUTE = timedelta(weeks=1), timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
WEEKS_LIVED = 12
OF_THEIR_OWN = (Kind.IDEA, Kind.MEETUP, Kind.REPERE, Kind.ENCOURAGEMENT)
"""What is made by rules of its own, not by chance."""
ABOUT_TO_COME = (Kind.MEETUP_CHANGE, Kind.MEETUP_REMINDER)

hours = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))
mondays = st.dates(date(2026, 1, 1), date(2032, 12, 31)).map(monday_of)
seldom = st.integers(0, 9).map(lambda number: number == 0)


@st.composite
def calendars(draw: st.DrawFn, monday: date) -> object:
    """A school year with a few breaks, or one that nobody knows."""
    starts = draw(st.lists(st.integers(0, WEEKS_LIVED * 7), max_size=3))
    breaks = [(monday + start * DAY, monday + (start + draw(st.integers(0, 20))) * DAY) for start in starts]
    return lambda day: mondays_to_fridays(day) and not any(first <= day <= last for first, last in breaks)


@st.composite
def members(draw: st.DrawFn, number: int, monday: date) -> MemberFacts:
    last = draw(st.none() | st.integers(0, 6))
    return MemberFacts(
        id=number,
        zone=draw(st.sampled_from(ZONES)),
        settings=tuple(draw(st.sets(st.sampled_from(Setting), min_size=1, max_size=3))),
        weekday=draw(st.integers(0, 6)),
        send_time=draw(hours),
        rhythm=draw(st.sampled_from(Rhythm)),
        wants_repere=draw(st.booleans()),
        wants_encouragement=draw(st.booleans()),
        keeps_working_days=draw(st.booleans()),
        last_week=None if last is None else monday - last * WEEK,
        is_school_day=draw(calendars(monday)),
    )


@st.composite
def wishes(draw: st.DrawFn, start: datetime) -> Wish:
    """Something from elsewhere, on a minute of its own."""
    kind = draw(
        st.sampled_from([one for one in RANKS if one not in (Kind.IDEA, Kind.MEETUP, Kind.REPERE, Kind.ENCOURAGEMENT)])
    )
    wanted = start + draw(st.integers(0, WEEKS_LIVED * 7 * 24 * 60)) * MINUTE + timedelta(seconds=7)
    begins = wanted + draw(st.integers(1, 200)) * HOUR if kind in ABOUT_TO_COME else None
    zone = draw(st.sampled_from(ZONES))
    return Wish(kind, wanted, worth_until(kind, wanted, begins), zone, Why.TERRITORY, meetup_at=begins)


@st.composite
def meetings(draw: st.DrawFn, start: datetime) -> tuple[Wish, ...]:
    """All that one meetup wants to say, to somebody who is told of it or has answered."""
    announced = start + draw(st.integers(0, WEEKS_LIVED * 7 * 24 * 60)) * MINUTE + timedelta(seconds=11)
    begins = announced + draw(st.integers(1, 40 * 24)) * HOUR
    replied = announced + draw(st.integers(0, 20 * 24)) * HOUR if draw(st.booleans()) else None
    reply = draw(st.sampled_from(Reply)) if replied else None
    zone = draw(st.sampled_from(ZONES))
    number = draw(st.integers(100, 10_000))
    facts = MeetupFacts(number, begins, zone, announced, replied is None, reply, replied)
    return tuple(meetup_wishes(facts))


@st.composite
def people(draw: st.DrawFn) -> PersonFacts:
    monday, zone = draw(mondays), draw(st.sampled_from(ZONES))
    start = instant_of(monday, time(0), zone)
    count = draw(st.integers(1, 4))
    others = [replace(one, reference=n) for n, one in enumerate(draw(st.lists(wishes(start), max_size=6)), 1)]
    met = draw(st.lists(meetings(start), max_size=3, unique_by=lambda one: one[0].reference if one else None))
    return PersonFacts(
        zone=zone,
        members=tuple(draw(members(number, monday)) for number in range(1, count + 1)),
        since=start,
        silent_ideas=draw(st.integers(0, 9)),
        others=(*others, *(wish for one in met for wish in one)),
    )


@st.composite
def ticks(draw: st.DrawFn) -> list[timedelta]:
    """Steps of minutes, hours, days and weeks; a step of nothing is a doubled tick."""
    steps = st.one_of(
        st.just(timedelta(0)),
        st.integers(1, 90).map(lambda count: count * MINUTE),
        st.integers(1, 40).map(lambda count: count * HOUR),
        st.integers(1, 23).map(lambda count: count * DAY),
    )
    return draw(st.lists(steps, min_size=5, max_size=60))


def instants(person: PersonFacts, steps: list[timedelta]) -> list[datetime]:
    now, found = person.since, []
    for step in steps:
        now += step
        found.append(now)
    return found


def reacting(seed: int) -> object:
    return lambda intent: (intent.at.toordinal() * 7919 + seed) % 5 == 0


def assert_the_rules_hold(life: Life) -> None:
    counted = Counter(week_of(one.at, life.facts.zone) for one in life.sent if one.wish.kind not in EXEMPT)
    assert max(counted.values(), default=0) <= WEEKLY_CAP
    announced = Counter(one.wish.reference for one in life.sent if one.wish.kind is Kind.MEETUP)
    assert max(announced.values(), default=0) <= 1
    for one in life.sent:
        assert one.wish.meetup_at is None or one.at <= one.wish.meetup_at
        assert not is_quiet(one.at, one.wish.zone) or _is_urgent(one)
        assert one.wish.wanted_at <= one.at <= one.wish.until
    assert len(set(map(promise, life.sent))) == len(life.sent)
    assert not set(map(promise, life.sent)) & set(map(promise, life.not_sent))


def _is_urgent(one: Intent) -> bool:
    begins = one.wish.meetup_at
    return one.wish.kind is Kind.MEETUP_CHANGE and begins is not None and begins - one.at <= DAY


@settings(max_examples=60)
@given(person=people(), steps=ticks(), seed=st.integers(0, 4))
def test_never_over_the_cap_never_at_night_and_each_message_once_whatever_the_ticks(
    person: PersonFacts, steps: list[timedelta], seed: int
) -> None:
    assert_the_rules_hold(Life(person, reacting(seed)).live(instants(person, steps)))  # type: ignore[arg-type]


@settings(max_examples=60)
@given(person=people(), seed=st.integers(0, 4))
def test_a_membership_has_one_idea_a_week_at_its_rhythm(person: PersonFacts, seed: int) -> None:
    life = Life(person, reacting(seed)).live_on_time(person.since + WEEKS_LIVED * WEEK)  # type: ignore[arg-type]
    assert_the_rules_hold(life)
    for member in person.members:
        own = [one for one in life.sent if one.wish.kind is Kind.IDEA and one.wish.membership_id == member.id]
        weeks = [week_of(one.at, member.zone) for one in own]
        assert len(set(weeks)) == len(weeks)
        apart = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2, Rhythm.MONTHLY: 4}[member.rhythm]
        assert all(later - earlier >= apart * WEEK for earlier, later in pairwise(weeks))


@settings(max_examples=60)
@given(monday=mondays, zone=st.sampled_from(ZONES), weekday=st.integers(0, 6), at=hours, data=st.data())
def test_who_is_at_home_and_alone_has_exactly_one_idea_every_week(
    monday: date, zone: str, weekday: int, at: time, data: st.DataObject
) -> None:
    beside = {"wants_repere": data.draw(st.booleans()), "wants_encouragement": data.draw(st.booleans())}
    member = MemberFacts(1, zone, (Setting.HOME,), weekday, at, **beside)
    person = PersonFacts(zone, (member,), since=instant_of(monday, time(0), zone))
    life = Life(person, reacts=lambda _: True).live_on_time(person.since + WEEKS_LIVED * WEEK - HOUR)
    ideas = [local_date(one.at, zone) for one in life.sent if one.wish.kind is Kind.IDEA]
    assert ideas == [monday + weekday * DAY + number * WEEK for number in range(WEEKS_LIVED)]


@settings(max_examples=40)
@given(person=people(), seed=st.integers(0, 4), doubled=st.integers(1, 3), data=st.data())
def test_ticks_that_are_doubled_change_nothing(
    person: PersonFacts, seed: int, doubled: int, data: st.DataObject
) -> None:
    once = Life(person, reacting(seed))  # type: ignore[arg-type]
    often = Life(person, reacting(seed))  # type: ignore[arg-type]
    end = person.since + 6 * WEEK
    now = person.since
    while now < end:
        once.tick(now)
        for _ in range(doubled):
            often.tick(now)
            often.tick(now + data.draw(st.integers(0, 5)) * timedelta(microseconds=1))
        now = once.looks_at or end
    assert list(map(promise, often.sent)) == list(map(promise, once.sent))


@settings(max_examples=40)
@given(person=people(), minutes=st.integers(1, 29))
def test_a_clockwork_that_is_a_little_late_sends_all_that_a_punctual_one_does(
    person: PersonFacts, minutes: int
) -> None:
    """Up to half an hour: the last hour of the day is 19:30, and at 20:00 the day is over."""
    person = replace(person, others=())
    punctual = Life(person).live_on_time(person.since + 6 * WEEK)
    late = Life(person)
    now = person.since
    while now <= person.since + 6 * WEEK:
        late.tick(now + minutes * MINUTE)
        now = late.looks_at or now + WEEK
    assert list(map(promise, late.sent)) == list(map(promise, punctual.sent))


@settings(max_examples=40)
@given(person=people(), away=st.sampled_from([3 * HOUR, 3 * DAY, 21 * DAY]), at=st.integers(0, 5 * 7 * 24))
def test_after_a_stop_everything_is_sent_once_or_counted(person: PersonFacts, away: timedelta, at: int) -> None:
    down = person.since + at * HOUR
    life = Life(person).live_on_time(down)
    life.tick(down + away)
    assert_the_rules_hold(life)
    settled = {promise(one) for one in (*life.sent, *life.not_sent)}
    expected = [promise(wish) for wish in (Intent(one, one.wanted_at) for one in person.others)]
    told = {one.wish.reference for one in life.sent if one.wish.kind is Kind.MEETUP}
    missed = [
        one
        for one, wish in zip(expected, person.others, strict=True)
        if wish.wanted_at <= down + away and not (wish.kind is Kind.MEETUP and wish.reference in told)
    ]
    assert set(missed) <= settled


@settings(max_examples=40)
@given(person=people(), day=st.integers(0, 80), weeks=st.integers(1, 4))
def test_nothing_unasked_comes_during_a_pause(person: PersonFacts, day: int, weeks: int) -> None:
    until = local_date(person.since, "UTC") + day * DAY
    paused = replace(person, is_paused=True, paused_until=until)
    life = Life(paused).live_on_time(person.since + WEEKS_LIVED * WEEK)
    for one in life.sent:
        assert one.wish.kind in EXEMPT or local_date(one.wish.wanted_at, one.wish.zone) >= until


def test_the_year_of_53_weeks_and_both_clock_changes_have_their_ideas() -> None:
    start = datetime(2026, 10, 19, 0, 0, tzinfo=UTC)
    member = MemberFacts(1, "Europe/Paris", (Setting.HOME,), 6, time(8))
    life = Life(PersonFacts("Europe/Paris", (member,), start), reacts=lambda _: True).live_on_time(start + 27 * WEEK)
    days = [local_date(one.at, "Europe/Paris") for one in life.sent]
    assert days == [date(2026, 10, 25) + number * WEEK for number in range(27)]
    assert (2026, 53) in {day.isocalendar()[:2] for day in days}
    assert {one.at.hour for one in life.sent} == {6, 7}
