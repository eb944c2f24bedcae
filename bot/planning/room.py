"""Where a message that somebody else's act brings about finds room in a person's weeks, within the cap."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.model import Kind
from bot.planning.cap import EXEMPT, RANKS, worth_until
from bot.planning.member import WEEK
from bot.planning.rhythm import WEEKLY_CAP, instant_of, out_of_quiet, week_of
from bot.planning.week import HORIZON_WEEKS, PersonFacts, plan_week


def find_room(person: PersonFacts, kind: Kind, now: datetime) -> tuple[datetime, datetime]:
    """When the message leaves and until when it is worth it: now, or the first week with room for one more.

    What stands higher in `RANKS` keeps its place; what stands lower makes room, once the promise is counted. It comes
    after a pause whose end is known.
    """
    back = instant_of(person.paused_until, time(0), person.zone) if person.paused_until else now
    monday = week_of(now, person.zone)
    for week in (monday + ahead * WEEK for ahead in range(HORIZON_WEEKS)):
        first, end = (instant_of(day, time(0), person.zone) for day in (week, week + WEEK))
        at = out_of_quiet(max(now, first, back), person.zone)
        if at < end and person.taken.get(week, 0) + _foreseen(person, kind, week, now) < WEEKLY_CAP:
            return at, min(worth_until(kind, at), end - timedelta(seconds=1))
    return now, now


def _foreseen(person: PersonFacts, kind: Kind, week: date, now: datetime) -> int:
    """How many messages of higher rank that week is still to bring."""
    coming = [one.wish.kind for one in plan_week(person, week, now).intents]
    return sum(one not in EXEMPT and RANKS.index(one) < RANKS.index(kind) for one in coming)
