"""Which handler an update is for: a tap, a command, free text, a change of who is in the chat."""

from __future__ import annotations

from telegram.constants import ChatType

from bot.errors import BotError
from bot.incoming import Update
from bot.views import names
from handlers import enrolment, groups, words
from handlers.routing.commands import COMMANDS
from handlers.routing.member_buttons import OF_ANYBODY
from handlers.routing.steering_buttons import OF_WHO_STEERS
from handlers.turn import Handler, Turn, storable

BUTTONS = {**OF_ANYBODY, **OF_WHO_STEERS}


def find_handler(turn: Turn) -> Handler | None:
    if is_group(turn.update):
        return groups.find_handler(turn)
    if turn.update.my_chat_member:
        return enrolment.chat_member
    query = turn.update.callback_query
    if query:
        data = storable(query.data or "")
        version, verb, *arguments = [*data.split(":"), "", ""][: max(2, data.count(":") + 1)]
        turn.arguments = tuple(arguments)
        return BUTTONS.get(verb, _old_button) if version == names.VERSION else _old_button
    if words.shows_danger(turn):
        return words.danger
    message = turn.update.message
    if message is None or not message.is_said:
        return None  # what Telegram tells (a message was pinned, a timer was set) calls for no answer
    if message.text and message.text.startswith("/"):
        command, *arguments = storable(message.text).split(maxsplit=1)
        turn.arguments = tuple(arguments)
        return COMMANDS.get(command[1:].split("@")[0].lower(), words.unknown_command)
    return words.typed


def is_group(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


async def _old_button(_turn: Turn) -> None:
    raise BotError("error-old-button")
