"""What a territory has from the larger one that it belongs to.

A setting that was set in a territory is its own; any other is that of the nearest larger territory that has set it, or
else the product's. Every territory keeps the values that hold for it, so that who reads one asks no other: what changes
anywhere is carried down by `unsettled`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.model import TerritorySetting

DEFAULTS: Mapping[TerritorySetting, str] = {
    TerritorySetting.DEPARTEMENT: "",
    TerritorySetting.LIVING_AREA: "",
    TerritorySetting.SCHOOL_ZONE: "Zone A",
    TerritorySetting.TIME_ZONE: "Europe/Paris",
    TerritorySetting.PROGRAMME: "premiere-annee",
    TerritorySetting.WELCOME: "",
}


@dataclass(frozen=True, slots=True)
class Place:
    """`values` are those that hold for it today, its own ones and the others."""

    id: int
    parent_id: int | None
    values: Mapping[TerritorySetting, str]
    own: frozenset[TerritorySetting]


Places = Mapping[int, Place]


class Change(NamedTuple):
    """What is to hold from now on in one territory."""

    place: int
    setting: TerritorySetting
    value: str


def value_of(places: Places, place: Place, setting: TerritorySetting) -> str:
    """What should hold there."""
    if setting in place.own:
        return place.values[setting]
    above = places.get(place.parent_id or 0)
    return value_of(places, above, setting) if above else DEFAULTS[setting]


def smaller_ones(places: Places, place_id: int) -> list[int]:
    """Those that belong to it, through others too, the nearest first."""
    found = [place_id]
    for above in found:
        found += [one.id for one in places.values() if one.parent_id == above]
    return found[1:]


def may_belong(places: Places, place_id: int, parent_id: int) -> bool:
    """Whether no circle would come of it."""
    return parent_id in places and parent_id != place_id and parent_id not in smaller_ones(places, place_id)


def unsettled(places: Places, root: int) -> list[Change]:
    """What does not hold yet as it should in this territory and those that belong to it, the larger ones first."""
    return [
        Change(number, setting, wanted)
        for number in [root, *smaller_ones(places, root)]
        for setting in TerritorySetting
        if (wanted := value_of(places, places[number], setting)) != places[number].values[setting]
    ]


def handed_on(places: Places, gone: int, heir: int | None) -> list[Place]:
    """The territories that belonged to one that goes, as they belong to `heir`, or else to the one above it.

    Nothing changes for their members: what would have other values there is their own from then on.
    """
    after = {number: place for number, place in places.items() if number != gone}
    children = [place for place in places.values() if place.parent_id == gone]
    found = []
    for place in sorted(children, key=lambda one: not _holds(places, one, heir)):
        holds = heir is None or _holds(places, place, heir)
        after[place.id] = replace(place, parent_id=places[gone].parent_id if holds else heir)
        differing = {one for one in TerritorySetting if value_of(after, after[place.id], one) != place.values[one]}
        after[place.id] = replace(after[place.id], own=place.own | differing)
        found.append(after[place.id])
    return found


def _holds(places: Places, place: Place, heir: int | None) -> bool:
    """Whether the heir is that territory, or belongs to it: it cannot belong to the heir then."""
    return heir in (place.id, *smaller_ones(places, place.id))
