"""Two memberships of one person become one: nothing chosen is lost, nothing refused comes back."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from bot.model import AgeBand, Membership, MembershipState, Rhythm, Role, Setting
from bot.planning.merging import kept_of, together


@st.composite
def memberships(draw: st.DrawFn, number: int) -> Membership:
    return Membership(
        id=number,
        person_id=1,
        territory_id=number,
        role=draw(st.one_of(st.none(), st.sampled_from(Role))),
        settings=tuple(draw(st.sets(st.sampled_from(Setting), max_size=3))),
        age_bands=tuple(draw(st.sets(st.sampled_from(AgeBand), max_size=3))),
        weekday=number,
        send_time=time(18),
        rhythm=Rhythm.WEEKLY,
        wants_repere=False,
        wants_encouragement=False,
        state=draw(st.sampled_from(MembershipState)),
        joined_at=None,
        structure_id=draw(st.one_of(st.none(), st.integers(1, 3))),
        wants_broadcasts=draw(st.booleans()),
    )


@given(memberships(1), memberships(2))
def test_the_one_that_is_lived_goes_on_with_what_the_other_adds(here: Membership, there: Membership) -> None:
    kept = kept_of(here, there)
    other = there if kept is here else here
    one = together(kept, other)
    assert (one.id, one.weekday, one.state) == (kept.id, kept.weekday, kept.state)
    if MembershipState.ACTIVE in (here.state, there.state):
        assert one.state is MembershipState.ACTIVE
    if here.state is there.state:
        assert kept is here
    if MembershipState.LEFT in (here.state, there.state):
        assert one == kept
        return
    assert {*one.age_bands} == {*here.age_bands, *there.age_bands}
    assert {*one.settings} | {Setting.LOCAL_AUTHORITY} == {*here.settings, *there.settings, Setting.LOCAL_AUTHORITY}
    if one.role in (Role.FAMILY, Role.VOLUNTEER, None):
        assert Setting.LOCAL_AUTHORITY not in one.settings
    assert one.wants_broadcasts == (here.wants_broadcasts and there.wants_broadcasts)
