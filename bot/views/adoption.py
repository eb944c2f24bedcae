"""What the region sees of the activities that territories wrote."""

from __future__ import annotations

from datetime import date

from bot.library import Library
from bot.library.models import Activity, Theme
from bot.model import Setting
from bot.services import corrections as service
from bot.services.adoption import Shelf, Submitted
from bot.services.local_activities import LocalCard
from bot.storage.local_activities import LocalActivity
from bot.texts import T
from bot.views import ideas as idea_views
from bot.views import local_activities as local_views
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

WAITING, ADOPTED = "waiting", "adopted"


def shelf(t: T, shown: Shelf) -> Message:
    """Those that wait, or those that are adopted: a title leads to the activity."""
    which, other = (ADOPTED, WAITING) if shown.is_adopted else (WAITING, ADOPTED)
    text = t(f"adoptions-{which}" if shown.lines or shown.page else f"adoptions-{which}-none")
    rows = [(Button(_label(t, one, place.name), data("lread", one.id, 0)),) for one, place in shown.lines]
    following = shown.page + 1 if shown.has_more else 0
    turning = ((button(t, "button-adoptions-more", "lwait", which, following),),) if following or shown.page else ()
    files = ((button(t, "button-adoptions-files", "lfiles"),),) if shown.is_adopted and rows else ()
    return Message(text, (*rows, *turning, *files, (button(t, f"button-adoptions-{other}", "lwait", other, 0),)))


def files(t: T, archive: bytes) -> Message:
    return Message(t("adoptions-files"), document=archive, document_name=t.plain("adoptions-files-name"))


def _label(t: T, one: LocalActivity, place: str) -> str:
    return t.plain("button-adoption", title=local_views.shortened(str((one.published or {})["title"])), place=place)


def told(t: T, shown: Submitted) -> Message:
    """To who coordinates the territory that wrote it."""
    key = "adoption-told-corrected" if shown.kept.is_corrected else "adoption-told"
    text = t(key, place=shown.territory.name, title=shown.activity.title)
    return Message(text, ((button(t, "button-adoption-told", "local", shown.kept.id),),))


def reading(t: T, library: Library, shown: Submitted, theme: Theme, week: date, setting: int = 0) -> Message:
    """What would be adopted as a member of one of its settings sees it, and what may be decided of it."""
    settings = [*shown.activity.settings]
    number = min(setting, len(settings) - 1)
    state = t.plain(_state(shown.kept), version=shown.kept.version)
    head = t("adoption-head", place=shown.territory.name, state=state)
    text = _as_read(t, library, shown, theme, week, head, settings[number])
    return Message(text, (*_others(t, shown, number), *_decisions(t, shown), _back(t, shown)))


def adopted(t: T, library: Library, shown: Submitted, theme: Theme, week: date) -> Message:
    """For who steers where it was written: the words that the other territories are given."""
    head = t("adoption-words", version=shown.kept.version)
    text = _as_read(t, library, shown, theme, week, head, next(iter(shown.activity.settings)))
    return Message(text, ((button(t, "button-back", "local", shown.kept.id),),))


def _as_read(t: T, library: Library, shown: Submitted, theme: Theme, week: date, head: str, setting: Setting) -> str:
    seen = local_views.as_seen(library, shown.territory.id, shown.activity, theme, week, setting)
    parts = [head, idea_views.idea_text(t, seen), "· · ·", idea_views.more(t, seen, None).text]
    return "\n\n".join(part for part in (*parts, _simple(t, shown.activity)) if part)


def _state(kept: LocalActivity) -> str:
    if kept.corrected is not None:
        return "adoption-state-corrected"
    if not kept.is_adopted:
        return "adoption-state-waiting"
    return "adoption-state-changed" if kept.is_to_read else "adoption-state-adopted"


def _simple(t: T, activity: Activity) -> str:
    """What who reads plain French is given in place of the steps."""
    steps = [t("idea-step", number=number, step=step) for number, step in enumerate(activity.simple, 1)]
    return "\n".join([t("adoption-simple"), *steps]) if steps else ""


def _others(t: T, shown: Submitted, number: int) -> Keyboard:
    """The other settings to read."""
    others = [
        Button(names.capital(t.plain(f"setting-{setting}")), data("lread", shown.kept.id, place))
        for place, setting in enumerate(shown.activity.settings)
        if place != number
    ]
    return in_rows(others, 2)


def _decisions(t: T, shown: Submitted) -> Keyboard:
    """Each names what is shown or adopted: the edition, and how often the region corrected it."""
    kept, rows = shown.kept, []
    if kept.is_to_read or kept.corrected is not None:
        rows.append(button(t, "button-adopt", "ladopt", kept.id, kept.edition, kept.corrections))
    rows.append(button(t, "button-correct", "lrall", kept.id))
    if kept.to_adopt != kept.published:
        rows.append(button(t, "button-correct-drop", "lrdrop", kept.id))
    if kept.is_adopted:
        rows.append(button(t, "button-release", "lapart", kept.id, kept.adopted_edition))
    return tuple((row,) for row in rows)


def corrections(t: T, shown: LocalCard) -> Message:
    """The answers that the region may correct."""
    return local_views.answers(t, shown, service.questions(shown.kept.fields), local_views.REGION)


def _back(t: T, shown: Submitted) -> tuple[Button, ...]:
    return (button(t, "button-back", "lwait", ADOPTED if shown.kept.is_adopted else WAITING, 0),)
