"""« Réglages » of a territory, each on a screen of its own."""

from __future__ import annotations

from bot.services import setup as service
from bot.views import setup as views
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    turn.show(views.setup(turn.t, await service.open_setup(turn.tx, *_place(turn))))


async def digest(turn: Turn) -> None:
    """The day, then the hour, both in the button."""
    if len(turn.arguments) > 2:
        chosen = turn.number(1), turn.number(2)
        turn.show(views.setup(turn.t, await service.set_digest(turn.tx, *_place(turn), *chosen, turn.now)))
        return
    shown = await service.open_setup(turn.tx, *_place(turn))
    if turn.arguments[1:]:
        turn.show(views.digest_hour(turn.t, shown, turn.number(1) % 7))
    else:
        turn.show(views.digest_day(turn.t, shown))


async def quiet(turn: Turn) -> None:
    if len(turn.arguments) > 2:
        chosen = turn.number(1), turn.number(2)
        turn.show(views.setup(turn.t, await service.set_quiet(turn.tx, *_place(turn), *chosen, turn.now)))
        return
    turn.show(views.quiet(turn.t, await service.open_setup(turn.tx, *_place(turn))))


async def zone(turn: Turn) -> None:
    if turn.arguments[1:]:
        changed = await service.set_zone(turn.tx, turn.library, *_place(turn), turn.number(1), turn.now)
        turn.show(views.setup(turn.t, changed))
        return
    turn.show(views.zone(turn.t, await service.open_setup(turn.tx, *_place(turn))))


async def approval(turn: Turn) -> None:
    """The button says what is wanted: pressed twice in haste, it does the same twice."""
    is_needed = turn.number(1) == 1
    changed = await service.set_approval(turn.tx, *_place(turn), turn.now, is_needed=is_needed)
    turn.show(views.setup(turn.t, changed))


async def group(turn: Turn) -> None:
    shown = await service.open_setup(turn.tx, *_place(turn))
    turn.show(views.group(turn.t, shown, _group_link(turn, shown.territory.slug)))


async def unlink_group(turn: Turn) -> None:
    shown, chat_id = await service.unlink_group(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.group(turn.t, shown, _group_link(turn, shown.territory.slug)))
    turn.leave(chat_id)


def _group_link(turn: Turn, code: str) -> str | None:
    """Telegram asks in which group, adds the bot there and sends it the code."""
    link = turn.house.link_of(code)
    return link.replace("?start=", "?startgroup=") if link else None


def _place(turn: Turn) -> tuple[int, int]:
    """Who presses, and for which territory."""
    return turn.member.id, turn.number(0)
