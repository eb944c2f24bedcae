"""How the bot presents itself in Telegram: commands by language, description, set at each start."""

from __future__ import annotations

from typing import Any

import structlog
from telegram import Bot

from bot.delivery.calls import call
from bot.errors import DeliveryError
from bot.model import Language
from bot.texts import Texts

COMMANDS = (
    "idee",
    "favoris",
    "theme",
    "rencontres",
    "experiences",
    "reglages",
    "pause",
    "aide",
    "confidentialite",
    "mesdonnees",
    "oublier",
    "stop",
)
PRIVATE = {"type": "all_private_chats"}

log = structlog.get_logger(__name__)


def codes(texts: Texts) -> dict[Language, str]:
    """The languages in which the menu is written, with Telegram's code for each.

    French has none: it is what everybody sees whose Telegram speaks no other language of ours.
    """
    two_letters = {one: str(one) for one in texts.languages if len(one) == 2 and texts.of(one).says("command-idee")}
    return {**two_letters, Language.FRENCH: ""}


async def present(bot: Bot, texts: Texts) -> None:
    """Tells Telegram; what it refuses is logged and does not keep the bot from starting."""
    for language, code in codes(texts).items():
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
