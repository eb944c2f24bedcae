"""Joining a territory: consent, role, ages, and the choices that can be changed at any time.

Nothing is stored before consent. How far somebody got is read from what is stored, so that leaving half-way, a restart
or a double tap loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import Invalid, NotAllowed, NotFound
from bot.library import Library
from bot.library.models import Programme
from bot.model import (
    AgeBand,
    Language,
    Membership,
    MembershipState,
    Person,
    PersonState,
    Role,
    Setting,
    Structure,
    Territory,
)
from bot.services import aims, ideas, replies, rhythms, themes, week_counts
from bot.services.aims import CommonAim
from bot.services.ideas import IdeaCard
from bot.services.notice_news import NOTICE_VERSION
from bot.services.presets import LIKELY, PRESETS, settings_for
from bot.services.themes import Greeting
from bot.storage import grants, memberships, people, structures, territories
from bot.storage.db import Tx

WITH_STRUCTURE = (Role.PROFESSIONAL, Role.VOLUNTEER)
"""Who may say where they work; never families, whose structure would be a child's school (product rule)."""


class Step(StrEnum):
    ROLE = "role"
    AGES = "ages"
    SUMMARY = "summary"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A membership with what its screens need."""

    membership: Membership
    territory: Territory
    step: Step
    offered_settings: tuple[Setting, ...]
    offered_ages: tuple[AgeBand, ...]
    structure: Structure | None = None
    offers_structures: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """`is_new` is true for the one press that began; `first` is the idea that comes at once, if there is one."""

    enrolment: Enrolment
    next_idea_at: datetime | None = None
    first: IdeaCard | None = None
    is_new: bool = False
    greeting: Greeting | None = None
    aim: CommonAim | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody at the door. Exactly one of the cases: an enrolment to go on with, a territory, or a choice of them.

    `is_back` is true at the door of a territory that the person has left. `code` goes on in the buttons there: that
    of the territory, or of the meetup whose link brought them.
    """

    person: Person | None
    enrolment: Enrolment | None = None
    territory: Territory | None = None
    is_back: bool = False
    territories: tuple[Territory, ...] = ()
    code_is_unknown: bool = False
    code: str = ""


async def arrive(tx: Tx, library: Library, person: Person | None, code: str | None) -> Arrival:
    """What `/start` meets; reads only. What was left half-way goes on first."""
    _, slug = replies.read_code(code)
    territory = await territories.find_by_slug(tx, slug) if slug else None
    if territory is None and not slug and person:
        own = await memberships.list_of(tx, person.id, MembershipState.JOINING)
        own += await memberships.list_of(tx, person.id, MembershipState.ACTIVE)
        if own:
            return Arrival(person, await describe(tx, library, own[0]))
    if territory is None:
        opened = tuple(await territories.list_open(tx))
        if len(opened) == 1 and not slug:
            return await _at_the_door(tx, library, person, opened[0], opened[0].slug)
        return Arrival(person, territories=opened, code_is_unknown=bool(slug))
    return await _at_the_door(tx, library, person, territory, code or territory.slug)


async def _at_the_door(tx: Tx, library: Library, person: Person | None, territory: Territory, code: str) -> Arrival:
    membership = await memberships.find(tx, person.id, territory.id) if person else None
    if membership and membership.state is not MembershipState.LEFT:
        return Arrival(person, await describe(tx, library, membership))
    return Arrival(person, territory=territory, is_back=membership is not None, code=code)


async def consent(
    tx: Tx,
    library: Library,
    chat_id: int,
    code: str,
    language: Language,
    now: datetime,
    version: str = NOTICE_VERSION,
) -> Enrolment:
    """The one button before which nothing is stored; pressed twice, it finds what the first press made.

    `version` is that of the notice which could be read.
    """
    _, slug = replies.read_code(code)
    territory = await territories.find_by_slug(tx, slug or "")
    if territory is None:
        raise NotFound("error-territory-closed")
    person = await people.find_by_chat(tx, chat_id)
    if person is None:
        person = await people.add(tx, chat_id, language, version, now)
    else:
        await people.renew_consent(tx, person.id, version, now)
        if person.state is not PersonState.PAUSED:
            await people.set_state(tx, person.id, PersonState.ACTIVE)
    membership = await memberships.find(tx, person.id, territory.id)
    if membership is None:
        first = PRESETS[Role.FAMILY]
        membership = await memberships.add(
            tx, person.id, territory.id, first.weekday, first.send_time, first.rhythm, now
        )
    else:
        await memberships.rejoin(tx, membership.id)
    await replies.come_for(tx, person.id, code, now)
    return await describe(tx, library, await memberships.get(tx, membership.id))


async def choose_role(
    tx: Tx, library: Library, person_id: int, membership_id: int, role: Role, now: datetime
) -> Enrolment:
    """The role, with the setting, day, hour and rhythm that go with it; the same role again changes nothing."""
    enrolment = await open_own(tx, library, person_id, membership_id)
    if role is enrolment.membership.role:
        return enrolment
    if role is Role.ELECTED and await grants.list_steered(tx, person_id):
        raise NotAllowed("error-elected-coordinator")
    preset = PRESETS[role]
    offered = offered_settings_of(library, library.programme(enrolment.territory.programme), role)
    if not offered or (role is Role.ELECTED and Setting.LOCAL_AUTHORITY not in offered):
        raise Invalid("error-role-without-ideas")
    setting = preset.setting if preset.setting in offered else offered[0]
    if role not in WITH_STRUCTURE:
        await structures.set_of_membership(tx, membership_id, None)
    await memberships.set_role(tx, membership_id, role, preset.weekday, preset.send_time, preset.rhythm, (setting,))
    if role is Role.ELECTED and not enrolment.membership.age_bands:
        for age_band in (await open_own(tx, library, person_id, membership_id)).offered_ages:
            await memberships.toggle_age_band(tx, membership_id, age_band)
    await rhythms.choices_changed(tx, person_id, now)
    return await open_own(tx, library, person_id, membership_id)


async def choose_age(
    tx: Tx, library: Library, person_id: int, membership_id: int, age_band: AgeBand, is_wanted: bool
) -> Enrolment:
    """Takes that age or gives it up; the same press twice does it once. On joining, the setting follows the ages."""
    enrolment = await open_own(tx, library, person_id, membership_id)
    chosen = enrolment.membership.age_bands
    if (age_band in chosen) is is_wanted:
        return enrolment
    if is_wanted and age_band not in enrolment.offered_ages:
        raise Invalid("error-age-not-offered")
    if chosen == (age_band,) and enrolment.step is Step.MEMBER:
        raise Invalid("error-one-age-at-least")
    await memberships.toggle_age_band(tx, membership_id, age_band)
    if enrolment.step is not Step.MEMBER:
        await _follow_ages(tx, library, await open_own(tx, library, person_id, membership_id))
    return await open_own(tx, library, person_id, membership_id)


async def _follow_ages(tx: Tx, library: Library, enrolment: Enrolment) -> None:
    own, programme = enrolment.membership, library.programme(enrolment.territory.programme)
    serves = {one: library.offered_ages(programme, (one,)) for one in enrolment.offered_settings}
    wanted = settings_for(own.role, own.settings, own.age_bands, serves)
    for setting in {*own.settings} ^ {*wanted}:
        await memberships.toggle_setting(tx, own.id, setting)


async def choose_setting(
    tx: Tx, library: Library, person_id: int, membership_id: int, setting: Setting, is_wanted: bool
) -> Enrolment:
    """Takes that place or gives it up; the same press twice does it once."""
    enrolment = await open_own(tx, library, person_id, membership_id)
    chosen = enrolment.membership.settings
    if (setting in chosen) is is_wanted:
        return enrolment
    if is_wanted and setting not in enrolment.offered_settings:
        raise Invalid("error-setting-not-offered")
    if chosen == (setting,):
        raise Invalid("error-one-setting-at-least")
    await memberships.toggle_setting(tx, membership_id, setting)
    return await open_own(tx, library, person_id, membership_id)


async def begin(tx: Tx, library: Library, person_id: int, membership_id: int, now: datetime) -> Begun:
    """« C'est parti »: the membership is active and its first idea comes at once; a second press changes nothing.

    A person who had paused is back by this.
    """
    enrolment = await open_own(tx, library, person_id, membership_id)
    if enrolment.step is Step.MEMBER:
        return Begun(enrolment)
    if enrolment.step is not Step.SUMMARY:
        raise Invalid("error-one-age-at-least")
    if not await memberships.activate(tx, membership_id, now):
        return Begun(enrolment)
    await week_counts.count_joined(tx, enrolment.membership, now)
    await _wake(tx, person_id, now)
    first = await ideas.propose_first(tx, library, enrolment.membership, now)
    begun = await open_own(tx, library, person_id, membership_id)
    following = await rhythms.next_idea(tx, library, begun.membership, now)
    greeting = await themes.greet(tx, library, enrolment.territory, enrolment.membership.role, now)
    aim = await aims.of_territory(tx, enrolment.territory, now)
    return Begun(begun, following, first, is_new=True, greeting=greeting, aim=aim)


async def _wake(tx: Tx, person_id: int, now: datetime) -> None:
    """Somebody who was active already may have something overdue; for all others the weeks begin now."""
    was_active = (await people.get(tx, person_id)).state is PersonState.ACTIVE
    await people.set_state(tx, person_id, PersonState.ACTIVE)
    await (rhythms.choices_changed(tx, person_id, now) if was_active else rhythms.restart(tx, person_id, now))


async def open_own(tx: Tx, library: Library, person_id: int, membership_id: int) -> Enrolment:
    """The person's own membership; anybody else's is `NotFound`, one that was left is `NotAllowed`."""
    membership = await memberships.get_own(tx, membership_id, person_id)
    if membership.state is MembershipState.LEFT:
        raise NotAllowed("error-not-joined")
    return await describe(tx, library, membership)


async def open_active(tx: Tx, library: Library, person_id: int, membership_id: int) -> Enrolment:
    """The same for one who has finished joining."""
    enrolment = await open_own(tx, library, person_id, membership_id)
    if enrolment.step is not Step.MEMBER:
        raise NotAllowed("error-not-joined")
    return enrolment


async def list_own(tx: Tx, library: Library, person_id: int) -> list[Enrolment]:
    """The person's memberships under way or active, the latest first."""
    own = await memberships.list_of(tx, person_id, MembershipState.ACTIVE, MembershipState.JOINING)
    return [await describe(tx, library, membership) for membership in own]


async def describe(tx: Tx, library: Library, membership: Membership) -> Enrolment:
    territory = await territories.get(tx, membership.territory_id)
    settings = offered_settings_of(library, library.programme(territory.programme), membership.role)
    places = {*membership.settings, *_likely(membership, settings)} or settings
    ages = library.offered_ages(library.programme(territory.programme), places)
    offered = await structures.list_of(tx, territory.id) if membership.role in WITH_STRUCTURE else []
    structure = next((one for one in offered if one.id == membership.structure_id), None)
    return Enrolment(membership, territory, _step(membership), settings, ages, structure, bool(offered))


def _likely(membership: Membership, offered: tuple[Setting, ...]) -> list[Setting]:
    """Beside their settings, where somebody who is joining may turn out to be: the ages that they choose will say."""
    if membership.state is not MembershipState.JOINING or membership.role is None:
        return []
    return [one for one in LIKELY.get(membership.role, ()) if one in offered]


def offered_settings_of(library: Library, programme: Programme, role: Role | None) -> tuple[Setting, ...]:
    """The settings for which there are ideas; the town hall is for those who can act there."""
    offered = library.offered_settings(programme)
    acts_there = role in (Role.ELECTED, Role.PROFESSIONAL)
    return tuple(one for one in offered if acts_there or one is not Setting.LOCAL_AUTHORITY)


def _step(membership: Membership) -> Step:
    if membership.state is MembershipState.ACTIVE:
        return Step.MEMBER
    if membership.role is None:
        return Step.ROLE
    return Step.SUMMARY if membership.age_bands else Step.AGES
