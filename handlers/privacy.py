"""`/mesdonnees`"""

from __future__ import annotations

from bot.services import privacy
from bot.views import privacy as views
from bot.views.message import Message
from handlers.turn import Turn


async def give(turn: Turn) -> None:
    """Two files with everything that is held about who asks: a page to read, and the same for a program."""
    if turn.person is None:
        turn.say(Message(turn.t("mine-nothing")))
        return
    held = await privacy.collect(turn.tx, turn.person)
    turn.say(views.page(turn.t, turn.library, held, turn.now))
    turn.say(views.file(turn.t, privacy.as_json(held, turn.now)))
