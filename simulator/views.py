"""What a person sees: the shapes of the /sim routes."""

import time

from simulator import payloads
from simulator.model import Bot, Chat, Json, Message, Person, Poll, StoredFile
from simulator.render import to_html
from simulator.world import World


def person(world: World, of: Person) -> Json:
    """Person."""
    return {
        "id": of.id,
        "first_name": of.first_name,
        "username": of.username,
        "language_code": of.language_code,
        "about": of.about,
        "about_en": of.about_en,
        "chat_ids": [chat_id for chat_id, _ in world.chats_of(of)],
    }


def person_with_chats(world: World, of: Person) -> Json:
    """Person, and the list that their phone opens on."""
    return person(world, of) | {"chats": [chat(world, chat_id, it, of) for chat_id, it in world.chats_of(of)]}


def message(world: World, seen: Message, by: Person) -> Json:
    """Message, as this person sees it."""
    sender = payloads.account(world, seen.sender_id)
    is_file = seen.file is not None and seen.file.kind != "photo"
    return {
        "message_id": seen.id,
        "date": seen.date.isoformat(),
        "edited": seen.edited_at is not None,
        "outgoing": seen.sender_id == by.id,
        "from": {"id": sender.id, "first_name": sender.first_name, "is_bot": isinstance(sender, Bot)},
        "html": to_html(seen.text, seen.entities),
        "text": seen.text,
        "buttons": buttons(seen),
        "photo": _url(seen.file) if seen.file is not None and not is_file else None,
        "document": _document(seen.file) if seen.file is not None and is_file else None,
        "media_group_id": seen.media_group_id,
        "poll": _poll(seen.poll, by) if seen.poll is not None else None,
        "pinned": seen.pinned,
        "reply_to": seen.reply_to,
        "reactions": list(seen.reactions.values()),
        "service": service(world, seen),
    }


def buttons(seen: Message) -> list[list[Json]]:
    """Rows of buttons, numbered through from 0."""
    rows, index = [], 0
    for row in seen.buttons():
        told = []
        for button in row:
            told.append({"label": button["text"], "url": button.get("url"), "index": index})
            index += 1
        rows.append(told)
    return rows


def _url(stored: StoredFile) -> str:
    return f"/sim/file/{stored.file_id}"


def _document(stored: StoredFile) -> Json:
    name = "message vocal" if stored.kind == "voice" else stored.name
    return {"name": name, "url": _url(stored), "size": len(stored.data)}


def _poll(of: Poll, by: Person) -> Json:
    chosen = of.votes.get(by.id, [])
    options = [{"text": text, "votes": of.count(i), "chosen": i in chosen} for i, text in enumerate(of.options)]
    return {
        "question": of.question,
        "options": options,
        "total": len(of.votes),
        "closed": of.closed,
        "anonymous": of.anonymous,
        "multiple": of.multiple,
    }


def service(world: World, seen: Message) -> str | None:
    """The line of a service message in French; None for any other message."""
    if seen.service is None:
        return None
    actor = payloads.account(world, seen.sender_id).first_name
    if "new_chat_members" in seen.service:
        names = ", ".join(payloads.account(world, i).first_name for i in seen.service["new_chat_members"])
        return f"{actor} a ajouté {names}"
    if "left_chat_member" in seen.service:
        gone = seen.service["left_chat_member"]
        name = payloads.account(world, gone).first_name
        return f"{name} a quitté le groupe" if gone == seen.sender_id else f"{actor} a retiré {name}"
    if "pinned_message" in seen.service:
        return f"{actor} a épinglé un message"
    if "group_chat_created" in seen.service:
        return f"{actor} a créé le groupe"
    return "Le groupe est devenu un supergroupe"


def chat(world: World, chat_id: int, of: Chat, by: Person) -> Json:
    """One line of the person's list of chats; `blocked` when the person has blocked its bot."""
    last = next(reversed(of.messages.values()), None)
    read = of.read_up_to.get(by.id, 0)
    unread = sum(m.id > read and m.sender_id != by.id for m in of.messages.values())
    title = of.title or _bot_of(world, of).first_name
    return {
        "chat_id": chat_id,
        "title": title,
        "type": of.kind,
        "last": message(world, last, by) if last is not None else None,
        "unread": unread,
        "blocked": of.kind == "private" and not world.bots_in(of),
    }


def _bot_of(world: World, of: Chat) -> Bot:
    return next(bot for bot in world.bots.values() if bot.id in of.members)


def messages(world: World, of: Chat, by: Person, after: int) -> Json:
    """The messages numbered above `after`, which are read by this."""
    of.read_up_to[by.id] = of.last_message_id
    told = [message(world, m, by) for m in of.messages.values() if m.id > after]
    return {"messages": told, "version": of.version, "taken_up_to": of.taken_up_to}


def events(world: World, of: Chat, by: Person, version: int) -> Json:
    """What changed for this person since `version`, each message once and as it is now."""
    changes = [c for c in of.changes[max(version, 0) :] if c.person_id in (None, by.id)]
    ids = dict.fromkeys(c.message_id for c in changes if c.kind == "message")
    if ids:
        of.read_up_to[by.id] = of.last_message_id
    return {
        "version": of.version,
        "messages": [message(world, of.messages[i], by) for i in ids if i in of.messages],
        "deleted": [c.message_id for c in changes if c.kind == "deleted"],
        "toasts": [c.toast for c in changes if c.kind == "toast"],
        "typing": time.monotonic() < of.typing_until,
        "taken_up_to": of.taken_up_to,
    }
