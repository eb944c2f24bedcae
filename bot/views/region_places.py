"""A territory as the region changes it: its card, a screen for each setting, and the questions before it ends."""

from __future__ import annotations

from collections.abc import Sequence

from bot.library import Library
from bot.model import Territory, TerritorySetting
from bot.planning.vitality import Vitality
from bot.services.territories import KINDS, SCHOOL_ZONES, Described
from bot.services.territory_words import Written
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, choice, data

TIME_ZONES = (
    *("Europe/Paris", "America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion"),
    *("Indian/Mayotte", "Pacific/Noumea", "Pacific/Tahiti"),
)
CHOSEN = {
    TerritorySetting.SCHOOL_ZONE: (*SCHOOL_ZONES, ""),
    TerritorySetting.TIME_ZONE: TIME_ZONES,
}
"""What buttons offer, by their place in the list."""
MOST_OFFERED = 80
"""Telegram shows a hundred buttons at most."""


def card(t: T, library: Library, shown: Described, state: Vitality) -> Message:
    """Everything that is set, and of each setting whether it is the larger territory's."""
    place = shown.territory
    head = t(
        "place-card",
        name=place.name,
        kind=kind_name(t, place.kind),
        state=t.plain(f"place-state-{state}"),
        code=place.slug,
    )
    parent = t("place-parent", parent=shown.parent.name) if shown.parent else t("place-parent-none")
    lines = [parent, *(_line(t, library, shown, setting) for setting in TerritorySetting)]
    return Message(f"{head}\n\n" + "\n".join(lines), (*in_rows(_settings(t, place), 2), *in_rows(_acts(t, place), 2)))


def kind_name(t: T, kind: str) -> str:
    return t.plain(f"place-kind-{kind.replace(' ', '-').replace('é', 'e')}")


def _line(t: T, library: Library, shown: Described, setting: TerritorySetting) -> str:
    value = _named(t, library, setting, getattr(shown.territory, setting))
    if shown.parent and shown.follows(setting):
        value = t.plain("place-as-parent", value=value, parent=shown.parent.name)
    return t(f"place-{setting}", value=value)


def _named(t: T, library: Library, setting: TerritorySetting, value: str) -> str:
    if setting is TerritorySetting.PROGRAMME:
        return library.programme(value).title
    if setting is TerritorySetting.SCHOOL_ZONE:
        return value or t.plain("setup-no-zone")
    if setting is TerritorySetting.TIME_ZONE:
        return value.split("/")[-1].replace("_", " ")
    return value or t.plain("place-empty")


def _settings(t: T, place: Territory) -> list[Button]:
    return [
        button(t, "button-place-name", "rtype", place.id, Written.NAME),
        button(t, "button-place-kind", "rkind", place.id),
        button(t, "button-place-parent", "rparent", place.id),
        button(t, "button-place-departement", "rtype", place.id, Written.DEPARTEMENT),
        button(t, "button-place-living_area", "rtype", place.id, Written.LIVING_AREA),
        button(t, "button-place-school_zone", "rset", place.id, TerritorySetting.SCHOOL_ZONE),
        button(t, "button-place-time_zone", "rset", place.id, TerritorySetting.TIME_ZONE),
        button(t, "button-place-programme", "rcourse", place.id),
        button(t, "button-place-welcome", "rtype", place.id, Written.WELCOME),
        button(t, "button-structures", "places", place.id),
        button(t, "button-team", "team", place.id),
        button(t, "button-place-cockpit", "steer", place.id),
    ]


def _acts(t: T, place: Territory) -> list[Button]:
    opening = [] if place.is_open else [button(t, "button-place-open", "ropen", place.id)]
    merging = [button(t, "button-place-merge", "rmerge", place.id)] if place.is_open else []
    closing = [button(t, "button-place-close", "rclose", place.id), button(t, "button-back", "rlist", 0)]
    return [*opening, *merging, *closing]


def ask_new(t: T) -> Message:
    return Message(t("place-ask-new"), ((button(t, "button-cancel", "rlist", 0),),))


def ask_words(t: T, shown: Described, what: Written) -> Message:
    settings = {one.value: one for one in TerritorySetting}
    follow = _as_parent(t, shown, settings[what.value]) if what.value in settings else ()
    cancel = (button(t, "button-cancel", "rplace", shown.territory.id),)
    return Message(t(f"place-ask-{what}", name=shown.territory.name), (*follow, cancel))


def _as_parent(t: T, shown: Described, setting: TerritorySetting) -> tuple[tuple[Button, ...], ...]:
    if shown.parent is None:
        return ()
    label = t.plain("button-place-as-parent", parent=shown.parent.name)
    return ((choice(t, label, shown.follows(setting), "rfollow", shown.territory.id, setting),),)


def kinds(t: T, shown: Described) -> Message:
    place = shown.territory
    rows = [(choice(t, kind_name(t, one), one == place.kind, "rkind", place.id, n),) for n, one in enumerate(KINDS)]
    return Message(t("place-ask-kind", name=place.name), (*rows, _back(t, place)))


def parents(t: T, shown: Described, possible: Sequence[Territory]) -> Message:
    place = shown.territory
    offered = [
        choice(t, one.name, one.id == place.parent_id, "rparent", place.id, one.id) for one in possible[:MOST_OFFERED]
    ]
    alone = (choice(t, t.plain("button-place-alone"), place.parent_id is None, "rparent", place.id, 0),)
    return Message(t("place-ask-parent", name=place.name), (*in_rows(offered, 2), alone, _back(t, place)))


def values(t: T, library: Library, shown: Described, setting: TerritorySetting) -> Message:
    place = shown.territory
    kept = None if shown.follows(setting) else getattr(place, setting)
    offered = [
        choice(t, names.capital(_named(t, library, setting, one)), one == kept, "rset", place.id, setting, number)
        for number, one in enumerate(CHOSEN[setting])
    ]
    rows = (*_as_parent(t, shown, setting), *in_rows(offered, 2), _back(t, place))
    return Message(t(f"place-ask-{setting}", name=place.name), rows)


def programmes(t: T, library: Library, shown: Described) -> Message:
    place, setting = shown.territory, TerritorySetting.PROGRAMME
    kept = None if shown.follows(setting) else place.programme
    offered = [
        (choice(t, one.title, one.slug == kept, "rcourse", place.id, one.slug),) for one in library.programmes.values()
    ]
    rows = (*_as_parent(t, shown, setting), *offered, _back(t, place))
    return Message(t("place-ask-programme", name=place.name), rows)


def close_question(t: T, place: Territory) -> Message:
    yes = (button(t, "button-place-close-yes", "rclosed", place.id),)
    return Message(t("place-close-question", name=place.name), (yes, _back(t, place)))


def closed(t: T, place: Territory) -> Message:
    return Message(t("place-closed", name=place.name), (_list(t),))


def merge_question(t: T, place: Territory, others: Sequence[Territory]) -> Message:
    offered = [Button(one.name, data("rinto", place.id, one.id)) for one in others[:MOST_OFFERED]]
    return Message(t("place-merge-question", name=place.name), (*in_rows(offered, 2), _back(t, place)))


def merge_sure(t: T, place: Territory, into: Territory) -> Message:
    yes = (button(t, "button-place-merge-yes", "rmerged", place.id, into.id),)
    text = t("place-merge-sure", name=place.name, into=into.name)
    return Message(text, (yes, (button(t, "button-back", "rmerge", place.id),)))


def merged(t: T, name: str, into: Territory) -> Message:
    return Message(t("place-merged", name=name, into=into.name), (_list(t),))


def _list(t: T) -> tuple[Button, ...]:
    return (button(t, "button-region-places", "rlist", 0),)


def _back(t: T, place: Territory) -> tuple[Button, ...]:
    return (button(t, "button-back", "rplace", place.id),)
