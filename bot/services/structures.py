"""Structures: the coordinator keeps the territory's list, professionals and volunteers may say which is theirs.

Who chose what is used to give colleagues the same idea in the same week, and for nothing else: nobody is shown it.
"""

from __future__ import annotations

from datetime import datetime

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.model import Structure, Territory
from bot.services import enrolment, steering
from bot.services.enrolment import WITH_STRUCTURE, Enrolment
from bot.services.guarding import Concern
from bot.storage import audit, dialogues, structures
from bot.storage.db import Tx

EXPECTS_NAME = "structure"
LONGEST_NAME = 60
ALLOWED = (Concern.NAME, Concern.ADDRESS)
"""A school is called after somebody, a crèche after its street; nothing else that leads to a person is a place."""
MOST = 60
"""Telegram shows a hundred buttons at most."""


async def list_offered(tx: Tx, shown: Enrolment) -> list[Structure]:
    """What a member may choose from; nothing for a family or an elected official."""
    membership = shown.membership
    return await structures.list_of(tx, membership.territory_id) if membership.role in WITH_STRUCTURE else []


async def choose(tx: Tx, library: Library, person_id: int, membership_id: int, structure_id: int | None) -> Enrolment:
    """The member's structure; None takes it back. `Invalid` where it is not offered to them."""
    own = await enrolment.open_own(tx, library, person_id, membership_id)
    if structure_id is not None and structure_id not in [one.id for one in await list_offered(tx, own)]:
        raise Invalid
    await structures.set_of_membership(tx, membership_id, structure_id)
    return await enrolment.open_own(tx, library, person_id, membership_id)


async def list_kept(tx: Tx, person_id: int, territory_id: int) -> tuple[Territory, list[Structure]]:
    """The territory's list, for who steers it."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    return territory, await structures.list_of(tx, territory_id)


async def expect_name(tx: Tx, person_id: int, territory_id: int, now: datetime) -> Territory:
    """The next typed message of the coordinator is a structure's name."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    await dialogues.expect(tx, person_id, EXPECTS_NAME, {"territory": territory_id}, now)
    return territory


async def add_expected(tx: Tx, person_id: int, name: str, now: datetime) -> tuple[Territory, list[Structure]]:
    """Adds the name that was asked for; `Invalid` where it is empty, too long, taken or one too many."""
    expected = await dialogues.get(tx, person_id, EXPECTS_NAME)
    territory, kept = await list_kept(tx, person_id, int(expected.data["territory"]))
    words = " ".join(name.split())
    if not 1 <= len(words) <= LONGEST_NAME:
        raise Invalid("error-structure-name", maximum=LONGEST_NAME)
    if len(kept) >= MOST:
        raise Invalid("error-structure-many", maximum=MOST)
    if not await structures.add_once(tx, territory.id, words, now):
        raise Invalid("error-structure-taken")
    await dialogues.forget(tx, person_id)
    await audit.record(tx, "structure-added", now, person_id, territory.id)
    return await list_kept(tx, person_id, territory.id)


async def get_kept(tx: Tx, person_id: int, structure_id: int) -> tuple[Territory, Structure]:
    """One structure, for who steers its territory; `NotFound` says the same to anybody else as of none."""
    found = await structures.find(tx, structure_id)
    if found is None:
        raise NotFound
    return await steering.open_steered(tx, person_id, found.territory_id), found


async def remove(tx: Tx, person_id: int, structure_id: int, now: datetime) -> tuple[Territory, list[Structure]]:
    """Takes it off the list; whoever had chosen it has none any more."""
    territory, found = await get_kept(tx, person_id, structure_id)
    if await structures.remove(tx, found.id):
        await audit.record(tx, "structure-removed", now, person_id, territory.id, structure=found.id)
    return await list_kept(tx, person_id, territory.id)
