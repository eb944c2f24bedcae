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
    """What the coordinator typed; with a concern it is asked again."""
    shown, concern = await aims.write_expected(turn.tx, turn.house.guards, turn.member.id, text, turn.now)
    turn.say(help_views.held_back(turn.t, concern) if concern else views.aim(turn.t, shown))


async def remove(turn: Turn) -> None:
    part = turn.one_of(AimPart, 1)
    turn.show(views.aim(turn.t, await aims.remove(turn.tx, turn.member.id, turn.number(0), part, turn.now)))
