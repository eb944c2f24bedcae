"""A person in one territory: role, settings, age bands, day, hour, rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import Executable, Row, Table, delete, func, insert, select, update

from bot.errors import NotFound
from bot.model import AgeBand, Membership, MembershipState, Rhythm, Role, Setting
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import membership, membership_age_band, membership_setting, membership_structure


async def add(
    tx: Tx, person_id: int, territory_id: int, weekday: int, send_time: time, rhythm: Rhythm, now: datetime
) -> Membership:
    """A membership at its first step: consent given, role still to choose."""
    row = insert(membership).values(
        person_id=person_id,
        territory_id=territory_id,
        weekday=weekday,
        send_time=send_time,
        rhythm=rhythm,
        wants_repere=False,
        wants_encouragement=False,
        wants_broadcasts=True,
        state=MembershipState.JOINING,
        created_at=now,
    )
    return await get(tx, (await tx.execute(row.returning(membership.c.id))).scalar_one())


async def find(tx: Tx, person_id: int, territory_id: int) -> Membership | None:
    here = (membership.c.person_id == person_id, membership.c.territory_id == territory_id)
    return await _one(tx, select(membership).where(*here))


async def get(tx: Tx, membership_id: int) -> Membership:
    found = await _one(tx, select(membership).where(membership.c.id == membership_id))
    if found is None:
        raise NotFound
    return found


async def get_own(tx: Tx, membership_id: int, person_id: int) -> Membership:
    """The membership, if it is this person's; `NotFound` says the same of another's as of none."""
    found = await get(tx, membership_id)
    if found.person_id != person_id:
        raise NotFound
    return found


async def list_of(tx: Tx, person_id: int, *states: MembershipState) -> list[Membership]:
    """A person's memberships in these states, the latest joined first."""
    here = (membership.c.person_id == person_id, membership.c.state.in_(states))
    rows = await fetch_all(tx, select(membership).where(*here).order_by(membership.c.created_at.desc()))
    return [await _whole(tx, row) for row in rows]


async def set_role(
    tx: Tx, membership_id: int, role: Role, weekday: int, send_time: time, rhythm: Rhythm, settings: Sequence[Setting]
) -> None:
    """A role with what it presets."""
    values = {"role": role, "weekday": weekday, "send_time": send_time, "rhythm": rhythm, "former_rhythm": None}
    await tx.execute(update(membership).where(membership.c.id == membership_id).values(**values))
    await tx.execute(delete(membership_setting).where(membership_setting.c.membership_id == membership_id))
    for setting in settings:
        await tx.execute(insert(membership_setting).values(membership_id=membership_id, setting=setting))


async def set_schedule(tx: Tx, membership_id: int, **values: int | time | bool) -> None:
    """Any of weekday, send_time, wants_repere, wants_encouragement, wants_broadcasts; for the rhythm see rhythms."""
    await tx.execute(update(membership).where(membership.c.id == membership_id).values(**values))


async def toggle_setting(tx: Tx, membership_id: int, setting: Setting) -> None:
    await _toggle(tx, membership_setting, membership_id, "setting", setting)


async def toggle_age_band(tx: Tx, membership_id: int, age_band: AgeBand) -> None:
    await _toggle(tx, membership_age_band, membership_id, "age_band", age_band)


async def activate(tx: Tx, membership_id: int, now: datetime) -> bool:
    """True for the press that finishes joining; False for every other one."""
    here = (membership.c.id == membership_id, membership.c.state == MembershipState.JOINING)
    values = {"state": MembershipState.ACTIVE, "joined_at": now, "left_at": None}
    return await changed(tx, update(membership).where(*here).values(**values)) == 1


async def rejoin(tx: Tx, membership_id: int) -> bool:
    """A membership that was left starts joining again, with its earlier choices."""
    here = (membership.c.id == membership_id, membership.c.state == MembershipState.LEFT)
    return await changed(tx, update(membership).where(*here).values(state=MembershipState.JOINING, left_at=None)) == 1


async def set_choices(tx: Tx, chosen: Membership) -> None:
    """Role, settings, ages, structure and whether broadcasts are wanted, all as they stand in `chosen`."""
    values = {"role": chosen.role, "wants_broadcasts": chosen.wants_broadcasts}
    await tx.execute(update(membership).where(membership.c.id == chosen.id).values(**values))
    for table, column, wanted in (
        (membership_setting, "setting", chosen.settings),
        (membership_age_band, "age_band", chosen.age_bands),
        (membership_structure, "structure_id", (chosen.structure_id,) if chosen.structure_id else ()),
    ):
        await tx.execute(delete(table).where(table.c.membership_id == chosen.id))
        for one in wanted:
            await tx.execute(insert(table).values({"membership_id": chosen.id, column: one}))


async def leave_territory(tx: Tx, territory_id: int, now: datetime) -> int:
    """All who are there leave it; returns how many."""
    here = (membership.c.territory_id == territory_id, membership.c.state != MembershipState.LEFT)
    left = update(membership).where(*here).values(state=MembershipState.LEFT, left_at=now)
    return await changed(tx, left)


async def leave_all(tx: Tx, person_id: int, now: datetime) -> int:
    here = (membership.c.person_id == person_id, membership.c.state != MembershipState.LEFT)
    left = update(membership).where(*here).values(state=MembershipState.LEFT, left_at=now)
    return await changed(tx, left)


async def get_idea_filter(tx: Tx, membership_id: int) -> dict[str, Any]:
    row = await fetch_one(tx, select(membership.c.idea_filter).where(membership.c.id == membership_id))
    return (row.idea_filter if row else None) or {}


async def set_idea_filter(tx: Tx, membership_id: int, chosen: dict[str, Any]) -> None:
    await tx.execute(update(membership).where(membership.c.id == membership_id).values(idea_filter=chosen))


async def count_active(tx: Tx) -> int:
    active = select(func.count()).select_from(membership).where(membership.c.state == MembershipState.ACTIVE)
    return int((await tx.execute(active)).scalar_one())


async def count_sharing(tx: Tx, territory_id: int, setting: Setting) -> int:
    """How many active members of the territory are in that setting."""
    joined = membership.join(membership_setting, membership_setting.c.membership_id == membership.c.id)
    here = (membership.c.territory_id == territory_id, membership.c.state == MembershipState.ACTIVE)
    counted = select(func.count()).select_from(joined).where(*here, membership_setting.c.setting == setting)
    return int((await tx.execute(counted)).scalar_one())


async def _toggle(tx: Tx, table: Table, membership_id: int, column: str, value: str) -> None:
    here = (table.c.membership_id == membership_id, table.c[column] == value)
    if not await changed(tx, delete(table).where(*here)):
        values = {"membership_id": membership_id, column: value}
        await insert_once(tx, table, values, ["membership_id", column])


async def _one(tx: Tx, statement: Executable) -> Membership | None:
    row = await fetch_one(tx, statement)
    return await _whole(tx, row) if row else None


async def _whole(tx: Tx, row: Row[Any]) -> Membership:
    settings = await fetch_all(
        tx, select(membership_setting.c.setting).where(membership_setting.c.membership_id == row.id)
    )
    ages = await fetch_all(
        tx, select(membership_age_band.c.age_band).where(membership_age_band.c.membership_id == row.id)
    )
    chosen = await fetch_one(
        tx, select(membership_structure.c.structure_id).where(membership_structure.c.membership_id == row.id)
    )
    return Membership(
        id=row.id,
        person_id=row.person_id,
        territory_id=row.territory_id,
        role=Role(row.role) if row.role else None,
        settings=tuple(sorted((Setting(one.setting) for one in settings), key=list(Setting).index)),
        age_bands=tuple(sorted((AgeBand(one.age_band) for one in ages), key=list(AgeBand).index)),
        weekday=row.weekday,
        send_time=row.send_time,
        rhythm=Rhythm(row.rhythm),
        wants_repere=row.wants_repere,
        wants_encouragement=row.wants_encouragement,
        wants_broadcasts=row.wants_broadcasts,
        state=MembershipState(row.state),
        joined_at=row.joined_at,
        structure_id=chosen.structure_id if chosen else None,
    )
