"""The region's digest: each month to each person of the regional team, and at any time for who asks from `/region`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.library import Library
from bot.model import Kind, Lane
from bot.planning import digest as planning
from bot.planning import periods, rhythm
from bot.planning.periods import Period, Span
from bot.planning.region_figures import RegionFigures, from_json, to_json
from bot.planning.week_counts import WEEK
from bot.services import region_figures, steering
from bot.storage import audit, digests, outbox, region_digests
from bot.storage.db import Tx
from bot.storage.region_digests import StoredRegionDigest

EXPORTED = "region-digest-exported"


@dataclass(frozen=True, slots=True)
class RegionCard:
    figures: RegionFigures
    is_late: bool = False
    missed_months: int = 0
    """Months before it of which there is no digest, since the bot was stopped."""


async def make_due(tx: Tx, library: Library, now: datetime) -> int:
    """Makes and promises the digest of the latest month that is due; 1 where this call made it.

    It is unique for its month, so that a tick may run twice or late. A month in which no territory had a digest is
    passed over: there was nobody to tell of. One in which too little came back is told, in a few words.
    """
    month = periods.latest_due(now, steering.REGION_ZONE)
    if await region_digests.find(tx, month.first) or not await digests.is_any_made(tx, month.first, month.last):
        return 0
    before = await region_digests.find_month_before(tx, month.first)
    missed = periods.months_between(before, month.first) if before else 0
    figures = await region_figures.of_period(tx, library, month, now)
    made = await region_digests.add_once(tx, month.first, to_json(figures), missed, now)
    if made is None:
        return 0
    for person_id in await region_digests.list_recipients(tx):
        await _promise(tx, made.id, person_id, now)
    return 1


async def find_to_send(tx: Tx, person_id: int, digest_id: int, now: datetime) -> RegionCard | None:
    """As it was made; None where the person is of the region no more."""
    stored = await region_digests.get(tx, digest_id)
    if not await steering.is_of_region(tx, person_id):
        return None
    card = _card(stored)
    due_at = periods.due_at(card.figures.period, steering.REGION_ZONE)
    return RegionCard(card.figures, planning.is_late(due_at, now), card.missed_months)


async def find_offered(tx: Tx, now: datetime) -> Period:
    """What is shown first: the last month that was told; before there is one, the month under way."""
    month = periods.latest_due(now, steering.REGION_ZONE)
    return month if await region_digests.find(tx, month.first) else this_month(now)


def this_month(now: datetime) -> Period:
    return periods.month_of(rhythm.local_date(now, steering.REGION_ZONE))


def this_year(now: datetime) -> Period:
    return periods.year_of(rhythm.local_date(now, steering.REGION_ZONE))


async def next_due(tx: Tx, now: datetime) -> datetime | None:
    """When the next digest will be made, as things stand; None where no territory has told anything yet."""
    due = periods.latest_due(now, steering.REGION_ZONE)
    for month in (due, periods.month_of(due.last + WEEK)):
        if await digests.is_any_made(tx, month.first, month.last) and not await region_digests.find(tx, month.first):
            return periods.due_at(month, steering.REGION_ZONE)
    return None


async def open_period(tx: Tx, library: Library, person_id: int, period: Period, now: datetime) -> RegionCard:
    """A month as its digest told it, or else what is told so far; `NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    stored = await region_digests.find(tx, period.first) if period.span is Span.MONTH else None
    return _card(stored) if stored else RegionCard(await region_figures.of_period(tx, library, period, now))


async def open_sheet(tx: Tx, library: Library, person_id: int, period: Period, now: datetime) -> RegionCard:
    """The same for the spreadsheet; the audit keeps that it was asked for."""
    card = await open_period(tx, library, person_id, period, now)
    await audit.record(tx, EXPORTED, now, person_id, None, period=period.code)
    return card


async def _promise(tx: Tx, digest_id: int, person_id: int, now: datetime) -> None:
    """The words, then the picture. No deadline: a digest is always sent, saying that it is late."""
    at = rhythm.out_of_quiet(now, steering.REGION_ZONE)
    for name, kind in (("region-digest", Kind.REGION_DIGEST), ("region-matrix", Kind.REGION_MATRIX)):
        key = f"{name}:{digest_id}:{person_id}"
        await outbox.promise(tx, outbox.Promise(key, kind, Lane.REMINDER, person_id, digest_id, at), now)


def _card(stored: StoredRegionDigest) -> RegionCard:
    return RegionCard(from_json(stored.figures), missed_months=stored.missed_months)
