"""What is held about a person, as a page that opens in any browser and as a file for another program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.errors import NotFound
from bot.library import Library
from bot.model import AgeBand, Language
from bot.services.notice_news import NoticeChange
from bot.texts import T, is_right_to_left
from bot.views import names
from bot.views.ideas import everyday
from bot.views.message import Message
from bot.views.names import button

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
OWN_CODES = (
    "state",
    "kind",
    "origin",
    "sharing",
    "reply",
    "reason",
    "expects",
    "fit",
    "done_by",
    "region_state",
    "region_reason",
)
PLURALS = {"roles": "role", "settings": "setting", "age_bands": "age_band"}
"""Lists within stored details, by the column that has the words for what they hold."""
UNTOLD = ("entities", "file_id", "kind")
"""What Telegram needs to send a part again, and nobody to read."""
PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>\n'
    "body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;"
    " color: #1f2a2a; background: #fbf8f1 }}\n"
    "h1, h2 {{ color: #135e5a; line-height: 1.2 }}\nh2 {{ margin-top: 2.5rem }}\n"
    "dl {{ display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .2rem 1rem; background: #fff;"
    " border: 1px solid #ddd6c6; border-radius: .5rem; padding: .8rem 1rem }}\n"
    "dt {{ color: #56605f }}\ndd {{ margin: 0; overflow-wrap: break-word; min-width: 0; white-space: pre-wrap }}\n"
    "@media (max-width: 36rem) {{ dl {{ display: block }} dt {{ font-size: .9rem }} dd {{ margin-bottom: .6rem }} }}\n"
    "</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{lead}</p>\n{sections}\n</body>\n</html>\n"
)
SECTION = Markup("<section>\n<h2>{title}</h2>\n{rows}\n</section>")
ROW = Markup("<dl>\n{lines}\n</dl>")
LINE = Markup('<dt>{name}</dt><dd dir="auto">{value}</dd>')

Rows = Sequence[Mapping[str, Any]]


def notice_changed(t: T, change: NoticeChange, least_told: int) -> Message:
    """What has changed, the whole notice one tap away, and the way out."""
    is_number = change is NoticeChange.NUMBER
    said = t("notice-number-changed", least=str(least_told)) if is_number else t("notice-changed")
    rows = ((button(t, "button-notice-read", "readnotice"),), (button(t, "button-continue-stop", "askstop"),))
    return Message(names.as_draft(t, said), rows)


def inactive(t: T) -> Message:
    """An account is about to go."""
    rows = ((button(t, "button-inactive-stay", "stay"),), (button(t, "button-forget-now", "askforget"),))
    return Message(t("inactive-question"), rows)


def page(t: T, library: Library, held: Mapping[str, Rows], now: datetime) -> Message:
    content = as_page(t, library, held, now).encode()
    return Message(t("mine-page"), document=content, document_name=f"{t.plain('mine-file')}.html")


def file(t: T, content: bytes) -> Message:
    return Message(t("mine-json"), document=content, document_name=f"{t.plain('mine-file')}.json")


def as_page(t: T, library: Library, held: Mapping[str, Rows], now: datetime) -> str:
    """HTML that needs nothing else; every value is escaped, and what is empty is left out."""
    words = Words(t, library)
    sections = Markup("\n").join(_section(words, table, rows) for table, rows in held.items() if rows)
    return PAGE.format(
        language=t.about.locale.split("-")[0],
        direction="rtl" if is_right_to_left(t.about.name) else "ltr",
        title=t.plain("mine-title"),
        lead=t.plain("mine-lead", when=_instant(now)),
        sections=sections,
    )


def _section(words: Words, table: str, rows: Rows) -> Markup:
    title = words.t.plain(f"mine-table-{table}")
    return SECTION.format(title=title, rows=Markup("\n").join(_row(words, row) for row in rows))


def _row(words: Words, row: Mapping[str, Any]) -> Markup:
    filled = [(name, value) for name, value in row.items() if value not in (None, "", [], {})]
    told = [(words.name(name), words.value(name, value)) for name, value in filled]
    lines = [LINE.format(name=name, value=value) for name, value in told if value]
    return ROW.format(lines=Markup("\n").join(lines))


class Words:
    """What people read instead of column names, codes and slugs."""

    def __init__(self, t: T, library: Library) -> None:
        self.t, self._library = t, library

    def name(self, column: str) -> str:
        """Empty for what is within a stored detail and has no words of its own."""
        known = (f"mine-column-{PLURALS.get(column, column)}", f"mine-column-{column}_id")
        return next((self.t.plain(key) for key in known if key in self.t), "")

    def value(self, column: str, value: Any) -> str:
        match value:
            case bool():
                return self.t.plain("mine-yes" if value else "mine-no")
            case datetime():
                return _instant(value)
            case date():
                return f"{value:%d/%m/%Y}"
            case time():
                return names.hour(self.t, value)
            case dict():
                return self._details(value)
            case list() if any(isinstance(one, dict) for one in value):
                return "\n\n".join(self.value(column, one) for one in value)
            case list():
                return names.listed(self.t, [self.value(column, one) for one in value])
        return self._code(PLURALS.get(column, column), str(value))

    def _details(self, of: Mapping[str, Any]) -> str:
        told = {key: value for key, value in of.items() if key not in UNTOLD and value not in (None, "", [], {})}
        return "\n".join(self._line(self.name(key), self.value(key, value)) for key, value in told.items())

    def _line(self, name: str, value: str) -> str:
        return self.t.plain("mine-detail", name=name, value=value) if name else value

    def _code(self, column: str, value: str) -> str:
        """The words for a code or a slug; what somebody wrote, and a code without words, as it is."""
        if column in ("activity", "theme", "skill"):
            return self._from_library(column, value)
        if column == "language":
            return self.t.languages.get(Language(value), value)
        if column == "age_band":
            return names.ages_named(self.t, [AgeBand(value)])
        key = f"{CODES[column]}-{value}" if column in CODES else f"mine-code-{value}" if column in OWN_CODES else ""
        return self.t.plain(key) if key in self.t else value

    def _from_library(self, column: str, value: str) -> str:
        try:
            match column:
                case "activity":
                    return self._library.activity(value).title
                case "theme":
                    return self._library.theme("", value).title
            return names.capital(everyday(self.t, self._library.skills[value]))
        except (KeyError, NotFound):
            return value


def _instant(value: datetime) -> str:
    return f"{value.astimezone(ZoneInfo(ZONE)):%d/%m/%Y %H:%M}"
