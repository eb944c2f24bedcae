"""The region in a period: what all territories' digests told of it, put together (bot/planning/region_figures.py).

`of_period` is for every document that needs the region's figures; it asks nobody's permission. `open_figures` is for
a person, and refuses all but the region.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.library import Library
from bot.model import Level, Territory
from bot.planning import digest as planning
from bot.planning import rhythm
from bot.planning.digest import Facts
from bot.planning.headcount import ByRole
from bot.planning.periods import Period
from bot.planning.region_figures import RegionFigures, Themes, Told, by_alphabet, shown_weeks, together
from bot.planning.week_counts import LEVEL, MOST_WEEKS, WEEK
from bot.services import calendars, headcount, region, steering
from bot.storage import digests, headcounts, territories, week_counts
from bot.storage.db import Tx


@dataclass(frozen=True, slots=True)
class Read:
    """What is read once for all territories, by their id."""

    facts: Mapping[int, list[Facts]]
    """From `region.LOOK_BACK` before the period on."""
    skills: Mapping[int, dict[date, str]]
    levels: Mapping[int, list[tuple[str, date, int]]]
    roles: Mapping[int, headcounts.Classes]


async def open_figures(tx: Tx, library: Library, person_id: int, period: Period, now: datetime) -> RegionFigures:
    """`NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    return await of_period(tx, library, period, now)


async def of_period(tx: Tx, library: Library, period: Period, now: datetime) -> RegionFigures:
    """The region's figures of a month or a school year, or of any weeks; of one under way, as far as it is told.

    Where a territory's last digest is of the period, its members by role are counted and kept with it, as when its
    coordinators look at them; so this writes, once.
    """
    read = await _read(tx, period)
    everywhere = [one for one in await territories.list_all(tx) if one.id in read.facts or one.closed_at is None]
    told = [await _told(tx, library, one, read, period, now) for one in everywhere if _belongs(one, read, period)]
    return together(period, told, library.skills)


async def list_themes(tx: Tx, library: Library, period: Period) -> list[Themes]:
    """What digests told of each territory's themes, by name: reads only, and none of the figures."""
    liked = await digests.list_liked(tx, period.first, period.last)
    skills = await territories.list_skills(tx, period.first, period.last)
    told = sorted(await territories.list_all(tx), key=lambda one: by_alphabet(one.name))
    return [await _themes(tx, library, one, liked[one.id], skills.get(one.id, {})) for one in told if one.id in liked]


async def _themes(
    tx: Tx, library: Library, territory: Territory, liked: Mapping[date, str | None], skills: Mapping[date, str]
) -> Themes:
    calendar = await calendars.of_territory(tx, library, territory)
    return Themes(territory.name, liked, frozenset(week for week in liked if region.rests(calendar, week)), skills)


async def _read(tx: Tx, period: Period) -> Read:
    after = period.last + WEEK
    stored = await digests.list_all_facts(tx, period.first - region.LOOK_BACK, after)
    return Read(
        facts={one: [planning.from_json(facts) for facts in told] for one, told in stored.items()},
        skills=await territories.list_skills(tx, period.first, period.last),
        levels=await week_counts.list_everywhere(tx, LEVEL, period.first - MOST_WEEKS * WEEK, period.last),
        roles=await headcounts.list_kept(tx, period.first, period.last),
    )


def _belongs(territory: Territory, read: Read, period: Period) -> bool:
    """It lives, or digests of the period told of it."""
    return territory.closed_at is None or bool(_within(read.facts.get(territory.id, ()), period))


async def _told(tx: Tx, library: Library, territory: Territory, read: Read, period: Period, now: datetime) -> Told:
    calendar = await calendars.of_territory(tx, library, territory)
    looked_at = read.facts.get(territory.id, [])
    facts = _within(looked_at, period)
    return Told(
        name=territory.name,
        state=None if territory.closed_at else region.state_of(territory, looked_at, calendar),
        facts=facts,
        resting=frozenset(week for week in period.weeks if region.rests(calendar, week)),
        skills=read.skills.get(territory.id, {}),
        roles=await _roles(tx, territory, facts, read.roles.get(territory.id), now),
        levels=_levels(facts, read.levels.get(territory.id, ())),
    )


def _within(facts: Sequence[Facts], period: Period) -> tuple[Facts, ...]:
    return tuple(one for one in facts if period.first <= one.week <= period.last)


async def _roles(
    tx: Tx, territory: Territory, facts: Sequence[Facts], kept: headcounts.Classes | None, now: datetime
) -> ByRole:
    """As kept; counted where the last digest of the period is also the territory's last, and lately made."""
    is_last = facts and facts[-1].week + 2 * WEEK > rhythm.week_of(now, territory.time_zone)
    if is_last and territory.closed_at is None:
        return await headcount.keep_roles(tx, territory.id, facts[-1], now)
    return headcount.as_roles(kept) if kept else {}


def _levels(facts: Sequence[Facts], rows: Sequence[tuple[str, date, int]]) -> dict[Level, int]:
    """Only within the figures that the digests showed."""
    shown = shown_weeks(facts)
    found = dict.fromkeys(Level, 0)
    for figure, week, times in rows:
        setting, _, level = figure.removeprefix(LEVEL).partition(":")
        if (setting, week) in shown:
            found[Level(level)] += times
    return found
