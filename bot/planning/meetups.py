"""What a meetup brings to one person: the announcement, the reminders, and one question on the day after.

Changes and cancellations are not here: they are told at once, outside the cap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.model import Kind, Membership, Reply, Segment
from bot.planning.cap import URGENT, Intent, NotSent, Why, Wish, timed, worth_until
from bot.planning.member import WEEK
from bot.planning.rhythm import instant_of, is_quiet, local_date, quiet_hours, week_of

DAYS_BEFORE = (7, 1)
"""Product rule: who said yes or maybe is reminded a week and a day before."""
HOUR = time(10, 0)
"""Of the reminders and of the question afterwards: early enough to make up one's mind on that day."""
COMING = (Reply.YES, Reply.MAYBE)


@dataclass(frozen=True, slots=True)
class MeetupFacts:
    """One meetup to one person. `is_to_be_told`: it is for them and no message has told them of it."""

    id: int
    starts_at: datetime
    zone: str
    announced_at: datetime
    is_to_be_told: bool = False
    reply: Reply | None = None
    replied_at: datetime | None = None
    asks_afterwards: bool = True


def includes(segment: Segment, membership: Membership) -> bool:
    """Whether the member is one of those whom the segment means; an empty choice stands for all."""
    return (
        (not segment.roles or membership.role in segment.roles)
        and (not segment.settings or any(one in segment.settings for one in membership.settings))
        and (not segment.age_bands or any(one in segment.age_bands for one in membership.age_bands))
    )


def wishes(of: MeetupFacts) -> Iterator[Wish]:
    if of.is_to_be_told:
        yield from _announcements(of)
    if of.reply in COMING and of.replied_at:
        yield from (one for one in _reminders(of) if one.wanted_at > of.replied_at)
    if of.reply is Reply.YES and of.asks_afterwards:
        after = instant_of(local_date(of.starts_at, of.zone) + timedelta(days=1), HOUR, of.zone)
        yield replace(_wish(of, Kind.MEETUP_AFTER, after, worth_until(Kind.MEETUP_AFTER, after)), meetup_at=None)


def _announcements(of: MeetupFacts) -> Iterator[Wish]:
    """At once; where a week has no room for it, the week after, as long as the meetup is still to come."""
    week, at = week_of(of.announced_at, of.zone), of.announced_at
    while at < of.starts_at:
        yield replace(_wish(of, Kind.MEETUP, at, of.starts_at), week=week)
        week += WEEK
        at = instant_of(week, quiet_hours(of.zone)[1], of.zone)


def _reminders(of: MeetupFacts) -> Iterator[Wish]:
    for days in DAYS_BEFORE:
        at = instant_of(local_date(of.starts_at, of.zone) - timedelta(days=days), HOUR, of.zone)
        yield _wish(of, Kind.MEETUP_REMINDER, at, worth_until(Kind.MEETUP_REMINDER, at, of.starts_at))


def _wish(of: MeetupFacts, kind: Kind, at: datetime, until: datetime) -> Wish:
    return Wish(kind, at, until, of.zone, Why.TERRITORY, meetup_at=of.starts_at, reference=of.id)


def days_before(starts_at: datetime, now: datetime, zone: str) -> int | None:
    """How many days before a reminder speaks, on the day on which it leaves; None on any other day."""
    left = (local_date(starts_at, zone) - local_date(now, zone)).days
    return left if left in DAYS_BEFORE else None


def is_day_after(starts_at: datetime, now: datetime, zone: str) -> bool:
    """Whether the question afterwards may leave: the day after, or the next where the bot was late."""
    return 0 < (local_date(now, zone) - local_date(starts_at, zone)).days <= 2


def group_reminder_at(starts_at: datetime, zone: str) -> datetime:
    """A group is reminded the day before."""
    return instant_of(local_date(starts_at, zone) - timedelta(days=1), HOUR, zone)


def change(meetup_id: int, was_at: datetime, is_at: datetime, zone: str, now: datetime) -> Intent | NotSent:
    """When those concerned hear that the meetup moved from one instant to the other, or is cancelled.

    It is urgent where either instant is near, and worth saying until the meetup is over.
    """
    wish = Wish(Kind.MEETUP_CHANGE, now, is_at, zone, Why.TERRITORY, meetup_at=min(was_at, is_at), reference=meetup_id)
    return timed(wish, now)


def may_leave(starts_at: datetime, not_before: datetime, now: datetime, zone: str) -> bool:
    """Whether news of a change may leave at `now`: by day, or where it was urgent when it was promised, or is now."""
    return not is_quiet(now, zone) or is_quiet(not_before, zone) or starts_at - now <= URGENT
