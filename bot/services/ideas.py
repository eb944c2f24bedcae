"""Ideas: chosen for a member, proposed once, and what they do with them. weekly.py says when one comes unasked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import NotFound
from bot.library import Library
from bot.library.models import Activity, Skill, Theme
from bot.library.sequences import SequencePlace
from bot.model import Idea, IdeaOrigin, IdeaState, Membership, PersonState, Role
from bot.planning import rhythm
from bot.planning.choice import IdeaPlan
from bot.planning.need import Fit
from bot.services import local_activities, themes, week_counts
from bot.services.choosing import NO_WISH, Wish, choose_for
from bot.services.themes import WeekTheme
from bot.storage import ideas, memberships, people, reminders, territories
from bot.storage.db import Tx
from bot.storage.ideas import OPEN, NewIdea

WISHED = {Fit.THEME: Fit.WISHED, Fit.SAME_FAMILY: Fit.NEAR_WISH}
"""What the fit is called where the member asked for a skill of their own instead of the theme."""


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """An idea with all that is shown of it."""

    idea: Idea
    activity: Activity
    theme: Theme
    skill: Skill
    sequence: SequencePlace | None = None
    """For a séance."""
    is_withdrawn: bool = False
    """The activity's file has gone since: what is shown is its last form."""
    origin: str | None = None
    """The territory that wrote it, where that is another one."""


async def propose_first(tx: Tx, library: Library, membership: Membership, now: datetime) -> IdeaCard | None:
    """The idea that comes at once on joining; None where the library has nothing for this member."""
    key = f"joining:{membership.id}:{now:%Y%m%d%H%M%S}"
    return await _propose(tx, library, membership, key, IdeaOrigin.JOINING, NO_WISH, now)


async def propose_on_demand(
    tx: Tx, library: Library, membership: Membership, wish: Wish, number: int, now: datetime
) -> tuple[IdeaCard | None, bool]:
    """An idea for the wish, and whether this press made it.

    `number` counts the membership's ideas when the button was shown: the same button pressed twice asks once.
    """
    key = f"ask:{membership.id}:{number}"
    if made := await ideas.find_by_key(tx, key):
        return await card(tx, library, made), False
    found = await _propose(tx, library, membership, key, IdeaOrigin.ON_DEMAND, wish, now)
    return found, found is not None


async def propose_another(
    tx: Tx, library: Library, person_id: int, idea_id: int, wish: Wish, now: datetime
) -> tuple[IdeaCard | None, bool]:
    """Another idea instead of this one, and whether this press made it; a second press finds the first one's.

    What was asked for with `wish` is still asked for: the other idea is one on demand too.
    """
    idea = await ideas.get_own(tx, idea_id, person_id)
    key = f"another:{idea.id}"
    if made := await ideas.find_by_key(tx, key):
        return await card(tx, library, made), False
    is_asked = idea.origin is IdeaOrigin.ON_DEMAND
    origin = IdeaOrigin.ON_DEMAND if is_asked else IdeaOrigin.ANOTHER
    membership = await memberships.get(tx, idea.membership_id)
    found = await _propose(tx, library, membership, key, origin, wish if is_asked else NO_WISH, now, instead_of=idea)
    if found:
        await ideas.move(tx, idea.id, IdeaState.REPLACED, now, *OPEN, IdeaState.SKIPPED)
        await reminders.cancel(tx, idea.id)
    return found, found is not None


async def _propose(
    tx: Tx,
    library: Library,
    membership: Membership,
    key: str,
    origin: IdeaOrigin,
    wish: Wish,
    now: datetime,
    instead_of: Idea | None = None,
) -> IdeaCard | None:
    territory = await territories.get(tx, membership.territory_id)
    week = rhythm.week_of(now, territory.time_zone)
    theme = await themes.of_week(tx, library, territory, week)
    is_first = origin is IdeaOrigin.JOINING
    plan = await choose_for(tx, library, membership, theme, week, wish, instead_of, is_weekly=is_first)
    if plan is None:
        return None
    if wish.skill and wish.skill != theme.theme.skill:
        plan = replace(plan, fit=WISHED.get(plan.fit, plan.fit))
    idea, _ = await ideas.add_once(tx, new_idea(key, membership, theme, plan, origin, IdeaState.PROPOSED), now)
    return await card(tx, library, idea)


def new_idea(
    key: str, membership: Membership, theme: WeekTheme, plan: IdeaPlan, origin: IdeaOrigin, state: IdeaState
) -> NewIdea:
    return NewIdea(
        key=key,
        membership_id=membership.id,
        territory_id=membership.territory_id,
        week_starts_on=theme.week_starts_on,
        theme=theme.theme.slug,
        skill=plan.activity.skill,
        activity=plan.activity.slug,
        setting=plan.setting,
        age_band=plan.age_band,
        fit=plan.fit,
        origin=origin,
        state=state,
    )


async def card(tx: Tx, library: Library, idea: Idea) -> IdeaCard:
    territory = await territories.get(tx, idea.territory_id)
    opened = await local_activities.open_activity(tx, library, idea.activity, territory.id)
    activity = opened.activity
    theme = library.theme(territory.programme, idea.theme)
    place = library.place_in_sequence(activity.slug)
    skill = library.skills[activity.skill]
    return IdeaCard(idea, activity, theme, skill, place, opened.is_withdrawn, opened.origin)


async def show(tx: Tx, library: Library, person_id: int, idea_id: int) -> IdeaCard:
    return await card(tx, library, await ideas.get_own(tx, idea_id, person_id))


async def show_with_role(tx: Tx, library: Library, person_id: int, idea_id: int) -> tuple[IdeaCard, Role | None]:
    shown = await show(tx, library, person_id, idea_id)
    return shown, (await memberships.get(tx, shown.idea.membership_id)).role


async def mark_done(tx: Tx, library: Library, person_id: int, idea_id: int, now: datetime) -> IdeaCard:
    """« Fait »: the geste alone counts. Pressing again changes nothing."""
    shown = await show(tx, library, person_id, idea_id)
    async with week_counts.counting(tx, shown.idea, now) as week:
        if await ideas.move(tx, idea_id, IdeaState.DONE, now, *OPEN, IdeaState.SKIPPED, IdeaState.REPLACED):
            await week_counts.note_done(tx, shown.idea, shown.activity.form, shown.activity.level, week)
    await reminders.cancel(tx, idea_id)
    return await show(tx, library, person_id, idea_id)


async def skip(tx: Tx, library: Library, person_id: int, idea_id: int, now: datetime) -> IdeaCard:
    """« Pas cette fois », without consequence; what was done stays done."""
    idea = await ideas.get_own(tx, idea_id, person_id)
    await ideas.move(tx, idea.id, IdeaState.SKIPPED, now, *OPEN)
    await reminders.cancel(tx, idea.id)
    return await show(tx, library, person_id, idea_id)


async def record_sent(tx: Tx, idea_id: int, now: datetime) -> None:
    """The weekly idea has left."""
    await ideas.mark_sent(tx, idea_id, now)


async def find_to_follow(tx: Tx, library: Library, idea_id: int) -> IdeaCard | None:
    """The idea that the word after is about; None where something was said of it, or it never left."""
    found = await find_to_send(tx, library, idea_id)
    return found if found and found.idea.state is IdeaState.PROPOSED else None


async def find_to_send(tx: Tx, library: Library, idea_id: int) -> IdeaCard | None:
    """Just before it leaves: None where the member has left, reacted or been erased since it was promised.

    A pause holds back everything but the reminder that was asked for with « Plus tard »; so does a withdrawn file.
    """
    try:
        idea = await ideas.get(tx, idea_id)
    except NotFound:
        return None
    person = await people.get(tx, idea.person_id)
    awaited = person.state is PersonState.PAUSED and idea.state is IdeaState.LATER
    if not (person.state is PersonState.ACTIVE or awaited) or idea.state not in OPEN:
        return None
    shown = await card(tx, library, idea)
    return None if shown.is_withdrawn and idea.state is not IdeaState.LATER else shown
