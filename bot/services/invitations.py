"""One-time links that make somebody a coordinator or a member of the regional team."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import Invalid, NotAllowed, NotFound
from bot.model import GrantKind, Language, MembershipState, Person, PersonState, Role, Territory
from bot.services import steering
from bot.services.notice_news import NOTICE_VERSION
from bot.storage import audit, grants, memberships, people, territories
from bot.storage.db import Tx
from bot.storage.grants import Grant, Invitation

PREFIX = "i_"
VALID_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Opened:
    """What an invitation leads to; the region has no territory."""

    kind: GrantKind
    territory: Territory | None


async def create(
    tx: Tx,
    kind: GrantKind,
    territory: Territory | None,
    now: datetime,
    by: int | None = None,
    replaces: Grant | None = None,
) -> str:
    """The start payload to put in a link, shown once: only its hash is stored.

    `by` is who made it, None for the command line; with `replaces` that grant ends when the link is accepted.
    """
    payload = PREFIX + secrets.token_urlsafe(24)
    territory_id = territory.id if territory else None
    replaced = replaces.id if replaces else None
    await grants.add_invitation(tx, payload, kind, territory_id, now + VALID_FOR, now, by, replaced)
    action = "handover-offered" if replaces else "invitation-created"
    await audit.record(tx, action, now, by, territory_id, kind=kind.value)
    return payload


async def look_at(tx: Tx, payload: str, now: datetime) -> Opened:
    """`NotFound` where the link is unknown, used, revoked or over seven days old: all four look the same."""
    found = await grants.find_valid_invitation(tx, payload, now)
    if found is None:
        raise NotFound("error-invitation")
    return await _opened(tx, found)


async def accept(
    tx: Tx, chat_id: int, payload: str, language: Language, now: datetime, version: str = NOTICE_VERSION
) -> tuple[Person, Opened]:
    """Consent and acceptance in one button, pressed twice as good as once; `version`: of the notice.

    Elected officials cannot steer, here or elsewhere.
    """
    found = await grants.find_valid_invitation(tx, payload, now)
    if found is None:
        return await _accepted_before(tx, chat_id, payload)
    person = await people.find_by_chat(tx, chat_id)
    if person:
        await _refuse_the_unfit(tx, person.id, found)
    await grants.hold_still(tx, found.territory_id)  # in the order in which an access is withdrawn, whose links end too
    if not await grants.use_invitation(tx, found.id, now):
        raise NotFound("error-invitation")
    person = person or await people.add(tx, chat_id, language, version, now)
    if person.state is not PersonState.PAUSED:
        await people.set_state(tx, person.id, PersonState.ACTIVE)
    await _end_replaced(tx, found, now)
    await grants.give(tx, person.id, found.kind, found.territory_id, now)
    await audit.record(tx, "grant-given", now, person.id, found.territory_id, kind=found.kind.value)
    return person, await _opened(tx, found)


async def _accepted_before(tx: Tx, chat_id: int, payload: str) -> tuple[Person, Opened]:
    """For who holds what the link gave; `NotFound` for everybody else."""
    person, found = await people.find_by_chat(tx, chat_id), await grants.find_invitation(tx, payload)
    if person is None or found is None or found.territory_id not in await grants.list_steered(tx, person.id):
        raise NotFound("error-invitation")
    return person, await _opened(tx, found)


async def _opened(tx: Tx, found: Invitation) -> Opened:
    return Opened(found.kind, await territories.get(tx, found.territory_id) if found.territory_id else None)


async def _refuse_the_unfit(tx: Tx, person_id: int, found: Invitation) -> None:
    """The link stays good for whom it is meant for."""
    if await _is_elected(tx, person_id):
        raise NotAllowed("error-elected-coordinator")
    if await grants.find_held(tx, person_id, found.territory_id):
        raise Invalid("error-invitation-own")


async def _end_replaced(tx: Tx, found: Invitation, now: datetime) -> None:
    """The handover is done once somebody has taken over, and not before."""
    replaced = await grants.find(tx, found.replaces_grant_id) if found.replaces_grant_id else None
    if replaced:
        await steering.end(tx, replaced, steering.HANDED_OVER, replaced.person_id, now)


async def _is_elected(tx: Tx, person_id: int) -> bool:
    own = await memberships.list_of(tx, person_id, *MembershipState)
    return any(membership.role is Role.ELECTED for membership in own)
