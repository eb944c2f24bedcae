"""« Les fiches d'ici »: coordinators write an activity for their territory, one question after the other."""

from __future__ import annotations

from bot.library.local import TOGGLES
from bot.services import local_activities as service
from bot.services import themes
from bot.services.local_activities import LocalCard
from bot.views import help as help_views
from bot.views import local_activities as views
from bot.views.message import Message
from handlers.turn import Turn


async def list_kept(turn: Turn) -> None:
    turn.show(views.listed(turn.t, *await service.list_kept(turn.tx, turn.member.id, turn.number(0))))


async def begin(turn: Turn) -> None:
    await _ask_next(turn, await service.begin(turn.tx, turn.member.id, turn.number(0), turn.now))


async def show(turn: Turn) -> None:
    turn.show(views.card(turn.t, await _own(turn)))


async def show_answers(turn: Turn) -> None:
    turn.show(views.answers(turn.t, await _own(turn)))


async def go_on(turn: Turn) -> None:
    await _ask_next(turn, await _own(turn))


async def ask(turn: Turn) -> None:
    await _ask(turn, await _own(turn), turn.argument(1))


async def choose(turn: Turn) -> None:
    """The settings and ages stay open until « OK »."""
    field, value = turn.argument(1), turn.argument(2)
    chosen = await service.choose(turn.tx, turn.library, turn.member.id, turn.number(0), field, value, turn.now)
    if field in TOGGLES:
        turn.show(views.question(turn.t, turn.library, chosen, field))
    else:
        await _ask_next(turn, chosen)


async def answered(turn: Turn, text: str) -> None:
    """What the coordinator wrote."""
    shown, concern = await service.answer(turn.tx, turn.library, turn.house.guards, turn.member.id, text, turn.now)
    if concern:
        turn.say(help_views.held_back(turn.t, concern))
    elif shown.faults:
        turn.say(views.refused(turn.t, shown))
    else:
        await _ask_next(turn, shown)


async def preview(turn: Turn) -> None:
    shown, activity = await service.review(turn.tx, turn.library, turn.member.id, turn.number(0))
    if activity is None:
        turn.show(views.refused(turn.t, shown))
        return
    now = await themes.current(turn.tx, turn.library, shown.territory, turn.now)
    turn.show(views.preview(turn.t, turn.library, shown, activity, now.theme, now.week_starts_on))


async def publish(turn: Turn) -> None:
    shown = await service.publish(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    if shown.faults:
        turn.show(views.refused(turn.t, shown))
        return
    turn.notice(turn.t.plain("toast-local-published"))
    turn.show(views.card(turn.t, shown))


async def withdraw(turn: Turn) -> None:
    shown = await service.withdraw(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-local-withdrawn"))
    turn.show(views.card(turn.t, shown))


async def _own(turn: Turn) -> LocalCard:
    return await service.open_own(turn.tx, turn.member.id, turn.number(0))


async def _ask_next(turn: Turn, shown: LocalCard) -> None:
    if shown.next_question:
        await _ask(turn, shown, shown.next_question)
    else:
        turn.show(Message(turn.t("local-complete"), views.card(turn.t, shown).keyboard))


async def _ask(turn: Turn, shown: LocalCard, field: str) -> None:
    asked = await service.ask(turn.tx, turn.member.id, shown.kept.id, field, turn.now)
    turn.show(views.question(turn.t, turn.library, asked, field))
