"""« On continue ? »: after eight ideas without a sign of life one message asks; these are the answers to it."""

from __future__ import annotations

from datetime import datetime

from bot.library import Library
from bot.model import MembershipState, Person, PersonState, Rhythm
from bot.planning.week import SILENT_IDEAS
from bot.services import leaving, rhythms
from bot.storage import memberships
from bot.storage import rhythms as looks
from bot.storage.db import Tx

SLOWER = {Rhythm.WEEKLY: Rhythm.FORTNIGHTLY, Rhythm.FORTNIGHTLY: Rhythm.MONTHLY}


async def is_to_be_asked(tx: Tx, person: Person) -> bool:
    """Just before the question leaves: not who has given a sign of life since, nor who is in no territory any more."""
    if not await memberships.list_of(tx, person.id, MembershipState.ACTIVE):
        return False
    standing = await looks.get_standing(tx, person.id)
    return person.state is PersonState.ACTIVE and standing.silent_ideas >= SILENT_IDEAS and not standing.is_asked


async def record_asked(tx: Tx, person_id: int, now: datetime) -> None:
    await looks.mark_asked(tx, person_id, now)


async def go_on(tx: Tx, person: Person, now: datetime) -> None:
    """« Oui »: as before, also where silence had made it monthly meanwhile. `NotAllowed` after `/stop`."""
    leaving.refuse_stopped(person)
    await looks.restore(tx, person.id)
    await rhythms.choices_changed(tx, person.id, now)


async def less_often(tx: Tx, library: Library, person: Person, now: datetime) -> tuple[datetime, str] | None:
    """One step slower than what was chosen, in every territory; returns when the next idea comes and in which zone.

    None where all are monthly already: nothing is slower but a pause.
    """
    leaving.refuse_stopped(person)
    await looks.restore(tx, person.id)
    own = await memberships.list_of(tx, person.id, MembershipState.ACTIVE)
    quicker = [one for one in own if one.rhythm in SLOWER]
    for membership in quicker:
        await looks.set_rhythm(tx, membership.id, SLOWER[membership.rhythm])
    await rhythms.choices_changed(tx, person.id, now)
    return await rhythms.first_idea(tx, library, person, now) if quicker else None
