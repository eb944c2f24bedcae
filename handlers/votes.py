"""The vote on the next theme: members choose one of three, a coordinator opens it and accepts what wins."""

from __future__ import annotations

from bot.errors import Invalid
from bot.services import votes
from bot.services.votes import Ballot
from bot.views import votes as views
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    """Below the idea, which stays."""
    turn.say(views.ballot(turn.t, await _ballot(turn)))


async def ask(turn: Turn) -> None:
    shown, number = await _ballot(turn), turn.number(1)
    if number >= len(shown.themes):
        raise Invalid("error-old-button")
    turn.show(views.confirm(turn.t, shown, number))


async def choose(turn: Turn) -> None:
    here = (turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.show(views.ballot(turn.t, await votes.cast(*here)))


async def back(turn: Turn) -> None:
    turn.show(views.ballot(turn.t, await _ballot(turn)))


async def desk(turn: Turn) -> None:
    here = (turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.show(views.desk(turn.t, await votes.open_desk(*here)))


async def start(turn: Turn) -> None:
    here = (turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.show(views.desk(turn.t, await votes.start(*here)))


async def accept(turn: Turn) -> None:
    here = (turn.tx, turn.library, turn.member.id, turn.number(0), turn.number(1), turn.now)
    turn.show(views.desk(turn.t, await votes.accept(*here)))


async def decline(turn: Turn) -> None:
    here = (turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
    turn.show(views.desk(turn.t, await votes.decline(*here)))


async def stop(turn: Turn) -> None:
    """Asked first; where it is over meanwhile, its result is shown."""
    number = turn.number(0)
    if turn.arguments[1:]:
        turn.show(views.desk(turn.t, await votes.stop(turn.tx, turn.library, turn.member.id, number, turn.now)))
        return
    found = await votes.open_desk_of(turn.tx, turn.library, turn.member.id, number, turn.now)
    turn.show(views.stop_question(turn.t, found, number) if found.is_open else views.desk(turn.t, found))


async def _ballot(turn: Turn) -> Ballot:
    return await votes.open_ballot(turn.tx, turn.library, turn.member.id, turn.number(0), turn.now)
