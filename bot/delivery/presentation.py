"""How the bot presents itself in Telegram: commands by language, description, set at each start."""

from __future__ import annotations

from typing import Any

import structlog
from telegram import Bot

from bot.delivery.calls import call
from bot.errors import DeliveryError
from bot.model import Language
from bot.texts import Texts

COMMANDS = ("idee", "theme", "reglages", "pause", "aide", "confidentialite", "oublier", "stop")
CODES = {Language.FRENCH: "", Language.ENGLISH: "en"}
"""French is what everybody sees whose Telegram speaks no other language of ours."""
PRIVATE = {"type": "all_private_chats"}

log = structlog.get_logger(__name__)


async def present(bot: Bot, texts: Texts) -> None:
    """Tells Telegram; what it refuses is logged and does not keep the bot from starting."""
    for language, code in CODES.items():
        t = texts.of(language)
        commands = [{"command": name, "description": t.plain(f"command-{name}")} for name in COMMANDS]
        calls: dict[str, dict[str, Any]] = {
            "setMyCommands": {"commands": commands, "scope": PRIVATE},
            "setMyDescription": {"description": t.plain("bot-description")},
            "setMyShortDescription": {"short_description": t.plain("bot-short-description")},
        }
        for method, params in calls.items():
            try:
                await call(bot, method, {**params, "language_code": code})
            except DeliveryError as error:
                log.warning("not_presented", method=method, error=type(error).__name__)
