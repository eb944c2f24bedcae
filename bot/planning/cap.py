"""Three unasked messages a week for one person, and the hours at which nothing leaves: who goes first, who may not go.

Nothing here knows why a message is wanted; week.py says that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.model import Kind, Setting
from bot.planning.rhythm import WEEKLY_CAP, out_of_quiet

RANKS = (
    Kind.MEETUP_CHANGE,
    Kind.REMINDER,
    Kind.MEETUP_REMINDER,
    Kind.CONTINUE,
    Kind.IDEA,
    Kind.MEETUP,
    Kind.BROADCAST,
    Kind.EXPERIENCE,
    Kind.REPERE,
    Kind.MEETUP_AFTER,
    Kind.ENCOURAGEMENT,
)
"""Who goes first when a week has no room for all. « On continue ? » goes before the ideas that it asks about."""
EXEMPT = (Kind.MEETUP_CHANGE, Kind.REMINDER)
"""What does not count: what one has to know, and what one asked for."""
URGENT = timedelta(hours=24)
"""A change of a meetup that begins sooner than this is told even in the quiet hours."""
LATENESS = {
    Kind.IDEA: timedelta(hours=24),
    Kind.REPERE: timedelta(hours=24),
    Kind.CONTINUE: timedelta(hours=24),
    Kind.BROADCAST: timedelta(hours=24),
    Kind.EXPERIENCE: timedelta(days=3),
    Kind.REMINDER: timedelta(hours=12),
    Kind.ENCOURAGEMENT: timedelta(hours=12),
    Kind.MEETUP_REMINDER: timedelta(hours=12),
    Kind.MEETUP_AFTER: timedelta(hours=24),
}
"""How late a message is still worth sending. A meetup is announced, and its changes are, until it begins."""


class Why(StrEnum):
    """Why a message is sent; shown in words by the simulator and the demonstration."""

    RHYTHM = "rhythm"
    WANTED = "wanted"
    ASKED = "asked"
    SILENCE = "silence"
    TERRITORY = "territory"


class WhyNot(StrEnum):
    """Why one is not. RHYTHM: not that person's week; ANSWERED: they have said already what would be asked;
    NO_ACTIVITY: the library has nothing for them, which is found only once an idea is chosen.
    """

    RHYTHM = "rhythm"
    HOLIDAYS = "holidays"
    PAUSE = "pause"
    SILENCE = "silence"
    ANSWERED = "answered"
    CAP = "cap"
    QUIET = "quiet"
    TOO_LATE = "too_late"
    NO_ACTIVITY = "no_activity"


@dataclass(frozen=True, slots=True)
class Wish:
    """A message that should reach a person at `wanted_at`, and is worth it until `until`, included.

    `membership_id` and `week` (the Monday of its theme) are None where they mean nothing. `settings` are those of which
    an idea may be. Among ideas the one that has waited longest goes first: `weeks_waited`. `meetup_at` is when the
    meetup begins that the message is about. `reference` is the id of the noun of a wish from elsewhere.
    """

    kind: Kind
    wanted_at: datetime
    until: datetime
    zone: str
    why: Why
    membership_id: int | None = None
    week: date | None = None
    settings: tuple[Setting, ...] = ()
    weeks_waited: int = 0
    meetup_at: datetime | None = None
    reference: int | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """A message to send: `at` is when, out of the quiet hours; after `wish.until` it is dropped."""

    wish: Wish
    at: datetime


@dataclass(frozen=True, slots=True)
class NotSent:
    """A message that would have come at `wanted_at`, and the reason why it does not."""

    kind: Kind
    wanted_at: datetime
    reason: WhyNot
    membership_id: int | None = None
    week: date | None = None
    reference: int | None = None


def worth_until(kind: Kind, wanted_at: datetime, meetup_at: datetime | None = None) -> datetime:
    """Until when a message of this kind is worth sending; nothing about a meetup is sent once it has begun."""
    late = wanted_at + LATENESS.get(kind, timedelta(days=365))
    return min(late, meetup_at) if meetup_at else late


def timed(wish: Wish, now: datetime) -> Intent | NotSent:
    """When the wish leaves if the bot looks at `now`, or why it is too late for it."""
    earliest = max(wish.wanted_at, now)
    if earliest > wish.until:
        return left_out(wish, WhyNot.TOO_LATE)
    at = earliest if _is_urgent(wish, earliest) else out_of_quiet(earliest, wish.zone)
    return Intent(wish, at) if at <= wish.until else left_out(wish, WhyNot.QUIET)


def _is_urgent(wish: Wish, at: datetime) -> bool:
    return wish.kind is Kind.MEETUP_CHANGE and wish.meetup_at is not None and wish.meetup_at - at <= URGENT


def capped(intents: Sequence[Intent], taken: int) -> tuple[list[Intent], list[NotSent]]:
    """The intents of one week of one person that may go beside the `taken` ones, by time; and the others.

    What is higher up in `RANKS` keeps its place even where something lower would leave before it.
    """
    counted = sorted((one for one in intents if one.wish.kind not in EXEMPT), key=_order)
    room = max(0, WEEKLY_CAP - taken)
    kept = [one for one in intents if one.wish.kind in EXEMPT] + counted[:room]
    dropped = [left_out(one.wish, WhyNot.CAP) for one in counted[room:]]
    return sorted(kept, key=lambda one: (one.at, _order(one))), dropped


def has_room(taken: int, ranked_before: int) -> bool:
    """Whether a week has a place for one more, beside those that are taken and those that are still to come first."""
    return taken + ranked_before < WEEKLY_CAP


def _order(intent: Intent) -> tuple[int, int, datetime, int]:
    wish = intent.wish
    return RANKS.index(wish.kind), -wish.weeks_waited, wish.wanted_at, wish.membership_id or 0


def left_out(wish: Wish, reason: WhyNot) -> NotSent:
    return NotSent(wish.kind, wish.wanted_at, reason, wish.membership_id, wish.week, wish.reference)


def within(wish: Wish, end: datetime) -> Wish:
    """The same wish, worth it no longer than until just before `end`, unless it is exempt from the cap."""
    if wish.kind in EXEMPT:
        return wish
    return replace(wish, until=min(wish.until, end - timedelta(seconds=1)))
