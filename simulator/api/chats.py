"""Looking at chats and their members, leaving them, fetching files."""

from simulator import payloads
from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.model import Json, Status

MAX_DOWNLOAD = 20 * 1024 * 1024


def get_chat(call: Call) -> Json:
    """ChatFullInfo."""
    chat = call.known_chat()
    told = payloads.chat(call.world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }  # fmt: skip
    pinned = [m for m in chat.messages.values() if m.pinned]
    return told | ({"pinned_message": call.told(chat, pinned[-1])} if pinned else {})


def get_chat_member(call: Call) -> Json:
    """ChatMember, also of somebody who left; raises 400 for somebody who never was there."""
    chat = call.known_chat()
    user_id = call.params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    status: Status | None = chat.members.get(user_id)
    if status is None:
        known = user_id in call.world.people or user_id in call.world.bots
        raise bad_request("PARTICIPANT_ID_INVALID" if known else "member not found")
    return payloads.member(call.world, user_id, status)


def get_chat_administrators(call: Call) -> list[Json]:
    """The creator and the administrators, without other bots."""
    chat = call.known_chat()
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [
        payloads.member(call.world, who, status)
        for who, status in chat.members.items()
        if status in ("creator", "administrator") and (who not in call.world.bots or who == call.bot.id)
    ]


def get_chat_member_count(call: Call) -> int:
    """How many accounts are in the chat."""
    return len(payloads.present(call.known_chat()))


def leave_chat(call: Call) -> bool:
    """Go out of a group."""
    chat = call.open_chat()
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    before = chat.members[call.bot.id]
    chat.members[call.bot.id] = "left"
    call.world.post(chat, call.bot.id, service={"left_chat_member": call.bot.id})
    update = payloads.member_updated(call.world, chat, call.bot.id, call.bot.id, before, "left")
    call.world.tell(call.bot, "my_chat_member", update)
    return True


def get_file(call: Call) -> Json:
    """File, with the path for its download."""
    stored = call.world.files.get(call.params.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id" if call.params.text("file_id") else "file_id is empty")
    if len(stored.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": len(stored.data),
        "file_path": stored.path,
    }  # fmt: skip
