"""« Inviter »: what brings people into a territory."""

from __future__ import annotations

from bot.errors import NotFound
from bot.model import Territory
from bot.services import steering
from bot.views import invitations as views
from handlers.turn import Turn


async def invite(turn: Turn) -> None:
    turn.show(views.invite(turn.t, *await _territory(turn)))


async def qr(turn: Turn) -> None:
    turn.say(views.qr(turn.t, *await _territory(turn)))


async def poster(turn: Turn) -> None:
    turn.say(views.poster(turn.t, *await _territory(turn)))


async def _territory(turn: Turn) -> tuple[Territory, str]:
    """The territory and its link."""
    territory = await steering.open_steered(turn.tx, turn.member.id, turn.number(0))
    return territory, link_of(turn, territory.slug)


def link_of(turn: Turn, payload: str) -> str:
    """`NotFound` where Telegram was away when the bot began, so that it does not know its own name."""
    link = turn.house.link_of(payload)
    if link is None:
        raise NotFound("error-no-link")
    return link
