"""Gathers what the choice of an activity looks at; bot/planning/choice.py decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Protocol

from bot.library import Library
from bot.model import AgeBand, Idea, IdeaState, Membership, Past, Place, Role, Setting
from bot.planning import again
from bot.planning.choice import Choice, IdeaPlan, choose
from bot.planning.likings import Tastes, Votes, own_tastes
from bot.planning.need import Need
from bot.planning.sequence_order import SequenceOrder, order_of
from bot.services import local_activities
from bot.services.themes import WeekTheme
from bot.storage import ideas, likings, territories
from bot.storage.db import Tx


@dataclass(frozen=True, slots=True)
class Wish:
    """What `/idee` may ask for; None or False leaves it open."""

    skill: str | None = None
    place: Place | None = None
    minutes: int | None = None
    children: int | None = None
    without_material: bool = False
    mixed_ages: bool = False


Shared = tuple[str, date]
"""An activity of a structure and the Monday of its week."""


class Chooser(Protocol):
    """Whoever an idea is for: a membership, or a kind of member that is simulated."""

    @property
    def id(self) -> int: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def settings(self) -> tuple[Setting, ...]: ...
    @property
    def age_bands(self) -> tuple[AgeBand, ...]: ...
    @property
    def structure_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a choice. `shared` is (activity, week) of what the member's structure had this year.

    `elsewhere` is what the person had in their other territories.
    """

    history: Sequence[Past] = ()
    elsewhere: Collection[str] = ()
    shared: Sequence[Shared] = ()
    last_weeks: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """In which week the territory last had each activity."""
    time_zone: str = "Europe/Paris"


NO_WISH = Wish()


async def choose_for(
    tx: Tx,
    library: Library,
    membership: Membership,
    theme: WeekTheme,
    week: date,
    wish: Wish = NO_WISH,
    instead_of: Idea | None = None,
    *,
    is_weekly: bool = False,
) -> IdeaPlan | None:
    """The activity that fits this member, this week and this wish best; None where nothing does.

    `is_weekly`: nobody asked for it, so that it may be a repetition, and colleagues get the same.
    """
    choice = await explain_for(tx, library, membership, theme, week, wish, instead_of, is_weekly=is_weekly)
    return choice.plan


async def explain_for(
    tx: Tx,
    library: Library,
    membership: Membership,
    theme: WeekTheme,
    week: date,
    wish: Wish = NO_WISH,
    instead_of: Idea | None = None,
    *,
    is_weekly: bool = False,
) -> Choice:
    """The same with its whole reason."""
    library = await local_activities.library_of(tx, library, membership.territory_id)
    skill = wish.skill or theme.theme.skill
    known = await _know(tx, library, membership, skill, week, is_weekly)
    need = need_of(library, membership, skill, week, known, wish, instead_of, is_weekly=is_weekly)
    own = own_tastes_of(library, membership, known.history, is_weekly=is_weekly)
    return choose(library.shelves, need, replace(await _tastes(tx, library, skill), own=own))


async def _know(tx: Tx, library: Library, membership: Membership, skill: str, week: date, is_weekly: bool) -> Known:
    since = again.remembered_since(week)
    structure = membership.structure_id if is_weekly else None
    return Known(
        history=await ideas.list_past(tx, membership.id),
        elsewhere=await ideas.list_seen_elsewhere(tx, membership.person_id, membership.id, since),
        shared=await ideas.list_of_structure(tx, structure, since) if structure else (),
        last_weeks=await likings.list_last_weeks(tx, membership.territory_id, library.shelves.family(skill), week),
        time_zone=(await territories.get(tx, membership.territory_id)).time_zone,
    )


async def _tastes(tx: Tx, library: Library, skill: str) -> Tastes:
    counted = await likings.list_votes(tx, library.shelves.family(skill))
    cells = [row for row in counted if row.age_band]
    totals = {row.activity: Votes(row.votes, row.points) for row in counted if not row.age_band}
    return Tastes(
        everything=totals.pop(likings.ALL, Votes()),
        activities=totals,
        cells={
            (row.activity, Setting(row.setting), AgeBand(row.age_band)): Votes(row.votes, row.points) for row in cells
        },
    )


def need_of(
    library: Library,
    membership: Chooser,
    skill: str,
    week: date,
    known: Known,
    wish: Wish = NO_WISH,
    instead_of: Idea | None = None,
    *,
    is_weekly: bool = False,
) -> Need:
    """What this member needs this week, given what is known; a weekly need of a structure is the structure's."""
    structure = membership.structure_id if is_weekly else None
    history = known.history
    repeats = is_weekly and structure is None
    return Need(
        skill=skill,
        settings=(instead_of.setting,) if instead_of else membership.settings,
        age_bands=membership.age_bands,
        turn=week.toordinal() // 7 if structure else len(history),
        seed=f"structure-{structure}:{week}" if structure else f"{membership.id}:{week}",
        role=membership.role,
        seen=again.seen_since(history, again.remembered_since(week)).union(known.elsewhere),
        never=again.seen_since(history, week),
        again=again.welcome_again(history, library.activities, week) if repeats else frozenset(),
        colleagues=tuple(dict.fromkeys(activity for activity, of in known.shared if of == week)),
        seen_by_colleagues=frozenset(activity for activity, of in known.shared if of < week),
        minutes=wish.minutes,
        place=wish.place,
        children=wish.children,
        without_material=wish.without_material,
        both_ages=wish.mixed_ages and len(membership.age_bands) > 1,
        same_as_theme=_same_general_skill(library, skill) if membership.settings == (Setting.LOCAL_AUTHORITY,) else (),
        season=again.season_of(week, known.time_zone),
        allows_universal=is_weekly,
        sequences=_sequences(library, history, known.shared if structure else (), week),
        rested={activity: (week - last).days // 7 for activity, last in known.last_weeks.items()},
        own_rest={} if structure else again.weeks_since(history, week),
    )


def own_tastes_of(
    library: Library, chooser: Chooser, history: Sequence[Past], *, is_weekly: bool
) -> Mapping[str, Votes]:
    """What this person liked; nothing where the idea is the whole structure's."""
    return {} if is_weekly and chooser.structure_id else own_tastes(history, library.activities)


def _same_general_skill(library: Library, skill: str) -> tuple[str, ...]:
    return tuple(code for code in library.skills if code[:2] == skill[:2])


def _sequences(library: Library, history: Sequence[Past], shared: Sequence[Shared], week: date) -> SequenceOrder:
    """The places of the séances for who led them this school year; in a structure what colleagues had is led."""
    since = again.remembered_since(week)
    of_colleagues = {activity for activity, of in shared if since <= of < week}
    if of_colleagues:
        return order_of(library.sequences, of_colleagues, of_colleagues)
    done = {past.activity for past in history if past.state is IdeaState.DONE and past.week_starts_on >= since}
    return order_of(library.sequences, again.seen_since(history, since), done)
