"""The sheet of the theme: what a territory pins up in its halls, for its members and who coordinates it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import NotFound
from bot.library import Library
from bot.library.models import Activity, Theme
from bot.model import Form, MembershipState, Setting, Territory
from bot.services import themes
from bot.storage import grants, memberships, territories
from bot.storage.db import Tx

SHORT = 300
"""Characters of all steps together: what is read standing up."""


@dataclass(frozen=True, slots=True)
class ThemeSheet:
    """This week's theme; `since` is the Monday on which it began. `activity` is None where the skill has none."""

    territory: Territory
    theme: Theme
    since: date
    gestes: tuple[tuple[Setting, str], ...]
    activity: Activity | None


async def open_sheet(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> ThemeSheet:
    """For who belongs to the territory or steers it; `NotFound` for anybody else, as of none."""
    if not (await _belongs(tx, person_id, territory_id) or await grants.may_steer(tx, person_id, territory_id)):
        raise NotFound
    territory = await territories.get(tx, territory_id)
    seen = await themes.outlook(tx, library, territory, now)
    theme, served = seen.now.theme, library.programme(territory.programme).serves.settings
    gestes = tuple((one, theme.gestes[one]) for one in Setting if one in served and one in theme.gestes)
    return ThemeSheet(territory, theme, seen.since, gestes, choose_activity(library.for_skill(theme.skill)))


def choose_activity(activities: Sequence[Activity]) -> Activity | None:
    """One that anybody can do at once: a geste, no material, read quickly, lived in many places; always the same."""
    return min(activities, key=_rank, default=None)


def _rank(activity: Activity) -> tuple[bool, bool, bool, bool, int, str]:
    is_long = sum(len(step) for step in activity.steps) > SHORT
    is_seasonal = bool(activity.seasons)
    places = len(activity.settings)
    return activity.form is not Form.GESTE, bool(activity.material), is_long, is_seasonal, -places, activity.slug


async def _belongs(tx: Tx, person_id: int, territory_id: int) -> bool:
    own = await memberships.find(tx, person_id, territory_id)
    return own is not None and own.state is MembershipState.ACTIVE
