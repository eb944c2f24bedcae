"""One Bot API call: what we hold in our words goes out, what Telegram refuses comes back as an error of ours."""

from __future__ import annotations

from typing import Any, cast

from telegram import Bot, InputFile
from telegram.error import TelegramError
from telegram.request import RequestData

from bot.delivery.faults import translate
from bot.delivery.transport import Plain
from bot.errors import MaybeSent
from bot.views.message import Message, of_parts, reply_markup

NO_PREVIEW = {"is_disabled": True}
PAID = {"allow_paid_broadcast": True}


async def call(bot: Bot, method: str, params: dict[str, Any], read_seconds: float | None = None) -> Any:
    """Telegram's result, as JSON; raises a `DeliveryError` and nothing else."""
    try:
        return await call_raw(bot, method, params, read_seconds)
    except TelegramError as error:
        raise translate(error) from error
    except (KeyError, TypeError, ValueError) as error:
        raise MaybeSent("an answer that cannot be read") from error


async def call_raw(bot: Bot, method: str, params: dict[str, Any], read_seconds: float | None = None) -> Any:
    """The same with the library's own errors; `read_seconds` is how long to wait for the answer to begin.

    The library's public `do_api_request` warns at each method that it knows, and its typed methods build objects out
    of answers of which the ledger keeps one number. Its private `_post` looks at each value for dates and files; that
    and forms instead of JSON took a fifth of the time of a message. Only files, and getUpdates with a transport of
    its own, go that way.
    """
    timeout = bot.request.DEFAULT_NONE if read_seconds is None else read_seconds
    if method == "getUpdates" or any(isinstance(value, InputFile) for value in params.values()):
        return await bot._post(method, dict(params), read_timeout=timeout)
    plain = cast(RequestData, Plain(params))
    return await bot.request.post(f"{bot.base_url}/{method}", plain, read_timeout=timeout)


async def send(
    bot: Bot, chat_id: int, message: Message, read_seconds: float | None = None, *, is_paid: bool = False
) -> int:
    """Sends a message; returns Telegram's number for it, of an album that of the first part.

    `is_paid`: it may be a paid broadcast (see `Limits`).
    """
    method, params = of_parts(message.parts) if message.parts else _request(message)
    result = await call(bot, method, {"chat_id": chat_id, **params, **(PAID if is_paid else {})}, read_seconds)
    try:
        return int((result[0] if isinstance(result, list) else result)["message_id"])
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise MaybeSent("an answer without a message") from error


def _request(message: Message) -> tuple[str, dict[str, Any]]:
    params: dict[str, Any] = {"parse_mode": "HTML"}
    if message.keyboard:
        params["reply_markup"] = reply_markup(message.keyboard)
    if isinstance(message.photo, bytes):
        return "sendPhoto", {**params, "caption": message.text, "photo": InputFile(message.photo, message.photo_name)}
    if isinstance(message.document, bytes):
        file = InputFile(message.document, message.document_name)
        return "sendDocument", {**params, "caption": message.text, "document": file}
    return "sendMessage", {**params, "text": message.text, "link_preview_options": NO_PREVIEW}
