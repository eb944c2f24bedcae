"""What the region does with the activities that territories wrote: reads them, adopts them, takes that back."""

from __future__ import annotations

from bot.services import adoption as service
from bot.services import themes
from bot.services.adoption import Submitted
from bot.views import adoption as views
from handlers.turn import Turn


async def list_page(turn: Turn) -> None:
    adopted = turn.argument(0) == views.ADOPTED
    turn.show(views.shelf(turn.t, await service.list_page(turn.tx, turn.member.id, turn.number(1), adopted=adopted)))


async def read(turn: Turn) -> None:
    """As a member of one of its settings sees it."""
    found = await service.open_submitted(turn.tx, turn.member.id, turn.number(0))
    await _show(turn, found, turn.number(1))


async def adopt(turn: Turn) -> None:
    local_id, edition = turn.number(0), turn.number(1)
    found = await service.adopt(turn.tx, turn.library, turn.member.id, local_id, edition, turn.now)
    turn.notice(turn.t.plain("toast-adopted"))
    await _show(turn, found)


async def release(turn: Turn) -> None:
    found = await service.release(turn.tx, turn.member.id, turn.number(0), turn.number(1), turn.now)
    if not found.kept.is_adopted:
        turn.notice(turn.t.plain("toast-released"))
    await _show(turn, found)


async def _show(turn: Turn, found: Submitted, setting: int = 0) -> None:
    now = await themes.current(turn.tx, turn.library, found.territory, turn.now)
    turn.show(views.reading(turn.t, turn.library, found, now.theme, now.week_starts_on, setting))
