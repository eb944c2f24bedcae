"""The theme of a territory's week, set once and the same for all its members, and the themes to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.library.models import Theme
from bot.model import Role, Territory, ThemeChangeKind, ThemeWeek
from bot.planning import rhythm
from bot.planning.calendar import Break
from bot.planning.themes import Course, Run, weeks_to_summer
from bot.services import calendars, steering
from bot.storage import audit, programme_starts, territories, theme_changes
from bot.storage.db import Tx

AHEAD_WEEKS = 8
"""How far `/theme` looks where no holidays are known: as long as a period between two holidays lasts."""
LONGEST_AHEAD_WEEKS = 52
"""A coordinator looks at most a year ahead."""


@dataclass(frozen=True, slots=True)
class WeekTheme:
    week_starts_on: date
    theme: Theme


@dataclass(frozen=True, slots=True)
class Outlook:
    """The theme of the week, since when, and those to come until the next holidays (None where unknown)."""

    now: WeekTheme
    since: date
    coming: tuple[WeekTheme, ...]
    holidays: Break | None
    on_holiday: Break | None
    """The school holidays of this week, where there are some."""
    holidays_sentence: str
    """What the programme says of holidays."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What the programme says to a newcomer of this role; `under_way` where the theme began before this week."""

    introduction: str
    under_way: WeekTheme | None


async def current(tx: Tx, library: Library, territory: Territory, now: datetime) -> WeekTheme:
    return await of_week(tx, library, territory, rhythm.week_of(now, territory.time_zone))


async def of_week(tx: Tx, library: Library, territory: Territory, week: date) -> WeekTheme:
    """The theme that the territory works on in the week of that Monday; settles it if nobody has yet."""
    planned = (await planned_for(tx, library, territory, week)).theme
    settled: ThemeWeek = await territories.set_theme_once(tx, territory.id, week, planned.slug, planned.skill)
    return WeekTheme(week, library.theme(territory.programme, settled.theme))


async def planned_for(tx: Tx, library: Library, territory: Territory, week: date) -> WeekTheme:
    """The theme that a week will have as things stand; settles nothing, so that it may still be moved."""
    if settled := await territories.find_theme(tx, territory.id, week):
        return WeekTheme(week, library.theme(territory.programme, settled.theme))
    return WeekTheme(week, (await course_of(tx, library, territory)).theme_on(week))


async def course_of(tx: Tx, library: Library, territory: Territory) -> Course:
    return Course(
        library.programme(territory.programme),
        territory.programme_starts_on,
        await calendars.of_territory(tx, library, territory),
        tuple(await theme_changes.list_of(tx, territory)),
        await programme_starts.find_weeks(tx, territory),
    )


async def outlook(tx: Tx, library: Library, territory: Territory, now: datetime) -> Outlook:
    """What `/theme` shows: the themes until the next school holidays, or eight weeks where unknown. Reads only."""
    week = rhythm.week_of(now, territory.time_zone)
    this_week = await planned_for(tx, library, territory, week)
    course = await course_of(tx, library, territory)
    holidays = course.calendar.next_holidays(rhythm.local_date(now, territory.time_zone))
    last = holidays.first if holidays else week + timedelta(weeks=AHEAD_WEEKS)
    run = course.run_on(week)
    since = min(run.first_week, week) if run.theme.slug == this_week.theme.slug else week
    coming = tuple(WeekTheme(run.first_week, run.theme) for run in course.to_come(week, last))
    on_holiday = course.calendar.holiday_on(week + timedelta(days=1))
    return Outlook(this_week, since, coming, holidays, on_holiday, course.programme.holidays)


async def outlook_for_coordinator(
    tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime
) -> tuple[Territory, Outlook]:
    territory = await steering.open_steered(tx, person_id, territory_id)
    return territory, await outlook(tx, library, territory, now)


async def greet(tx: Tx, library: Library, territory: Territory, role: Role | None, now: datetime) -> Greeting:
    introductions = library.programme(territory.programme).introductions
    seen = await outlook(tx, library, territory, now)
    is_under_way = seen.since < seen.now.week_starts_on
    under_way = WeekTheme(seen.since, seen.now.theme) if is_under_way else None
    return Greeting(introductions[role] if role else "", under_way)


async def list_to_come(tx: Tx, library: Library, territory: Territory, now: datetime, weeks: int) -> list[Run]:
    """The runs that begin after this week, for coordinators: what can still be moved, replaced or skipped.

    The first theme of a programme that begins next Monday is one of them.
    """
    week = rhythm.week_of(now, territory.time_zone)
    return (await course_of(tx, library, territory)).to_come(week, week + timedelta(weeks=weeks))


async def skip(tx: Tx, library: Library, person_id: int, territory_id: int, slot: int, now: datetime) -> None:
    await _change(tx, library, person_id, territory_id, ThemeChangeKind.SKIP, slot, now)


async def replace(
    tx: Tx, library: Library, person_id: int, territory_id: int, slot: int, theme: str, now: datetime
) -> None:
    """Another theme of the same programme, for as many weeks."""
    await _change(tx, library, person_id, territory_id, ThemeChangeKind.REPLACE, slot, now, theme=theme)


async def move(
    tx: Tx, library: Library, person_id: int, territory_id: int, slot: int, before: int, now: datetime
) -> None:
    """Puts a coming theme before another coming one; both are named by their slot."""
    await _change(tx, library, person_id, territory_id, ThemeChangeKind.MOVE, slot, now, before=before)


async def undo(tx: Tx, library: Library, person_id: int, territory_id: int, change_id: int, now: datetime) -> None:
    """`Invalid` where this week's theme hangs on that change."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    course, week = await course_of(tx, library, territory), rhythm.week_of(now, territory.time_zone)
    if course.run_on(week) != course.without(change_id).run_on(week) and course.starts_on <= week:
        raise Invalid("error-theme-not-to-come")
    if not await theme_changes.remove(tx, territory_id, change_id):
        raise NotFound
    await audit.record(tx, "theme-change-undone", now, person_id, territory_id, change=change_id)


async def _change(
    tx: Tx,
    library: Library,
    person_id: int,
    territory_id: int,
    kind: ThemeChangeKind,
    slot: int,
    now: datetime,
    theme: str | None = None,
    before: int | None = None,
) -> None:
    """What has begun stays: this week's theme is what everybody was told. A second press changes nothing."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    if kind is ThemeChangeKind.SKIP and await _is_skipped(tx, territory, slot):
        return
    coming = {run.slot: run.theme.slug for run in await list_to_come(tx, library, territory, now, LONGEST_AHEAD_WEEKS)}
    if slot not in coming or (before is not None and (before not in coming or before == slot)):
        raise Invalid("error-theme-not-to-come")
    if theme == coming[slot] or (before is not None and (slot, before) in pairwise(coming)):
        return
    if theme is not None and theme not in {one.slug for one in library.programme(territory.programme).themes}:
        raise Invalid
    await theme_changes.add(tx, territory, kind, slot, theme, before, now)
    detail: dict[str, str | int] = {"kind": kind.value, "slot": slot}
    detail |= {"theme": theme} if theme else {}
    detail |= {"before": before} if before is not None else {}
    await audit.record(tx, "theme-changed", now, person_id, territory_id, **detail)


async def _is_skipped(tx: Tx, territory: Territory, slot: int) -> bool:
    return any(
        one.slot == slot and one.kind is ThemeChangeKind.SKIP for one in await theme_changes.list_of(tx, territory)
    )


async def begin_programme(tx: Tx, library: Library, territory: Territory, programme: str, now: datetime) -> None:
    """Another programme from next Monday on; this week's theme stays.

    Whoever comes back to the programme that is under way before the other one has begun finds it where it was.
    """
    week = (await current(tx, library, territory, now)).week_starts_on
    begun_on = await under_way_since(tx, territory, programme, week)
    starts_on = begun_on or week + timedelta(weeks=1)
    await _forget_what_was_to_begin(tx, territory, week)
    weeks = weeks_to_summer(starts_on, await calendars.of_territory(tx, library, territory))
    await programme_starts.add_once(tx, territory.id, programme, starts_on, weeks)
    await territories.set_programme(tx, territory.id, programme, starts_on, week + timedelta(weeks=1))


async def follow_programme(tx: Tx, library: Library, territory: Territory, leader: Territory, now: datetime) -> None:
    """The programme of a larger territory, from next Monday on and where that one has got to: they share its weeks."""
    week = (await current(tx, library, territory, now)).week_starts_on
    await _forget_what_was_to_begin(tx, territory, week)
    weeks = await programme_starts.find_weeks(tx, leader)
    await programme_starts.add_once(tx, territory.id, leader.programme, leader.programme_starts_on, weeks)
    following = week + timedelta(weeks=1)
    await territories.set_programme(tx, territory.id, leader.programme, leader.programme_starts_on, following)


async def _forget_what_was_to_begin(tx: Tx, territory: Territory, week: date) -> None:
    await programme_starts.add_once(tx, territory.id, territory.programme, territory.programme_starts_on, None)
    await programme_starts.remove_after(tx, territory.id, week)


async def under_way_since(tx: Tx, territory: Territory, programme: str, week: date) -> date | None:
    """When that programme began, where it is what the territory follows in that week; None for any other."""
    if territory.programme_starts_on <= week:
        return territory.programme_starts_on if programme == territory.programme else None
    latest = await programme_starts.find_latest(tx, territory.id, week)
    return latest[1] if latest and latest[0] == programme else None
