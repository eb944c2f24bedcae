"""« L’équipe » of a territory, and the region's `/journal`."""

from __future__ import annotations

from bot.services import grants, journal
from bot.views import grants as views
from bot.views import journal as journal_views
from handlers.invitations import link_of
from handlers.turn import Turn


async def team(turn: Turn) -> None:
    turn.show(views.team(turn.t, await _team(turn)))


async def new_link(turn: Turn) -> None:
    """The link comes as a message of its own, to be passed on; the cockpit lists it."""
    shown, payload = await grants.invite(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.team(turn.t, shown))
    turn.say(views.link(turn.t, shown, link_of(turn, payload)))


async def revoke_link(turn: Turn) -> None:
    turn.show(views.team(turn.t, await grants.revoke_link(turn.tx, turn.member.id, turn.number(0), turn.now)))


async def ask_withdraw(turn: Turn) -> None:
    turn.show(views.withdraw_question(turn.t, *await grants.get(turn.tx, turn.member.id, turn.number(0))))


async def withdraw(turn: Turn) -> None:
    """Somebody else's access, or one's own: the second ends on a word of thanks."""
    shown = await grants.withdraw(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.team(turn.t, shown) if shown else views.given_up(turn.t))


async def hand_over(turn: Turn) -> None:
    shown = await _team(turn)
    turn.show(views.handover(turn.t, shown, shown.own) if shown.own else views.team(turn.t, shown))


async def name_successor(turn: Turn) -> None:
    shown, payload = await grants.hand_over(turn.tx, turn.member.id, turn.number(0), turn.now)
    turn.show(views.team(turn.t, shown))
    turn.say(views.handover_link(turn.t, shown, link_of(turn, payload)))


async def ask_journal(turn: Turn) -> None:
    """`/journal`"""
    turn.say(journal_views.page(turn.t, await journal.open_page(turn.tx, turn.member.id, 0)))


async def show_journal(turn: Turn) -> None:
    turn.show(journal_views.page(turn.t, await journal.open_page(turn.tx, turn.member.id, turn.number(0))))


async def _team(turn: Turn) -> grants.Team:
    return await grants.open_team(turn.tx, turn.member.id, turn.number(0), turn.now)
