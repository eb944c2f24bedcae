"""A synthetic territory over a school year: people who answer, forget, pause and leave, and what they would receive.

Everything is drawn from one seed. How often people do what is supposed here, not measured: it sets the rules of the
rhythm and the choice to work, it does not foretell a territory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from bot.model import AgeBand, IdeaState, Kind, Rhythm, Role, Setting, Tag
from bot.planning.cap import EXEMPT, Why, WhyNot, Wish, worth_until
from bot.planning.member import WEEK
from bot.planning.need import Fit
from bot.planning.rhythm import WEEKLY_CAP, instant_of, is_quiet, local_date, monday_of
from bot.services.presets import HOURS
from bot.services.simulation.lives import Life, Lived, Profile, Sent, WeekLived, live_week
from bot.services.simulation.town import Town

ROLES = {Role.FAMILY: 60, Role.PROFESSIONAL: 28, Role.VOLUNTEER: 9, Role.ELECTED: 3}
"""In a hundred."""
PLACES: Mapping[Role, Mapping[tuple[Setting, ...], int]] = {
    Role.FAMILY: {(Setting.HOME,): 1},
    Role.PROFESSIONAL: {(Setting.SCHOOL,): 6, (Setting.AFTER_SCHOOL,): 4, (Setting.SCHOOL, Setting.AFTER_SCHOOL): 1},
    Role.VOLUNTEER: {(Setting.CLUB,): 3, (Setting.AFTER_SCHOOL,): 1},
    Role.ELECTED: {(Setting.LOCAL_AUTHORITY,): 1},
}
RHYTHMS = {Rhythm.WEEKLY: 80, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 6}
FACES = {3: 60, 2: 32, 1: 8}
TAGS: Mapping[tuple[Tag, ...], int] = {
    (): 70,
    (Tag.FITTING,): 12,
    (Tag.CHILDREN_DELIGHTED,): 10,
    (Tag.TOO_LONG,): 5,
    (Tag.TOO_HARD,): 3,
}
WANTS_MORE, TWO_TERRITORIES = 0.25, 0.06
PAUSES, LEAVES = 0.008, 0.006
"""In a week."""
STRUCTURES = 12
BROADCAST_EVERY_WEEKS, MEETUP_EVERY_WEEKS = 3, 6
SECOND_MEMBERSHIP = 1_000_000

Item = TypeVar("Item")


@dataclass(slots=True)
class Figures:
    """What the year looked like. `repeated` are ideas that say « On refait ? » or « déjà vue »."""

    people: int
    by_day: Counter[date] = field(default_factory=Counter)
    by_kind: Counter[Kind] = field(default_factory=Counter)
    not_sent: Counter[WhyNot] = field(default_factory=Counter)
    by_fit: Counter[Fit] = field(default_factory=Counter)
    ideas: int = 0
    repeated: int = 0
    empty_choices: int = 0
    over_cap: int = 0
    """Weeks of somebody with more unasked messages than the cap."""
    in_quiet_hours: int = 0
    left: int = 0


@dataclass(slots=True)
class Person:
    """Somebody's own way: how often they do what comes and say how it was."""

    life: Life
    chance: Random
    does: float
    says: float

    def face(self, life: Life, sent: Sent) -> tuple[IdeaState, int | None, tuple[Tag, ...]]:
        draw = self.chance.random()
        if draw >= self.does:
            return (IdeaState.SKIPPED if draw > 0.95 else IdeaState.PROPOSED), None, ()
        if self.chance.random() >= self.says:
            return IdeaState.DONE, None, ()
        return IdeaState.DONE, _one_of(self.chance, FACES), _one_of(self.chance, TAGS)

    def answer(self, life: Life, sent: Sent) -> None:
        """« On continue ? »: half of them say nothing."""
        draw = self.chance.random()
        if draw < 0.5:
            return
        life.silent_ideas, life.is_asked = 0, False
        if 0.7 <= draw < 0.85:
            _slow_down(life)
        elif 0.85 <= draw < 0.93:
            life.is_paused, life.paused_until = True, local_date(sent.at, "UTC") + timedelta(weeks=4)
        elif draw >= 0.93:
            life.has_left = True


def live_together(town: Town, people: int, first: date, last: date, seed: int = 1) -> Figures:
    """So many people's weeks, one week after the other for all of them, as a territory lives them."""
    chance = Random(seed)  # noqa: S311
    everybody = [_person(chance, number, town, first, last) for number in range(1, people + 1)]
    figures, week = Figures(people), monday_of(first)
    while week <= last:
        for person in everybody:
            if not person.life.has_left and person.life.since < instant_of(week + WEEK, time(0), town.zone):
                person.life.others = tuple(_from_elsewhere(person, week, town.zone))
                _count(figures, live_week(town, person.life, week, person), town.zone)
                _go_on(person, week)
        week += WEEK
    figures.left = sum(person.life.has_left for person in everybody)
    return figures


def _count(figures: Figures, lived: WeekLived, zone: str) -> None:
    unasked = 0
    for one in lived.sent:
        figures.by_day[local_date(one.at, zone)] += 1
        figures.by_kind[one.intent.wish.kind] += 1
        figures.in_quiet_hours += is_quiet(one.at, zone)
        unasked += one.intent.wish.kind not in EXEMPT
        if one.choice and one.choice.plan:
            figures.ideas += 1
            figures.by_fit[one.choice.plan.fit] += 1
            figures.repeated += one.choice.plan.fit in (Fit.AGAIN, Fit.SEEN)
    figures.over_cap += unasked > WEEKLY_CAP
    figures.empty_choices += len(lived.empty)
    figures.not_sent.update(one.reason for one in lived.not_sent)


def _person(chance: Random, number: int, town: Town, first: date, last: date) -> Person:
    """Two in three are there from the start, the others join in the course of the year."""
    own = Random(chance.random())  # noqa: S311
    joined = first if own.random() < 2 / 3 else first + timedelta(days=own.randrange(max(1, (last - first).days)))
    members = [Lived(_profile(own, number, town))]
    if own.random() < TWO_TERRITORIES:
        members.append(Lived(_profile(own, SECOND_MEMBERSHIP + number, town)))
    life = Life(tuple(members), since=instant_of(joined, time(8), town.zone))
    return Person(life, own, does=own.betavariate(1.2, 2), says=own.random())


def _profile(chance: Random, number: int, town: Town) -> Profile:
    role = _one_of(chance, ROLES)
    settings = _one_of(chance, PLACES[role])
    offered = town.library.possible.settings
    ages = [age for age in AgeBand if any(age in offered[setting].ages for setting in settings)]
    served = [age for age in ages if age in (AgeBand.A3_5, AgeBand.A6_8, AgeBand.A9_11, AgeBand.A12_14)]
    chosen = sorted(chance.sample(served, chance.choice((1, 1, 1, 2))), key=list(AgeBand).index)
    has_structure = role in (Role.PROFESSIONAL, Role.VOLUNTEER) and chance.random() < 1 / 2
    return replace(
        Profile.preset(role, settings, chosen, number),
        rhythm=Rhythm.MONTHLY if role is Role.ELECTED else _one_of(chance, RHYTHMS),
        weekday=chance.randrange(5) if role is Role.PROFESSIONAL else chance.randrange(7),
        send_time=chance.choice(HOURS),
        wants_repere=chance.random() < WANTS_MORE,
        wants_encouragement=chance.random() < WANTS_MORE,
        structure_id=chance.randrange(1, STRUCTURES + 1) if has_structure else None,
    )


def _from_elsewhere(person: Person, week: date, zone: str) -> list[Wish]:
    """A broadcast, a meetup's reminder, and now and then a reminder that the person asked for."""
    number, found = week.toordinal() // 7, []
    if number % BROADCAST_EVERY_WEEKS == 0:
        found.append(_wish(Kind.BROADCAST, instant_of(week + timedelta(days=3), time(17, 30), zone), zone))
    if number % MEETUP_EVERY_WEEKS == 0:
        found.append(_wish(Kind.MEETUP_REMINDER, instant_of(week + timedelta(days=2), time(19, 50), zone), zone))
    if person.chance.random() < 0.05:
        found.append(_wish(Kind.REMINDER, instant_of(week + timedelta(days=5), time(9, 30), zone), zone))
    return found


def _wish(kind: Kind, at: datetime, zone: str) -> Wish:
    asked = Why.ASKED if kind is Kind.REMINDER else Why.TERRITORY
    return Wish(kind, at, worth_until(kind, at), zone, asked)


def _go_on(person: Person, week: date) -> None:
    """Some pause for a while, some leave."""
    life = person.life
    if person.chance.random() < LEAVES:
        life.has_left = True
    elif not life.is_paused and person.chance.random() < PAUSES:
        life.is_paused, life.paused_until = True, week + person.chance.randrange(2, 9) * WEEK


def _slow_down(life: Life) -> None:
    for one in life.members:
        one.profile = replace(one.profile, rhythm=Rhythm.MONTHLY)


def _one_of(chance: Random, weighed: Mapping[Item, int]) -> Item:
    return chance.choices(list(weighed), weights=list(weighed.values()))[0]
