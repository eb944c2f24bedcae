"""Keeps up the counts of digests: what a member does is added in the transaction in which they do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime

from bot.model import Form, Idea, Level, Membership, Setting, Territory
from bot.planning import rhythm
from bot.planning.week_counts import FORM_PARTS, MOST_WEEKS, WEEK, Changes, Entry, Told, changes, entries
from bot.storage import digests, territories, week_counts
from bot.storage.db import Tx
from bot.storage.week_counts import OwnIdea, SentIdea

AT_ONCE = 200


async def week_that_tells(tx: Tx, territory: Territory, at: datetime) -> date:
    """The Monday of the week whose digest will tell what happens now: the first whose hour is still to come.

    Where that one has been made already, since its hour was moved, it is the next.
    """
    due_at = rhythm.next_local(at, territory.time_zone, territory.digest_weekday, territory.digest_time)
    week = rhythm.week_of(due_at, territory.time_zone)
    return week + WEEK if await digests.is_made(tx, territory.id, week) else week


@asynccontextmanager
async def counting(tx: Tx, idea: Idea, now: datetime) -> AsyncIterator[date]:
    """Counts what the block changes of what this idea's member did; gives the week that will tell it."""
    territory = await territories.get(tx, idea.territory_id)
    week = await week_that_tells(tx, territory, now)
    since = week - 2 * MOST_WEEKS * WEEK
    before = await _done(tx, idea, since)
    yield week
    after = await _done(tx, idea, since)
    await week_counts.add(tx, territory.id, changes(before, after))


async def note_done(tx: Tx, idea: Idea, form: Form, level: Level, week: date) -> None:
    """Inside `counting`: the idea counts as done in that week."""
    await week_counts.set_done(tx, idea.id, week, FORM_PARTS[form], level)


async def note_undone(tx: Tx, idea: Idea) -> None:
    await week_counts.set_done(tx, idea.id, None, None, None)


async def count_sent(tx: Tx) -> int:
    """Counts what has left since the last call; called by each tick before digests are made.

    Not by the sender, whose transactions end many messages of many territories and must not wait for one another.
    """
    found: dict[int, Changes] = defaultdict(dict)
    sent = await week_counts.list_uncounted(tx, AT_ONCE)
    for one in sent:
        _merge(found[one.territory_id], await _count_one(tx, one))
    for territory_id in sorted(found):
        await week_counts.add(tx, territory_id, found[territory_id])
    return len(sent)


async def count_joined(tx: Tx, membership: Membership, now: datetime) -> None:
    await _count_once_a_week(tx, membership.id, membership.territory_id, "new", "joined_in", now)


async def count_left(tx: Tx, memberships: Sequence[Membership], now: datetime) -> None:
    """Those who say that they go; who cannot be reached is counted nowhere."""
    for one in sorted(memberships, key=lambda membership: membership.territory_id):
        await _count_once_a_week(tx, one.id, one.territory_id, "gone", "left_in", now)


async def _count_once_a_week(
    tx: Tx, membership_id: int, territory_id: int, figure: str, column: str, now: datetime
) -> None:
    week = await week_that_tells(tx, await territories.get(tx, territory_id), now)
    last = await week_counts.find_last(tx, membership_id, column)
    if last == week:
        return
    before = [Entry(figure, last)] if last else []
    await week_counts.add(tx, territory_id, changes(before, [*before, Entry(figure, week)]))
    await week_counts.set_last(tx, membership_id, column, week)


async def _count_one(tx: Tx, sent: SentIdea) -> Changes:
    territory = await territories.get(tx, sent.territory_id)
    week = await week_that_tells(tx, territory, sent.sent_at)
    since = week - 2 * MOST_WEEKS * WEEK
    own = await week_counts.list_own(tx, sent.membership_id, sent.territory_id, sent.setting, since)
    if not await week_counts.set_sent(tx, sent.id, week):
        return {}
    before = [Entry(f"sent:{sent.setting}", one.sent_in) for one in own if one.sent_in]
    return changes(before, [*before, Entry(f"sent:{sent.setting}", week)])


async def _done(tx: Tx, idea: Idea, since: date) -> list[Entry]:
    own = await week_counts.list_own(tx, idea.membership_id, idea.territory_id, idea.setting, since)
    return entries(map(_told, own))


def _told(one: OwnIdea) -> Told:
    return Told(Setting(one.setting), one.activity, one.theme, None, one.done_in, one.done_as, one.face, one.done_level)


def _merge(into: Changes, added: Changes) -> None:
    for place, counted in added.items():
        into[place].update(counted) if place in into else into.update({place: counted})
