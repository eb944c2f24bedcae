"""The team of a territory or of the region: who steers, who was invited, how access is given up or taken back.

Whoever steers a territory may invite, withdraw a link or an access there; only the region does so for the region.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Invalid, NotFound
from bot.model import GrantKind, Territory
from bot.services import invitations, steering
from bot.services.region_place import REGION
from bot.storage import audit, grants, territories
from bot.storage.db import Tx
from bot.storage.grants import Grant, Invitation

MOST_LINKS = 10
"""Open at once: more than that is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Team:
    """`territory` is None for the region. `own` is of who looks: None for the region in a territory."""

    territory: Territory | None
    held: tuple[Grant, ...]
    links: tuple[Invitation, ...]
    own: Grant | None

    @property
    def place(self) -> int:
        return self.territory.id if self.territory else REGION


async def open_team(tx: Tx, person_id: int, territory_id: int, now: datetime) -> Team:
    territory = await _open(tx, person_id, territory_id)
    place = territory.id if territory else None
    held, links = await grants.list_held(tx, place), await grants.list_open_invitations(tx, place, now)
    return Team(territory, tuple(held), tuple(links), await grants.find_held(tx, person_id, place))


async def invite(tx: Tx, person_id: int, territory_id: int, now: datetime) -> tuple[Team, str]:
    """A one-time link for one more person, shown once."""
    return await _make_link(tx, person_id, territory_id, None, now)


async def hand_over(tx: Tx, person_id: int, territory_id: int, now: datetime) -> tuple[Team, str]:
    """A one-time link for a successor: the own grant ends when it is accepted. `NotFound` for who has none."""
    own = (await open_team(tx, person_id, territory_id, now)).own
    if own is None:
        raise NotFound
    return await _make_link(tx, person_id, territory_id, own, now)


async def _make_link(
    tx: Tx, person_id: int, territory_id: int, replaces: Grant | None, now: datetime
) -> tuple[Team, str]:
    team = await open_team(tx, person_id, territory_id, now)
    if len(team.links) >= MOST_LINKS:
        raise Invalid("error-invitations-many", maximum=MOST_LINKS)
    kind = GrantKind.COORDINATOR if team.territory else GrantKind.REGION
    payload = await invitations.create(tx, kind, team.territory, now, person_id, replaces)
    return await open_team(tx, person_id, territory_id, now), payload


async def get(tx: Tx, person_id: int, grant_id: int) -> tuple[Territory | None, Grant]:
    """One grant, for who steers there; `NotFound` says the same to anybody else as of none."""
    found = await grants.find(tx, grant_id)
    if found is None:
        raise NotFound
    return await _open(tx, person_id, found.territory_id or REGION), found


async def withdraw(tx: Tx, person_id: int, grant_id: int, now: datetime) -> Team | None:
    """Ends a grant at once; returns the team, None for who gave up their own.

    Of two who withdraw each other at once, the second waits for the first and then steers there no more.
    """
    _, found = await get(tx, person_id, grant_id)
    await grants.hold_still(tx, found.territory_id)
    _, found = await get(tx, person_id, grant_id)
    is_own = found.person_id == person_id
    await steering.end(tx, found, "grant-given-up" if is_own else "grant-withdrawn", person_id, now)
    if is_own:
        return None
    return await open_team(tx, person_id, found.territory_id or REGION, now)


async def revoke_link(tx: Tx, person_id: int, invitation_id: int, now: datetime) -> Team:
    """A link that nobody has used yet; `NotFound` for one that is used, old or of another place."""
    found = await grants.find_open_invitation(tx, invitation_id, now)
    if found is None:
        raise NotFound
    await _open(tx, person_id, found.territory_id or REGION)
    if await grants.revoke_invitation(tx, invitation_id, now):
        await audit.record(tx, "invitation-revoked", now, person_id, found.territory_id, kind=found.kind.value)
    return await open_team(tx, person_id, found.territory_id or REGION, now)


async def _open(tx: Tx, person_id: int, territory_id: int) -> Territory | None:
    if territory_id != REGION:
        return await steering.open_steered(tx, person_id, territory_id)
    await steering.refuse_all_but_region(tx, person_id)
    return None


async def list_everywhere(tx: Tx, now: datetime) -> list[tuple[Territory | None, list[Grant], list[Invitation]]]:
    """For the command line: the region, then each open territory, with who steers there and the links to come."""
    places = [None, *await territories.list_open(tx)]
    return [
        (place, await grants.list_held(tx, of), await grants.list_open_invitations(tx, of, now))
        for place in places
        for of in [place.id if place else None]
    ]


async def withdraw_by_command(tx: Tx, grant_id: int, now: datetime) -> None:
    found = await grants.find(tx, grant_id)
    if found is None or not await steering.end(tx, found, "grant-withdrawn", None, now):
        raise NotFound


async def revoke_link_by_command(tx: Tx, invitation_id: int, now: datetime) -> None:
    found = await grants.find_open_invitation(tx, invitation_id, now)
    if found is None or not await grants.revoke_invitation(tx, invitation_id, now):
        raise NotFound
    await audit.record(tx, "invitation-revoked", now, None, found.territory_id, kind=found.kind.value)
