"""What happened in a chat, in its order: what was said, what was tapped, and what a message became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]
SENT = ("sendMessage", "sendPhoto", "sendDocument")
EDITED, TAPPED = "editMessageText", "answerCallbackQuery"


@dataclass(frozen=True, slots=True)
class Said:
    """`text` is Telegram's HTML where the bot speaks, plain where the person does; `rows` are the buttons under it."""

    at: datetime
    by_bot: bool
    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    file: str | None = None
    """The method that brought a picture or a document."""
    is_edit: bool = False
    """The message was there before, and says this from now on."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """Buttons that were pressed one after the other, with nothing new in between."""

    at: datetime
    labels: tuple[str, ...]


Event = Said | Tapped


def events(
    person_id: int, journal: Iterable[Json], written: Iterable[Json], taps: Mapping[str, str]
) -> tuple[Event, ...]:
    """The chat of one person, the earliest first.

    `journal` are the calls of the Bot API, `written` the messages of the chat; `taps` has the label of each query.
    """
    calls = [one for call in journal if (one := _of_call(call, person_id, taps))]
    return tuple(_together([*_merged(calls, written)]))


def _merged(calls: Iterable[Event], written: Iterable[Json]) -> Iterator[Event]:
    """What the person typed stands before the message that the bot sent next: the clock may have stood still."""
    waiting = [one for one in written if not one["service"]]
    for call in calls:
        if isinstance(call, Said) and not call.is_edit:
            while waiting and waiting[0]["outgoing"]:
                yield _typed(waiting.pop(0))
            del waiting[:1]
        yield call
    yield from (_typed(one) for one in waiting if one["outgoing"])


def _typed(message: Json) -> Said:
    return Said(_instant(message["date"]), False, message["text"])


def _of_call(call: Json, person_id: int, taps: Mapping[str, str]) -> Event | None:
    params, method, at = call["params"], call["method"], _instant(call["at"])
    if call["status"] != 200:
        return None
    if method == TAPPED:
        label = taps.get(str(params["callback_query_id"]))
        return Tapped(at, (label,)) if label else None
    if str(params.get("chat_id")) != str(person_id) or method not in (*SENT, EDITED):
        return None
    text = str(params.get("text") or params.get("caption") or "")
    file = method if method in SENT[1:] else None
    return Said(at, True, text, _rows(params.get("reply_markup")), file, is_edit=method == EDITED)


def _rows(markup: Any) -> tuple[tuple[str, ...], ...]:
    keyboard = json.loads(markup) if isinstance(markup, str) else markup or {}
    return tuple(tuple(str(one["text"]) for one in row) for row in keyboard.get("inline_keyboard", ()))


def _together(found: Sequence[Event]) -> Iterator[Event]:
    """Taps that follow each other on one screen are one line, then what the screen is in the end, not all it was."""
    taps: list[Tapped] = []
    screen: Said | None = None
    for one in found:
        if isinstance(one, Tapped):
            taps.append(one)
        elif one.is_edit and taps:
            screen = one
        else:
            yield from _told(taps, screen)
            taps, screen = [], None
            yield one
    yield from _told(taps, screen)


def _told(taps: Sequence[Tapped], screen: Said | None) -> Iterator[Event]:
    if taps:
        yield Tapped(taps[0].at, tuple(label for tap in taps for label in tap.labels))
    if screen:
        yield screen


def _instant(written: str) -> datetime:
    return datetime.fromisoformat(written)
