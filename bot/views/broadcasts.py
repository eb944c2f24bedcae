"""Messages to members as who coordinates sees them while they are written: the list, the words, to whom, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.model import BroadcastState, Part, Territory
from bot.planning.rhythm import instant_of, is_quiet, local_date
from bot.services.broadcast_progress import Letter
from bot.services.broadcasts import Composed, length
from bot.services.guarding import Concern
from bot.services.region_place import REGION
from bot.storage.broadcasts import Broadcast
from bot.texts import T
from bot.views import names, segments
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, data

HOURS = (time(8, 30), time(10), time(12), time(14), time(16, 30), time(18, 30))
"""Hours at which people read; the first may lie in the longer night of a territory."""
DAYS_OFFERED = 8


def listed(t: T, territory: Territory, draft: Broadcast | None, kept: Sequence[Broadcast]) -> Message:
    write = "button-broadcast-go-on" if draft and draft.parts else "button-broadcast-write"
    rows = [(button(t, write, "bnew", territory.id),)]
    for one in kept:
        verb = "bshow" if one.state is BroadcastState.CONFIRMED else "bsee"
        rows.append((Button(_label(t, one, territory.time_zone), data(verb, one.id)),))
    back = (
        button(t, "button-back", "region") if is_region(territory) else button(t, "button-back", "steer", territory.id)
    )
    return Message(t(_key("broadcasts", territory), territory=territory.name), (*rows, (back,)))


def is_region(territory: Territory) -> bool:
    return territory.id == REGION


def _key(key: str, territory: Territory) -> str:
    """What is said otherwise where the region writes."""
    return f"region-{key}" if is_region(territory) else key


def _label(t: T, one: Broadcast, zone: str) -> str:
    at = one.send_at or one.changed_at
    return names.capital(t.plain(f"button-broadcast-{one.state}", when=names.moment(t, at, zone)))


def write(t: T, composed: Composed) -> Message:
    """What may be sent, and what a message to members never holds."""
    cancel = (button(t, "button-cancel", "bmenu", composed.territory.id),)
    if composed.meeting is not None:
        return Message(t("region-notes-write", title=composed.meeting), (cancel,))
    return Message(t(_key("broadcast-write", composed.territory), territory=composed.territory.name), (cancel,))


def to_whom(t: T, composed: Composed, concern: Concern | None = None) -> Message:
    """The segment, with what a coordinator is asked to look at again."""
    number = composed.kept.id
    rows = (
        (button(t, "button-broadcast-see", "bsee", number),),
        (button(t, "button-broadcast-rewrite", "bwrite", number),),
        (menu(t, composed.territory),),
    )
    if is_region(composed.territory):
        said = t(notes_key("to", composed) or "region-broadcast-to", people=segments.people(t, composed.audience))
        shown = Message(said, rows)
    else:
        shown = segments.screen(t, composed.audience, "bwho", number, *rows)
    return replace(shown, text="\n\n".join([*concern_lines(t, concern), shown.text]))


def notes_key(key: str, composed: Composed) -> str | None:
    """What is said of the notes of a meetup."""
    return f"region-notes-{key}-{composed.kept.meetup_who}" if composed.kept.meetup_who else None


def concern_lines(t: T, concern: Concern | None) -> list[str]:
    return [t(f"broadcast-concern-{concern}")] if concern else []


def letter(t: T, shown: Letter) -> Message:
    """Exactly what members get: one line that says who writes, then the words and files as they were written."""
    head = t.plain(_key("broadcast-head", shown.territory), territory=shown.territory.name)
    head = t.plain("region-notes-head", title=shown.meeting) if shown.meeting is not None else head
    return Message("", parts=(_headed(shown.parts[0], head), *shown.parts[1:]))


def _headed(part: Part, head: str) -> Part:
    before = f"{head}\n\n" if part.text else head
    moved = [{**one, "offset": int(one["offset"]) + length(before)} for one in part.entities]
    bold: dict[str, str | int] = {"type": "bold", "offset": 0, "length": length(head)}
    return replace(part, text=before + part.text, entities=(bold, *moved))


def days(t: T, composed: Composed, now: datetime) -> Message:
    """At once, or one of the coming days."""
    number, today = composed.kept.id, local_date(now, composed.territory.time_zone)
    coming = [today + timedelta(days=ahead) for ahead in range(DAYS_OFFERED)]
    offered = [one for one in coming if _hours(composed, one, now)]
    buttons = [Button(names.capital(names.day(t, one)), data("bday", number, f"{one:%Y%m%d}")) for one in offered]
    at_once = (button(t, "button-broadcast-at-once", "bat", number, 0),)
    return Message(t("broadcast-which-day"), (at_once, *in_rows(buttons, 2), (_review(t, number),)))


def hours(t: T, composed: Composed, day: date, now: datetime) -> Message:
    number = composed.kept.id
    buttons = [
        Button(names.hour(t, at), data("bat", number, f"{day:%Y%m%d}{at:%H%M}")) for at in _hours(composed, day, now)
    ]
    back = (button(t, "button-back", "bwhen", number),)
    return Message(t("broadcast-which-hour", day=names.capital(names.day(t, day))), (*in_rows(buttons, 3), back))


def _hours(composed: Composed, day: date, now: datetime) -> list[time]:
    zone = composed.territory.time_zone
    coming = [(at, instant_of(day, at, zone)) for at in HOURS]
    return [at for at, instant in coming if instant > now and not is_quiet(instant, zone)]


def menu(t: T, territory: Territory) -> Button:
    return button(t, "button-back", "bmenu", territory.id)


def _review(t: T, number: int) -> Button:
    return button(t, "button-back", "breview", number)
