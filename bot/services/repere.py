"""The repère that comes the day before the idea, for those who want it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.library import Library
from bot.library.models import Theme
from bot.model import MembershipState, Person, PersonState, Setting, Territory
from bot.planning import week
from bot.services import rhythms
from bot.storage import memberships, territories
from bot.storage.db import Tx


@dataclass(frozen=True, slots=True)
class Announcement:
    """`setting` is where the geste is lived; `idea_at` is None where no idea is in sight any more."""

    territory: Territory
    theme: Theme
    setting: Setting | None
    idea_at: datetime | None


async def find_to_send(
    tx: Tx, library: Library, person: Person, theme_week_id: int, now: datetime
) -> Announcement | None:
    """Just before it leaves: None where the member pauses, has left, or wants it no more."""
    settled = await territories.get_theme(tx, theme_week_id)
    own = await memberships.find(tx, person.id, settled.territory_id)
    if own is None or own.state is not MembershipState.ACTIVE or not own.wants_repere:
        return None
    if person.state is not PersonState.ACTIVE:
        return None
    territory = await territories.get(tx, settled.territory_id)
    theme = library.theme(territory.programme, settled.theme)
    idea_at = week.next_idea(await rhythms.facts_of(tx, library, person, now), own.id, now)
    return Announcement(territory, theme, own.settings[0] if own.settings else None, idea_at)
