"""« Les personnes »: the figures of the last digest, and the members by role as they were counted with it.

Counted once for each digest and kept: a figure that followed every arrival and departure would tell of one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import Role, Territory
from bot.planning import digest as planning
from bot.planning import rhythm
from bot.planning.digest import Facts
from bot.planning.headcount import ByRole, by_role
from bot.planning.small_numbers import Range, Rule
from bot.services import steering
from bot.storage import digests, headcounts
from bot.storage.db import Tx

LOOK_BACK = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Headcount:
    """`facts` are those of the last digest; None, with no roles, before the first one."""

    territory: Territory
    facts: Facts | None
    roles: ByRole


async def open_headcount(tx: Tx, person_id: int, territory_id: int, now: datetime) -> Headcount:
    territory = await steering.open_steered(tx, person_id, territory_id)
    week = rhythm.week_of(now, territory.time_zone)
    told = await digests.list_facts(tx, territory_id, week - LOOK_BACK, week + timedelta(weeks=1))
    if not told:
        return Headcount(territory, None, {})
    facts = planning.from_json(told[-1])
    return Headcount(territory, facts, await keep_roles(tx, territory_id, facts, now))


async def keep_roles(tx: Tx, territory_id: int, facts: Facts, now: datetime) -> ByRole:
    """The members by role as they were counted with this digest, the territory's last: by this look, or an earlier."""
    counted = await headcounts.count_by_role(tx, territory_id, facts.due_at)
    roles = by_role(counted, facts.figures, Rule(facts.threshold))
    classes = {role.value: [one.low, one.high] if one else None for role, one in roles.items()}
    return as_roles(await headcounts.keep_once(tx, territory_id, facts.week, classes, now))


def as_roles(classes: headcounts.Classes) -> ByRole:
    return {Role(role): Range(*ends) if ends else None for role, ends in classes.items()}
