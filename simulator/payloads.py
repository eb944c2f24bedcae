"""The JSON of the Bot API for the simulator's own objects."""

from datetime import datetime

from simulator.model import PRESENT, Bot, Chat, Json, Message, Person, Poll, Status, StoredFile
from simulator.world import World


def stamp(moment: datetime) -> int:
    """Seconds since 1970, as `date` fields carry them."""
    return int(moment.timestamp())


def user(account: Person | Bot) -> Json:
    """User."""
    if isinstance(account, Bot):
        return {"id": account.id, "is_bot": True, "first_name": account.first_name, "username": account.username}
    told: Json = {"id": account.id, "is_bot": False, "first_name": account.first_name}
    if account.username:
        told["username"] = account.username
    return told | {"language_code": account.language_code}


def account(world: World, account_id: int) -> Person | Bot:
    """Whose id this is."""
    return world.bots[account_id] if account_id in world.bots else world.people[account_id]


def chat(world: World, of: Chat) -> Json:
    """Chat."""
    if of.kind != "private":
        return {"id": of.id, "type": of.kind, "title": of.title}
    person = world.people[of.id]
    told: Json = {"id": person.id, "type": "private", "first_name": person.first_name}
    return told | ({"username": person.username} if person.username else {})


def message(world: World, of: Chat, sent: Message, *, with_reply: bool = True) -> Json:
    """Message, as a bot gets it."""
    told: Json = {
        "message_id": sent.id,
        "from": user(account(world, sent.sender_id)),
        "chat": chat(world, of),
        "date": stamp(sent.date),
    }
    if sent.edited_at is not None:
        told["edit_date"] = stamp(sent.edited_at)
    if sent.media_group_id is not None:
        told["media_group_id"] = sent.media_group_id
    if sent.markup is not None and "inline_keyboard" in sent.markup:
        told["reply_markup"] = sent.markup
    replied = of.messages.get(sent.reply_to) if sent.reply_to is not None else None
    if replied is not None and with_reply:
        told["reply_to_message"] = message(world, of, replied, with_reply=False)
    return told | _content(sent) | _service(world, of, sent)


def _content(sent: Message) -> Json:
    """The words and the file of a message."""
    if sent.poll is not None:
        return {"poll": poll(sent.poll)}
    words, entities = ("text", "entities") if sent.file is None else ("caption", "caption_entities")
    told: Json = {} if sent.file is None else media(sent.file)
    if sent.text:
        told[words] = sent.text
    if sent.entities:
        told[entities] = sent.entities
    return told


def _service(world: World, of: Chat, sent: Message) -> Json:
    """What a service message carries, with accounts and messages told in full."""
    told = dict(sent.service or {})
    if "new_chat_members" in told:
        told["new_chat_members"] = [user(account(world, i)) for i in told["new_chat_members"]]
    if "left_chat_member" in told:
        told["left_chat_member"] = user(account(world, told["left_chat_member"]))
    if "pinned_message" in told:
        pinned = of.messages.get(told["pinned_message"])
        told["pinned_message"] = (
            message(world, of, pinned, with_reply=False)
            if pinned is not None
            else {"chat": chat(world, of), "message_id": told["pinned_message"], "date": 0}
        )
    return told


def media(stored: StoredFile) -> Json:
    """The field of a message that carries a file."""
    told: Json = {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.data)}
    if stored.kind == "photo":
        return {"photo": [told | {"width": stored.width, "height": stored.height}]}
    if stored.kind == "voice":
        return {"voice": told | {"duration": 1, "mime_type": stored.mime_type}}
    return {"document": told | {"file_name": stored.name, "mime_type": stored.mime_type}}


def poll(of: Poll) -> Json:
    """Poll."""
    told: Json = {
        "id": of.id,
        "question": of.question,
        "options": [
            {"persistent_id": str(i), "text": text, "voter_count": of.count(i)} for i, text in enumerate(of.options)
        ],
        "total_voter_count": len(of.votes),
        "is_closed": of.closed,
        "is_anonymous": of.anonymous,
        "type": of.kind,
        "allows_multiple_answers": of.multiple,
        "allows_revoting": of.kind == "regular",
        "members_only": False,
    }
    if of.kind == "quiz":
        told |= {"correct_option_ids": of.correct, "correct_option_id": of.correct[0]}
    return told | ({"explanation": of.explanation} if of.explanation else {})


_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_send_welcome_messages",
)  # fmt: skip


def member(world: World, account_id: int, status: Status) -> Json:
    """ChatMember."""
    told: Json = {"user": user(account(world, account_id)), "status": status}
    if status == "creator":
        return told | {"is_anonymous": False}
    if status == "administrator":
        rights = {right: right != "can_promote_members" for right in _RIGHTS}
        return told | {"can_be_edited": False, "is_anonymous": False} | rights
    return told | ({"until_date": 0} if status == "kicked" else {})


def member_updated(world: World, of: Chat, actor_id: int, who: int, before: Status, after: Status) -> Json:
    """ChatMemberUpdated."""
    return {
        "chat": chat(world, of),
        "from": user(account(world, actor_id)),
        "date": stamp(world.clock.now()),
        "old_chat_member": member(world, who, before),
        "new_chat_member": member(world, who, after),
    }


def present(of: Chat) -> list[tuple[int, Status]]:
    """Who is in the chat now, with their status."""
    return [(who, status) for who, status in of.members.items() if status in PRESENT]
