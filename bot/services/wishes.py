"""The filter of `/idee`: a few choices, kept with the membership, so that next time takes two taps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.errors import Invalid
from bot.library import Library
from bot.model import Place
from bot.services.choosing import Wish
from bot.storage import ideas, memberships
from bot.storage.db import Tx

MINUTES = (None, 5, 15, 30)
CHILDREN = (None, 1, 4, 12)
"""One child, a few, a group: the number that the activity must hold."""
PLACES = (None, Place.INDOORS, Place.OUTDOORS)
CHOICES: dict[str, tuple[Any, ...]] = {
    "place": PLACES,
    "minutes": MINUTES,
    "children": CHILDREN,
    "without_material": (False, True),
    "mixed_ages": (False, True),
}


@dataclass(frozen=True, slots=True)
class WishCard:
    """The filter as it stands; `number` counts the membership's ideas, so that one press of « Trouver » asks once."""

    wish: Wish
    number: int


async def show(tx: Tx, membership_id: int, person_id: int) -> WishCard:
    """The last filter, if the membership is this person's."""
    await memberships.get_own(tx, membership_id, person_id)
    return WishCard(_wish(await memberships.get_idea_filter(tx, membership_id)), await ideas.count(tx, membership_id))


async def remembered(tx: Tx, person_id: int, idea_id: int) -> Wish:
    """The filter of the membership to which one of the person's ideas came."""
    idea = await ideas.get_own(tx, idea_id, person_id)
    return _wish(await memberships.get_idea_filter(tx, idea.membership_id))


def next_position(wish: Wish, name: str) -> int:
    """Where the next press of that choice leads: the value after the present one, and round again."""
    values = CHOICES[name]
    return (values.index(getattr(wish, name)) + 1) % len(values)


async def choose(tx: Tx, membership_id: int, person_id: int, name: str, position: int) -> WishCard:
    """Takes the value at that position of the choice, and remembers it; pressing twice is pressing once."""
    if name not in CHOICES or position not in range(len(CHOICES[name])):
        raise Invalid
    kept = await _own(tx, membership_id, person_id)
    kept[name] = CHOICES[name][position]
    await memberships.set_idea_filter(tx, membership_id, kept)
    return await show(tx, membership_id, person_id)


async def choose_skill(tx: Tx, library: Library, membership_id: int, person_id: int, skill: str | None) -> WishCard:
    """A skill instead of the week's theme; None goes back to the theme."""
    if skill is not None and skill not in library.skills:
        raise Invalid
    kept = await _own(tx, membership_id, person_id)
    kept["skill"] = skill
    await memberships.set_idea_filter(tx, membership_id, kept)
    return await show(tx, membership_id, person_id)


async def _own(tx: Tx, membership_id: int, person_id: int) -> dict[str, Any]:
    await memberships.get_own(tx, membership_id, person_id)
    return dict(await memberships.get_idea_filter(tx, membership_id))


def _wish(kept: dict[str, Any]) -> Wish:
    place = kept.get("place")
    return Wish(
        skill=kept.get("skill"),
        place=Place(place) if place else None,
        minutes=kept.get("minutes"),
        children=kept.get("children"),
        without_material=bool(kept.get("without_material")),
        mixed_ages=bool(kept.get("mixed_ages")),
    )
