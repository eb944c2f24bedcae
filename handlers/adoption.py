"""What the region does with the activities that territories wrote: reads, corrects, adopts them, takes that back."""

from __future__ import annotations

from bot.library.local import TOGGLES
from bot.services import adoption as service
from bot.services import corrections, shelves, themes
from bot.services.adoption import Read, Submitted
from bot.views import adoption as views
from bot.views import help as help_views
from bot.views import local_activities as local_views
from handlers.turn import Turn


async def list_page(turn: Turn) -> None:
    adopted = turn.argument(0) == views.ADOPTED
    turn.show(views.shelf(turn.t, await service.list_page(turn.tx, turn.member.id, turn.number(1), adopted=adopted)))


async def send_files(turn: Turn) -> None:
    """What is adopted, as the files of content/ would hold it."""
    turn.say(views.files(turn.t, await shelves.give_files(turn.tx, turn.library, turn.member.id, turn.now)))


async def read(turn: Turn) -> None:
    """As a member of one of its settings sees it."""
    found = await service.open_submitted(turn.tx, turn.member.id, turn.number(0))
    await _show(turn, found, turn.number(1))


async def adopt(turn: Turn) -> None:
    local_id, read = turn.number(0), Read(turn.number(1), turn.number(2))
    found = await service.adopt(turn.tx, turn.library, turn.member.id, local_id, read, turn.now)
    turn.notice(turn.t.plain("toast-adopted"))
    await _show(turn, found)


async def list_answers(turn: Turn) -> None:
    turn.show(views.corrections(turn.t, await corrections.open_card(turn.tx, turn.member.id, turn.number(0))))


async def ask(turn: Turn) -> None:
    """One answer to correct."""
    field = turn.argument(1)
    shown = await corrections.ask(turn.tx, turn.member.id, turn.number(0), field, turn.now)
    turn.show(local_views.question(turn.t, turn.library, shown, field, local_views.REGION))


async def choose(turn: Turn) -> None:
    """The ages stay open until « OK »; after any other button the whole is read again."""
    field, value = turn.argument(1), turn.argument(2)
    shown = await corrections.choose(turn.tx, turn.library, turn.member.id, turn.number(0), field, value, turn.now)
    if field in TOGGLES:
        turn.show(local_views.question(turn.t, turn.library, shown, field, local_views.REGION))
    else:
        await _show(turn, await service.open_submitted(turn.tx, turn.member.id, shown.kept.id))


async def corrected(turn: Turn, text: str) -> None:
    """What the region wrote in place of an answer."""
    asked = (turn.tx, turn.library, turn.house.guards, turn.member.id, text, turn.now)
    shown, concern = await corrections.answer(*asked)
    if concern:
        turn.say(help_views.held_back(turn.t, concern))
    elif shown.faults:
        turn.say(local_views.refused(turn.t, shown, local_views.REGION))
    else:
        await _show(turn, await service.open_submitted(turn.tx, turn.member.id, shown.kept.id))


async def drop_corrections(turn: Turn) -> None:
    await _show(turn, await corrections.drop(turn.tx, turn.member.id, turn.number(0), turn.now))


async def read_adopted(turn: Turn) -> None:
    """For who steers where it was written."""
    found = await service.open_adopted(turn.tx, turn.member.id, turn.number(0))
    now = await themes.current(turn.tx, turn.library, found.territory, turn.now)
    turn.show(views.adopted(turn.t, turn.library, found, now.theme, now.week_starts_on))


async def release(turn: Turn) -> None:
    found = await service.release(turn.tx, turn.member.id, turn.number(0), turn.number(1), turn.now)
    if not found.kept.is_adopted:
        turn.notice(turn.t.plain("toast-released"))
    await _show(turn, found)


async def _show(turn: Turn, found: Submitted, setting: int = 0) -> None:
    now = await themes.current(turn.tx, turn.library, found.territory, turn.now)
    turn.show(views.reading(turn.t, turn.library, found, now.theme, now.week_starts_on, setting))
