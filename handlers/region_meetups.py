"""Meetups of the region: whom they invite, questions beforehand, notes afterwards."""

from __future__ import annotations

from bot.model import MeetupAudience, NotesGoTo
from bot.services import region_meetups as service
from bot.views import help as help_views
from bot.views import region_meetups as views
from handlers import broadcasts
from handlers.turn import Turn


async def whom(turn: Turn) -> None:
    """The screen, a page of it, or another audience."""
    number = turn.number(0)
    if turn.arguments[1:] and not turn.argument(1).isdigit():
        audience = turn.one_of(MeetupAudience, 1)
        turn.show(views.whom(turn.t, await service.set_audience(turn.tx, turn.member.id, number, audience)))
        return
    page = turn.number(1) if turn.arguments[1:] else 0
    turn.show(views.whom(turn.t, await service.open_whom(turn.tx, turn.member.id, number, page)))


async def place(turn: Turn) -> None:
    chosen = (turn.member.id, turn.number(0), turn.number(1), turn.number(3))
    turn.show(views.whom(turn.t, await service.set_place(turn.tx, *chosen, is_wanted=turn.number(2) == 1)))


async def questions(turn: Turn) -> None:
    asked = (turn.tx, turn.house.guards, turn.member.id, turn.number(0), turn.number(1))
    turn.show(views.gathered(turn.t, await service.gather(*asked)))


async def notes(turn: Turn) -> None:
    """A message like the region's others: written, read as it will be, confirmed, followed."""
    who = turn.one_of(NotesGoTo, 1)
    composed = await service.begin_notes(turn.tx, turn.member.id, turn.number(0), who, turn.now)
    await broadcasts.show_begun(turn, composed)


async def ask(turn: Turn) -> None:
    asked = await service.expect_question(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.say(views.ask(turn.t, asked))


async def asked(turn: Turn, text: str) -> None:
    """What was written; with a concern it is asked again."""
    found, concern = await service.ask_expected(turn.tx, turn.house.guards, turn.member.id, text, turn.now)
    turn.say(help_views.held_back(turn.t, concern) if concern else views.kept(turn.t, found))


async def withdraw(turn: Turn) -> None:
    found = await service.withdraw_questions(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.notice(turn.t.plain("toast-withdrawn"))
    turn.show(views.kept(turn.t, found))
