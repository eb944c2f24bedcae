"""From an update to its answers."""

from __future__ import annotations

from datetime import datetime

from telegram.constants import ChatID, ChatType

from bot.errors import BotError
from bot.incoming import Update
from bot.model import Language
from bot.services import profiles
from bot.storage.db import Tx
from bot.views.message import Message, Outcome
from handlers import words
from handlers.routing.finding import find_handler, is_group
from handlers.turn import Handler, House, Turn


class Router:
    """Finds the handler of an update and runs it; an error meant for the person becomes an answer."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def handle(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        turn = await self._begin(tx, update, now)
        if turn is None:
            return Outcome(None)
        handler = find_handler(turn)
        if handler:
            try:
                async with tx.begin_nested():
                    await _close_question(turn, handler)
                    await handler(turn)
            except BotError as error:
                _explain(turn, error)
        if is_group(update):
            return Outcome(None, turn.finish())  # nothing that a group did is anybody's to keep
        return Outcome(turn.person.id if turn.person else None, turn.finish())

    async def apologise(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        """What is answered when a handler failed for a reason that nobody meant."""
        return await self._say_only(tx, update, now, BotError())

    async def slow_down(self, tx: Tx, update: Update, now: datetime) -> Outcome:
        """What is said, once, to somebody who sends more than is taken."""
        return await self._say_only(tx, update, now, BotError("too-fast"))

    async def _say_only(self, tx: Tx, update: Update, now: datetime, error: BotError) -> Outcome:
        turn = await self._begin(tx, update, now)
        if turn is None or is_group(update):
            return Outcome(None)
        _explain(turn, error)
        return Outcome(turn.person.id if turn.person else None, turn.finish())

    async def _begin(self, tx: Tx, update: Update, now: datetime) -> Turn | None:
        """None for what the bot keeps silent about: channels, other bots."""
        chat, user = update.effective_chat, update.effective_user
        if chat is not None and is_group(update):
            if user is not None and user.is_bot and user.id != ChatID.ANONYMOUS_ADMIN and not update.my_chat_member:
                return None
            person = await profiles.find(tx, user.id, now) if user and not user.is_bot else None
            return Turn(tx, now, update, self._house, chat.id, person, self._house.texts.of(Language.FRENCH))
        if chat is None or chat.type != ChatType.PRIVATE or user is None or user.is_bot:
            return None
        person = await profiles.find(tx, chat.id, now)
        language = person.language if person else self._house.texts.language_of(user.language_code)
        return Turn(tx, now, update, self._house, chat.id, person, self._house.texts.of(language))


async def _close_question(turn: Turn, handler: Handler) -> None:
    """Whoever goes on to something else is not answering any more: what they type later must not become a comment."""
    if turn.person and handler is not words.typed and not is_group(turn.update):
        await profiles.expect_nothing(turn.tx, turn.person.id)


def _explain(turn: Turn, error: BotError) -> None:
    """A notice after a tap, a message otherwise."""
    turn.answers.clear()
    if turn.update.callback_query:
        turn.notice(turn.t.plain(error.text_key, **error.arguments), must_be_read=True)
    elif not turn.update.my_chat_member:
        turn.say(Message(turn.t(error.text_key, **error.arguments)))
