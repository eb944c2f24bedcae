"""Group chats: made, joined, left, turned into supergroups."""

from typing import Any

from simulator import payloads
from simulator.errors import SimRefusal
from simulator.model import Bot, Chat, Json, Message, Person, Status
from simulator.world import World


def create(
    world: World, title: str, member_ids: list[int], *, with_bot: bool, bot_is_admin: bool, supergroup: bool
) -> Chat:
    """A group whose first member is its creator; adding the bot tells it so."""
    people = [world.person(i) for i in member_ids]
    if not people:
        raise SimRefusal(400, "a group needs at least one person")
    members: dict[int, Any] = {p.id: "member" for p in people} | {people[0].id: "creator"}
    chat = world.add_group("supergroup" if supergroup else "group", title, members)
    world.post(chat, people[0].id, service={"group_chat_created": True})
    if with_bot:
        add_bot(world, chat, people[0], world.first_bot())
        if bot_is_admin:
            promote(world, chat, people[0], world.first_bot())
    return chat


def add_bot(world: World, chat: Chat, by: Person, bot: Bot) -> None:
    """Add a bot: it gets my_chat_member and the service message."""
    before: Status = chat.members.get(bot.id, "left")
    _set_status(world, chat, by.id, bot, before, "member")
    _service(world, chat, by.id, {"new_chat_members": [bot.id]})


def promote(world: World, chat: Chat, by: Person, bot: Bot) -> None:
    """Make a bot an administrator."""
    if not chat.has(bot.id):
        raise SimRefusal(409, "the bot is not in the group")
    _set_status(world, chat, by.id, bot, chat.members[bot.id], "administrator")


def remove_bot(world: World, chat: Chat, by: Person, bot: Bot) -> None:
    """Put a bot out: it gets my_chat_member and nothing more."""
    if not chat.has(bot.id):
        raise SimRefusal(409, "the bot is not in the group")
    _set_status(world, chat, by.id, bot, chat.members[bot.id], "kicked")
    world.post(chat, by.id, service={"left_chat_member": bot.id})


def _set_status(world: World, chat: Chat, actor_id: int, bot: Bot, before: Status, after: Status) -> None:
    chat.members[bot.id] = after
    world.tell(bot, "my_chat_member", payloads.member_updated(world, chat, actor_id, bot.id, before, after))


def add_person(world: World, chat: Chat, by: Person, person: Person) -> None:
    """Add somebody to a group."""
    before: Status = chat.members.get(person.id, "left")
    if chat.has(person.id):
        raise SimRefusal(409, f"{person.first_name} is in the group")
    chat.members[person.id] = "member"
    _service(world, chat, by.id, {"new_chat_members": [person.id]})
    _tell_member(world, chat, by.id, person, before)


def leave(world: World, chat: Chat, person: Person) -> None:
    """Go out of a group."""
    if chat.kind == "private" or not chat.has(person.id):
        raise SimRefusal(409, f"{person.first_name} is not in that group")
    before = chat.members[person.id]
    chat.members[person.id] = "left"
    _service(world, chat, person.id, {"left_chat_member": person.id})
    _tell_member(world, chat, person.id, person, before)


def _tell_member(world: World, chat: Chat, actor_id: int, person: Person, before: Status) -> None:
    """chat_member goes to administrating bots that asked for it."""
    update = payloads.member_updated(world, chat, actor_id, person.id, before, chat.members[person.id])
    for bot in world.bots_in(chat):
        if chat.members[bot.id] == "administrator":
            world.tell(bot, "chat_member", update)


def migrate(world: World, chat: Chat) -> Chat:
    """Turn a group into a supergroup: another id, other message ids; the old one answers with the new."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise SimRefusal(409, "only a group can become a supergroup, and once")
    new = world.add_group("supergroup", chat.title, dict(chat.members))
    owner = next(who for who, status in chat.members.items() if status == "creator")
    _service(world, chat, owner, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    _service(world, new, owner, {"migrate_from_chat_id": chat.id})
    return new


def group(world: World, chat_id: int) -> Chat:
    """The group of this id; raises 404."""
    if chat_id not in world.groups:
        raise SimRefusal(404, f"no group {chat_id}")
    return world.groups[chat_id]


def _service(world: World, chat: Chat, actor_id: int, service: Json) -> Message:
    """A service message, told to the bots that are in the chat."""
    message = world.post(chat, actor_id, service=service)
    for bot in world.bots_in(chat):
        world.tell(bot, "message", payloads.message(world, chat, message))
    return message
