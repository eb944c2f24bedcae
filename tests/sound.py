"""Whether Telegram would take an answer as it stands, and whether what people typed is only text in it."""

from __future__ import annotations

from typing import Any

from bot.views.message import Answer
from simulator.errors import ApiError
from simulator.htmlmode import parse_html

EVIL = "evil.example"
"""Where the links that hostile texts try to make lead."""
HOSTILE = f"Jeu & <b>gras</b> <a href='https://{EVIL}/'>ici</a></i><script>alert(1)</script> &lt; \"'><tg-spoiler>"
LIMITS = {"text": 4096, "caption": 1024}


def faults(answer: Answer) -> list[str]:
    """Why it would be refused or would mean what nobody meant; empty where all is well."""
    params = answer.params
    found = [f"{name} too long" for name, most in LIMITS.items() if len(_shown(params, name)) > most]
    if answer.method in ("sendMessage", "editMessageText") and not _shown(params, "text").strip():
        found.append("nothing to read")
    if params.get("parse_mode") == "HTML":
        found += [fault for name in LIMITS if name in params for fault in _of_html(params[name])]
    if answer.method == "answerCallbackQuery" and len(params.get("text") or "") > 200:
        found.append("notice too long")
    return found + _of_keyboard(params.get("reply_markup") or {})


def _shown(params: dict[str, Any], name: str) -> str:
    written = str(params.get(name) or "")
    if params.get("parse_mode") != "HTML":
        return written
    try:
        return parse_html(written)[0]
    except ApiError:
        return written


def _of_html(written: str) -> list[str]:
    try:
        _, entities = parse_html(written)
    except ApiError as error:
        return [f"{error.description}: {written[:200]}"]
    links = [str(one.get("url")) for one in entities if one["type"] == "text_link"]
    made = [f"a link that somebody typed: {link}" for link in links if EVIL in link]
    return made + [f"formatting that somebody typed: {one['type']}" for one in entities if one["type"] == "spoiler"]


def _of_keyboard(markup: dict[str, Any]) -> list[str]:
    keys = [key for row in markup.get("inline_keyboard", ()) for key in row]
    found = [f"button data of {len(key['callback_data'].encode())} bytes" for key in keys if _is_long(key)]
    return found + ["a button without a label" for key in keys if not key["text"].strip()]


def _is_long(key: dict[str, Any]) -> bool:
    return len(key.get("callback_data", "").encode()) > 64
