"""The few rows that nearly every storage test starts from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.model import (
    AgeBand,
    Idea,
    IdeaOrigin,
    IdeaState,
    Language,
    Membership,
    Person,
    Rhythm,
    Role,
    Setting,
    Territory,
)
from bot.storage import ideas, memberships, people, rhythms, territories
from bot.storage.db import Tx
from bot.storage.ideas import NewIdea

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
MONDAY = date(2026, 11, 23)
UNIEUX = Territory(
    0,
    "unieux",
    "Unieux",
    "commune",
    "Loire",
    "Europe/Paris",
    "Zone A",
    "premiere-annee",
    date(2026, 8, 31),
    4,
    time(17),
)
NEW_IDEA = NewIdea(
    key="week:1",
    membership_id=0,
    territory_id=0,
    week_starts_on=MONDAY,
    theme="la-meteo",
    skill="E1.2",
    activity="la-meteo",
    setting=Setting.HOME,
    age_band=AgeBand.A3_5,
    fit="theme",
    origin=IdeaOrigin.WEEKLY,
    state=IdeaState.PLANNED,
)


async def a_territory(tx: Tx, slug: str = "unieux") -> int:
    """The one with this slug, made if need be."""
    found = await territories.find_by_slug(tx, slug)
    return found.id if found else await territories.add(tx, replace(UNIEUX, slug=slug), NOW, NOW)


async def a_person(tx: Tx, chat_id: int = 1001) -> Person:
    return await people.find_by_chat(tx, chat_id) or await people.add(tx, chat_id, Language.FRENCH, "1", NOW)


async def a_newcomer(tx: Tx, chat_id: int = 1001, slug: str = "unieux") -> Membership:
    """Somebody who has consented and nothing more."""
    person, territory_id = await a_person(tx, chat_id), await a_territory(tx, slug)
    return await memberships.add(tx, person.id, territory_id, 1, time(18, 30), Rhythm.WEEKLY, NOW)


async def a_member(tx: Tx, chat_id: int = 1001, slug: str = "unieux", due_at: datetime = NOW) -> Membership:
    """A parent at home with a child of three to five."""
    joining = await a_newcomer(tx, chat_id, slug)
    await memberships.set_role(tx, joining.id, Role.FAMILY, 1, time(18, 30), Rhythm.WEEKLY, [Setting.HOME])
    await memberships.toggle_age_band(tx, joining.id, AgeBand.A3_5)
    assert await memberships.activate(tx, joining.id, NOW)
    await rhythms.plan_from(tx, joining.person_id, due_at)
    return await memberships.get(tx, joining.id)


async def an_idea(tx: Tx, member: Membership, key: str = "week:1", **values: Any) -> Idea:
    new = replace(NEW_IDEA, key=key, membership_id=member.id, territory_id=member.territory_id, **values)
    return (await ideas.add_once(tx, new, NOW))[0]
