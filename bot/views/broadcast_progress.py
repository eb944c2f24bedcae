"""A message to members on its way, as who coordinates sees it: the card that says how far it is, then the report."""

from __future__ import annotations

from bot.model import BatchState, Territory
from bot.services.broadcast_progress import Fate, Progress
from bot.texts import T
from bot.views import names, segments
from bot.views.broadcasts import is_region, menu
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button

SAID = (Fate.FAILED, Fate.LATE, Fate.UNREACHABLE, Fate.AWAY, Fate.FULL_WEEK, Fate.CANCELLED, Fate.UNCONFIRMED)
"""What a report tells after the number of those who got it, in this order."""


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


def _place(t: T, territory: Territory) -> str:
    return names.capital(t.plain("team-place-region")) if is_region(territory) else territory.name


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
    return (*rows, (button(t, "button-broadcast-read", "bread", number), menu(t, shown.territory)))
