"""The cockpit of who steers a territory: one message of buttons, and the list of structures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Structure, Territory
from bot.texts import T
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, data

LABEL = 36


def cockpit(t: T, territory: Territory) -> Message:
    """What can be done for the territory."""
    rows = (
        (button(t, "button-preview", "preview", territory.id),),
        (button(t, "button-structures", "places", territory.id),),
        (button(t, "button-weeks", "weeks", territory.id),),
        (button(t, "button-local-days-list", "offdays", territory.id),),
        (button(t, "button-locals", "locals", territory.id),),
    )
    return Message(t("cockpit", territory=territory.name), rows)


def which(t: T, territories: Sequence[Territory]) -> Message:
    return Message(t("cockpit-which"), tuple((Button(one.name, data("steer", one.id)),) for one in territories))


def structures(t: T, territory: Territory, kept: Sequence[Structure]) -> Message:
    """The list; a name leads to the question whether to take it off."""
    said = t("structures", territory=territory.name) if kept else t("structures-none", territory=territory.name)
    names = in_rows([Button(_short(one.name), data("place", one.id)) for one in kept], 2)
    add = (button(t, "button-structure-add", "newplace", territory.id),)
    return Message(said, (*names, add, (button(t, "button-back", "steer", territory.id),)))


def structure(t: T, territory: Territory, one: Structure) -> Message:
    rows = (
        (button(t, "button-structure-remove", "noplace", one.id),),
        (button(t, "button-back", "places", territory.id),),
    )
    return Message(t("structure-remove-question", name=one.name), rows)


def write_name(t: T, territory: Territory) -> Message:
    return Message(t("structure-write"), ((button(t, "button-cancel", "places", territory.id),),))


def _short(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"
