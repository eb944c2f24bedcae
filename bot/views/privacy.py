"""What is held about a person, as a page that opens in any browser and as a file for another program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.texts import T, is_right_to_left
from bot.views import names
from bot.views.message import Message

ZONE = "Europe/Paris"
"""In which the page tells times, wherever the person is: it says so."""
CODES = {
    **dict.fromkeys(("rhythm", "former_rhythm"), "rhythm"),
    "role": "role",
    "setting": "setting",
    "weekday": "weekday",
    "tags": "tag",
    "face": "face",
    "action": "journal",
}
"""Columns whose codes have words elsewhere, and how the keys of those words begin."""
OWN_CODES = ("state", "kind", "origin", "sharing", "reply")
PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>\n'
    "body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;"
    " color: #1f2a2a; background: #fbf8f1 }}\n"
    "h1, h2 {{ color: #135e5a; line-height: 1.2 }}\nh2 {{ margin-top: 2.5rem }}\n"
    "dl {{ display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .2rem 1rem; background: #fff;"
    " border: 1px solid #ddd6c6; border-radius: .5rem; padding: .8rem 1rem }}\n"
    "dt {{ color: #56605f }}\ndd {{ margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }}\n"
    "</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{lead}</p>\n{sections}\n</body>\n</html>\n"
)
SECTION = Markup("<section>\n<h2>{title}</h2>\n{rows}\n</section>")
ROW = Markup("<dl>\n{lines}\n</dl>")
LINE = Markup('<dt>{name}</dt><dd dir="auto">{value}</dd>')

Rows = Sequence[Mapping[str, Any]]


def page(t: T, held: Mapping[str, Rows], now: datetime) -> Message:
    content = as_page(t, held, now).encode()
    return Message(t("mine-page"), document=content, document_name=f"{t.plain('mine-file')}.html")


def file(t: T, content: bytes) -> Message:
    return Message(t("mine-json"), document=content, document_name=f"{t.plain('mine-file')}.json")


def as_page(t: T, held: Mapping[str, Rows], now: datetime) -> str:
    """HTML that needs nothing else; every value is escaped, and what is empty is left out."""
    sections = Markup("\n").join(_section(t, table, rows) for table, rows in held.items() if rows)
    return PAGE.format(
        language=t.about.locale.split("-")[0],
        direction="rtl" if is_right_to_left(t.about.name) else "ltr",
        title=t.plain("mine-title"),
        lead=t.plain("mine-lead", when=_instant(now)),
        sections=sections,
    )


def _section(t: T, table: str, rows: Rows) -> Markup:
    return SECTION.format(title=t.plain(f"mine-table-{table}"), rows=Markup("\n").join(_row(t, row) for row in rows))


def _row(t: T, row: Mapping[str, Any]) -> Markup:
    filled = [(name, value) for name, value in row.items() if value not in (None, "", [], {})]
    lines = [LINE.format(name=t.plain(f"mine-column-{name}"), value=_value(t, name, value)) for name, value in filled]
    return ROW.format(lines=Markup("\n").join(lines))


def _value(t: T, name: str, value: Any) -> str:
    match value:
        case bool():
            return t.plain("mine-yes" if value else "mine-no")
        case datetime():
            return _instant(value)
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return names.hour(t, value)
        case list() if all(isinstance(one, str) for one in value):
            return names.listed(t, [_code(t, name, one) for one in value])
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, indent=2)
    return _code(t, name, str(value))


def _code(t: T, name: str, value: str) -> str:
    """The words for a code; what somebody wrote, and a code without words, as it is."""
    if name in CODES:
        key = f"{CODES[name]}-{value}"
    elif name in OWN_CODES:
        key = f"mine-code-{value}"
    else:
        return value
    return t.plain(key) if key in t else value


def _instant(value: datetime) -> str:
    return f"{value.astimezone(ZoneInfo(ZONE)):%d/%m/%Y %H:%M}"
