"""« Le carnet de capitalisation »: the region chooses a period and skills, and is given two files."""

from __future__ import annotations

from bot.planning import periods
from bot.services import notebook as service
from bot.views import names
from bot.views import notebook as views
from handlers.turn import Turn


async def choose(turn: Turn) -> None:
    """The period first, then what there is to read of it."""
    if not (turn.arguments and turn.argument(0)):
        turn.show(views.choose_period(turn.t, await service.offer_periods(turn.tx, turn.member.id, turn.now)))
        return
    period = periods.read(turn.argument(0))
    found = await service.open_contents(turn.tx, turn.library, turn.member.id, period, turn.now)
    turn.show(views.choose_skill(turn.t, period, found))


async def make(turn: Turn) -> None:
    """They are gathered and drawn when they leave: it takes a moment, for which nobody's press waits."""
    asked = (periods.read(turn.argument(0)), turn.argument(1), turn.now)
    held = await service.ask(turn.tx, turn.library, turn.member.id, *asked)
    turn.notice(turn.t.plain("toast-notebook"))
    for message in views.files(turn.t, names.capital(turn.house.region or turn.house.controller), held, *asked):
        turn.say(message)
