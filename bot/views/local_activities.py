"""The activities that a territory writes in chat: the list, the questions one by one, the preview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.library import Library, local
from bot.library.models import Activity, Theme
from bot.model import Form, Idea, IdeaOrigin, IdeaState, Setting, Territory
from bot.planning.need import Fit
from bot.services.ideas import IdeaCard
from bot.services.local_activities import LocalCard
from bot.storage.local_activities import LocalActivity, LocalState
from bot.texts import T
from bot.views import ideas as idea_views
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.message import Button, Message
from bot.views.names import button, data

LABEL = 36


class Way(NamedTuple):
    """The verbs of one who answers questions: an author, or the region that corrects."""

    every: str
    ask: str
    choose: str
    go_on: str
    out: str


AUTHOR = Way("lall", "lask", "lset", "lnext", "local")
REGION = Way("lrall", "lrask", "lrset", "lrall", "lread")


def listed(t: T, territory: Territory, kept: Sequence[LocalActivity]) -> Message:
    text = t("locals" if kept else "locals-none", territory=territory.name)
    rows = [(Button(_title(t, one), data("local", one.id)),) for one in kept]
    rows.append((button(t, "button-local-new", "newlocal", territory.id),))
    return Message(text, (*rows, (button(t, "button-back", "week", territory.id),)))


def _title(t: T, one: LocalActivity) -> str:
    return shortened(str(one.fields.get("title") or t.plain("button-local-untitled")))


def shortened(title: str) -> str:
    return title if len(title) <= LABEL else f"{title[: LABEL - 1]}…"


def card(t: T, shown: LocalCard) -> Message:
    """One activity: where it stands, and what can be done with it."""
    kept = shown.kept
    text = t("local-card", title=_title(t, kept), state=t.plain(f"local-state-{kept.state}"))
    if kept.is_adopted:
        text = f"{text}\n\n{t(_adopted(kept), version=kept.version)}"
    go_on = button(t, "button-local-go-on", "lnext", kept.id)
    see = button(t, "button-local-see", "lsee", kept.id)
    rows = [(go_on if shown.next_question else see,), (button(t, "button-local-correct", "lall", kept.id),)]
    if kept.state is LocalState.PUBLISHED:
        rows.append((button(t, "button-local-withdraw", "lout", kept.id),))
    if kept.is_adopted and kept.adopted != kept.published:
        rows.append((button(t, "button-local-adopted", "ladread", kept.id),))
    return Message(text, (*rows, (button(t, "button-back", "locals", shown.territory.id),)))


def _adopted(kept: LocalActivity) -> str:
    if kept.is_to_read:
        return "local-adopted-before"
    return "local-adopted-corrected" if kept.is_corrected else "local-adopted"


def answers(t: T, shown: LocalCard, asked: Sequence[str] = (), way: Way = AUTHOR) -> Message:
    """Every question, or those that are `asked`, to answer one again."""
    own, fields = shown.kept.id, asked or _questions(shown)
    buttons = [Button(_asked(t, field), data(way.ask, own, field)) for field in fields]
    back = (button(t, "button-back", way.out, own, 0),)
    return Message(t("local-correct"), (*in_rows(buttons, 2), back))


def _questions(shown: LocalCard) -> tuple[str, ...]:
    return local.questions(shown.kept.fields)


def _asked(t: T, field: str) -> str:
    if field.startswith("in-"):
        return names.capital(t.plain(f"setting-{field.removeprefix('in-')}"))
    asked = f"{field}-asked" if field in ("place", "group") else field
    return t.plain(f"button-local-{asked}")


def question(t: T, library: Library, shown: LocalCard, field: str, way: Way = AUTHOR) -> Message:
    """What is asked, what was answered before, and the buttons where there are some."""
    fields, own = shown.kept.fields, shown.kept.id
    where = t.plain(f"setting-{field.removeprefix('in-')}") if field.startswith("in-") else ""
    key = "people" if field == "group" and _is_milieu(fields) else field
    asked = t("local-ask-in", setting=where) if where else t(f"local-ask-{key}")
    before = said_of(fields, field)
    text = f"{asked}\n\n{t('local-before', text=before)}" if before else asked
    values = local.choices(fields, field, library.skills)
    offered = [_choice(t, library, fields, field, value, data(way.choose, own, field, value)) for value in values]
    rows = list(in_rows(offered, 1 if field in ("skill", "settings", "level", "form") else 2))
    if field in local.TOGGLES:
        rows.append((button(t, "button-ok", way.go_on, own),))
    return Message(text, (*rows, (button(t, "button-local-later", way.out, own, 0),)))


def said_of(fields: local.Fields, field: str) -> str:
    """What the author wrote here before; empty where buttons show it."""
    said = fields.get("settings", {}).get(field.removeprefix("in-")) if field.startswith("in-") else fields.get(field)
    if field in local.LISTS:
        return "\n".join(said or ())
    return said if isinstance(said, str) and local.is_written(field) else ""


def _choice(t: T, library: Library, fields: local.Fields, field: str, value: str, chosen: str) -> Button:
    kept = fields.get(field)
    group = f"{kept['min']}-{kept['max']}" if field == "group" and isinstance(kept, dict) else None
    is_chosen = value in kept if field in local.TOGGLES and kept else value in (str(kept), group)
    label = _group(t, fields, value) if field == "group" else _label(t, library, field, value)
    return Button(t.plain("button-chosen", label=label) if is_chosen else label, chosen)


def _label(t: T, library: Library, field: str, value: str) -> str:
    if field == "skill":
        return names.capital(idea_views.everyday(t, library.skills[value]))
    if field == "settings":
        return names.capital(t.plain(f"setting-{value}"))
    if field == "ages":
        return t.plain("age-band", ages=value)
    if field == "minutes":
        return t.plain("button-minutes", minutes=int(value))
    if value == local.NONE:
        return t.plain("button-local-none")
    if (field, value) == ("form", Form.POSTURE):
        return t.plain("button-local-posture-form")
    return t.plain(f"button-local-{value}")


def _group(t: T, fields: local.Fields, value: str) -> str:
    least, most = value.split("-")
    return t.plain("button-local-people" if _is_milieu(fields) else "button-local-group", min=int(least), max=int(most))


def _is_milieu(fields: local.Fields) -> bool:
    """A milieu is started by people of any age: children are not what is counted."""
    return fields.get("form") == Form.MILIEU


def refused(t: T, shown: LocalCard, way: Way = AUTHOR) -> Message:
    """Why an answer, or the whole, cannot stand yet; the question stays open."""
    faults = "\n".join(t("local-fault", fault=_in_words(t, shown, fault)) for fault in shown.faults)
    rows = ((button(t, "button-local-correct", way.every, shown.kept.id),),)
    return Message(f"{t('local-almost')}\n\n{faults}", rows)


def _in_words(t: T, shown: LocalCard, fault: str) -> str:
    """The fault with the question's own name: who writes in chat has never seen the fields of a file."""
    for field in _questions(shown):
        fault = fault.replace(f"« {field} »", f"« {_asked(t, field)} »")
    return fault


def preview(t: T, library: Library, shown: LocalCard, activity: Activity, theme: Theme, week: date) -> Message:
    """Exactly what a member of the first setting would see, then « En savoir plus »; or what is still missing."""
    seen = as_seen(library, shown.territory.id, activity, theme, week, next(iter(activity.settings)))
    text = f"{idea_views.idea_text(t, seen)}\n\n· · ·\n\n{idea_views.more(t, seen, None).text}"
    if shown.faults:
        return Message(f"{text}\n\n{refused(t, shown).text}", refused(t, shown).keyboard)
    rows = (
        (button(t, "button-local-publish", "lpub", shown.kept.id),),
        (button(t, "button-local-correct", "lall", shown.kept.id),),
        (button(t, "button-back", "local", shown.kept.id),),
    )
    return Message(text, rows)


def as_seen(
    library: Library, territory_id: int, activity: Activity, theme: Theme, week: date, setting: Setting
) -> IdeaCard:
    """An idea that nobody was given."""
    idea = Idea(
        id=0,
        membership_id=0,
        person_id=0,
        territory_id=territory_id,
        week_starts_on=week,
        activity=activity.slug,
        theme=theme.slug,
        skill=activity.skill,
        setting=setting,
        age_band=activity.ages[0],
        fit=Fit.THEME,
        origin=IdeaOrigin.WEEKLY,
        state=IdeaState.PROPOSED,
    )
    return IdeaCard(idea, activity, theme, library.skills[activity.skill])
