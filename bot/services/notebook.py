"""The region's notebook of a period: what may be read by everybody at a regional meeting, one chapter a skill.

Figures are those of the region's digest, experiences those that it published for all territories, with the place that
is read there, notes those that teams share. Nothing else of anybody is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.errors import Invalid
from bot.library import Library
from bot.library.models import Skill
from bot.model import AgeBand, Setting
from bot.planning import periods
from bot.planning.notebook import Chapter, Lived, Notebook, Repere, TeamNote
from bot.planning.periods import Period
from bot.planning.region_figures import Liked, Themes, liked_in, weeks_of
from bot.planning.rhythm import instant_of, local_date
from bot.services import local_activities, region_figures, steering
from bot.storage import audit, notebook, territories
from bot.storage.db import Tx
from bot.storage.notebook import LivedRow, NoteRow

MOST = 12
"""Experiences of a chapter, and notes: what a group reads in a quarter of an hour."""
EVERY_SKILL = "all"
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Contents:
    """The skills of which there is something to read, from the first day of the period to its last so far."""

    first: date
    last: date
    skills: tuple[Skill, ...]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """All that chapters are made of, read once."""

    told: Sequence[Themes]
    themes: Mapping[str, set[str]]
    lived: Sequence[LivedRow]
    notes: Sequence[NoteRow]
    names: Mapping[int, str]


async def offer_periods(tx: Tx, person_id: int, now: datetime) -> list[Period]:
    """This school year and this month, then those before them. `NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    today = local_date(now, steering.REGION_ZONE)
    year, month = periods.year_of(today), periods.month_of(today)
    return [year, periods.year_of(year.first - WEEK), month, periods.month_before(month)]


async def open_contents(tx: Tx, library: Library, person_id: int, period: Period, now: datetime) -> Contents:
    """Of which skills there will be a chapter; `NotAllowed` for all but the region."""
    await steering.refuse_all_but_region(tx, person_id)
    since, until = _bounds(period)
    told = await region_figures.list_themes(tx, library, period)
    written = await notebook.list_skills(tx, since, until)
    found = [one for one in library.skills.values() if one.code in written or _is_told(library, one, told)]
    return Contents(period.first, _last_day(period, now), tuple(found))


async def ask(tx: Tx, library: Library, person_id: int, period: Period, skill: str, now: datetime) -> Contents:
    """What the notebook of one skill, or of all, will hold; that it was asked for is in the journal."""
    whole = await open_contents(tx, library, person_id, period, now)
    chosen = tuple(one for one in whole.skills if skill in (EVERY_SKILL, one.code))
    if not chosen:
        raise Invalid("error-old-button")
    await audit.record(tx, "notebook-made", now, person_id, None, period=period.code, skill=skill)
    return replace(whole, skills=chosen)


async def gather(tx: Tx, library: Library, period: Period, skill: str, now: datetime) -> Notebook:
    """The chapters that were asked for and have something to read. Reads only, and asks nobody's permission."""
    gathered = await _gather(tx, library, period, now)
    skills = [one for one in library.skills.values() if skill in (EVERY_SKILL, one.code)]
    chapters = [await _chapter(tx, library, one, gathered) for one in skills]
    today = local_date(now, steering.REGION_ZONE)
    told = tuple(one for one in chapters if not one.is_empty)
    return Notebook(period.first, _last_day(period, now), today, told)


async def _gather(tx: Tx, library: Library, period: Period, now: datetime) -> _Gathered:
    since, until = _bounds(period)
    return _Gathered(
        told=await region_figures.list_themes(tx, library, period),
        themes=await notebook.list_themes(tx, period.first, min(period.last, local_date(now, steering.REGION_ZONE))),
        lived=await notebook.list_lived(tx, since, until),
        notes=await notebook.list_notes(tx, since, until),
        names={one.id: one.name for one in await territories.list_all(tx)},
    )


def _bounds(period: Period) -> tuple[datetime, datetime]:
    return _midnight(period.first), _midnight(period.last + WEEK)


def _midnight(day: date) -> datetime:
    return instant_of(day, time(0), steering.REGION_ZONE)


def _last_day(period: Period, now: datetime) -> date:
    today = local_date(now, steering.REGION_ZONE)
    return max(period.first, min(period.last + WEEK - timedelta(days=1), today))


def _is_told(library: Library, skill: Skill, told: Sequence[Themes]) -> bool:
    return weeks_of(skill.code, told).weeks > 0 or bool(_liked(library, skill, told))


async def _chapter(tx: Tx, library: Library, skill: Skill, gathered: _Gathered) -> Chapter:
    lived = [one for one in gathered.lived if one.skill == skill.code]
    notes = [one for one in gathered.notes if one.skill == skill.code]
    worked = weeks_of(skill.code, gathered.told)
    return Chapter(
        code=skill.code,
        everyday=skill.everyday,
        name=skill.name,
        reperes=_reperes(library, skill, gathered.themes.get(skill.code, set())),
        weeks=worked.weeks,
        territories=worked.territories,
        liked=_liked(library, skill, gathered.told),
        lived=tuple([await _lived(tx, library, one) for one in sorted(lived[:MOST], key=_where)]),
        notes=tuple(_note(one, gathered.names) for one in notes[:MOST]),
        has_more=len(lived) > MOST or len(notes) > MOST,
    )


def _reperes(library: Library, skill: Skill, worked: set[str]) -> tuple[Repere, ...]:
    """Those of the themes that were worked on; where none was settled, all that the programmes have."""
    themes = [one for programme in library.programmes.values() for one in programme.themes if one.skill == skill.code]
    chosen = [one for one in themes if one.slug in worked] or themes
    return tuple({one.repere: Repere(one.title, one.repere) for one in chosen}.values())


def _liked(library: Library, skill: Skill, told: Sequence[Themes]) -> tuple[Liked, ...]:
    titles = {one.title for one in library.for_skill(skill.code)}
    return tuple(one for one in liked_in(told) if one.title in titles)


async def _lived(tx: Tx, library: Library, one: LivedRow) -> Lived:
    opened = await local_activities.open_activity(tx, library, one.activity, one.territory_id)
    return Lived(one.text, one.place, one.setting, one.age_band, opened.activity.title)


def _where(one: LivedRow) -> tuple[int, int]:
    """The latest are read place by place, and from the youngest to the oldest."""
    return [*Setting].index(one.setting), [*AgeBand].index(one.age_band)


def _note(one: NoteRow, names: Mapping[int, str]) -> TeamNote:
    written_on = local_date(one.created_at, steering.REGION_ZONE)
    return TeamNote(names.get(one.territory_id, ""), written_on, one.tried, one.changed, one.keep)
