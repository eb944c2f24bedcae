"""An activity as each kind of member would see it: the same views as in the chat, without a chat."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.library.library import Library
from bot.library.models import Activity, Theme
from bot.model import Idea, IdeaOrigin, IdeaState, Language, Role, Setting
from bot.planning.need import Fit
from bot.services.ideas import IdeaCard
from bot.texts import Texts
from bot.views import ideas, names
from bot.views.message import Message

USUAL_ROLE = {Setting.HOME: Role.FAMILY, Setting.CLUB: Role.VOLUNTEER, Setting.LOCAL_AUTHORITY: Role.ELECTED}
"""Elsewhere a professional."""
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Preview:
    who: str
    """« Famille, à la maison, de 6 à 8 ans »."""
    name: str
    """A short name for the list of chats: « À la maison »."""
    idea: Message
    more: Message


def previews(library: Library, texts: Texts, activity: Activity) -> Iterator[Preview]:
    """One for each setting of the activity, and one more in « français simple » where it is done at home."""
    for setting in activity.settings:
        languages = [Language.FRENCH]
        if setting is Setting.HOME and activity.simple:
            languages.append(Language.SIMPLE_FRENCH)
        for language in languages:
            yield _preview(library, texts, activity, setting, language)


def drawn(library: Library, seed: int, count: int) -> list[Activity]:
    """Activities at random, the same for the same seed; all of them where there are fewer than `count`."""
    slugs = sorted(library.activities)
    chosen = random.Random(seed).sample(slugs, min(count, len(slugs)))  # noqa: S311
    return [library.activities[slug] for slug in chosen]


def as_text(message: Message) -> str:
    """What one reads, line by line, without markup or buttons."""
    return html.unescape(_TAG.sub("", message.text))


def _preview(library: Library, texts: Texts, activity: Activity, setting: Setting, language: Language) -> Preview:
    t = texts.of(language)
    role = USUAL_ROLE.get(setting, Role.PROFESSIONAL)
    card = _card(library, activity, setting)
    who = [t.plain(f"role-{role}"), t.plain(f"setting-{setting}"), names.ages_named(t, activity.ages)]
    if language == Language.SIMPLE_FRENCH:
        who.append("français simple")
    name = names.capital(who[1]) + (" (simple)" if language == Language.SIMPLE_FRENCH else "")
    return Preview(", ".join(who), name, ideas.idea(t, card), ideas.more(t, card, role))


def _card(library: Library, activity: Activity, setting: Setting) -> IdeaCard:
    theme = theme_for(library, activity.skill, setting)
    idea = Idea(
        id=1,
        membership_id=1,
        person_id=1,
        territory_id=1,
        week_starts_on=date(2026, 8, 31),
        activity=activity.slug,
        theme=theme.slug,
        skill=activity.skill,
        setting=setting,
        age_band=activity.ages[0],
        fit=Fit.THEME,
        origin=IdeaOrigin.WEEKLY,
        state=IdeaState.PROPOSED,
    )
    place = library.place_in_sequence(activity.slug)
    return IdeaCard(idea, activity, theme, library.skills[activity.skill], place)


def theme_for(library: Library, skill: str, setting: Setting) -> Theme:
    """A theme under which the activity could come: its own skill with a geste here, else the nearest."""

    def distance(theme: Theme) -> tuple[bool, bool, bool]:
        return (theme.skill != skill, theme.skill[:2] != skill[:2], setting not in theme.gestes)

    return min((theme for programme in library.programmes.values() for theme in programme.themes), key=distance)
