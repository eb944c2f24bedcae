"""What a person's rhythm depends on, read from the database and handed to bot/planning/week.py, which decides."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.library import Library
from bot.model import IdeaOrigin, Membership, MembershipState, Person, PersonState, Role, Territory
from bot.planning import rhythm, week
from bot.planning.member import WEEK, Given, MemberFacts
from bot.planning.week import PersonFacts
from bot.services import calendars, meetup_wishes
from bot.storage import ideas, memberships, outbox, people, rhythms, territories
from bot.storage.db import Tx
from bot.storage.rhythms import Standing

AT_WORK = (Role.PROFESSIONAL, Role.ELECTED)
"""Those who get the repère and the word after on working days only."""
BY_ITSELF = (IdeaOrigin.JOINING, IdeaOrigin.WEEKLY)
"""What counts as the idea of its week: the first one, and those that come unasked."""
HOME_ZONE = "Europe/Paris"
"""For who has no membership, and so nothing that comes."""


async def zone_of(tx: Tx, person_id: int) -> str:
    """The time zone in which the person is written to: that of the first territory that they joined."""
    own = await memberships.list_of(tx, person_id, MembershipState.ACTIVE)
    first = min(own, key=lambda one: one.id, default=None)
    return (await territories.get(tx, first.territory_id)).time_zone if first else HOME_ZONE


async def facts_of(tx: Tx, library: Library, person: Person, now: datetime) -> PersonFacts:
    """What the rules need to know of the person as they are now."""
    standing = await rhythms.get_standing(tx, person.id)
    own = await memberships.list_of(tx, person.id, MembershipState.ACTIVE)
    pairs = [(one, await territories.get(tx, one.territory_id)) for one in sorted(own, key=lambda one: one.id)]
    zone = pairs[0][1].time_zone if pairs else HOME_ZONE
    return PersonFacts(
        zone=zone,
        members=tuple([await _member(tx, library, membership, territory) for membership, territory in pairs]),
        since=_since(standing, now),
        silent_ideas=standing.silent_ideas,
        is_asked=standing.is_asked,
        is_paused=person.state is PersonState.PAUSED,
        paused_until=person.paused_until,
        taken=await _taken(tx, person.id, zone, now),
        others=await meetup_wishes.list_of(tx, person.id, pairs, now),
    )


def _since(standing: Standing, now: datetime) -> datetime:
    return min(standing.planned_until, now) if standing.planned_until else now


async def _member(tx: Tx, library: Library, membership: Membership, territory: Territory) -> MemberFacts:
    last = await rhythms.find_last_idea(tx, membership.id)
    given = Given(rhythm.local_date(last.given_at, territory.time_zone), last.is_answered) if last else None
    calendar = await calendars.of_territory(tx, library, territory)
    return MemberFacts(
        id=membership.id,
        zone=territory.time_zone,
        settings=membership.settings,
        weekday=membership.weekday,
        send_time=membership.send_time,
        rhythm=membership.rhythm,
        wants_repere=membership.wants_repere,
        wants_encouragement=membership.wants_encouragement,
        keeps_working_days=membership.role in AT_WORK,
        last_week=await ideas.find_latest_week(tx, membership.id, *BY_ITSELF),
        given=given,
        is_school_day=calendar.is_school_day,
    )


async def _taken(tx: Tx, person_id: int, zone: str, now: datetime) -> dict[date, int]:
    """How many unasked messages this week and the next have already, sent or promised."""
    this = rhythm.week_of(now, zone)
    found = {}
    for monday in (this, this + WEEK):
        since, until = (rhythm.instant_of(day, time(0), zone) for day in (monday, monday + timedelta(days=7)))
        found[monday] = await outbox.count_unasked(tx, person_id, since, until)
    return found


async def next_idea(tx: Tx, library: Library, membership: Membership, now: datetime) -> datetime | None:
    """When the membership's next weekly idea comes, as things stand; None where none is in sight."""
    person = await people.get(tx, membership.person_id)
    return week.next_idea(await facts_of(tx, library, person, now), membership.id, now)


async def first_idea(tx: Tx, library: Library, person: Person, now: datetime) -> tuple[datetime, str] | None:
    """When the person's first idea to come is due, whatever the territory, and the zone in which that is read."""
    facts = await facts_of(tx, library, person, now)
    coming = [(week.next_idea(facts, member.id, now), member.zone) for member in facts.members]
    return min(((at, zone) for at, zone in coming if at), default=None)


async def restart(tx: Tx, person_id: int, now: datetime) -> None:
    """They are back, or have just joined: what their weeks wanted before now is forgotten."""
    await rhythms.plan_from(tx, person_id, now)


async def choices_changed(tx: Tx, person_id: int, now: datetime) -> None:
    """The next tick looks at what their new choices bring; what is overdue is not lost by it."""
    await rhythms.look_soon(tx, person_id, now)
