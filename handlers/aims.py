"""« Objectif commun »: the aim of the year and what each role brings; the vote on the next theme."""

from __future__ import annotations

from bot.model import AimPart
from bot.services import aims
from bot.views import aims as views
from bot.views import help as help_views
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    turn.show(views.aim(turn.t, await aims.open_steered(turn.tx, turn.member.id, turn.number(0), turn.now)))


async def ask(turn: Turn) -> None:
    part = turn.one_of(AimPart, 1)
    shown = await aims.expect_part(turn.tx, turn.member.id, turn.number(0), part, turn.now)
    turn.show(views.write(turn.t, shown, part))


async def written(turn: Turn, text: str) -> None:
    """What the coordinator typed; with a concern, or where others wrote meanwhile, it is asked again."""
    written = await aims.write_expected(turn.tx, turn.house.guards, turn.member.id, text, turn.now)
    if written.concern:
        turn.say(help_views.held_back(turn.t, written.concern))
    elif written.is_changed:
        turn.say(views.changed(turn.t, written.shown, written.part))
    else:
        turn.say(views.aim(turn.t, written.shown))


async def remove(turn: Turn) -> None:
    part = turn.one_of(AimPart, 1)
    read = turn.arguments[2] if turn.arguments[2:] else ""
    shown, is_read = await aims.remove(turn.tx, turn.member.id, turn.number(0), part, read, turn.now)
    if not is_read:
        turn.notice(turn.t.plain("toast-aim-changed"))
    turn.show(views.aim(turn.t, shown))
