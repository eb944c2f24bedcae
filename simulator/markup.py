"""What a bot may put under a message, checked as Telegram checks it."""

import re
from typing import Any

from simulator.errors import ApiError, bad_request
from simulator.model import Json
from simulator.params import Params

MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip
_KINDS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
_URL = re.compile(
    r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?|https?://(localhost|127\.0\.0\.1)(:\d+)?(/\S*)?|tg://\S+"
)


def reply_markup(params: Params) -> Json | None:
    """The checked `reply_markup`, or None. Reply keyboards are checked and kept; the page draws none."""
    markup = params.object("reply_markup")
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    kind = next((k for k in _KINDS if k in markup), None)
    if kind is None:
        return None
    if kind == "inline_keyboard":
        return _inline(markup[kind])
    if kind == "keyboard":
        _check_keyboard(markup[kind])
    return markup


def inline_markup(params: Params) -> Json | None:
    """As reply_markup, where only an inline keyboard may stand (edits)."""
    markup = reply_markup(params)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _inline(rows: Any) -> Json | None:
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    checked = [[_button(button) for button in _row(row)] for row in rows]
    kept = [row for row in checked if row]
    if sum(len(row) for row in kept) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": kept} if kept else None


def _row(row: Any) -> list[Any]:
    if not isinstance(row, list):
        raise bad_request("can't parse inline keyboard: expected an Array of Array of InlineKeyboardButton")
    return row


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _bad_button("Expected an object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _bad_button('Field "text" must be a non-empty string' if text != "" else "Button text must be non-empty")
    actions = [name for name in _ACTIONS if button.get(name) is not None]
    if not actions:
        raise _bad_button("Text buttons are unallowed in the inline keyboard")
    if actions[0] == "callback_data":
        _check_data(button["callback_data"])
    if actions[0] == "url":
        _check_url(str(button["url"]))
    return {name: button[name] for name in ("text", actions[0], "style", "icon_custom_emoji_id") if name in button}


def _check_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: str) -> None:
    if not _URL.fullmatch(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_keyboard(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    for button in (button for row in rows for button in row):
        text = button if isinstance(button, str) else button.get("text") if isinstance(button, dict) else None
        if not text:
            raise bad_request("can't parse keyboard button: Button text must be non-empty")


def _bad_button(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")
