"""Which of a bot's commands a person is shown, in Telegram's order of scopes."""

from simulator.model import Bot, Chat, Json, Person


def commands_seen(bot: Bot, chat: Chat, person: Person) -> list[Json]:
    """The commands of the narrowest scope that has any, first in the person's language and then for every language."""
    for scope in _scopes(chat, person):
        for language in (person.language_code, ""):
            if found := bot.commands.get((scope, language)):
                return found
    return []


def _scopes(chat: Chat, person: Person) -> list[str]:
    """Scopes as api/profile.py writes them, narrowest first."""
    if chat.kind == "private":
        return [f"chat:{chat.id}:", "all_private_chats", "default"]
    scopes = [f"chat_member:{chat.id}:{person.id}"]
    administers = chat.members.get(person.id) in ("creator", "administrator")
    scopes += [f"chat_administrators:{chat.id}:"] if administers else []
    scopes += [f"chat:{chat.id}:"]
    scopes += ["all_chat_administrators"] if administers else []
    return [*scopes, "all_group_chats", "default"]
