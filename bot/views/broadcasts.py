"""Messages to members as who coordinates sees them: the list, the composer, the review, the card that says how far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.model import BatchState, BroadcastState, Part, Territory
from bot.planning.rhythm import instant_of, is_quiet, local_date
from bot.services.broadcast_progress import Fate, Letter, Progress
from bot.services.broadcasts import Composed, has_missed_its_time, length
from bot.services.guarding import Concern
from bot.services.region_place import REGION
from bot.storage.broadcasts import Broadcast
from bot.texts import T
from bot.views import names, segments
from bot.views.enrolment import in_rows
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

HOURS = (time(8, 30), time(10), time(12), time(14), time(16, 30), time(18, 30))
"""Hours at which people read; the first may lie in the longer night of a territory."""
DAYS_OFFERED = 8
ASKS = "ask"
"""In a button that asks a second person: pressed where no word is needed any more, it sends nothing."""
SAID = (Fate.FAILED, Fate.LATE, Fate.UNREACHABLE, Fate.AWAY, Fate.FULL_WEEK, Fate.CANCELLED, Fate.UNCONFIRMED)
"""What a report tells after the number of those who got it, in this order."""


def listed(t: T, territory: Territory, draft: Broadcast | None, kept: Sequence[Broadcast]) -> Message:
    write = "button-broadcast-go-on" if draft and draft.parts else "button-broadcast-write"
    rows = [(button(t, write, "bnew", territory.id),)]
    for one in kept:
        verb = "bshow" if one.state is BroadcastState.CONFIRMED else "bsee"
        rows.append((Button(_label(t, one, territory.time_zone), data(verb, one.id)),))
    back = (
        button(t, "button-back", "region") if _is_region(territory) else button(t, "button-back", "steer", territory.id)
    )
    return Message(t(_key("broadcasts", territory), territory=territory.name), (*rows, (back,)))


def _is_region(territory: Territory) -> bool:
    return territory.id == REGION


def _key(key: str, territory: Territory) -> str:
    """What is said otherwise where the region writes."""
    return f"region-{key}" if _is_region(territory) else key


def _place(t: T, territory: Territory) -> str:
    return names.capital(t.plain("team-place-region")) if _is_region(territory) else territory.name


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
        (_menu(t, composed.territory),),
    )
    if _is_region(composed.territory):
        said = t(_notes("to", composed) or "region-broadcast-to", people=segments.people(t, composed.audience))
        shown = Message(said, rows)
    else:
        shown = segments.screen(t, composed.audience, "bwho", number, *rows)
    return replace(shown, text="\n\n".join([*_concern(t, concern), shown.text]))


def _notes(key: str, composed: Composed) -> str | None:
    """What is said of the notes of a meetup."""
    return f"region-notes-{key}-{composed.kept.meetup_who}" if composed.kept.meetup_who else None


def _concern(t: T, concern: Concern | None) -> list[str]:
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


def review(t: T, composed: Composed, now: datetime, concern: Concern | None = None) -> Message:
    """Under the message itself: to whom, when, and the one button that sends it."""
    kept = composed.kept
    who, people = _who(t, composed), segments.people(t, composed.audience)
    when = _leaves(t, composed, now)
    text = "\n\n".join([t("broadcast-review", who=who, people=people), when, *_concern(t, concern)])
    if kept.state is BroadcastState.SUBMITTED:
        return _to_approve(t, composed, text)
    rows = (
        *_confirm(t, composed, now),
        (button(t, "button-broadcast-when", "bwhen", kept.id), *_choose_who(t, composed)),
        (button(t, "button-broadcast-rewrite", "bwrite", kept.id),),
        (button(t, "button-broadcast-drop", "bdrop", kept.id), _menu(t, composed.territory)),
    )
    return Message(text, rows)


def _confirm(t: T, composed: Composed, now: datetime) -> Keyboard:
    """The button that sends it, or asks a second person; none for a moment that has passed."""
    kept = composed.kept
    if has_missed_its_time(kept, now):
        return ()
    if composed.territory.needs_approval:
        return ((button(t, "button-broadcast-submit", "bgo", kept.id, kept.revision, ASKS),),)
    return ((button(t, "button-broadcast-confirm", "bgo", kept.id, kept.revision),),)


def _who(t: T, composed: Composed) -> str:
    is_region = _is_region(composed.territory)
    return (
        t.plain(_notes("who", composed) or "region-broadcast-who")
        if is_region
        else segments.who(t, composed.audience.segment)
    )


def _choose_who(t: T, composed: Composed) -> tuple[Button, ...]:
    """The region writes to all who coordinate."""
    if _is_region(composed.territory):
        return ()
    return (button(t, "button-broadcast-who", "bwho", composed.kept.id),)


def _leaves(t: T, composed: Composed, now: datetime) -> str:
    """At once, or a time that was chosen; or that « now » lies in the quiet hours, and when they end.

    To who wrote it, that it waits for a second person's word.
    """
    if has_missed_its_time(composed.kept, now):
        return t("broadcast-passed")
    when = names.moment(t, composed.leaves_at, composed.territory.time_zone)
    is_chosen = composed.kept.send_at is not None and composed.kept.send_at > now
    if composed.territory.needs_approval and composed.is_own:
        return t("broadcast-leaves-at-with-word", when=when) if is_chosen else t("broadcast-leaves-with-word")
    if composed.leaves_at <= now:
        missed = composed.kept.send_at
        meant_for = names.moment(t, missed, composed.territory.time_zone) if missed and missed < now else None
        return t("broadcast-leaves-late", when=meant_for) if meant_for else t("broadcast-leaves-now")
    return t("broadcast-leaves-at" if is_chosen else "broadcast-leaves-after-quiet", when=when)


def _to_approve(t: T, composed: Composed, text: str) -> Message:
    kept = composed.kept
    if composed.is_own:
        back = (button(t, "button-broadcast-take-back", "bback", kept.id, kept.revision),)
        return Message(f"{text}\n\n{t('broadcast-waits')}", (back, (_menu(t, composed.territory),)))
    rows = (
        (button(t, "button-broadcast-approve", "bok", kept.id, kept.revision),),
        (button(t, "button-broadcast-send-back", "bback", kept.id, kept.revision),),
        (_menu(t, composed.territory),),
    )
    return Message(f"{text}\n\n{t('broadcast-to-approve')}", rows)


def asked(t: T, composed: Composed) -> Message:
    """What the others who steer the territory are sent; or who wrote it, where it comes back or nobody can agree."""
    key = "broadcast-sent-back" if composed.is_own else "broadcast-asked"
    if composed.is_own and composed.kept.state is BroadcastState.SUBMITTED:
        key = "broadcast-stays"
    text = t(key, territory=composed.territory.name)
    return Message(text, ((button(t, "button-broadcast-read", "bsee", composed.kept.id),),))


def submitted(t: T, composed: Composed) -> Message:
    take_back = button(t, "button-broadcast-take-back", "bback", composed.kept.id, composed.kept.revision)
    return Message(t("broadcast-submitted"), ((take_back,), (_menu(t, composed.territory),)))


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


def _menu(t: T, territory: Territory) -> Button:
    return button(t, "button-back", "bmenu", territory.id)


def _review(t: T, number: int) -> Button:
    return button(t, "button-back", "breview", number)


def card(t: T, shown: Progress) -> Message:
    """How far it is while it leaves, then the report; of fewer than five people only that it leaves, and has left.

    Until the first has left, its size is told as a class.
    """
    state = "waits" if _has_not_begun(shown) else shown.state
    lines = [t(f"broadcast-is-{state}", territory=_place(t, shown.territory), when=_begins(t, shown))]
    if shown.is_small:
        lines.append(t("broadcast-small"))
    elif not shown.has_begun:
        lines.append(_before(t, shown))
    elif shown.is_over:
        lines.append(_report(t, shown))
    else:
        lines.append(_figures(t, shown))
    return Message("\n\n".join(lines), _orders(t, shown))


def _has_not_begun(shown: Progress) -> bool:
    return shown.state is BatchState.RUNNING and shown.counts.get(Fate.TO_GO, 0) == shown.total and bool(shown.next_at)


def _begins(t: T, shown: Progress) -> str:
    at = shown.next_at or shown.kept.send_at or shown.kept.changed_at
    return names.moment(t, at, shown.territory.time_zone)


def _before(t: T, shown: Progress) -> str:
    """The class, as while it was composed: what costs nobody a message could be asked for again and again."""
    if shown.is_over:
        return t("broadcast-none-left")
    return t("broadcast-for", people=segments.people_between(t, shown.size))


def _figures(t: T, shown: Progress) -> str:
    counts = shown.counts
    lines = [
        t("broadcast-sent-of", sent=_sum(shown, Fate.SENT, Fate.UNCONFIRMED), total=shown.total),
        t("broadcast-to-go", count=counts.get(Fate.TO_GO, 0)),
        t("broadcast-failed", count=_sum(shown, Fate.FAILED, Fate.LATE)),
        t("broadcast-unreachable", count=counts.get(Fate.UNREACHABLE, 0)),
    ]
    if kept_back := _sum(shown, Fate.FULL_WEEK, Fate.AWAY):
        lines.append(t("broadcast-kept-back", count=kept_back))
    if shown.next_at:
        lines.append(t("broadcast-goes-on", when=names.moment(t, shown.next_at, shown.territory.time_zone)))
    elif shown.seconds_left is not None and shown.state is BatchState.RUNNING:
        lines.append(t("broadcast-minutes-left", minutes=max(1, round(shown.seconds_left / 60))))
    return "\n".join(lines)


def _report(t: T, shown: Progress) -> str:
    """Who got it, and in numbers who did not and why."""
    sent = t("broadcast-received", sent=_sum(shown, Fate.SENT, Fate.UNCONFIRMED), total=shown.total)
    others = [t(f"broadcast-fate-{fate}", count=count) for fate in SAID if (count := shown.counts.get(fate, 0))]
    return "\n".join([sent, *others])


def _sum(shown: Progress, *fates: Fate) -> int:
    return sum(shown.counts.get(fate, 0) for fate in fates)


def _orders(t: T, shown: Progress) -> Keyboard:
    number = shown.kept.id
    rows: list[tuple[Button, ...]] = []
    cancel = button(t, "button-broadcast-cancel", "bstop", number)
    if shown.state is BatchState.RUNNING:
        rows.append((button(t, "button-broadcast-pause", "bpause", number), cancel))
    elif shown.state is BatchState.PAUSED:
        rows.append((button(t, "button-broadcast-resume", "bresume", number), cancel))
    elif shown.can_retry and not shown.is_small:
        rows.append((button(t, "button-broadcast-retry", "bretry", number),))
    return (*rows, (button(t, "button-broadcast-read", "bread", number), _menu(t, shown.territory)))
