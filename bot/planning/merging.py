"""Two memberships of one person, once their territories are one."""

from __future__ import annotations

from dataclasses import replace

from bot.model import AgeBand, Membership, MembershipState, Role, Setting

_NEAREST = (MembershipState.ACTIVE, MembershipState.JOINING, MembershipState.LEFT)
ACTS_AT_THE_TOWN_HALL = (Role.ELECTED, Role.PROFESSIONAL)


def kept_of(here: Membership, there: Membership) -> Membership:
    """The one that goes on: the one that is lived; of two that are, the one of the territory that remains (`here`)."""
    return min(here, there, key=lambda one: _NEAREST.index(one.state))


def together(kept: Membership, other: Membership) -> Membership:
    """The kept one with what the other adds: nothing that was chosen is lost, nothing that was refused comes back.

    What was left is over: of a membership that was left nothing is taken.
    """
    if other.state is MembershipState.LEFT or kept.state is MembershipState.LEFT:
        return kept
    role = kept.role or other.role
    settings = {*kept.settings, *other.settings}
    if role not in ACTS_AT_THE_TOWN_HALL:
        settings -= {Setting.LOCAL_AUTHORITY}
    ages = {*kept.age_bands, *other.age_bands}
    return replace(
        kept,
        role=role,
        settings=tuple(one for one in Setting if one in settings),
        age_bands=tuple(one for one in AgeBand if one in ages),
        wants_broadcasts=kept.wants_broadcasts and other.wants_broadcasts,
        structure_id=kept.structure_id or other.structure_id,
    )
