"""A parent and a teacher in one week, and how to say what they get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.model import Kind, Setting
from bot.planning.cap import Why, Wish, worth_until
from bot.planning.member import MemberFacts, mondays_to_fridays
from bot.planning.rhythm import instant_of, local_date
from bot.planning.week import PersonFacts, WeekPlan, plan_week

PARIS = "Europe/Paris"
MONDAY = date(2026, 11, 23)
WEEK, DAY, HOUR, MINUTE = timedelta(weeks=1), timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)

PARENT = MemberFacts(1, PARIS, (Setting.HOME,), 1, time(18, 30), last_week=MONDAY - WEEK)
TEACHER = replace(PARENT, settings=(Setting.SCHOOL,), weekday=0, send_time=time(8), keeps_working_days=True)
BOTH_BESIDE = {"wants_repere": True, "wants_encouragement": True}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Paris, in days after that Monday."""
    return instant_of(MONDAY + day * DAY, time(hour, minute), PARIS)


def person(*members: MemberFacts, **facts: object) -> PersonFacts:
    return replace(PersonFacts(PARIS, members, since=at(0, 0)), **facts)  # type: ignore[arg-type]


def local(instant: datetime) -> str:
    hour = (instant - instant_of(local_date(instant, PARIS), time(0), PARIS)) // MINUTE
    return f"{local_date(instant, PARIS):%a %d} {hour // 60:02}:{hour % 60:02}"


def told(plan: WeekPlan) -> list[tuple[str, str]]:
    return [(one.wish.kind.value, local(one.at)) for one in plan.intents]


def refused(plan: WeekPlan) -> list[tuple[str, str]]:
    return [(one.kind.value, one.reason.value) for one in plan.not_sent]


def whole(facts: PersonFacts, week: date = MONDAY) -> WeekPlan:
    """The week as it is seen on its first morning."""
    return plan_week(facts, week, instant_of(week, time(0), PARIS))


def no_school(first: date, last: date) -> Callable[[date], bool]:
    return lambda day: mondays_to_fridays(day) and not first <= day <= last


def meetup(kind: Kind, wanted_at: datetime, begins: datetime) -> Wish:
    return Wish(kind, wanted_at, worth_until(kind, wanted_at, begins), PARIS, Why.TERRITORY, meetup_at=begins)


def broadcast(wanted_at: datetime) -> Wish:
    return Wish(Kind.BROADCAST, wanted_at, worth_until(Kind.BROADCAST, wanted_at), PARIS, Why.TERRITORY)


CHRISTMAS = no_school(date(2026, 12, 19), date(2027, 1, 3))
IN_HOLIDAYS = date(2026, 12, 21)
