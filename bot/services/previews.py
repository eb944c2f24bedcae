"""« What would this kind of member receive, when and why? »: for a territory as it is, or for an example of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from bot.errors import Invalid
from bot.library import Library
from bot.library.models import Theme
from bot.model import AgeBand, Role, Setting, Territory
from bot.planning import rhythm
from bot.planning.calendar import Calendar
from bot.planning.likings import Votes
from bot.planning.published_holidays import calendar_of
from bot.planning.rhythm import instant_of, monday_of
from bot.planning.themes import Course
from bot.services import enrolment, local_activities, steering, themes
from bot.services.simulation.lives import Doer, Life, Lived, Profile, Temper, WeekLived, live
from bot.services.simulation.town import Memory, Town
from bot.storage import likings
from bot.storage.db import Tx

WEEKS = 8
"""How far a coordinator looks: about from one holiday to the next."""
EXAMPLE_ZONE, EXAMPLE_SCHOOL_ZONE, EXAMPLE_PROGRAMME = "Europe/Paris", "Zone A", "premiere-annee"
DOER = Doer()


@dataclass(frozen=True, slots=True)
class Preview:
    """The weeks of one kind of member; `last` is included."""

    profile: Profile
    first: date
    last: date
    town: Town
    weeks: tuple[WeekLived, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Which kinds of members a territory can have: the ages by setting."""

    territory: Territory
    ages: Mapping[Setting, tuple[AgeBand, ...]]


def example_town(library: Library, on: date, programme: str = EXAMPLE_PROGRAMME) -> Town:
    """A territory that is in no database: zone A, whose programme began with the school year of that day."""
    calendar = calendar_of(EXAMPLE_SCHOOL_ZONE, library.school_years)
    known = calendar.school_year_of(on)
    starts_on = known[0] if known else date(on.year if on.month >= 8 else on.year - 1, 9, 1)
    return _town(library, EXAMPLE_ZONE, Course(library.programme(programme), starts_on, calendar), Memory())


async def town_of(tx: Tx, library: Library, territory: Territory, week: date) -> Town:
    """A territory as it is: its calendar, its themes with their changes, what it wrote, what was liked and proposed."""
    course = await themes.course_of(tx, library, territory)
    library = await local_activities.library_of(tx, library, territory.id)
    return _town(library, territory.time_zone, course, await _memory_of(tx, library, territory, week))


def _town(library: Library, zone: str, course: Course, memory: Memory) -> Town:
    @cache
    def theme_of(week: date) -> Theme:
        return course.theme_on(week)

    calendar: Calendar = course.calendar
    return Town(library, zone, calendar, theme_of, course.programme, memory)


async def _memory_of(tx: Tx, library: Library, territory: Territory, week: date) -> Memory:
    slugs = tuple(library.activities)
    counted = await likings.list_votes(tx, slugs)
    memory = Memory()
    for row in counted:
        votes = Votes(row.votes, row.points)
        if row.age_band:
            memory.cells[row.activity, Setting(row.setting), AgeBand(row.age_band)] = votes
        elif row.activity:
            memory.activities[row.activity] = votes
        else:
            memory.everything = votes
    used = await likings.list_last_weeks(tx, territory.id, slugs, week)
    memory.uses = {slug: [last] for slug, last in used.items()}
    return memory


def preview(town: Town, profile: Profile, first: date, last: date, temper: Temper = DOER) -> Preview:
    """What comes from `first` to `last`, to somebody who joined the day before and does every idea, unless said."""
    life = Life((Lived(profile),), since=instant_of(first, time(0), town.zone))
    weeks = tuple(live(town, life, monday_of(first), last, temper))
    return Preview(profile, first, last, town, weeks)


async def offered(tx: Tx, library: Library, person_id: int, territory_id: int, role: Role | None) -> Offered:
    """What a coordinator may ask to see: settings of a role there, and the ages of each."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    programme = library.programme(territory.programme)
    settings = enrolment.offered_settings_of(library, programme, role)
    return Offered(territory, {one: library.offered_ages(programme, (one,)) for one in settings})


async def preview_for_coordinator(
    tx: Tx,
    library: Library,
    person_id: int,
    territory_id: int,
    role: Role,
    setting: Setting,
    age: AgeBand,
    now: datetime,
) -> tuple[Territory, Preview]:
    """The coming weeks of that kind of member; refused to whoever does not steer the territory."""
    choice = await offered(tx, library, person_id, territory_id, role)
    if age not in choice.ages.get(setting, ()):
        raise Invalid
    territory = choice.territory
    today = rhythm.local_date(now, territory.time_zone)
    town = await town_of(tx, library, territory, monday_of(today))
    last = monday_of(today) + timedelta(weeks=WEEKS, days=-1)
    return territory, preview(town, Profile.preset(role, (setting,), (age,)), today, last)
