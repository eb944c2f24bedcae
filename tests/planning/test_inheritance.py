"""What a territory has from a larger one: the nearest that set it, whatever is done in whatever order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.model import TerritorySetting
from bot.planning.inheritance import DEFAULTS, Place, Places, handed_on, may_belong, smaller_ones, unsettled, value_of

ZONE, WELCOME = TerritorySetting.SCHOOL_ZONE, TerritorySetting.WELCOME
NUMBERS = st.integers(1, 6)


def settled(places: Places) -> dict[int, Place]:
    """Every value as it should be."""
    after = dict(places)
    for root in [number for number, one in places.items() if one.parent_id is None]:
        for change in unsettled(after, root):
            one = after[change.place]
            after[change.place] = replace(one, values={**one.values, change.setting: change.value})
    return after


def a_place(number: int, parent: int | None = None, **own: str) -> Place:
    mine = {TerritorySetting(name): value for name, value in own.items()}
    return Place(number, parent, {**DEFAULTS, **mine}, frozenset(mine))


@st.composite
def regions(draw: st.DrawFn) -> dict[int, Place]:
    """Up to six territories, of which each may belong to one that was there before it."""
    found: dict[int, Place] = {}
    for number in range(1, draw(NUMBERS) + 1):
        parent = draw(st.one_of(st.none(), st.sampled_from([*found]))) if found else None
        own = draw(st.dictionaries(st.sampled_from([ZONE.value, WELCOME.value]), st.sampled_from("abc")))
        found[number] = a_place(number, parent, **own)
    return settled(found)


def test_the_nearest_that_set_it_decides() -> None:
    places = {
        1: a_place(1, school_zone="Corse", welcome="Bonjour"),
        2: a_place(2, 1, school_zone="Zone C"),
        3: a_place(3, 2),
    }
    assert value_of(places, places[3], ZONE) == "Zone C"
    assert value_of(places, places[3], WELCOME) == "Bonjour"
    assert value_of(places, places[3], TerritorySetting.TIME_ZONE) == DEFAULTS[TerritorySetting.TIME_ZONE]


@given(regions(), NUMBERS, st.one_of(st.none(), st.sampled_from("xyz")))
def test_what_is_set_or_taken_back_reaches_those_that_follow_and_no_other(
    places: dict[int, Place], number: int, value: str | None
) -> None:
    number = min(number, len(places))
    one = places[number]
    own = one.own | {ZONE} if value else one.own - {ZONE}
    values = {**one.values, ZONE: value} if value else one.values
    changed = {**places, number: replace(one, own=own, values=values)}
    after = settled(changed)
    assert all(not unsettled(after, root) for root in after)
    for other, place in after.items():
        if other != number and other not in smaller_ones(places, number):
            assert place == places[other]
        if ZONE in place.own:
            assert place.values[ZONE] == changed[other].values[ZONE]
        assert place.values[WELCOME] == places[other].values[WELCOME]


@given(regions(), NUMBERS, NUMBERS)
def test_no_circle_is_ever_allowed(places: dict[int, Place], child: int, parent: int) -> None:
    if child not in places or not may_belong(places, child, parent):
        return
    moved = {**places, child: replace(places[child], parent_id=parent)}
    for number in moved:
        assert number not in smaller_ones_bounded(moved, number)


def smaller_ones_bounded(places: Places, number: int) -> set[int]:
    """Walks up from each, so that a circle would be found and not walked for ever."""
    found = set()
    for place in places.values():
        seen, above = [place.id], place.parent_id
        while above and above not in seen:
            seen.append(above)
            above = places[above].parent_id
        if above == number or number in seen[1:]:
            found.add(place.id)
    return found


@given(regions(), NUMBERS, st.one_of(st.none(), NUMBERS))
def test_when_one_goes_nothing_changes_for_those_that_belonged_to_it(
    places: dict[int, Place], gone: int, heir: int | None
) -> None:
    gone = min(gone, len(places))
    if heir is not None and (heir not in places or heir == gone):
        return
    after = {number: place for number, place in places.items() if number != gone}
    after |= {place.id: place for place in handed_on(places, gone, heir)}
    assert {number: place.values for number, place in after.items()} == {
        number: place.values for number, place in places.items() if number != gone
    }
    for number, place in after.items():
        assert place.parent_id != gone
        assert not unsettled(after, number)
        assert number not in smaller_ones_bounded(after, number)
