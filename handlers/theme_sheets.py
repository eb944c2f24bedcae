"""The theme's sheet to pin up, and its words to paste elsewhere."""

from __future__ import annotations

from bot.services import theme_sheets
from bot.services.theme_sheets import ThemeSheet
from bot.views import theme_sheet as views
from handlers.invitations import link_of
from handlers.turn import Turn


async def sheet(turn: Turn) -> None:
    shown = await _open(turn)
    turn.say(views.message(turn.t, shown, link_of(turn, shown.territory.slug)))


async def to_paste(turn: Turn) -> None:
    turn.say(views.to_paste(turn.t, await _open(turn)))


async def _open(turn: Turn) -> ThemeSheet:
    return await theme_sheets.open_sheet(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
