"""The review of a message to members, with the one button that sends it; what a second person is asked and answers."""

from __future__ import annotations

from datetime import datetime

from bot.model import BroadcastState
from bot.services.broadcasts import Composed, has_missed_its_time
from bot.services.guarding import Concern
from bot.texts import T
from bot.views import names, segments
from bot.views.broadcasts import concern_lines, is_region, menu, notes_key
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button

ASKS = "ask"
"""In a button that asks a second person: pressed where no word is needed any more, it sends nothing."""


def review(t: T, composed: Composed, now: datetime, concern: Concern | None = None) -> Message:
    """Under the message itself: to whom, when, and the one button that sends it."""
    kept = composed.kept
    who, people = _who(t, composed), segments.people(t, composed.audience)
    when = _leaves(t, composed, now)
    text = "\n\n".join([t("broadcast-review", who=who, people=people), when, *concern_lines(t, concern)])
    if kept.state is BroadcastState.SUBMITTED:
        return _to_approve(t, composed, text)
    rows = (
        *_confirm(t, composed, now),
        (button(t, "button-broadcast-when", "bwhen", kept.id), *_choose_who(t, composed)),
        (button(t, "button-broadcast-rewrite", "bwrite", kept.id),),
        (button(t, "button-broadcast-drop", "bdrop", kept.id), menu(t, composed.territory)),
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
    if is_region(composed.territory):
        return t.plain(notes_key("who", composed) or "region-broadcast-who")
    return segments.who(t, composed.audience.segment)


def _choose_who(t: T, composed: Composed) -> tuple[Button, ...]:
    """The region writes to all who coordinate."""
    if is_region(composed.territory):
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
        return Message(f"{text}\n\n{t('broadcast-waits')}", (back, (menu(t, composed.territory),)))
    rows = (
        (button(t, "button-broadcast-approve", "bok", kept.id, kept.revision),),
        (button(t, "button-broadcast-send-back", "bback", kept.id, kept.revision),),
        (menu(t, composed.territory),),
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
    return Message(t("broadcast-submitted"), ((take_back,), (menu(t, composed.territory),)))
