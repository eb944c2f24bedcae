"""« Réglages » of a territory: how things stand, and a screen for each of them."""

from __future__ import annotations

from bot.services import setup as service
from bot.services.setup import Setup
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, choice, data

SCREENS = (
    ("button-structures", "places"),
    ("button-local-days-list", "offdays"),
    ("button-setup-digest", "sdigest"),
    ("button-setup-quiet", "squiet"),
    ("button-setup-zone", "szone"),
    ("button-setup-group", "sgroup"),
)
"""Two in a row: the key of each button, and the verb that opens its screen."""


def setup(t: T, shown: Setup) -> Message:
    place = shown.territory
    zone = place.school_zone or t.plain("setup-no-zone")
    lines = [
        t("setup-digest", weekday=t.plain(f"weekday-{place.digest_weekday}"), time=names.hour(t, place.digest_time)),
        t("setup-quiet", begin=names.hour(t, place.quiet_from), end=names.hour(t, place.quiet_until)),
        t("setup-zone", zone=zone),
        t("setup-group" if shown.groups else "setup-group-none"),
        t("setup-approval" if place.needs_approval else "setup-approval-none"),
    ]
    approval = "button-setup-approval-off" if place.needs_approval else "button-setup-approval"
    rows = (
        *in_rows([button(t, key, verb, place.id) for key, verb in SCREENS], 2),
        (button(t, approval, "sapprove", place.id, int(not place.needs_approval)),),
        (button(t, "button-back", "steer", place.id),),
    )
    return Message("\n\n".join([t("cockpit-settings", territory=place.name), "\n".join(lines)]), rows)


def digest_day(t: T, shown: Setup) -> Message:
    place = shown.territory
    days = [
        choice(t, names.capital(t.plain(f"weekday-{day}")), day == place.digest_weekday, "sdigest", place.id, day)
        for day in range(7)
    ]
    return Message(t("setup-digest-day"), (*in_rows(days, 2), _back(t, shown)))


def digest_hour(t: T, shown: Setup, weekday: int) -> Message:
    place = shown.territory
    hours = [
        choice(t, names.hour(t, at), at == place.digest_time, "sdigest", place.id, weekday, number)
        for number, at in enumerate(service.DIGEST_HOURS)
    ]
    back = (button(t, "button-back", "sdigest", place.id),)
    return Message(t("setup-digest-hour", weekday=t.plain(f"weekday-{weekday}")), (*in_rows(hours, 3), back))


def quiet(t: T, shown: Setup) -> Message:
    """Every evening with every morning: four buttons."""
    place = shown.territory
    kept = (place.quiet_from, place.quiet_until)
    pairs = [
        choice(
            t,
            t.plain("button-setup-quiet-hours", begin=names.hour(t, begin), end=names.hour(t, end)),
            (begin, end) == kept,
            "squiet",
            place.id,
            evening,
            morning,
        )
        for evening, begin in enumerate(service.QUIET_FROM)
        for morning, end in enumerate(service.QUIET_UNTIL)
    ]
    return Message(t("setup-quiet-question"), (*in_rows(pairs, 1), _back(t, shown)))


def zone(t: T, shown: Setup) -> Message:
    place = shown.territory
    zones = [
        choice(t, zone or t.plain("button-setup-no-zone"), zone == place.school_zone, "szone", place.id, number)
        for number, zone in enumerate(service.ZONES)
    ]
    return Message(t("setup-zone-question"), (*in_rows(zones, 2), _back(t, shown)))


def group(t: T, shown: Setup, link: str | None) -> Message:
    """How a group is linked, and which are; `link` adds the bot to a group and links it in one go."""
    add = ((Button(t.plain("button-setup-group-add"), url=link),),) if link else ()
    linked = tuple(
        (Button(t.plain("button-setup-group-off", number=str(number)), data("nogroup", one.id)),)
        for number, one in enumerate(shown.groups, 1)
    )
    text = t("setup-group-how", territory=shown.territory.name)
    if shown.groups:
        text += "\n\n" + t("setup-group-count", count=len(shown.groups))
    return Message(text, (*add, *linked, _back(t, shown)))


def _back(t: T, shown: Setup) -> tuple[Button, ...]:
    return (button(t, "button-back", "setup", shown.territory.id),)
