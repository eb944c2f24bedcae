"""The texts that the region reads for all territories, and what coordinators hear of theirs."""

from __future__ import annotations

from bot.model import ExperienceState
from bot.services.moderation import BY_COORDINATORS
from bot.services.travel_news import Decided, TravelNews
from bot.services.travels import Queue, Sent, Shelf
from bot.texts import T
from bot.views import names
from bot.views.experiences import opening, turning, where
from bot.views.message import Button, Keyboard, Message
from bot.views.moderation import EXCERPT
from bot.views.names import button


def queue(t: T, shown: Queue) -> Message:
    """The text to read now, how many more wait, and the ways to what travels and to the territories' own queues."""
    parts = [t("trips", count=shown.waiting), _text(t, shown.first) if shown.first else t("trips-none")]
    parts += [t("queue-asked", count=shown.asked)] if shown.asked else []
    after = shown.first.id if shown.first else 0
    decide = _decisions(t, shown.first) if shown.first else ()
    following = ((button(t, "button-queue-next", "trips", after),),) if shown.waiting > 1 else ()
    travelling = ((button(t, "button-trips-travelling", "tripped", 0),),) if shown.travelling else ()
    ways = ((button(t, "button-trips-territories", "rqueues"),), (button(t, "button-back", "region"),))
    return Message("\n\n".join(parts), (*decide, *following, *travelling, *ways))


def one(t: T, shown: Sent) -> Message:
    """One text by itself: one that travels, or one that was left for a question."""
    if shown.state is ExperienceState.WAITING:
        return Message(_text(t, shown), (*_decisions(t, shown), (button(t, "button-back", "trips", 0),)))
    is_travelling = shown.state is ExperienceState.PUBLISHED
    out = ((button(t, "button-trip-back", "tripback", shown.id),),) if is_travelling else ()
    return Message(_text(t, shown), (*out, (button(t, "button-back", "tripped", 0),)))


def _text(t: T, shown: Sent) -> str:
    head = t("reading-about", title=shown.activity, where=where(t, shown.place, shown.setting, shown.age_band))
    if shown.text is None:
        return f"{head}\n{t('reading-guarded')}"
    return f"{head}\n{t('reading', text=shown.text)}\n{t('trip-as-told')}"


def _decisions(t: T, shown: Sent) -> Keyboard:
    refuse = (button(t, "button-trip-refuse", "tripask", shown.id),)
    if shown.text is None:
        return (refuse,)
    publish = (button(t, "button-trip-publish", "tripgo", shown.id, shown.stamp),)
    edit = ((button(t, "button-experience-edit", "tripedit", shown.id),),) if shown.may_be_worded else ()
    return (publish, *edit, refuse)


def reasons(t: T, shown: Sent) -> Message:
    rows = tuple((button(t, f"button-refusal-{one}", "tripput", shown.id, one),) for one in BY_COORDINATORS)
    return Message(f"{_text(t, shown)}\n\n{t('trip-refuse-question')}", (*rows, _back_to(t, shown)))


def write_edit(t: T, shown: Sent) -> Message:
    return Message(t("edit-write", text=shown.text or ""), (_back_to(t, shown),))


def _back_to(t: T, shown: Sent) -> tuple[Button]:
    return (button(t, "button-cancel", "trip", shown.id),)


def shelf(t: T, shown: Shelf) -> Message:
    """What is read in all territories, a few lines each; a number opens it."""
    lines = [
        t(
            "experience-short",
            number=number,
            where=where(t, sent.place, sent.setting, sent.age_band),
            text=names.shortened(sent.text or t.plain("reading-guarded"), EXCERPT),
        )
        for number, sent in enumerate(shown.sent, 1)
    ]
    rows = (*opening("trip", [sent.id for sent in shown.sent]), *turning(t, shown.page, shown.has_more, "tripped"))
    text = "\n\n".join([t("trips-travelling"), *(lines or [t("shelf-none")])])
    return Message(text, (*rows, (button(t, "button-back", "trips", 0),)))


def news(t: T, shown: TravelNews) -> Message:
    """To who coordinates: which texts of theirs travel, and which stay for what reason."""
    gone = [_line(t, one) for one in shown.decided if one.reason is None]
    stayed = [_line(t, one) for one in shown.decided if one.reason is not None]
    parts = ["\n".join([t("travels-told", territory=shown.territory.name, count=len(gone)), *gone])] if gone else []
    parts += ["\n".join([t("travels-stayed", territory=shown.territory.name), *stayed])] if stayed else []
    row = (button(t, "button-travels-told", "expdone", shown.territory.id, 0),)
    return Message("\n\n".join(parts), (row,))


def _line(t: T, decided: Decided) -> str:
    setting = t.plain(f"setting-{decided.setting}")
    if decided.reason is None:
        return t("travels-line", title=decided.title, setting=setting)
    return t("travels-stayed-line", title=decided.title, setting=setting, reason=t(f"stays-{decided.reason}"))
