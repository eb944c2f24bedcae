"""« Bilan »: what the last digest told, its picture and its spreadsheet, for who steers the territory."""

from __future__ import annotations

from bot.services import digests
from bot.views import digest_sheets
from bot.views import digests as views
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    territory, card = await digests.find_latest(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.shown_again(turn.t, territory, card, turn.house.link_of(territory.slug)))


async def send_chart(turn: Turn) -> None:
    card = await digests.open_told(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.say(views.chart_later(turn.t, card))


async def send_sheet(turn: Turn) -> None:
    card, year = await digests.open_year(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.say(digest_sheets.sheet_later(turn.t, card, year))
