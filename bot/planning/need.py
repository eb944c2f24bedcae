"""What an idea must respect, filter by filter, and how well the idea that was found fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bot.library.models import Activity
from bot.model import AgeBand, Form, Place, Role, Season, Setting
from bot.planning.sequence_order import IN_NO_ORDER, SequenceOrder

ORDER_OF_AGES = tuple(AgeBand)


class Fit(StrEnum):
    """How well the activity fits, said in the line that tells why."""

    THEME = "theme"
    SAME_FAMILY = "same_family"
    """Another skill of the same general skill."""
    NEAR_AGE = "near_age"
    WISHED = "wished"
    """A skill that the member asked for instead of the theme."""
    NEAR_WISH = "near_wish"
    """Of the same family as the skill that the member asked for."""
    SEEN = "seen"
    """The theme, but all that fits was already proposed this school year."""
    AGAIN = "again"
    """The theme, on purpose a second time: it was liked, or it is a ritual, or the colleagues do it this week."""
    UNIVERSAL = "universal"
    """Any skill: nothing of the theme's family exists for this setting and these ages."""


@dataclass(frozen=True, slots=True)
class Need:
    """Who the idea is for and what it must respect. `seed` makes the order stable for a person and a week."""

    skill: str
    settings: Sequence[Setting]
    age_bands: Sequence[AgeBand]
    turn: int
    """Counts the ideas so far, so that several settings or age bands take turns."""
    seed: str
    role: Role | None = None
    seen: frozenset[str] = frozenset()
    """Already proposed this school year."""
    never: frozenset[str] = frozenset()
    """Already proposed this week: never again within it."""
    again: frozenset[str] = frozenset()
    """Seen, and welcome once more: « On refait ? »."""
    colleagues: tuple[str, ...] = ()
    """What the member's structure has this week, the first proposed first."""
    seen_by_colleagues: frozenset[str] = frozenset()
    """What the structure had in earlier weeks: put off while something else fits, so that colleagues stay together."""
    minutes: int | None = None
    place: Place | None = None
    children: int | None = None
    without_material: bool = False
    both_ages: bool = False
    same_as_theme: tuple[str, ...] = ()
    """Skills that count as the theme's: for local_authority all those of the general skill."""
    season: Season | None = None
    """None where the place has no such seasons, or none is known: then only activities for the whole year."""
    allows_universal: bool = False
    sequences: SequenceOrder = IN_NO_ORDER
    rested: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Weeks since the territory last had an activity; one that is not there was never proposed."""
    own_rest: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The same for this person."""


class Filter(StrEnum):
    """In the order in which they are applied and told to authors."""

    ROLE = "role"
    SEASON = "season"
    PLACE = "place"
    MINUTES = "minutes"
    CHILDREN = "children"
    MATERIAL = "material"
    AGES = "ages"
    THIS_WEEK = "this_week"
    SEEN = "seen"
    COLLEAGUES = "colleagues"


Keeps = Callable[[Activity, Need], bool]


def respects_role(activity: Activity, need: Need) -> bool:
    """A séance is led by professionals: no family gets one."""
    return activity.form is not Form.SEANCE or need.role is not Role.FAMILY


def respects_season(activity: Activity, need: Need) -> bool:
    return not activity.seasons or need.season in activity.seasons


def respects_place(activity: Activity, need: Need) -> bool:
    return need.place is None or activity.place in (need.place, Place.ANYWHERE)


def respects_minutes(activity: Activity, need: Need) -> bool:
    return need.minutes is None or activity.minutes <= need.minutes


def holds_children(activity: Activity, need: Need) -> bool:
    counts_no_children = activity.group.max == 0 or activity.form is Form.MILIEU
    return need.children is None or counts_no_children or activity.group.min <= need.children <= activity.group.max


def respects_material(activity: Activity, need: Need) -> bool:
    return not need.without_material or not activity.material


def respects_ages(activity: Activity, need: Need) -> bool:
    return not need.both_ages or all(age in activity.ages for age in need.age_bands)


def is_not_of_this_week(activity: Activity, need: Need) -> bool:
    return activity.slug not in need.never


def is_unseen(activity: Activity, need: Need) -> bool:
    return activity.slug not in need.seen


def is_new_to_colleagues(activity: Activity, need: Need) -> bool:
    return activity.slug not in need.seen_by_colleagues


ALWAYS: tuple[tuple[Filter, Keeps], ...] = (
    (Filter.ROLE, respects_role),
    (Filter.SEASON, respects_season),
    (Filter.PLACE, respects_place),
    (Filter.MINUTES, respects_minutes),
    (Filter.CHILDREN, holds_children),
    (Filter.MATERIAL, respects_material),
    (Filter.AGES, respects_ages),
    (Filter.THIS_WEEK, is_not_of_this_week),
)
UNSEEN = (*ALWAYS, (Filter.SEEN, is_unseen))
NEW_TO_ALL = (*UNSEEN, (Filter.COLLEAGUES, is_new_to_colleagues))


def near(ages: Sequence[AgeBand]) -> tuple[AgeBand, ...]:
    """The neighbouring age bands, the younger first."""
    found = []
    for age in ages:
        position = ORDER_OF_AGES.index(age)
        found += [ORDER_OF_AGES[near] for near in (position - 1, position + 1) if 0 <= near < len(ORDER_OF_AGES)]
    return tuple(dict.fromkeys(age for age in found if age not in ages))
