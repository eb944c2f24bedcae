"""An idea as a member sees it: at most 900 characters, made from the activity, the theme and the reason."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import datetime

from markupsafe import escape

from bot.library.models import Activity, Reference, Skill
from bot.library.sequences import SequencePlace
from bot.model import AgeBand, Form, Language, Place, Role, Setting
from bot.planning.need import Fit
from bot.planning.rhythm import Later
from bot.services.ideas import IdeaCard
from bot.texts import T, typeset
from bot.views import names
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button

MAX_IDEA = 900
_TAG = re.compile(r"<[^>]+>")


def idea(t: T, card: IdeaCard, opening: str | None = None) -> Message:
    """`opening` is a line said first, by a reminder."""
    text = idea_text(t, card)
    return Message(f"{opening}\n\n{text}" if opening else text, buttons(t, card))


def idea_text(t: T, card: IdeaCard) -> str:
    activity, theme, setting = card.activity, card.theme, card.idea.setting
    head = [t("idea-repere", repere=theme.repere)]
    if setting in theme.gestes:
        head.append(t("idea-geste", geste=theme.gestes[setting]))
    body = [t("idea-title", title=activity.title, minutes=activity.minutes)]
    body += [t("idea-step", number=number, step=step) for number, step in enumerate(steps_of(t, card), 1)]
    body += _needs(t, activity)
    body.append(t("idea-posture", posture=activity.posture))
    text = "\n".join(head) + "\n\n" + "\n".join(body) + "\n\n"
    origin = _where_it_fits(_origin(t, card), text + why(t, card))
    return text + _where_it_fits(_own_language(t, card), text + origin + why(t, card)) + origin + why(t, card)


def _origin(t: T, card: IdeaCard) -> str | None:
    return t("idea-origin", place=card.origin) if card.origin else None


def _own_language(t: T, card: IdeaCard) -> str | None:
    """At home, for who reads another language than French."""
    if card.idea.setting is not Setting.HOME or t.about.locale.startswith("fr"):
        return None
    return t("more-own-language")


def _where_it_fits(said: str | None, beside: str) -> str:
    """A line that the idea can do without: « En savoir plus » has it too."""
    line = f"{said}\n" if said else ""
    return line if len(html.unescape(_TAG.sub("", beside + line))) <= MAX_IDEA else ""


def steps_of(t: T, card: IdeaCard) -> tuple[str, ...]:
    """The steps in plain words, where they are written, for who reads « français simple » or falls back on it."""
    reads_simple = Language.SIMPLE_FRENCH in (t.language, t.about.otherwise)
    is_simple = reads_simple and card.idea.setting is Setting.HOME and card.activity.simple
    return card.activity.simple if is_simple else card.activity.steps


def _needs(t: T, activity: Activity) -> list[str]:
    if not activity.material:
        return []
    needed = t("idea-material", material=", ".join(activity.material))
    return [needed, t("idea-without", text=activity.without)]


def why(t: T, card: IdeaCard) -> str:
    """The line that says why this idea, and where it comes from."""
    is_wished = card.idea.fit in (Fit.WISHED, Fit.NEAR_WISH)
    reason = t(
        f"idea-why-{card.idea.fit}",
        theme=everyday(t, card.skill) if is_wished else card.theme.title,
        setting=t.plain(f"setting-{card.idea.setting}"),
        ages=_ages_said(t, card),
    )
    return f"<i>{reason} {t('idea-source', source=source_of(card.activity))}</i>"


def _ages_said(t: T, card: IdeaCard) -> str:
    """The member's age of this week; a town hall acts for all those of the activity."""
    if card.idea.setting is not Setting.LOCAL_AUTHORITY:
        return names.ages_named(t, [card.idea.age_band])
    ages = card.activity.ages
    return t.plain("idea-every-age") if set(ages) == set(AgeBand) else names.ages_named(t, ages)


def source_of(activity: Activity) -> str:
    source = activity.source
    return f"{source.publisher}, {source.year}" if isinstance(source, Reference) else source


def buttons(t: T, card: IdeaCard) -> Keyboard:
    number = card.idea.id
    return (
        (button(t, "button-done", "done", number), button(t, "button-later", "later", number)),
        (button(t, "button-another", "another", number), button(t, "button-skip", "skip", number)),
        (button(t, "button-more", "more", number), button(t, "button-share", "share", number)),
    )


def more(t: T, card: IdeaCard, role: Role | None) -> Message:
    """The whole file behind the idea."""
    activity = card.activity
    parts = [
        t("more-withdrawn") if card.is_withdrawn else None,
        t("idea-title", title=activity.title, minutes=activity.minutes),
        t("more-setting", setting=_place_named(t, card), text=activity.settings[card.idea.setting]),
        t("more-own-language") if card.idea.setting is Setting.HOME else None,
        _role_note(t, activity, role),
        _sequence(t, card.sequence),
        _group(t, activity),
        _place(t, activity),
        t("idea-without", text=activity.without) if activity.material else None,
        t("more-question", text=activity.question),
        t("more-if-not", text=activity.if_not),
        t("more-caution", text=activity.caution) if activity.caution else None,
        t("more-skill", skill=card.skill.name, everyday=everyday(t, card.skill)),
        _origin(t, card),
        t("more-source", source=_full_source(activity), author=activity.author, licence=activity.licence),
    ]
    text = "\n\n".join(part for part in parts if part)
    back = button(t, "button-show", "show", card.idea.id)
    others = (button(t, "button-another", "another", card.idea.id),) if card.is_withdrawn else ()
    return Message(text, ((back, *others),))


def _place_named(t: T, card: IdeaCard) -> str:
    return names.capital(t.plain(f"setting-{card.idea.setting}"))


def _role_note(t: T, activity: Activity, role: Role | None) -> str | None:
    note = activity.roles.get(role.value) if role else None
    return t("more-role", role=t.plain(f"role-{role}"), text=note) if note else None


def _sequence(t: T, place: SequencePlace | None) -> str | None:
    if place is None:
        return None
    here = t("more-sequence", number=place.number, total=place.total, title=place.title)
    after = t("more-sequence-next", title=place.next_title) if place.next_title else t("more-sequence-last")
    return f"{here} {after}"


def _group(t: T, activity: Activity) -> str:
    """How many children; a milieu is started by so many people of any age."""
    if activity.group.max == 0:
        return t("more-alone")
    key = "more-people" if activity.form is Form.MILIEU else "more-group"
    return t(key, min=activity.group.min, max=activity.group.max)


def _place(t: T, activity: Activity) -> str:
    keys = {Place.INDOORS: "more-indoors", Place.OUTDOORS: "more-outdoors", Place.ANYWHERE: "more-anywhere"}
    return t(keys[activity.place])


def everyday(t: T, skill: Skill) -> str:
    return skill.everyday_en if t.language == Language.ENGLISH else skill.everyday


def _full_source(activity: Activity) -> str:
    source = activity.source
    return f"{source.title}, {source.publisher}, {source.year}" if isinstance(source, Reference) else source


def share(t: T, card: IdeaCard) -> Message:
    """Text to paste elsewhere, without any link or trace."""
    activity = card.activity
    lines = [t("share-intro"), ""]
    lines.append(t("idea-repere", repere=card.theme.repere))
    lines.append(t("idea-title", title=activity.title, minutes=activity.minutes))
    lines += [t("idea-step", number=number, step=step) for number, step in enumerate(activity.steps, 1)]
    lines.append(t("idea-source", source=source_of(activity)))
    return Message("\n".join(lines))


def later_question(t: T, card: IdeaCard, choices: Mapping[Later, datetime], is_gone: bool) -> Message:
    if not choices:
        return Message(f"{t('later-none')}\n\n{idea_text(t, card)}", buttons(t, card))
    asked = t("later-gone") if is_gone else t("later-question")
    picks = [Button(t.plain(f"later-{one}"), names.data("at", card.idea.id, one)) for one in choices]
    rows = tuple(tuple(picks[start : start + 2]) for start in range(0, len(picks), 2))
    back = (button(t, "button-show", "show", card.idea.id),)
    return Message(f"<b>{title(card)}</b>\n\n{asked}", (*rows, back))


def title(card: IdeaCard) -> str:
    return typeset(str(escape(card.activity.title)))


def later_set(t: T, card: IdeaCard, due_at: datetime, zone: str) -> Message:
    number = card.idea.id
    text = f"<b>{title(card)}</b>\n\n{t('later-set', when=names.moment(t, due_at, zone))}"
    rows = (
        (button(t, "button-done", "done", number), button(t, "button-show", "show", number)),
        (button(t, "button-later-cancel", "nolater", number),),
    )
    return Message(text, rows)


def skipped(t: T, card: IdeaCard) -> Message:
    number = card.idea.id
    rows = ((button(t, "button-another", "another", number), button(t, "button-show", "show", number)),)
    return Message(f"<b>{title(card)}</b>\n\n{t('skipped')}", rows)
