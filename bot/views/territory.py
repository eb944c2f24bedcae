"""The cockpit of who steers a territory: one message whose buttons change it, and the list of structures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Structure, Territory
from bot.services.aims import CommonAim
from bot.services.groups import GroupTheme
from bot.services.themes import Outlook
from bot.texts import T
from bot.views import adoption, groups
from bot.views.enrolment import in_rows
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

LABEL = 36
COCKPIT: tuple[tuple[str, str], ...] = (
    ("button-people", "people"),
    ("button-week", "week"),
    ("button-weeks", "weeks"),
    ("button-aim", "aim"),
    ("button-experiences", "expq"),
    ("button-notes", "notes"),
    ("button-meetups", "meets"),
    ("button-digest", "digest"),
    ("button-invite", "invite"),
    ("button-broadcasts", "bmenu"),
    ("button-team", "team"),
    ("button-settings", "setup"),
)
"""The sections, two in a row: the key of each one's button, and the verb that opens it for a territory."""
WEEK: tuple[tuple[str, str], ...] = (
    ("button-theme-sheet", "sheet"),
    ("button-theme-paste", "paste"),
    ("button-preview", "preview"),
    ("button-locals", "locals"),
)


def cockpit(t: T, shown: CommonAim, waiting: int | None = None) -> Message:
    """What can be done for the territory, under what it aims at. `waiting`: as in `which`."""
    text = t("cockpit", territory=shown.territory.name)
    text += f"\n\n{t('aim-line', aim=shown.aim)}" if shown.aim else ""
    return Message(text, (*in_rows(_sections(t, shown.territory, COCKPIT), 2), *_adoptions(t, waiting)))


def week(t: T, territory: Territory, outlook: Outlook) -> Message:
    """The theme on which everybody works now, and what shows how members meet it."""
    return Message(groups.theme(t, GroupTheme(territory, outlook)).text, _section(t, territory, WEEK))


def _section(t: T, territory: Territory, buttons: Sequence[tuple[str, str]]) -> Keyboard:
    """One button a row, and the way back."""
    return (*in_rows(_sections(t, territory, buttons), 1), (button(t, "button-back", "steer", territory.id),))


def _sections(t: T, territory: Territory, buttons: Sequence[tuple[str, str]]) -> list[Button]:
    return [button(t, key, verb, territory.id) for key, verb in buttons]


def which(t: T, territories: Sequence[Territory], waiting: int | None = None) -> Message:
    """`waiting`: how many activities of territories the region still has to read; None for who is not of it."""
    rows = tuple((Button(one.name, data("steer", one.id)),) for one in territories)
    return Message(t("cockpit-which"), (*rows, *_adoptions(t, waiting)))


def _adoptions(t: T, waiting: int | None) -> Keyboard:
    if waiting is None:
        return ()
    return ((Button(t.plain("button-adoptions", waiting=waiting), data("lwait", adoption.WAITING, 0)),),)


def structures(t: T, territory: Territory, kept: Sequence[Structure]) -> Message:
    """The list; a name leads to the question whether to take it off."""
    said = t("structures", territory=territory.name) if kept else t("structures-none", territory=territory.name)
    names = in_rows([Button(_short(one.name), data("place", one.id)) for one in kept], 2)
    add = (button(t, "button-structure-add", "newplace", territory.id),)
    return Message(said, (*names, add, (button(t, "button-back", "setup", territory.id),)))


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
