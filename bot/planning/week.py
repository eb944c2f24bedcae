"""What one person receives in one week, when and why, and what they do not receive, and why not.

    plan = plan_week(person, week, now)
    plan.intents    what to send: kind, instant, until when it is worth it, reason
    plan.not_sent   what is left out, each with its reason: rhythm, holidays, pause, silence, cap, quiet hours, too late

A pure function of the facts, the territory's calendar (behind `MemberFacts.is_school_day`) and the time. The scheduler
asks it at each look (`look`), the calendar simulator week after week with `now` at the beginning of the week. Between
two weeks a simulator brings the facts up to date as the database would: for each idea that was sent, `last_week`,
`given` and `silent_ideas` (back to 0 when the person reacts); `is_asked` after a CONTINUE that nobody answers; `since`
moves to the end of the week.

The rules. One idea a week for each membership, on its day and at its hour, as often as its rhythm says, counted from
the last one. Those who want them get the repère before and a word after. Three unasked messages a week for a person at
most, in the order of `cap.RANKS`; nothing from 20:00 to 08:00. School rests in its holidays. After eight ideas of
silence one message asks whether to go on, and what stays silent becomes monthly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.model import Kind, Rhythm
from bot.planning.cap import EXEMPT, Intent, NotSent, Why, WhyNot, Wish, capped, left_out, timed, within, worth_until
from bot.planning.member import (
    WEEK,
    MemberFacts,
    day_after,
    day_before,
    idea_day,
    is_due,
    last_moment,
    settings_on,
)
from bot.planning.rhythm import instant_of, local_date, week_of

SILENT_IDEAS = 8
"""After so many ideas without any reaction one message asks « on continue ? » (product rule)."""
REPERE_AHEAD = timedelta(hours=4)
"""Nearer to the idea than this the repère is left out: the idea opens with it."""
HORIZON_WEEKS = 60
"""Beyond that nothing is looked for: a summer and a monthly rhythm are well within."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the rhythm needs to know of one person.

    `zone` is that in which their weeks are counted. What was wanted before `since` is decided already. `silent_ideas`
    are those that came by themselves since the person's last sign of life; `is_asked`: « on continue ? » was sent since
    then. A pause lasts until the morning of `paused_until`, or without end. `taken` says for each Monday how many
    unasked messages that week has already, sent or promised. `others` are wishes from elsewhere: meetups, broadcasts.
    """

    zone: str
    members: tuple[MemberFacts, ...]
    since: datetime
    silent_ideas: int = 0
    is_asked: bool = False
    is_paused: bool = False
    paused_until: date | None = None
    taken: Mapping[date, int] = field(default_factory=dict)
    others: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """`intents` by time; `not_sent` by the time at which each would have come."""

    week: date
    intents: tuple[Intent, ...]
    not_sent: tuple[NotSent, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What falls due now, and when to look again."""

    due: tuple[Intent, ...]
    not_sent: tuple[NotSent, ...]
    next_at: datetime


@dataclass(frozen=True, slots=True)
class _Window:
    """A person's week, from its first instant to before that of the next."""

    week: date
    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        return self.start <= at < self.end


def plan_week(person: PersonFacts, week: date, now: datetime) -> WeekPlan:
    """All that is wanted for this person in the week of that Monday, decided as of `now`."""
    window = _Window(week, *(instant_of(day, time(0), person.zone) for day in (week, week + WEEK)))
    taken = person.taken.get(week, 0)
    wishes, refused = _split(_first_wishes(person, window))
    certain, _ = _decide(person, window, wishes, now, taken)
    beside, refused_too = _split(_beside(person, window, certain))
    kept, dropped = _decide(person, window, [*wishes, *beside], now, taken)
    not_sent = sorted((*refused, *refused_too, *dropped), key=lambda one: one.wanted_at)
    return WeekPlan(week, tuple(kept), tuple(not_sent))


def look(person: PersonFacts, now: datetime) -> Look:
    """What is wanted from `person.since` to `now`, and the next instant at which anything may be, after `now`."""
    due: list[Intent] = []
    not_sent: list[NotSent] = []
    week, last = week_of(person.since, person.zone), week_of(now, person.zone)
    while week <= last:
        plan = plan_week(person, week, now)
        due += [one for one in plan.intents if one.wish.wanted_at <= now]
        not_sent += [one for one in plan.not_sent if one.wanted_at <= now]
        week += WEEK
    return Look(tuple(due), tuple(not_sent), _next_at(person, now))


def next_idea(person: PersonFacts, member_id: int, now: datetime) -> datetime | None:
    """When the next idea of this membership comes, after `now`; None where none is in sight."""
    for intent in foresee(person, now):
        if intent.wish.kind is Kind.IDEA and intent.wish.membership_id == member_id:
            return intent.at
    return None


def foresee(person: PersonFacts, now: datetime) -> Iterator[Intent]:
    """What comes after `now` if nothing changes, week after week; ideas beyond the next are not counted on."""
    week = week_of(now, person.zone)
    for ahead in range(HORIZON_WEEKS):
        plan = plan_week(person, week + ahead * WEEK, now)
        yield from (one for one in plan.intents if one.wish.wanted_at > now)


def coming(person: PersonFacts, now: datetime) -> list[Intent]:
    """The next message of each kind for each membership, by time; none that lies beyond the horizon."""
    found: dict[tuple[Kind, int | None], Intent] = {}
    missing = {member.id for member in person.members}
    for intent in foresee(person, now):
        if not missing and intent.wish.week and intent.wish.wanted_at > now + 2 * WEEK:
            break
        found.setdefault((intent.wish.kind, intent.wish.membership_id), intent)
        missing.discard(intent.wish.membership_id or 0)
    return sorted(found.values(), key=lambda one: one.at)


def _next_at(person: PersonFacts, now: datetime) -> datetime:
    """The next time at which something is wanted, even where today's rules leave it out: tomorrow's may not."""
    week = week_of(now, person.zone)
    for ahead in range(HORIZON_WEEKS):
        plan = plan_week(person, week + ahead * WEEK, now)
        wanted = [one.wish.wanted_at for one in plan.intents] + [one.wanted_at for one in plan.not_sent]
        if later := [at for at in wanted if at > now]:
            return min(later)
    return now + 4 * WEEK


def _decide(
    person: PersonFacts, window: _Window, wishes: Iterable[Wish], now: datetime, taken: int
) -> tuple[list[Intent], list[NotSent]]:
    """Those that are in time and within the cap, and the others with their reason."""
    found = [_in_pause(person, wish) or timed(within(wish, window.end), now) for wish in wishes]
    intents = [one for one in found if isinstance(one, Intent)]
    kept, dropped = capped(intents, taken)
    return kept, [*(one for one in found if isinstance(one, NotSent)), *dropped]


def _in_pause(person: PersonFacts, wish: Wish) -> NotSent | None:
    """A pause holds back everything but what was asked for and what one has to know."""
    if not person.is_paused or wish.kind in EXEMPT:
        return None
    if person.paused_until and local_date(wish.wanted_at, wish.zone) >= person.paused_until:
        return None
    return left_out(wish, WhyNot.PAUSE)


def _first_wishes(person: PersonFacts, window: _Window) -> Iterator[Wish | NotSent]:
    """The ideas, the repères before them, and what comes from elsewhere; not what depends on an idea that is sent."""
    ours = (found for member in person.members for found in _ideas(person, member, window))
    for found in (*ours, *person.others):
        if window.holds(found.wanted_at) and found.wanted_at >= person.since:
            yield found


def _ideas(person: PersonFacts, member: MemberFacts, window: _Window) -> Iterator[Wish | NotSent]:
    """The weeks on both sides count too: zones differ, and the repère of a Monday's idea comes the week before."""
    last = member.last_week
    for week in (window.week - WEEK, window.week, window.week + WEEK):
        if last is not None and week <= last:
            continue
        found = _idea(person, member, last, week)
        yield found
        if isinstance(found, Wish):
            yield from _repere(member, found)
            last = week if window.holds(found.wanted_at) and found.wanted_at >= person.since else last


def _idea(person: PersonFacts, member: MemberFacts, last: date | None, week: date) -> Wish | NotSent:
    day = idea_day(member, week)
    at = member.at(day or week + timedelta(days=member.weekday))
    if not is_due(last, week, member.rhythm):
        return NotSent(Kind.IDEA, at, WhyNot.RHYTHM, member.id, week)
    if day is None:
        return NotSent(Kind.IDEA, at, WhyNot.HOLIDAYS, member.id, week)
    if person.is_asked and not is_due(last, week, Rhythm.MONTHLY):
        return NotSent(Kind.IDEA, at, WhyNot.SILENCE, member.id, week)
    waited = (week - last) // WEEK if last else HORIZON_WEEKS
    until = last_moment(member, at, worth_until(Kind.IDEA, at))
    return Wish(
        Kind.IDEA, at, until, member.zone, Why.RHYTHM, member.id, week, settings_on(member, day), weeks_waited=waited
    )


def _repere(member: MemberFacts, idea: Wish) -> Iterator[Wish | NotSent]:
    if not member.wants_repere:
        return
    day = day_before(member, local_date(idea.wanted_at, member.zone))
    at = member.at(day)
    if not settings_on(member, day):
        yield NotSent(Kind.REPERE, at, WhyNot.HOLIDAYS, member.id, idea.week)
        return
    until = min(last_moment(member, at, worth_until(Kind.REPERE, at)), idea.wanted_at - REPERE_AHEAD)
    yield Wish(Kind.REPERE, at, until, member.zone, Why.WANTED, member.id, idea.week)


def _beside(person: PersonFacts, window: _Window, certain: Iterable[Intent]) -> Iterator[Wish | NotSent]:
    """What comes after the ideas that were given or will be: « on continue ? » once, or the word after."""
    members = {member.id: member for member in person.members}
    afters = [(member, member.given.on, person.silent_ideas) for member in person.members if member.given]
    planned = [one for one in certain if one.wish.kind is Kind.IDEA]
    for number, intent in enumerate(planned, person.silent_ideas + 1):
        if member := members.get(intent.wish.membership_id or 0):
            afters.append((member, local_date(intent.at, member.zone), number))
    is_asked = person.is_asked
    for member, day, silent in sorted(afters, key=lambda one: one[1]):
        asks = silent >= SILENT_IDEAS and not is_asked
        found = _after(member, day, asks=asks)
        if found and window.holds(found.wanted_at) and found.wanted_at >= person.since:
            is_asked = is_asked or asks
            yield found


def _after(member: MemberFacts, given_on: date, *, asks: bool) -> Wish | NotSent | None:
    day = day_after(member, given_on)
    at = member.at(day)
    kind = Kind.CONTINUE if asks else Kind.ENCOURAGEMENT
    if not (asks or member.wants_encouragement):
        return None
    if not settings_on(member, day):
        return NotSent(kind, at, WhyNot.HOLIDAYS, member.id)
    is_answered = member.given is not None and member.given.on == given_on and member.given.is_answered
    if is_answered and not asks:
        return NotSent(kind, at, WhyNot.ANSWERED, member.id)
    until = last_moment(member, at, worth_until(kind, at))
    return Wish(kind, at, until, member.zone, Why.SILENCE if asks else Why.WANTED, member.id)


def _split(found: Iterable[Wish | NotSent]) -> tuple[list[Wish], list[NotSent]]:
    both = list(found)
    return [one for one in both if isinstance(one, Wish)], [one for one in both if isinstance(one, NotSent)]
