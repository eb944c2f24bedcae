"""What moves when a territory goes on in another one. What was counted and told stays where it was told."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from bot.model import Membership
from bot.storage.db import Tx, fetch_all, insert_once
from bot.storage.memberships import set_choices
from bot.storage.tables import (
    batch,
    broadcast,
    experience,
    group_chat,
    idea,
    invitation,
    local_activity,
    meetup,
    meetup_territory,
    membership,
    membership_structure,
    note,
    structure,
)

MOVED = (batch, broadcast, experience, group_chat, invitation, local_activity, meetup, note)


async def list_in_both(tx: Tx, gone: int, remaining: int) -> list[tuple[int, int]]:
    """(membership in the one that goes, membership in the one that remains) of those who have both."""
    other = membership.alias()
    pairs = select(membership.c.id, other.c.id.label("other_id")).join(
        other, other.c.person_id == membership.c.person_id
    )
    here = pairs.where(membership.c.territory_id == gone, other.c.territory_id == remaining)
    return [(row.id, row.other_id) for row in await fetch_all(tx, here.order_by(membership.c.id))]


async def absorb(tx: Tx, kept: Membership, dropped_id: int) -> None:
    """One membership instead of two, with these choices; the ideas of both stay the person's."""
    await tx.execute(update(idea).where(idea.c.membership_id == dropped_id).values(membership_id=kept.id))
    await tx.execute(delete(membership).where(membership.c.id == dropped_id))
    await set_choices(tx, kept)


async def move_structures(tx: Tx, gone: int, remaining: int) -> None:
    """The list goes along; of two of one name one stays, with those who chose either."""
    same = structure.alias()
    found = select(structure.c.id, same.c.id.label("same_id")).outerjoin(
        same, (same.c.name == structure.c.name) & (same.c.territory_id == remaining)
    )
    for row in await fetch_all(tx, found.where(structure.c.territory_id == gone)):
        if row.same_id is None:
            await tx.execute(update(structure).where(structure.c.id == row.id).values(territory_id=remaining))
            continue
        chosen = membership_structure.c.structure_id == row.id
        await tx.execute(update(membership_structure).where(chosen).values(structure_id=row.same_id))
        await tx.execute(delete(structure).where(structure.c.id == row.id))


async def move_invitations(tx: Tx, gone: int, remaining: int) -> None:
    """Meetups of the region that invite the one that goes invite the one that remains."""
    here = select(meetup_territory.c.meetup_id).where(meetup_territory.c.territory_id == gone)
    for row in await fetch_all(tx, here):
        values = {"meetup_id": row.meetup_id, "territory_id": remaining}
        await insert_once(tx, meetup_territory, values, ["meetup_id", "territory_id"])
    await tx.execute(delete(meetup_territory).where(meetup_territory.c.territory_id == gone))


async def move_things(tx: Tx, gone: int, remaining: int) -> None:
    """Memberships, and all that goes on: texts, meetups, messages, groups, links; of the ideas those not done yet."""
    for table in (membership, *MOVED):
        await tx.execute(update(table).where(table.c.territory_id == gone).values(territory_id=remaining))
    open_ideas = (idea.c.territory_id == gone, idea.c.done_in.is_(None))
    await tx.execute(update(idea).where(*open_ideas).values(territory_id=remaining))
