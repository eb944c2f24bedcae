"""What comes by itself: at each look at a person, what planning decides is promised once, or counted as left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import structlog

from bot.library import Library
from bot.logs import place
from bot.model import IdeaOrigin, IdeaState, Kind, Lane, Person
from bot.planning import week
from bot.planning.cap import EXEMPT, Intent, NotSent, WhyNot, left_out
from bot.planning.rhythm import local_date
from bot.services import rhythms, themes
from bot.services.choosing import choose_for
from bot.services.ideas import new_idea
from bot.storage import ideas, memberships, outbox, people, territories
from bot.storage import rhythms as looks
from bot.storage.db import Tx
from bot.storage.faults import is_storage_fault

PUT_OFF = timedelta(hours=1)
COUNTED = (WhyNot.CAP, WhyNot.TOO_LATE, WhyNot.QUIET, WhyNot.NO_ACTIVITY)
"""What was due and is kept from the person: a row says so. The rest is as they chose, or as the calendar has it."""

log = structlog.get_logger(__name__)


async def plan_due(tx: Tx, library: Library, now: datetime, limit: int = 50) -> int:
    """Looks at every person whose look is due; returns how many they were.

    The promises, what they stand on and the next look advance together, so that a tick may run twice, late or in two
    processes. A person who cannot be served is put off by an hour, so that they do not hold up the others; what they
    were to get is then still to be decided.
    """
    due = await looks.list_due(tx, now, limit)
    for person_id, look_at in due:
        try:
            async with tx.begin_nested():
                await _look_at(tx, library, person_id, look_at, now)
        except Exception as error:
            if is_storage_fault(error):
                raise
            log.error("week_not_planned", person=person_id, **place(error))
            await looks.take(tx, person_id, look_at, now + PUT_OFF)
    return len(due)


async def _look_at(tx: Tx, library: Library, person_id: int, look_at: datetime, now: datetime) -> None:
    if not await looks.take(tx, person_id, look_at, now + PUT_OFF):
        return
    person = await people.get(tx, person_id)
    found = week.look(await rhythms.facts_of(tx, library, person, now), now)
    for intent in found.due:
        await _promise(tx, library, person, intent, now)
    for one in found.not_sent:
        await _note(tx, person, one, now)
    await looks.plan_from(tx, person_id, found.next_at)


async def _promise(tx: Tx, library: Library, person: Person, intent: Intent, now: datetime) -> None:
    """The noun that the message is about, made once, and its row in the ledger."""
    match intent.wish.kind:
        case Kind.IDEA:
            key, reference = await _make_idea(tx, library, person, intent, now)
        case Kind.REPERE:
            key, reference = await _announce(tx, library, intent)
        case Kind.ENCOURAGEMENT:
            key, reference = await _follow(tx, intent)
        case Kind.MEETUP | Kind.MEETUP_REMINDER | Kind.MEETUP_AFTER:
            key, reference = _about_a_meetup(person, intent)
        case _:
            key, reference = f"continue:{person.id}:{local_date(intent.wish.wanted_at, intent.wish.zone)}", person.id
    if reference is not None:
        await outbox.promise(tx, _row(key, person.id, intent, reference), now)


async def _make_idea(tx: Tx, library: Library, person: Person, intent: Intent, now: datetime) -> tuple[str, int | None]:
    """The week's idea, in a setting that lives that week; counted where the library has nothing."""
    membership = await memberships.get(tx, _membership_of(intent))
    territory = await territories.get(tx, membership.territory_id)
    theme = await themes.of_week(tx, library, territory, _week_of(intent))
    living = replace(membership, settings=intent.wish.settings)
    plan = await choose_for(tx, library, living, theme, theme.week_starts_on, is_weekly=True)
    if plan is None:
        await _note(tx, person, left_out(intent.wish, WhyNot.NO_ACTIVITY), now)
        return "", None
    key = f"week:{membership.id}:{theme.week_starts_on}"
    new = new_idea(key, membership, theme, plan, IdeaOrigin.WEEKLY, IdeaState.PLANNED)
    idea, is_new = await ideas.add_once(tx, new, now)
    return f"idea:{idea.id}", idea.id if is_new else None


async def _announce(tx: Tx, library: Library, intent: Intent) -> tuple[str, int | None]:
    membership = await memberships.get(tx, _membership_of(intent))
    territory = await territories.get(tx, membership.territory_id)
    theme = await themes.of_week(tx, library, territory, _week_of(intent))
    settled = await territories.find_theme(tx, territory.id, theme.week_starts_on)
    return f"repere:{membership.id}:{theme.week_starts_on}", settled.id if settled else None


async def _follow(tx: Tx, intent: Intent) -> tuple[str, int | None]:
    last = await looks.find_last_idea(tx, _membership_of(intent))
    return (f"after:{last.idea_id}", last.idea_id) if last else ("", None)


def _about_a_meetup(person: Person, intent: Intent) -> tuple[str, int | None]:
    """A meetup that moves is reminded of again, on another day; one is announced once, in whatever week has room."""
    day = intent.wish.week or local_date(intent.wish.wanted_at, intent.wish.zone)
    return f"{intent.wish.kind}:{intent.wish.reference}:{person.id}:{day}", intent.wish.reference


def _row(key: str, person_id: int, intent: Intent, reference: int) -> outbox.Promise:
    return outbox.Promise(
        key=key,
        kind=intent.wish.kind,
        lane=Lane.IDEA,
        person_id=person_id,
        reference=reference,
        not_before=intent.at,
        not_after=intent.wish.until,
        is_unasked=intent.wish.kind not in EXEMPT,
    )


async def _note(tx: Tx, person: Person, one: NotSent, now: datetime) -> None:
    """What is left out: silence makes it monthly, what was kept from the person is counted."""
    if one.reason is WhyNot.SILENCE and one.membership_id:
        await looks.slow_down(tx, one.membership_id)
    elif one.reason in COUNTED:
        await _record_unsent(tx, person, one, now)


async def _record_unsent(tx: Tx, person: Person, one: NotSent, now: datetime) -> None:
    """Nothing unasked is ever without a row: what was not sent is there with its reason."""
    key = f"unsent:{one.kind}:{one.membership_id or person.id}:{one.week or one.wanted_at.date()}"
    key += f":{one.reference}" if one.reference else ""
    at = one.wanted_at
    await outbox.promise(tx, outbox.Promise(key, one.kind, Lane.IDEA, person.id, None, at, at), now)
    if row := await outbox.find(tx, key):
        await outbox.mark_cancelled(tx, row.id, one.reason, now)


def _membership_of(intent: Intent) -> int:
    if intent.wish.membership_id is None:
        raise ValueError(f"{intent.wish.kind} belongs to a membership")
    return intent.wish.membership_id


def _week_of(intent: Intent) -> date:
    if intent.wish.week is None:
        raise ValueError(f"{intent.wish.kind} belongs to a week")
    return intent.wish.week
