"""« Jours sans école »: the days on which school rests in one territory, given by who coordinates it."""

from __future__ import annotations

from datetime import date, datetime

from bot.errors import Invalid
from bot.model import LocalDayLabel
from bot.services import calendars
from bot.views import calendars as views
from handlers.turn import Turn


async def list_days(turn: Turn) -> None:
    await _show(turn, turn.number(0))


async def ask_days(turn: Turn) -> None:
    territory = await calendars.expect_days(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.write_days(turn.t, territory))


async def days_typed(turn: Turn, text: str) -> None:
    """What the coordinator typed, shown back."""
    turn.say(views.confirm(turn.t, await calendars.read_expected(turn.tx, turn.member.id, text, turn.now)))


async def keep_days(turn: Turn) -> None:
    """All that was understood is in the button."""
    first, last, label = _day(turn, 1), _day(turn, 2), turn.one_of(LocalDayLabel, 3)
    await calendars.add_local_days(turn.tx, turn.member.id, turn.number(0), first, last, label, turn.now)
    await _show(turn, turn.number(0))


async def show_days(turn: Turn) -> None:
    found = await calendars.get_local_days(turn.tx, turn.member.id, turn.number(0))
    turn.show(views.remove_question(turn.t, *found))


async def remove_days(turn: Turn) -> None:
    territory, found = await calendars.get_local_days(turn.tx, turn.member.id, turn.number(0))
    await calendars.remove_local_days(turn.tx, turn.member.id, found.id, turn.now)
    await _show(turn, territory.id)


async def _show(turn: Turn, territory_id: int) -> None:
    own = await calendars.open_own_days(turn.tx, turn.library, turn.member.id, territory_id, turn.now)
    turn.show(views.own_days(turn.t, own))


def _day(turn: Turn, position: int) -> date:
    try:
        return datetime.strptime(turn.argument(position), "%Y%m%d").date()  # noqa: DTZ007
    except ValueError as error:
        raise Invalid("error-old-button") from error
