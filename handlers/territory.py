"""`/territoire`: what coordinators and the region do for a territory."""

from __future__ import annotations

from bot.model import AgeBand, Role, Setting
from bot.services import adoption, aims, headcount, previews, steering, structures, themes
from bot.views import headcount as headcount_views
from bot.views import previews as preview_views
from bot.views import territory as views
from handlers.turn import Turn


async def ask(turn: Turn) -> None:
    """`/territoire`"""
    steered = await steering.list_steered(turn.tx, turn.member.id)
    waiting = await adoption.find_waiting(turn.tx, turn.member.id)
    if len(steered) == 1:
        turn.say(views.cockpit(turn.t, await aims.of_territory(turn.tx, steered[0], turn.now), waiting))
    else:
        turn.say(views.which(turn.t, steered, waiting))


async def cockpit(turn: Turn) -> None:
    waiting = await adoption.find_waiting(turn.tx, turn.member.id)
    turn.show(views.cockpit(turn.t, await aims.open_steered(turn.tx, *_place(turn), turn.now), waiting))


async def week(turn: Turn) -> None:
    turn.show(views.week(turn.t, *await themes.outlook_for_coordinator(turn.tx, turn.library, *_place(turn), turn.now)))


def _place(turn: Turn) -> tuple[int, int]:
    """Who presses, and for which territory."""
    return turn.member.id, turn.number(0)


async def people(turn: Turn) -> None:
    turn.show(headcount_views.people(turn.t, await headcount.open_headcount(turn.tx, *_place(turn), turn.now)))


async def list_structures(turn: Turn) -> None:
    turn.show(views.structures(turn.t, *await structures.list_kept(turn.tx, turn.member.id, turn.number(0))))


async def ask_structure_name(turn: Turn) -> None:
    territory = await structures.expect_name(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.write_name(turn.t, territory))


async def structure_named(turn: Turn, name: str) -> None:
    """What the coordinator typed."""
    turn.say(views.structures(turn.t, *await structures.add_expected(turn.tx, turn.member.id, name, turn.now)))


async def show_structure(turn: Turn) -> None:
    turn.show(views.structure(turn.t, *await structures.get_kept(turn.tx, turn.member.id, turn.number(0))))


async def remove_structure(turn: Turn) -> None:
    turn.show(views.structures(turn.t, *await structures.remove(turn.tx, turn.member.id, turn.number(0), turn.now)))


async def preview(turn: Turn) -> None:
    """« Aperçu »: role, setting and age are chosen one after the other, all in the button."""
    territory_id, chosen = turn.number(0), [argument for argument in turn.arguments[1:] if argument]
    if not chosen:
        turn.show(preview_views.roles(turn.t, await steering.open_steered(turn.tx, turn.member.id, territory_id)))
        return
    role = turn.one_of(Role, 1)
    if len(chosen) < len(("role", "setting", "age")):
        offered = await previews.offered(turn.tx, turn.library, turn.member.id, territory_id, role)
        setting = turn.one_of(Setting, 2) if chosen[1:] else None
        turn.show(preview_views.narrow(turn.t, offered, role, setting))
        return
    asked = (role, turn.one_of(Setting, 2), turn.one_of(AgeBand, 3))
    seen = await previews.preview_for_coordinator(turn.tx, turn.library, turn.member.id, territory_id, *asked, turn.now)
    turn.show(preview_views.preview(turn.t, *seen))
