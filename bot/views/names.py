"""Names, dates and hours as people say them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from html import unescape
from zoneinfo import ZoneInfo

from bot.model import AgeBand, Setting
from bot.texts import T
from bot.views.message import Button, Message

VERSION = "v1"


def data(verb: str, *arguments: object) -> str:
    """Callback data: `v1:verb:argument…`, at most 64 bytes."""
    return ":".join([VERSION, verb, *map(str, arguments)])


def button(t: T, key: str, verb: str, *arguments: object) -> Button:
    return Button(t.plain(key), data(verb, *arguments))


def choice(t: T, label: str, is_chosen: bool, verb: str, *arguments: object) -> Button:
    """A button that shows whether its choice is taken."""
    where = data(verb, *arguments)
    return Button(t.plain("button-chosen", label=label), where, chosen=label) if is_chosen else Button(label, where)


def saying_choices(t: T, message: Message) -> Message:
    """The message, its text saying what its buttons show as chosen: a mark alone is not read aloud by every phone."""
    chosen = [one.chosen for row in message.keyboard for one in row if one.chosen]
    said = unescape(message.text).casefold()
    if all(label.casefold() in said for label in chosen):
        return message
    words = t("chosen", what=listed(t, chosen))
    words = words.removesuffix(".") if words.endswith("….") else words  # a label that was cut short ends by itself
    return replace(message, text=f"{message.text}\n\n{words}")


def as_draft(t: T, text: str) -> str:
    """The text, and under it that no native reader has read its language yet, where that is so."""
    return f"{text}\n\n{t('language-draft')}" if t.about.awaits_reader else text


def listed(t: T, items: Iterable[str]) -> str:
    """« a, b et c » for plain strings that are escaped where they are used."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    before = parts[0]
    for part in parts[1:-1]:
        before = t.plain("list-between", before=before, last=part)
    return t.plain("list-last", before=before, last=parts[-1])


def settings_named(t: T, settings: Iterable[Setting]) -> str:
    return listed(t, [t.plain(f"setting-{setting}") for setting in settings])


def ages_named(t: T, ages: Iterable[AgeBand]) -> str:
    return t.plain("age-band", ages=listed(t, ages))


def capital(text: str) -> str:
    """The same text with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int) -> str:
    """The text, or its beginning in that many characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def hour(t: T, at: time) -> str:
    if at.minute == 0:
        return t.plain("time-on-the-hour", hour=str(at.hour))
    return t.plain("time-of-day", hour=str(at.hour), minute=f"{at.minute:02}")


def day(t: T, on: date) -> str:
    """« mardi 24 novembre »"""
    weekday, month = t.plain(f"weekday-{on.weekday()}"), t.plain(f"month-{on.month}")
    return t.plain("day-and-month", weekday=weekday, day=on.day, month=month)


def day_of_month(t: T, on: date) -> str:
    """« 24 novembre »"""
    return t.plain("day-of-month", day=on.day, month=t.plain(f"month-{on.month}"))


def weekday_remark(t: T, on: date) -> str:
    """« Le 8 décembre est un mardi. »: said where another day of the week was written; safe in HTML."""
    return t("weekday-remark", day=day_of_month(t, on), weekday=t.plain(f"weekday-{on.weekday()}"))


def moment(t: T, instant: datetime, zone: str) -> str:
    """« mardi 24 novembre à 18 h 30 », in the territory's time."""
    local = instant.astimezone(ZoneInfo(zone))
    return t.plain("day-and-hour", day=day(t, local.date()), hour=hour(t, local.time()))
