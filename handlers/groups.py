"""A territory's group: linked, unlinked, followed, left. The bot answers nothing else there."""

from __future__ import annotations

from bot.errors import Invalid
from bot.services import groups
from bot.views.message import Message
from handlers.turn import Handler, Turn, storable

OUT = ("left", "kicked")


def find_handler(turn: Turn) -> Handler | None:
    """None for what is said in the group, which is not the bot's business."""
    if turn.update.my_chat_member:
        return came_or_went
    message = turn.update.message
    if message is None:
        return None
    if message.migrate_to_chat_id or message.migrate_from_chat_id:
        return migrated
    if not message.text or not message.text.startswith("/"):
        return None
    command, *arguments = storable(message.text).split(maxsplit=1)
    turn.arguments = tuple(arguments)
    return COMMANDS.get(command[1:].split("@")[0].lower())


async def link(turn: Turn) -> None:
    """`/lier`, alone or with a territory's code; `/start <code>` comes with a link that adds the bot to a group."""
    _refuse_the_anonymous(turn)
    code = turn.arguments[0] if turn.arguments else None
    territory, is_new = await groups.link(turn.tx, turn.person, turn.chat_id, code, turn.now)
    turn.say(Message(turn.t("group-linked" if is_new else "group-already", territory=territory.name)))


async def start(turn: Turn) -> None:
    """Without a code it is somebody trying the command: silence."""
    if turn.arguments:
        await link(turn)


async def unlink(turn: Turn) -> None:
    _refuse_the_anonymous(turn)
    if not await groups.unlink(turn.tx, turn.person, turn.chat_id, turn.now):
        turn.say(Message(turn.t("group-not-linked")))
        return
    turn.say(Message(turn.t("group-unlinked")))
    turn.leave()


async def came_or_went(turn: Turn) -> None:
    changed = turn.update.my_chat_member
    if changed is None:
        return
    if changed.new_chat_member.status in OUT:
        await groups.forget(turn.tx, turn.chat_id, turn.now)
    elif changed.old_chat_member.status in OUT:
        turn.say(Message(turn.t("group-hello")))


async def migrated(turn: Turn) -> None:
    """Telegram tells it in both chats; whichever comes first moves the group."""
    message = turn.update.message
    if message and message.migrate_to_chat_id:
        await groups.follow(turn.tx, turn.chat_id, message.migrate_to_chat_id, turn.now)
    elif message and message.migrate_from_chat_id:
        await groups.follow(turn.tx, message.migrate_from_chat_id, turn.chat_id, turn.now)


def _refuse_the_anonymous(turn: Turn) -> None:
    """An administrator may write in the name of the group: then nobody knows who it is."""
    message = turn.update.message
    if message and message.sender_chat:
        raise Invalid("error-group-anonymous")


COMMANDS: dict[str, Handler] = {"lier": link, "delier": unlink, "start": start}
