"""One person's weeks: planning decides what comes, the person reacts or not, and the facts move on as in reality.

bot/planning/week.py says which facts change between two weeks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Protocol

from bot.library.models import Theme
from bot.model import AgeBand, IdeaOrigin, IdeaState, Kind, Past, Rhythm, Role, Setting, Tag
from bot.planning import again
from bot.planning.cap import Intent, NotSent, WhyNot, Wish, left_out
from bot.planning.choice import Choice, choose
from bot.planning.likings import Tastes, points_of
from bot.planning.member import WEEK, Given, MemberFacts
from bot.planning.rhythm import instant_of, local_date
from bot.planning.week import PersonFacts, plan_week
from bot.services.choosing import Known, need_of, own_tastes_of
from bot.services.presets import PRESETS
from bot.services.simulation.town import Town


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of member: what they chose on joining."""

    id: int
    role: Role
    settings: tuple[Setting, ...]
    age_bands: tuple[AgeBand, ...]
    weekday: int
    send_time: time
    rhythm: Rhythm
    wants_repere: bool = False
    wants_encouragement: bool = False
    structure_id: int | None = None

    @classmethod
    def preset(cls, role: Role, settings: Sequence[Setting], ages: Sequence[AgeBand], number: int = 1) -> Profile:
        """With the day, hour and rhythm that go with the role."""
        chosen = PRESETS[role]
        places = tuple(settings) or (chosen.setting,)
        return cls(number, role, places, tuple(ages), chosen.weekday, chosen.send_time, chosen.rhythm)


@dataclass(slots=True)
class Lived:
    """One membership as it goes on."""

    profile: Profile
    history: list[Past] = field(default_factory=list)
    last_week: date | None = None
    given: Given | None = None


@dataclass(slots=True)
class Life:
    """One person as they go on."""

    members: tuple[Lived, ...]
    since: datetime
    silent_ideas: int = 0
    is_asked: bool = False
    is_paused: bool = False
    paused_until: date | None = None
    has_left: bool = False
    others: tuple[Wish, ...] = ()
    """What comes from elsewhere: meetups, broadcasts, reminders that were asked for."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that leaves at `at`; an idea has its theme and the whole reason of its choice."""

    at: datetime
    intent: Intent
    theme: Theme | None = None
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class WeekLived:
    week: date
    sent: tuple[Sent, ...]
    not_sent: tuple[NotSent, ...]
    empty: tuple[Wish, ...]
    """Ideas for which the library had nothing."""


class Temper(Protocol):
    """How somebody takes what comes."""

    def face(self, life: Life, sent: Sent) -> tuple[IdeaState, int | None, tuple[Tag, ...]]:
        """What they do with an idea."""

    def answer(self, life: Life, sent: Sent) -> None:
        """What they do with « on continue ? »."""


class Doer:
    """Does every idea without saying more: what a preview supposes."""

    def face(self, life: Life, sent: Sent) -> tuple[IdeaState, int | None, tuple[Tag, ...]]:
        return IdeaState.DONE, None, ()

    def answer(self, life: Life, sent: Sent) -> None:
        life.silent_ideas, life.is_asked = 0, False


class Reader(Doer):
    """Reads in silence, which is normal."""

    def face(self, life: Life, sent: Sent) -> tuple[IdeaState, int | None, tuple[Tag, ...]]:
        return IdeaState.PROPOSED, None, ()

    def answer(self, life: Life, sent: Sent) -> None:
        """Silence."""


def live_week(town: Town, life: Life, week: date, temper: Temper) -> WeekLived:
    """The week of that Monday, decided as the bot would, and lived; `life` moves on to the next."""
    now = max(instant_of(week, time(0), town.zone), life.since)
    plan = plan_week(facts_of(town, life), week, now)
    sent: list[Sent] = []
    not_sent, empty = list(plan.not_sent), []
    for intent in plan.intents:
        match _receive(town, life, intent, temper):
            case Sent() as message:
                sent.append(message)
            case NotSent() as message:
                not_sent.append(message)
            case None:
                empty.append(intent.wish)
    life.since = instant_of(week + WEEK, time(0), town.zone)
    _end_pause(life, week + WEEK)
    return WeekLived(week, tuple(sent), tuple(sorted(not_sent, key=lambda one: one.wanted_at)), tuple(empty))


def live(town: Town, life: Life, first: date, last: date, temper: Temper) -> Iterator[WeekLived]:
    """Week after week, from the Monday `first` to that of `last`."""
    week = first
    while week <= last and not life.has_left:
        yield live_week(town, life, week, temper)
        week += WEEK


def facts_of(town: Town, life: Life) -> PersonFacts:
    return PersonFacts(
        zone=town.zone,
        members=tuple(_facts(town, one) for one in life.members),
        since=life.since,
        silent_ideas=life.silent_ideas,
        is_asked=life.is_asked,
        is_paused=life.is_paused,
        paused_until=life.paused_until,
        others=life.others,
    )


def _facts(town: Town, one: Lived) -> MemberFacts:
    profile = one.profile
    return MemberFacts(
        id=profile.id,
        zone=town.zone,
        settings=profile.settings,
        weekday=profile.weekday,
        send_time=profile.send_time,
        rhythm=profile.rhythm,
        wants_repere=profile.wants_repere,
        wants_encouragement=profile.wants_encouragement,
        keeps_working_days=profile.role in (Role.PROFESSIONAL, Role.ELECTED),
        last_week=one.last_week,
        given=one.given,
        is_school_day=town.calendar.is_school_day,
    )


def _receive(town: Town, life: Life, intent: Intent, temper: Temper) -> Sent | NotSent | None:
    """None where the library has no idea to give."""
    one = next((one for one in life.members if one.profile.id == intent.wish.membership_id), life.members[0])
    match intent.wish.kind:
        case Kind.IDEA:
            return _receive_idea(town, life, one, intent, temper)
        case Kind.ENCOURAGEMENT if one.given and one.given.is_answered:
            return left_out(intent.wish, WhyNot.ANSWERED)
        case Kind.CONTINUE:
            sent, life.is_asked = Sent(intent.at, intent), True
            temper.answer(life, sent)
            return sent
        case Kind.REPERE:
            return Sent(intent.at, intent, town.theme_of(intent.wish.week) if intent.wish.week else None)
        case _:
            return Sent(intent.at, intent)


def _receive_idea(town: Town, life: Life, one: Lived, intent: Intent, temper: Temper) -> Sent | None:
    week = intent.wish.week
    if week is None:
        return None
    theme = town.theme_of(week)
    choice = choose_in(town, life, one, theme, week, intent.wish.settings)
    if choice.plan is None:
        return None
    sent = Sent(intent.at, intent, theme, choice)
    one.last_week, life.silent_ideas = week, life.silent_ideas + 1
    town.memory.note_use(choice.plan.activity.slug, week, one.profile.structure_id)
    _react(town, life, one, sent, temper)
    return sent


def choose_in(town: Town, life: Life, one: Lived, theme: Theme, week: date, settings: tuple[Setting, ...]) -> Choice:
    """What the bot would choose for this membership, from what the town remembers."""
    library, memory, profile = town.library, town.memory, replace(one.profile, settings=settings)
    shared = memory.shared.get(profile.structure_id, ()) if profile.structure_id else ()
    known = Known(
        one.history,
        _seen_elsewhere(life, one, week),
        shared,
        memory.last_weeks(library.shelves.family(theme.skill), week),
        town.zone,
    )
    need = need_of(library, profile, theme.skill, week, known, is_weekly=True)
    own = own_tastes_of(library, profile, one.history, is_weekly=True)
    return choose(library.shelves, need, Tastes(memory.everything, memory.activities, memory.cells, own))


def _seen_elsewhere(life: Life, one: Lived, week: date) -> frozenset[str]:
    since = again.remembered_since(week)
    return frozenset().union(*(again.seen_since(other.history, since) for other in life.members if other is not one))


def _react(town: Town, life: Life, one: Lived, sent: Sent, temper: Temper) -> None:
    plan = sent.choice.plan if sent.choice else None
    if plan is None or sent.intent.wish.week is None:
        return
    state, face, tags = temper.face(life, sent)
    slug = plan.activity.slug
    one.history.append(Past(slug, sent.intent.wish.week, plan.fit, IdeaOrigin.WEEKLY, state, face, tags))
    is_answered = state is not IdeaState.PROPOSED
    one.given = Given(local_date(sent.at, town.zone), is_answered)
    if is_answered:
        life.silent_ideas, life.is_asked = 0, False
    if (points := points_of(face, tags)) is not None:
        town.memory.vote(slug, plan.setting, plan.age_band, points)


def _end_pause(life: Life, monday: date) -> None:
    if life.is_paused and life.paused_until and life.paused_until <= monday:
        life.is_paused, life.paused_until = False, None
