"""What the region does with the texts that territories sent on, and what their authors answer it."""

from __future__ import annotations

from bot.model import RefusalReason
from bot.services import guarding, travels
from bot.views import experiences as own_views
from bot.views import help as help_views
from bot.views import travels as views
from handlers.turn import Turn


async def queue(turn: Turn) -> None:
    """The text to read after the one that the button names."""
    turn.show(views.queue(turn.t, await _queue(turn, turn.number(0))))


async def shelf(turn: Turn) -> None:
    shown = await travels.open_shelf(turn.tx, turn.library, turn.house.guards, turn.member.id, turn.number(0))
    turn.show(views.shelf(turn.t, shown))


async def show_one(turn: Turn) -> None:
    turn.show(views.one(turn.t, await _one(turn)))


async def publish(turn: Turn) -> None:
    """« Publier pour tous »"""
    which = (turn.number(0), turn.number(1))
    await travels.publish(turn.tx, turn.library, turn.house.guards, turn.member.id, *which, turn.now)
    await _decided(turn, "toast-trip-published")


async def ask_reason(turn: Turn) -> None:
    turn.show(views.reasons(turn.t, await _one(turn)))


async def refuse(turn: Turn) -> None:
    await travels.refuse(turn.tx, turn.member.id, turn.number(0), turn.one_of(RefusalReason, 1), turn.now)
    await _decided(turn, "toast-trip-refused")


async def call_back(turn: Turn) -> None:
    await travels.call_back(turn.tx, turn.member.id, turn.number(0), turn.now)
    await _decided(turn, "toast-trip-back")


async def ask_edit(turn: Turn) -> None:
    asked = (turn.tx, turn.library, turn.house.guards, turn.member.id, turn.number(0), turn.now)
    turn.show(views.write_edit(turn.t, await travels.expect_edit(*asked)))


async def edited(turn: Turn, text: str) -> None:
    """What the region typed; with a concern it is asked again."""
    asked = (turn.tx, turn.library, turn.house.guards, turn.member.id, guarding.visible(text), turn.now)
    if concern := await travels.edit_expected(*asked):
        turn.say(help_views.held_back(turn.t, concern))
        return
    turn.say(own_views.edit_sent(turn.t, views.queue(turn.t, await _queue(turn, 0))))


async def accept(turn: Turn) -> None:
    """The author agrees to the region's wording."""
    own = await travels.accept(turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.notice(turn.t.plain("toast-trip-accepted"))
    turn.show(own_views.own_text(turn.t, own))


async def decline(turn: Turn) -> None:
    own = await travels.decline(turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.show(own_views.own_text(turn.t, own))


async def _decided(turn: Turn, toast: str) -> None:
    """The next text, with a word on what was done."""
    turn.notice(turn.t.plain(toast))
    turn.show(views.queue(turn.t, await _queue(turn, 0)))


async def _queue(turn: Turn, after: int) -> travels.Queue:
    return await travels.open_queue(turn.tx, turn.library, turn.house.guards, turn.member.id, after)


async def _one(turn: Turn) -> travels.Sent:
    return await travels.open_one(turn.tx, turn.library, turn.house.guards, turn.member.id, turn.number(0))
