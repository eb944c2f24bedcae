"""`/region`: all the territories at a glance, for the regional team. States and numbers of teams; never a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.library import Library
from bot.model import ExperienceState, Territory
from bot.planning import digest as planning
from bot.planning import rhythm
from bot.planning.calendar import Calendar
from bot.planning.digest import Facts
from bot.planning.vitality import ToldWeek, Vitality, vitality
from bot.planning.week_counts import WEEK
from bot.services import calendars, steering
from bot.storage import digests, experiences, grants, local_activities, territories, travels
from bot.storage.db import Tx
from bot.storage.grants import Invitation

LOOK_BACK = 30 * WEEK
"""Eight weeks of school, with the longest summer between them."""
PAGE = 10


@dataclass(frozen=True, slots=True)
class Glance:
    """A territory with its state, how many coordinate it, and the Monday of its last digest."""

    territory: Territory
    state: Vitality
    coordinators: int
    digest_week: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some territories, by name: never by what they do. `has_more` where a page follows."""

    glances: tuple[Glance, ...]
    number: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class Cockpit:
    """How many territories are in which state, how many have nobody, what waits for the region."""

    states: dict[Vitality, int]
    without_team: int
    links: int
    to_adopt: int
    to_read: int
    """Texts of members that were sent on for all territories."""


async def open_cockpit(tx: Tx, library: Library, person_id: int, now: datetime) -> Cockpit:
    """`NotAllowed` for all but the region."""
    glances = await _glances(tx, library, person_id, now)
    states = {state: sum(one.state is state for one in glances) for state in Vitality}
    links = [len(held) for _, held in await list_invitations(tx, person_id, now)]
    return Cockpit(
        {state: count for state, count in states.items() if count},
        sum(not one.coordinators for one in glances),
        sum(links),
        await local_activities.count_to_read(tx),
        (await travels.count(tx)).get(ExperienceState.WAITING, 0),
    )


async def list_page(tx: Tx, library: Library, person_id: int, number: int, now: datetime) -> Page:
    """`NotAllowed` for all but the region; a page past the last is the first."""
    await steering.refuse_all_but_region(tx, person_id)
    living = await _living(tx)
    number = number if number * PAGE < len(living) else 0
    shown = [await _glance(tx, library, one, now) for one in living[number * PAGE : (number + 1) * PAGE]]
    return Page(tuple(shown), number, len(living) > (number + 1) * PAGE)


async def glance_at(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> Glance:
    await steering.refuse_all_but_region(tx, person_id)
    return await _glance(tx, library, await territories.get(tx, territory_id), now)


async def list_invitations(tx: Tx, person_id: int, now: datetime) -> list[tuple[Territory | None, list[Invitation]]]:
    """The links that somebody could still use, by territory; None stands for the regional team."""
    await steering.refuse_all_but_region(tx, person_id)
    places: list[Territory | None] = [None, *await _living(tx)]
    found = [(place, await grants.list_open_invitations(tx, place.id if place else None, now)) for place in places]
    return [(place, links) for place, links in found if links]


async def list_queues(tx: Tx, person_id: int) -> list[Territory]:
    """The territories in which texts of members wait to be read over. That there are some, not how many."""
    await steering.refuse_all_but_region(tx, person_id)
    waiting = await experiences.list_territories_waiting(tx)
    return [one for one in await _living(tx) if one.id in waiting]


async def _living(tx: Tx) -> list[Territory]:
    return [one for one in await territories.list_all(tx) if one.closed_at is None]


async def _glances(tx: Tx, library: Library, person_id: int, now: datetime) -> list[Glance]:
    await steering.refuse_all_but_region(tx, person_id)
    return [await _glance(tx, library, one, now) for one in await _living(tx)]


async def _glance(tx: Tx, library: Library, territory: Territory, now: datetime) -> Glance:
    week = rhythm.week_of(now, territory.time_zone)
    told = [
        planning.from_json(one) for one in await digests.list_facts(tx, territory.id, week - LOOK_BACK, week + WEEK)
    ]
    state = state_of(territory, told, await calendars.of_territory(tx, library, territory))
    team = await grants.list_held(tx, territory.id)
    return Glance(territory, state, len(team), told[-1].week if told else None)


def state_of(territory: Territory, told: Sequence[Facts], calendar: Calendar) -> Vitality:
    """`told` are its digests of the last `LOOK_BACK`, the oldest first."""
    return vitality(_told(told, calendar)) if territory.is_open else Vitality.PREPARED


def _told(facts: Sequence[Facts], calendar: Calendar) -> list[ToldWeek]:
    return [ToldWeek(_shows_done(one), rests(calendar, one.week)) for one in facts]


def _shows_done(facts: Facts) -> bool:
    return bool(facts.tried) or planning.total_of(facts, "done") is not None


def rests(calendar: Calendar, week: date) -> bool:
    """A week without a day of school."""
    return not any(calendar.is_school_day(week + timedelta(days=ahead)) for ahead in range(5))
