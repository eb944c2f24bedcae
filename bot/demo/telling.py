"""The chats of a week on paper: bubbles and colours in a terminal, plain lines of 80 columns anywhere else."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.demo.transcript import Event, Said, Tapped
from bot.texts import T
from bot.views import names

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

WIDTH, BUBBLE, INDENT = 80, 66, 10
STYLES = {"b": "bold", "i": "italic", "u": "underline", "s": "strike"}
_TAG = re.compile(r"<(/?)([a-z]+)(?:\s[^<>]*)?>")


class Telling:
    """Prints chats on standard output; `zone` is the town's, whose hours they are told in."""

    def __init__(self, t: T, zone: str) -> None:
        self._t, self._zone = t, ZoneInfo(zone)
        self._console = _terminal() if sys.stdout.isatty() else None

    def tell(self, who: str, about: str, events: Iterable[Event]) -> None:
        """One chat, with a heading for each day."""
        self._title(f"{who}, {about}")
        day = None
        for event in events:
            local = event.at.astimezone(self._zone)
            if local.date() != day:
                day = local.date()
                self._day(names.day(self._t, day))
            self._event(who, event, names.hour(self._t, local.time().replace(second=0, microsecond=0)))

    def _title(self, title: str) -> None:
        if self._console is None:
            self._lines([f"{f' {title} ':═^{WIDTH}}", ""])
        else:
            self._console.rule(title, style="bold", characters="═")

    def _day(self, day: str) -> None:
        if self._console is None:
            self._lines([f"── {day} ".ljust(WIDTH, "─"), ""])
        else:
            self._console.rule(day, style="dim")

    def _event(self, who: str, event: Event, hour: str) -> None:
        if self._console is None:
            self._lines([*self._plainly(who, event, hour), ""])
        else:
            self._console.print(self._drawn(who, event, hour))

    def _lines(self, lines: Iterable[str]) -> None:
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in lines))

    def _plainly(self, who: str, event: Event, hour: str) -> Iterator[str]:
        if isinstance(event, Tapped):
            said = self._tapped(who, event)
        elif event.by_bot:
            yield f"{hour:<{INDENT}}Terreau"
            yield from self._wrapped(self._said(event))
            yield from (" " * INDENT + " ".join(f"[{label}]" for label in row) for row in event.rows)
            return
        else:
            said = f"{who} : {event.text}"
        first, *others = [*self._wrapped(said)] or [""]
        yield f"{hour:<{INDENT}}{first.strip()}"
        yield from others

    def _wrapped(self, text: str) -> Iterator[str]:
        for line in _plain(text).split("\n"):
            yield from textwrap.wrap(line, WIDTH, initial_indent=" " * INDENT, subsequent_indent=" " * INDENT) or [""]

    def _drawn(self, who: str, event: Event, hour: str) -> RenderableType:
        from rich.align import Align
        from rich.box import ROUNDED
        from rich.panel import Panel

        if isinstance(event, Said) and event.by_bot:
            body = _styled(self._said(event))
            for row in event.rows:
                body.append("\n" + "  ".join(f"[{label}]" for label in row), style="cyan")
            return Panel(
                body, box=ROUNDED, title=f"Terreau · {hour}", title_align="left", width=BUBBLE, style="default"
            )
        if isinstance(event, Tapped):
            tapped = _styled(f"{hour}  {escape(self._tapped(who, event))}", "green")
            tapped.justify = "right"
            return tapped
        panel = Panel.fit(_styled(event.text, escaped=False), box=ROUNDED, title=f"{who} · {hour}", title_align="right")
        return Align.right(panel)

    def _tapped(self, who: str, event: Tapped) -> str:
        return self._t.plain("week-tapped", who=who, labels=" · ".join(event.labels))

    def _said(self, event: Said) -> str:
        brought = {"sendPhoto": "week-picture", "sendDocument": "week-document"}.get(event.file or "")
        return "\n".join(part for part in (self._t.plain(brought) if brought else "", event.text) if part)


def _terminal() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    console.width = min(console.width, WIDTH)
    return console


def _plain(text: str) -> str:
    return unescape(_TAG.sub("", text))


def _styled(text: str, style: str = "", *, escaped: bool = True) -> Text:
    """Telegram's tags as a terminal shows them."""
    from rich.text import Text

    if not escaped:
        return Text(text, style=style)
    opened: list[str] = []
    written, end = Text(style=style), 0
    for tag in _TAG.finditer(text):
        written.append(unescape(text[end : tag.start()]), style=" ".join(opened))
        end, meant = tag.end(), STYLES.get(tag[2])
        if meant and not tag[1]:
            opened.append(meant)
        elif meant and meant in opened:
            opened.remove(meant)
    written.append(unescape(text[end:]), style=" ".join(opened))
    return written
