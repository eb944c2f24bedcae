"""Whether Telegram would take an answer as it stands, and whether what people typed is only text in it."""

from __future__ import annotations

import unicodedata
from typing import Any

from bot.views.message import Answer
from simulator.errors import ApiError
from simulator.htmlmode import parse_html

EVIL = "evil.example"
"""Where the links that hostile texts try to make lead."""
HOSTILE = f"Jeu & <b>gras</b> <a href='https://{EVIL}/'>ici</a></i><script>alert(1)</script> &lt; \"'><tg-spoiler>"
CHOSEN = "✓"
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
    return found + faults_of_keyboard(
        params.get("reply_markup") or {}, _shown(params, "text") or _shown(params, "caption")
    )


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


def faults_of_keyboard(markup: dict[str, Any], text: str) -> list[str]:
    keys = [key for row in markup.get("inline_keyboard", ()) for key in row]
    found = [f"button data of {len(key['callback_data'].encode())} bytes" for key in keys if _is_long(key)]
    labels = {key["text"] for key in keys}
    read = [without_signs(label).casefold() for label in labels]
    found += [f"a button that says nothing without its sign: {key['text']}" for key in keys if not _says(key["text"])]
    found += [f"two buttons that are read alike: {label}" for label in set(read) if read.count(label) > 1]
    said = without_signs(text).casefold()
    marked = [without_signs(label) for label in labels if label.startswith(CHOSEN)]
    return found + [f"chosen, and said by a mark alone: {one}" for one in marked if one.casefold() not in said]


def without_signs(text: str) -> str:
    """What is left where neither emoji nor marks are read aloud; marks of direction go too."""
    read = (letter for letter in text if not is_sign(letter) and unicodedata.category(letter) != "Cf")
    return " ".join("".join(read).split())


def is_sign(letter: str) -> bool:
    return letter == "\ufe0f" or (letter != "°" and unicodedata.category(letter) in ("So", "Sk"))


def _says(label: str) -> bool:
    return any(letter.isalnum() for letter in without_signs(label))


def _is_long(key: dict[str, Any]) -> bool:
    return len(key.get("callback_data", "").encode()) > 64
