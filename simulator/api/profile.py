"""What a bot says about itself: name, descriptions, commands, menu button."""

import re

from simulator import payloads
from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.model import Json
from simulator.utf16 import length

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_WIDE_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
_MOST = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> Json:
    """User, with what only getMe tells."""
    return payloads.user(call.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all_in_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(call: Call) -> bool:
    """Replace the commands of one scope and language."""
    commands = call.params.records("commands")
    if commands is None:
        raise bad_request("can't parse commands: expected an Array")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.commands[_place(call)] = [_command(command) for command in commands]
    return True


def get_my_commands(call: Call) -> list[Json]:
    """The commands of exactly this scope and language."""
    return call.bot.commands.get(_place(call), [])


def delete_my_commands(call: Call) -> bool:
    """Forget the commands of one scope and language."""
    call.bot.commands.pop(_place(call), None)
    return True


def _command(given: Json) -> Json:
    name = str(given.get("command", "")).removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    description = str(given.get("description", "")).strip()
    if not 1 <= length(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _place(call: Call) -> tuple[str, str]:
    """The scope as a word (with its chat and user) and the language."""
    scope = call.params.object("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in _WIDE_SCOPES:
        return kind, _language(call)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = call.world.known_chat(call.bot, str(scope.get("chat_id", "")))
    if kind != "chat" and chat.kind == "private":
        raise bad_request("can't use specified scope in private chats")
    return f"{kind}:{chat.id}:{scope.get('user_id', '')}", _language(call)


def _language(call: Call) -> str:
    language = call.params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def _set_words(call: Call, kind: str) -> bool:
    text = call.params.text(kind).strip()
    if length(text) > _MOST[kind]:
        raise bad_request(
            f"BOT_{'TITLE' if kind == 'name' else 'ABOUT' if kind.startswith('short') else 'DESCRIPTION'}_TOO_LONG"
        )
    key = (kind, _language(call))
    if text:
        call.bot.words[key] = text
        if key == ("name", ""):
            call.bot.first_name = text
    else:
        call.bot.words.pop(key, None)
    return True


def _get_words(call: Call, kind: str, default: str = "") -> Json:
    """The words for the language, else those for every language."""
    words = call.bot.words
    return {kind: words.get((kind, _language(call))) or words.get((kind, "")) or default}


def set_my_name(call: Call) -> bool:
    """The bot's name in one language."""
    return _set_words(call, "name")


def get_my_name(call: Call) -> Json:
    """BotName."""
    return _get_words(call, "name", call.bot.first_name)


def set_my_description(call: Call) -> bool:
    """What an empty chat shows, in one language."""
    return _set_words(call, "description")


def get_my_description(call: Call) -> Json:
    """BotDescription."""
    return _get_words(call, "description")


def set_my_short_description(call: Call) -> bool:
    """What the profile shows, in one language."""
    return _set_words(call, "short_description")


def get_my_short_description(call: Call) -> Json:
    """BotShortDescription."""
    return _get_words(call, "short_description")


def set_chat_menu_button(call: Call) -> bool:
    """The menu button of one private chat, or of all; « default » takes the choice back."""
    button = call.params.object("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: Unsupported type specified")
    if button["type"] == "default":
        call.bot.menu_buttons.pop(_menu_chat(call), None)
    else:
        call.bot.menu_buttons[_menu_chat(call)] = button
    return True


def get_chat_menu_button(call: Call) -> Json:
    """MenuButton."""
    buttons = call.bot.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get(None) or {"type": "commands"}


def _menu_chat(call: Call) -> int | None:
    if "chat_id" not in call.params.values:
        return None
    chat = call.known_chat()
    if chat.kind != "private":
        raise bad_request("chat_id must be a private chat")
    return chat.id
