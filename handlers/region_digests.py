"""« Bilan régional »: a month or the school year of all territories, its picture and its spreadsheet."""

from __future__ import annotations

from bot.planning import periods
from bot.services import region_digests
from bot.services.region_digests import RegionCard
from bot.views import region_digests as views
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    """The period of the button; from the cockpit, the last month that was told."""
    asked = turn.arguments[0] if turn.arguments else ""
    period = periods.read(asked) if asked else await region_digests.find_offered(turn.tx, turn.now)
    card = await region_digests.open_period(turn.tx, turn.library, turn.member.id, period, turn.now)
    month, year = region_digests.this_month(turn.now), region_digests.this_year(turn.now)
    turn.show(views.shown(turn.t, turn.library, card, month, year))


async def send_matrix(turn: Turn) -> None:
    turn.say(views.matrix_later(turn.t, (await _card(turn)).figures))


async def _card(turn: Turn) -> RegionCard:
    period = periods.read(turn.argument(0))
    return await region_digests.open_period(turn.tx, turn.library, turn.member.id, period, turn.now)


async def send_sheet(turn: Turn) -> None:
    period = periods.read(turn.argument(0))
    card = await region_digests.open_sheet(turn.tx, turn.library, turn.member.id, period, turn.now)
    turn.say(views.sheet_later(turn.t, card.figures))
