"""What comes next in the town, to whom and why, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from bot.services.agenda import Event, Reason
from bot.texts import T
from bot.views import names

SHOWN = 8


def lines(t: T, events: list[Event], characters: Mapping[int, str], zone: str) -> list[str]:
    """The people to play by name; neighbours who get the same thing at the same time in one line."""
    told: list[str] = []
    around = Counter((event.due_at, _why(t, event)) for event in events if _is_neighbour(event, characters))
    for event in events:
        why = _why(t, event)
        who = _who(t, event, characters)
        if _is_neighbour(event, characters):
            count = around.pop((event.due_at, why), 0)
            if not count:
                continue
            who = t.plain("panel-neighbours", count=count)
        told.append(t.plain("panel-event", when=names.moment(t, event.due_at, zone), who=who, why=why))
    return told[:SHOWN] or [t.plain("panel-nothing")]


def next_after(events: list[Event], now: datetime) -> datetime:
    """When the next thing comes; now where nothing will."""
    return min((event.due_at for event in events if event.due_at > now), default=now)


def _is_neighbour(event: Event, characters: Mapping[int, str]) -> bool:
    return event.chat_id is not None and event.chat_id not in characters


def _who(t: T, event: Event, characters: Mapping[int, str]) -> str:
    if event.chat_id is None:
        return t.plain("panel-coordinators")
    return characters.get(event.chat_id, "")


def _why(t: T, event: Event) -> str:
    if event.reason is Reason.IDEA and event.rhythm:
        return t.plain("panel-why-idea", rhythm=t.plain(f"rhythm-{event.rhythm}"))
    return t.plain(f"panel-why-{event.reason}")
