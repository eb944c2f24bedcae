"""The days without school that coordinators give: the list, the question, the confirmation."""

from __future__ import annotations

from datetime import date

from bot.model import LocalDay, LocalDayLabel, Territory
from bot.services.calendars import OwnDays, TypedDays
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, data


def own_days(t: T, own: OwnDays) -> Message:
    """A period leads to the question whether to take it off."""
    key = "local-days" if own.coming else "local-days-none"
    lines = [t(key, territory=own.territory.name), _official(t, own)]
    kept = [Button(_label(t, one), data("offday", one.id)) for one in own.coming]
    add = (button(t, "button-local-days-add", "newoff", own.territory.id),)
    return Message("\n\n".join(lines), (*in_rows(kept, 1), add, (button(t, "button-back", "setup", own.territory.id),)))


def _official(t: T, own: OwnDays) -> str:
    if own.known_until is None:
        return t("local-days-unknown")
    until = names.day_of_month(t, own.known_until)
    return t("local-days-known", zone=own.territory.school_zone, until=until, year=str(own.known_until.year))


def write_days(t: T, territory: Territory) -> Message:
    return Message(t("local-days-write"), ((button(t, "button-cancel", "offdays", territory.id),),))


def confirm(t: T, typed: TypedDays) -> Message:
    """The days as they were understood; the reason is the button that keeps them."""
    ends = f"{typed.first:%Y%m%d}", f"{typed.last:%Y%m%d}"
    place = typed.territory.id
    reasons = [
        Button(names.capital(t.plain(f"local-day-{one}")), data("keepoff", place, *ends, one)) for one in LocalDayLabel
    ]
    other = (button(t, "button-local-days-other", "newoff", place),)
    text = t("local-days-confirm", days=names.capital(period(t, typed.first, typed.last)), count=_length(typed))
    said = [names.weekday_remark(t, day) for day in typed.misnamed]
    return Message(
        "\n\n".join([*said, text]), (*in_rows(reasons, 2), other, (button(t, "button-cancel", "offdays", place),))
    )


def _length(typed: TypedDays) -> int:
    return (typed.last - typed.first).days + 1


def remove_question(t: T, territory: Territory, one: LocalDay) -> Message:
    days = names.capital(period(t, one.first_day, one.last_day))
    text = t("local-days-remove-question", days=days, reason=t.plain(f"local-day-{one.label}"))
    remove = (button(t, "button-local-days-remove", "nooff", one.id),)
    return Message(text, (remove, (button(t, "button-back", "offdays", territory.id),)))


def period(t: T, first: date, last: date) -> str:
    """« le vendredi 14 mai 2027 », « du mercredi 12 mai au vendredi 14 mai 2027 »"""
    if first == last:
        return t.plain("local-days-one", day=names.day(t, first), year=str(first.year))
    return t.plain("local-days-many", first=names.day(t, first), last=names.day(t, last), year=str(last.year))


def _label(t: T, one: LocalDay) -> str:
    """« 12 mai au 14 mai, pont »: short enough for a button."""
    days = names.day_of_month(t, one.first_day)
    if one.last_day != one.first_day:
        days = t.plain("local-days-short", first=days, last=names.day_of_month(t, one.last_day))
    return t.plain("button-local-days", days=days, reason=t.plain(f"local-day-{one.label}"))
