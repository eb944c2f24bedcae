"""A broadcast on its way: who still gets it, how far it is, and what whoever steers can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.errors import Invalid, KeptBack, NotFound
from bot.model import BatchState, BroadcastState, Kind, OutboxState, Part, Person, Segment, Territory
from bot.planning import rhythm
from bot.planning.cap import RANKS, WhyNot, has_room
from bot.planning.small_numbers import THRESHOLD, Range
from bot.services import broadcasts as composing
from bot.services.broadcasts import WORTH
from bot.services.region_place import THE_REGION
from bot.services.segments import size_of
from bot.storage import audit, broadcasts, grants, operating, outbox, people, segments, territories
from bot.storage import rhythms as looks
from bot.storage.broadcasts import Broadcast, Card
from bot.storage.db import Tx
from bot.storage.operating import Which
from bot.storage.outbox import OutboxRow, Tally, batches

GIVING_WAY = RANKS[RANKS.index(Kind.BROADCAST) :]
"""What stands behind a broadcast in a week that has no room for all."""
RECENT = timedelta(minutes=1)
"""Over which the pace is taken."""
MOST_ROUNDS = 20
AT_ONCE = 50


class Fate(StrEnum):
    """What became of the message for one person, as a report tells it."""

    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    TO_GO = "to_go"
    FAILED = "failed"
    LATE = "late"
    UNREACHABLE = "unreachable"
    AWAY = "away"
    FULL_WEEK = "full_week"
    CANCELLED = "cancelled"


NEVER_LEFT = (Fate.TO_GO, Fate.CANCELLED, Fate.LATE)
BEFOREHAND = (Fate.AWAY, Fate.UNREACHABLE)
"""What may become of a person while the whole of it waits for its hour."""
RETRIED = (Fate.FAILED, Fate.LATE)
BY_STATE: Mapping[OutboxState, Fate] = {
    OutboxState.SENT: Fate.SENT,
    OutboxState.UNKNOWN: Fate.UNCONFIRMED,
    OutboxState.FAILED: Fate.FAILED,
    OutboxState.EXPIRED: Fate.LATE,
    OutboxState.CANCELLED: Fate.CANCELLED,
}
BY_REASON: Mapping[str, Fate] = {
    "blocked": Fate.UNREACHABLE,
    "deactivated": Fate.UNREACHABLE,
    "kicked": Fate.UNREACHABLE,
    "not_started": Fate.UNREACHABLE,
    "chat_not_found": Fate.UNREACHABLE,
    "unreachable": Fate.UNREACHABLE,
    "stopped": Fate.AWAY,
    "erased": Fate.AWAY,
    "not_needed": Fate.AWAY,
    WhyNot.CAP: Fate.FULL_WEEK,
}
"""AWAY: they left, pause, or want no such messages any more since it was confirmed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is. Of fewer than five people nothing but the state may be shown: `is_small`.

    `seconds_left` is None where nothing left within the last minute; `next_at` is when the rest is due, if it waits.
    """

    kept: Broadcast
    territory: Territory
    state: BatchState
    counts: Mapping[Fate, int]
    next_at: datetime | None
    seconds_left: float | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def is_small(self) -> bool:
        return self.total < THRESHOLD

    @property
    def size(self) -> Range | None:
        """The class in which the number of its people lies."""
        return size_of(self.total)

    @property
    def has_begun(self) -> bool:
        """Whether it came to anybody's turn: exact numbers are told from then on."""
        waiting = NEVER_LEFT if self.state is BatchState.DONE else (*NEVER_LEFT, *BEFOREHAND)
        return any(number for fate, number in self.counts.items() if fate not in waiting)

    @property
    def is_over(self) -> bool:
        """Whether it changes no more by itself."""
        return self.state in (BatchState.DONE, BatchState.CANCELLED) and not self.counts.get(Fate.TO_GO)

    @property
    def can_retry(self) -> bool:
        return self.state is BatchState.DONE and any(self.counts.get(fate) for fate in RETRIED)


@dataclass(frozen=True, slots=True)
class Letter:
    """What members read, and of which territory."""

    territory: Territory
    parts: tuple[Part, ...]
    meeting: str | None = None
    """The title of the meetup whose notes it brings."""


async def open_progress(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Progress:
    """For who steers its territory; `NotFound` for anybody else and for one that is not confirmed."""
    kept, territory = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.batch_id is None:
        raise NotFound
    batch = await batches.get(tx, kept.batch_id)
    tallies = await batches.list_tallies(tx, kept.batch_id, now - RECENT)
    return _progress(kept, territory, batch.state, tallies, now)


def _progress(
    kept: Broadcast, territory: Territory, state: BatchState, tallies: list[Tally], now: datetime
) -> Progress:
    counts: dict[Fate, int] = {}
    for tally in tallies:
        fate = _fate(tally, state)
        counts[fate] = counts.get(fate, 0) + tally.rows
    first = min((tally.next_at for tally in tallies if tally.next_at), default=None)
    next_at = first if first and first > now and state is BatchState.RUNNING else None
    recent, begun = sum(tally.recent for tally in tallies), kept.send_at or now
    seconds = max(1.0, min(RECENT, now - begun) / timedelta(seconds=1))
    left = counts.get(Fate.TO_GO, 0) * seconds / recent if recent else None
    return Progress(kept, territory, state, counts, next_at, left)


def _fate(tally: Tally, state: BatchState) -> Fate:
    """What waits in a cancelled broadcast will not leave, whether or not its rows have followed."""
    if tally.state in BY_STATE:
        return BY_REASON.get(tally.reason or "", BY_STATE[tally.state])
    stopped = state is BatchState.CANCELLED and tally.state is not OutboxState.SENDING
    return Fate.CANCELLED if stopped else Fate.TO_GO


async def pause(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Progress:
    """In effect with the commit. Pressed too late, it shows how things are."""
    kept, territory = await _confirmed(tx, person_id, broadcast_id)
    if await batches.pause(tx, kept.batch_id or 0):
        await _note(tx, "broadcast-paused", person_id, kept, territory, now)
    return await open_progress(tx, person_id, broadcast_id, now)


async def resume(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Progress:
    kept, territory = await _confirmed(tx, person_id, broadcast_id)
    if await batches.resume(tx, kept.batch_id or 0):
        await _note(tx, "broadcast-resumed", person_id, kept, territory, now)
    return await open_progress(tx, person_id, broadcast_id, now)


async def cancel(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Progress:
    """In effect with the commit: what has not begun to leave does not."""
    kept, territory = await _confirmed(tx, person_id, broadcast_id)
    if await batches.cancel(tx, kept.batch_id or 0):
        await _note(tx, "broadcast-cancelled", person_id, kept, territory, now)
    return await open_progress(tx, person_id, broadcast_id, now)


async def retry(tx: Tx, person_id: int, broadcast_id: int, now: datetime) -> Progress:
    """Those whom it did not reach, though they can be written to; once, however many press."""
    kept, territory = await _confirmed(tx, person_id, broadcast_id)
    if await batches.begin_again(tx, kept.batch_id or 0):
        until = rhythm.out_of_quiet(now, territory.time_zone) + WORTH
        which = Which((OutboxState.FAILED, OutboxState.EXPIRED), batch_id=kept.batch_id)
        for _ in range(MOST_ROUNDS):
            if not await operating.retry_some(tx, which, now, until):
                break
        await _note(tx, "broadcast-retried", person_id, kept, territory, now)
    return await open_progress(tx, person_id, broadcast_id, now)


async def _confirmed(tx: Tx, person_id: int, broadcast_id: int) -> tuple[Broadcast, Territory]:
    kept, territory = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.batch_id is None:
        raise Invalid("error-old-button")
    return kept, territory


async def _note(tx: Tx, action: str, person_id: int, kept: Broadcast, territory: Territory, now: datetime) -> None:
    """The first rows follow at once, so that a small broadcast is in order with the press; its cards change again."""
    await batches.follow_some(tx, kept.batch_id or 0, now, WORTH)
    await broadcasts.revive_cards(tx, kept.id)
    await audit.record(tx, action, now, person_id, territory.id or None, broadcast=kept.id)


async def go_on(tx: Tx, now: datetime) -> int:
    """Called by the tick: rows follow their batches, and what has nothing open is done. Returns how many moved."""
    moved = 0
    for batch_id in await batches.list_behind(tx, AT_ONCE):
        moved += await batches.follow_some(tx, batch_id, now, WORTH)
        if moved:
            return moved
    for batch_id in await broadcasts.list_running(tx):
        moved += await batches.finish(tx, batch_id)
    return moved


async def keep_card(tx: Tx, person_id: int, broadcast_id: int, message_id: int | None) -> None:
    """The message on which this person pressed shows from now on how far the broadcast is."""
    if message_id is not None:
        await broadcasts.keep_card(tx, broadcast_id, person_id, message_id)


async def list_live_cards(tx: Tx, now: datetime) -> list[tuple[Card, Person, Progress | None]]:
    """The cards that are still to change, each with its reader; no progress where they steer there no more."""
    found = []
    for card in await broadcasts.list_live_cards(tx):
        kept = await broadcasts.find(tx, card.broadcast_id)
        may_see = kept is not None and await grants.may_steer(tx, card.person_id, kept.territory_id)
        progress = await open_progress(tx, card.person_id, card.broadcast_id, now) if may_see else None
        found.append((card, await people.get(tx, card.person_id), progress))
    return found


async def find_letter(tx: Tx, person_id: int, batch_id: int) -> Letter | None:
    """What this person is to read; None where they left, pause or want none any more."""
    batch = await batches.get(tx, batch_id)
    territory = await territories.get(tx, batch.territory_id) if batch.territory_id else THE_REGION
    kept = await broadcasts.find_of_batch(tx, batch_id)
    if not await segments.has(tx, composing.people_of(kept, territory, Segment()), person_id):
        return None
    return Letter(territory, broadcasts.parts_from_json(batch.content), await composing.meeting_of(tx, kept))


async def show_letter(tx: Tx, person_id: int, broadcast_id: int) -> Letter:
    """For who steers its territory: the message as members read it, a draft or what was sent."""
    kept, territory = await composing.open_kept(tx, person_id, broadcast_id)
    if kept.state is BroadcastState.CONFIRMED and kept.batch_id is not None:
        content = (await batches.get(tx, kept.batch_id)).content
        return Letter(territory, broadcasts.parts_from_json(content), await composing.meeting_of(tx, kept))
    if not kept.parts:
        raise Invalid("error-broadcast-empty")
    return Letter(territory, kept.parts, await composing.meeting_of(tx, kept))


async def refuse_full_week(
    tx: Tx, row: OutboxRow, zone: str, now: datetime, *, leaves_room_for_ideas: bool = True
) -> None:
    """`KeptBack` where this week of the person has no place beside what was sent and the ideas that are to come."""
    if row.person_id is None:
        return
    week = rhythm.week_of(now, zone)
    since, until = (rhythm.instant_of(day, time(0), zone) for day in (week, week + timedelta(weeks=1)))
    taken = await outbox.count_beside(tx, row, GIVING_WAY, since, until)
    weekday = rhythm.local_date(now, zone).weekday()
    to_come = await looks.count_ideas_to_come(tx, row.person_id, week, weekday, rhythm.WEEKS_BETWEEN)
    if not has_room(taken, to_come if leaves_room_for_ideas else 0):
        raise KeptBack(WhyNot.CAP)
