"""The queue of texts that a coordinator reads before others do, and what is published."""

from __future__ import annotations

from bot.model import ExperienceState
from bot.services.moderation import BY_COORDINATORS, Queue, Reading, Shelf
from bot.texts import T
from bot.views import names
from bot.views.experiences import opening, provenance, turning, where
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button

EXCERPT = 120


def queue(t: T, shown: Queue) -> Message:
    """The text to read now, and how many more wait."""
    parts = [t("queue", territory=shown.territory.name, count=shown.waiting)]
    parts += [_text(t, shown.first)] if shown.first else [t("queue-none")]
    parts += [t("queue-asked", count=shown.asked)] if shown.asked else []
    parts += [t("queue-travelling", count=shown.travelling)] if shown.travelling else []
    place = shown.territory.id
    after = shown.first.id if shown.first else 0
    following = ((button(t, "button-queue-next", "expq", place, after),),) if shown.waiting > 1 else ()
    published = ((button(t, "button-queue-published", "expdone", place, 0),),) if shown.published else ()
    decide = _decisions(t, shown.first) if shown.first else ()
    back = (button(t, "button-back", "steer", place),)
    return Message("\n\n".join(parts), (*decide, *following, *published, back))


def reading(t: T, shown: Reading) -> Message:
    """One text by itself: a published one, or one that was left for a question."""
    if shown.state is ExperienceState.WAITING:
        rows: Keyboard = (*_decisions(t, shown), (button(t, "button-back", "expq", shown.territory.id, 0),))
        return Message(_text(t, shown), rows)
    region = ((button(t, "button-experience-region", "expreg", shown.id),),) if shown.may_go_to_region else ()
    out = ((button(t, "button-experience-out", "expout", shown.id),),) if _is_published(shown) else ()
    rows = (*(region if _is_published(shown) else ()), *out)
    return Message(_text(t, shown), (*rows, (button(t, "button-back", "expdone", shown.territory.id, 0),)))


def _is_published(shown: Reading) -> bool:
    return shown.state is ExperienceState.PUBLISHED


def _text(t: T, shown: Reading) -> str:
    lived = where(t, shown.place, shown.setting, shown.age_band)
    if shown.text is None:
        return f"{t('reading-about', title=shown.activity, where=lived)}\n{t('reading-guarded')}"
    agreed = t("reading-for-region" if shown.is_for_region else "reading-for-territory")
    agreed = t(f"reading-region-{shown.region_state}") if shown.region_state else agreed
    return f"{t('reading-about', title=shown.activity, where=lived)}\n{t('reading', text=shown.text)}\n{agreed}"


def _decisions(t: T, shown: Reading) -> Keyboard:
    number = shown.id
    refuse = (button(t, "button-experience-refuse", "exprefuse", number),)
    if shown.text is None:
        return (refuse,)
    both = ((button(t, "button-experience-publish-both", "exppub", number, 1),),) if shown.may_go_to_region else ()
    edit = (button(t, "button-experience-edit", "expedit", number),)
    return ((button(t, "button-experience-publish", "exppub", number, 0),), *both, edit, refuse)


def reasons(t: T, shown: Reading) -> Message:
    rows = tuple((button(t, f"button-refusal-{one}", "expwhy", shown.id, one),) for one in BY_COORDINATORS)
    return Message(f"{_text(t, shown)}\n\n{t('refuse-question')}", (*rows, _back_to(t, shown)))


def write_edit(t: T, shown: Reading) -> Message:
    return Message(t("edit-write", text=shown.text or ""), (_back_to(t, shown),))


def _back_to(t: T, shown: Reading) -> tuple[Button]:
    return (button(t, "button-cancel", "expone", shown.id),)


def shelf(t: T, shown: Shelf) -> Message:
    """What is published, a few lines each; a number opens it."""
    place = shown.territory.id
    lines = [
        t("experience-short", number=number, where=provenance(t, one), text=names.shortened(one.text, EXCERPT))
        for number, one in enumerate(shown.told, 1)
    ]
    one_each = opening("expone", [one.id for one in shown.told])
    pages = turning(t, shown.page, shown.has_more, "expdone", place)
    text = "\n\n".join([t("shelf", territory=shown.territory.name), *(lines or [t("shelf-none")])])
    back = (button(t, "button-back", "expq", place, 0),)
    return Message(text, (*one_each, *pages, back))
