"""`/recharger`: the regional team takes changed activities and texts into use."""

from __future__ import annotations

from bot.services import content
from bot.views.message import Message
from handlers.turn import Turn


async def reload(turn: Turn) -> None:
    """`/recharger`"""
    fault = await content.reload_for_region(turn.tx, turn.house.content, turn.member.id, turn.now)
    t = turn.house.texts.of(turn.member.language)
    if fault:
        turn.say(Message(t("content-refused", fault=fault)))
    else:
        turn.say(Message(t("content-reloaded", activities=len(turn.library.activities))))
