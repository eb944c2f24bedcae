"""The ways out and back: a pause, `/stop`, `/oublier`, a blocked bot."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.errors import Invalid, NotAllowed
from bot.library import Library
from bot.model import MembershipState, Person, PersonState
from bot.planning import rhythm
from bot.services import calendars, rhythms, week_counts
from bot.storage import audit, grants, memberships, menus, outbox, people, reminders, territories
from bot.storage.db import Tx

PAUSE_ZONE = "Europe/Paris"
"""In which the dates of a pause are read, wherever the person is: near enough for a pause."""


NEAR_HOLIDAYS = timedelta(days=28)
"""Holidays that begin sooner may be what somebody pauses for."""
LONGEST_PAUSE = timedelta(days=120)
"""A summer and more: longer than that is a pause without an end."""


async def pause(tx: Tx, person: Person, until: date | None) -> None:
    """Nothing comes until that date; None lasts until the person says otherwise. `NotAllowed` after `/stop`."""
    refuse_stopped(person)
    await people.set_state(tx, person.id, PersonState.PAUSED, until)
    await reminders.cancel_all(tx, person.id)


async def find_return(tx: Tx, library: Library, person: Person, now: datetime) -> date | None:
    """The day on which school is back after the holidays that are on, or near; None where none are known."""
    own = await memberships.list_of(tx, person.id, MembershipState.ACTIVE)
    if not own:
        return None
    territory = await territories.get(tx, own[0].territory_id)
    calendar = await calendars.of_territory(tx, library, territory)
    today = rhythm.local_date(now, territory.time_zone)
    found = calendar.holiday_on(today) or calendar.next_holidays(today)
    if found is None or found.first > today + NEAR_HOLIDAYS:
        return None
    days = (found.last + timedelta(days=ahead) for ahead in range(1, 8))
    return next((day for day in days if calendar.is_school_day(day)), None)


async def pause_until(tx: Tx, person: Person, until: date, now: datetime) -> None:
    """A pause with the end that a button named; `Invalid` where that day has passed since, or is no pause."""
    if not timedelta() < until - rhythm.local_date(now, PAUSE_ZONE) <= LONGEST_PAUSE:
        raise Invalid
    await pause(tx, person, until)


async def resume(tx: Tx, library: Library, person: Person, now: datetime) -> tuple[datetime, str] | None:
    """The end of a pause; returns when the next idea comes and the time zone in which that is read, if one does.

    `NotAllowed` after `/stop`: coming back from there is joining again.
    """
    refuse_stopped(person)
    await people.set_state(tx, person.id, PersonState.ACTIVE)
    await rhythms.restart(tx, person.id, now)
    return await rhythms.first_idea(tx, library, await people.get(tx, person.id), now)


async def resume_ended_pauses(tx: Tx, library: Library, now: datetime) -> int:
    """Called by the tick; returns how many persons are back."""
    ended = await people.list_with_ended_pause(tx, rhythm.local_date(now, PAUSE_ZONE))
    for person in ended:
        await resume(tx, library, person, now)
    return len(ended)


async def stop(tx: Tx, person: Person, now: datetime) -> None:
    """`/stop`: nothing more is sent; what was kept stays until `/oublier`. A second press changes nothing."""
    if person.state is PersonState.STOPPED:
        return
    await people.set_state(tx, person.id, PersonState.STOPPED)
    await week_counts.count_left(tx, await memberships.list_of(tx, person.id, MembershipState.ACTIVE), now)
    await memberships.leave_all(tx, person.id, now)
    await outbox.cancel_waiting(tx, person.id, "stopped", now)
    await audit.record(tx, "person-stopped", now, None, None)


async def steer_again(tx: Tx, person: Person) -> bool:
    """`/start` after `/stop`, by somebody who still steers: they can be written to again; members join again.

    Returns true where a territory's digest will come again.
    """
    if person.state is not PersonState.STOPPED:
        return False
    steered = await grants.list_steered(tx, person.id)
    if steered:
        await people.set_state(tx, person.id, PersonState.ACTIVE)
    return any(steered)


async def erase(tx: Tx, person: Person, now: datetime, reason: str = "asked") -> bool:
    """`/oublier`: the person and all that hangs on them; the ledger keeps rows without identity, counts stay totals.

    True where Telegram shows this chat a menu of its own, which nobody else could take away afterwards. `reason`, a
    code, stands in the audit log: asked, inactive, restored.
    """
    had_menu = await menus.find_shown(tx, person.id) is not None
    await week_counts.count_left(tx, await memberships.list_of(tx, person.id, MembershipState.ACTIVE), now)
    await outbox.cancel_waiting(tx, person.id, "erased", now)
    await people.erase(tx, person.id, now)
    await audit.record(tx, "person-erased", now, None, None, reason=reason)
    return had_menu


async def mark_blocked(tx: Tx, person: Person, now: datetime) -> None:
    if await people.mark_unreachable(tx, person.id, now):
        await outbox.cancel_waiting(tx, person.id, "blocked", now)


async def mark_back(tx: Tx, library: Library, person: Person, now: datetime) -> None:
    """Ideas come again, unless a pause with an end was under way: it goes on."""
    if not await people.mark_back(tx, person.id):
        return
    if person.paused_until and person.paused_until > rhythm.local_date(now, PAUSE_ZONE):
        await people.set_state(tx, person.id, PersonState.PAUSED, person.paused_until)
    else:
        await resume(tx, library, person, now)


def refuse_stopped(person: Person) -> None:
    """`NotAllowed` after `/stop`: coming back from there is joining again."""
    if person.state is PersonState.STOPPED:
        raise NotAllowed("error-not-joined")
