"""A chat on paper: bubbles and colours for a terminal, plain lines anywhere else, 80 columns for both."""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.demo.telling import Telling
from bot.demo.transcript import Said, Tapped, events
from bot.library.loading import CONTENT
from bot.model import Language
from bot.progress import working
from bot.texts import Texts

T = Texts.load(CONTENT / "texts").of(Language.FRENCH)
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
KEYBOARD = json.dumps({"inline_keyboard": [[{"text": "Fait"}, {"text": "Plus tard"}]]})
CODE = re.compile(r"\x1b\[[0-9;]*m")
CYAN = "\x1b[36m"
"""Of the buttons."""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def call(method: str, minutes: int = 0, status: int = 200, **params: Any) -> dict[str, Any]:
    at = (NOON + timedelta(minutes=minutes)).isoformat()
    return {"method": method, "at": at, "status": status, "params": {"chat_id": "7", **params}}


def written(text: str, *, outgoing: bool) -> dict[str, Any]:
    return {"date": NOON.isoformat(), "text": text, "outgoing": outgoing, "service": None}


JOURNAL = [
    call("sendMessage", text="<b>Une idée</b> &amp; un geste", reply_markup=KEYBOARD),
    call("sendMessage", text="nobody’s", status=400),
    call("sendMessage", text="somebody else’s") | {"params": {"chat_id": "8", "text": "no"}},
    call("answerCallbackQuery", 1, callback_query_id="1"),
    call("editMessageText", 1, text="Quand ?"),
    call("answerCallbackQuery", 2, callback_query_id="2"),
    call("editMessageText", 2, text="C’est noté."),
    call("answerCallbackQuery", 2, callback_query_id="99"),
    call("sendPhoto", 24 * 60, caption="Le bilan"),
]
WRITTEN = [
    written("/start unieux", outgoing=True),
    written("Une idée", outgoing=False),
    written("[merci]", outgoing=True),
    written("Le bilan", outgoing=False),
]
TAPS = {"1": "Plus tard", "2": "Demain soir"}


def test_taps_on_one_screen_are_one_line_and_what_was_typed_stands_before_its_answer() -> None:
    told = events(7, JOURNAL, WRITTEN, TAPS)
    assert [(one.labels if isinstance(one, Tapped) else one.text) for one in told] == [
        "/start unieux",
        "<b>Une idée</b> &amp; un geste",
        ("Plus tard", "Demain soir"),
        "C’est noté.",
        "[merci]",
        "Le bilan",
    ]
    assert isinstance(told[1], Said)
    assert told[1].rows == (("Fait", "Plus tard"),)


def tell(monkeypatch: pytest.MonkeyPatch, out: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stdout", out)
    Telling(T, "Europe/Paris").tell("Samira", "Maman", events(7, JOURNAL, WRITTEN, TAPS))
    return out.getvalue().replace("\u00a0", " ")


def test_a_pipe_gets_plain_lines_with_days_hours_and_taps(monkeypatch: pytest.MonkeyPatch) -> None:
    told = tell(monkeypatch, io.StringIO())
    assert "\x1b" not in told
    lines = told.splitlines()
    assert lines[0] == f"{' Samira, Maman ':═^80}"
    days = [line for line in lines if line.startswith("── ")]
    assert days == ["── lundi 23 novembre ".ljust(80, "─"), "── mardi 24 novembre ".ljust(80, "─")]
    assert "12 h      Terreau\n          Une idée & un geste\n          [Fait] [Plus tard]\n" in told
    assert "12 h 01   Samira touche : Plus tard · Demain soir\n" in told
    assert "          (une image)\n          Le bilan\n" in told


def test_a_terminal_gets_bubbles_of_80_columns_in_colours_unless_it_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("NO_COLOR", raising=False)
    told = tell(monkeypatch, Terminal())
    bare = CODE.sub("", told)
    assert CYAN in told
    assert "╭─ Terreau · 12 h ─" in bare
    assert max(len(line) for line in bare.splitlines()) == 80
    assert "[merci]" in bare, "no markup of ours"
    monkeypatch.setenv("NO_COLOR", "1")
    plain = tell(monkeypatch, Terminal())
    assert "╭─ Terreau · 12 h ─" in CODE.sub("", plain)
    assert CYAN not in plain


def test_a_bar_is_shown_to_a_terminal_and_to_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for stream, is_shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with working("Backing up", 2) as advance:
            advance()
        assert ("Backing up" in stream.getvalue()) is is_shown
