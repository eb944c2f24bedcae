"""When a member's messages come: day, hour, rhythm, and what comes beside the idea."""

from __future__ import annotations

from datetime import datetime, time

from bot.errors import Invalid
from bot.library import Library
from bot.model import Rhythm
from bot.services import enrolment, rhythms
from bot.services.enrolment import Enrolment, Step
from bot.services.presets import HOURS
from bot.storage import memberships
from bot.storage import rhythms as looks
from bot.storage.db import Tx


async def set_weekday(
    tx: Tx, library: Library, person_id: int, membership_id: int, weekday: int, now: datetime
) -> Enrolment:
    if weekday not in range(7):
        raise Invalid
    return await _reschedule(tx, library, person_id, membership_id, now, weekday=weekday)


async def set_hour(
    tx: Tx, library: Library, person_id: int, membership_id: int, number: int, now: datetime
) -> Enrolment:
    if number not in range(len(HOURS)):
        raise Invalid
    return await _reschedule(tx, library, person_id, membership_id, now, send_time=HOURS[number])


async def set_rhythm(
    tx: Tx, library: Library, person_id: int, membership_id: int, chosen: Rhythm, now: datetime
) -> Enrolment:
    await enrolment.open_own(tx, library, person_id, membership_id)
    await looks.set_rhythm(tx, membership_id, chosen)
    return await _reschedule(tx, library, person_id, membership_id, now)


async def want_repere(
    tx: Tx, library: Library, person_id: int, membership_id: int, is_wanted: bool, now: datetime
) -> Enrolment:
    """The repère the day before each idea; the same press twice does it once."""
    return await _reschedule(tx, library, person_id, membership_id, now, wants_repere=is_wanted)


async def want_encouragement(
    tx: Tx, library: Library, person_id: int, membership_id: int, is_wanted: bool, now: datetime
) -> Enrolment:
    """A word two days after each idea; the same press twice does it once."""
    return await _reschedule(tx, library, person_id, membership_id, now, wants_encouragement=is_wanted)


async def want_broadcasts(
    tx: Tx, library: Library, person_id: int, membership_id: int, is_wanted: bool, now: datetime
) -> Enrolment:
    """The messages of who coordinates; the ideas come either way."""
    return await _reschedule(tx, library, person_id, membership_id, now, wants_broadcasts=is_wanted)


async def _reschedule(
    tx: Tx,
    library: Library,
    person_id: int,
    membership_id: int,
    now: datetime,
    **values: int | time | bool,
) -> Enrolment:
    await enrolment.open_own(tx, library, person_id, membership_id)
    if values:
        await memberships.set_schedule(tx, membership_id, **values)
    changed = await enrolment.open_own(tx, library, person_id, membership_id)
    if changed.step is Step.MEMBER:
        await rhythms.choices_changed(tx, person_id, now)
    return changed
