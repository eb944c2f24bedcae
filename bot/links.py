"""The links that lead into the bot."""

from __future__ import annotations

from collections.abc import Callable

from telegram.error import InvalidToken, TelegramError

from bot.delivery.transport import make_bot
from bot.settings import Settings


async def link_of(settings: Settings, payload: str, warn: Callable[[str], None]) -> str:
    """`https://t.me/<bot>?start=<payload>`, or what to send to the bot where its name cannot be asked for.

    `warn` hears why there is no name although there is a token.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    if token:
        bot = make_bot(token, settings.api_url)
        try:
            await bot.initialize()
            return start_link(bot.username, payload)
        except InvalidToken:
            warn("TERREAU_BOT_TOKEN: Telegram does not know this token, so there is no link: send this to the bot")
        except TelegramError as error:
            warn(f"Telegram was not reached ({type(error).__name__}), so there is no link: send this to the bot")
        finally:
            await bot.shutdown()
    return f"/start {payload}"


def start_link(username: str, payload: str) -> str:
    return f"https://t.me/{username}?start={payload}"
