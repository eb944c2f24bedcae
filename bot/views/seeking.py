"""The search among what others lived: its choices, and what it finds. All of it travels in the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from bot.errors import Invalid
from bot.model import AgeBand, Setting
from bot.planning.searching import words_of
from bot.services.seeking import PLACE_SIGNS, Choices, Found, Shown, Sought, sign_of
from bot.texts import T
from bot.views import names
from bot.views.enrolment import in_rows
from bot.views.experiences import ALL, LABEL, provenance, thanks, turning
from bot.views.ideas import everyday
from bot.views.message import Button, Keyboard, Message
from bot.views.names import button, data

Choice = TypeVar("Choice")
LONGEST_SKILL = 4
SETTINGS, AGES = tuple(Setting), tuple(AgeBand)


class By(StrEnum):
    """What may be chosen; the value stands in buttons."""

    SKILL = "k"
    SETTING = "s"
    AGE = "a"
    PLACE = "p"


def code_of(sought: Sought) -> str:
    """`C1.1,2,-,a1b2c3`: skill, setting, age and place, where one is chosen."""
    setting = str(SETTINGS.index(sought.setting)) if sought.setting else ALL
    age = str(AGES.index(sought.age_band)) if sought.age_band else ALL
    return ",".join([sought.skill or ALL, setting, age, sought.place or ALL])


def sought_of(code: str, words: str = "") -> Sought:
    """What a button says; `Invalid` for one that was made up."""
    parts = [None if part in (ALL, "") else part for part in code.split(",")]
    if len(parts) != 4:
        raise Invalid("error-old-button")
    skill, setting, age, place = parts
    if len(skill or "") > LONGEST_SKILL or len(place or "") > PLACE_SIGNS:
        raise Invalid("error-old-button")
    return Sought(skill, _one_of(SETTINGS, setting), _one_of(AGES, age), place, words_of(words))


def _one_of(choices: Sequence[Choice], number: str | None) -> Choice | None:
    if number is None:
        return None
    if not (number.isascii() and number.isdigit() and int(number) < len(choices)):
        raise Invalid("error-old-button")
    return choices[int(number)]


def screen(t: T, shown: Choices) -> Message:
    """What is looked for, and what else may be chosen."""
    code, words = code_of(shown.shown.sought), _words(shown.shown.sought)
    choose = [
        button(t, f"button-seek-{by.name.lower()}", "seekby", code, by, words)
        for by in By
        if (by is not By.SKILL or shown.skills) and (by is not By.PLACE or shown.places)
    ]
    type_words = button(t, "button-seek-words", "seekwords", code)
    see = ((button(t, "button-seek-see", "found", code, 0, words),),) if shown.shown.sought != Sought() else ()
    clear = ((button(t, "button-seek-clear", "seek", code_of(Sought()), ""),),) if see else ()
    back = (button(t, "button-back", "exps", ALL, 0),)
    return Message(
        "\n\n".join([t("seek"), *_said(t, shown.shown)]), (*in_rows([*choose, type_words], 2), *see, *clear, back)
    )


def choices(t: T, shown: Choices, by: By) -> Message:
    """One tap chooses and shows what is found; the first is « all »."""
    sought = shown.shown.sought
    rows = in_rows([Button(label, _to(one)) for label, one in _offered(t, shown, by)], 1 if by is By.SKILL else 2)
    ways = ((Button(t.plain("button-seek-all"), _to(_without(sought, by))),), (_search(t, sought, "button-back"),))
    return Message(t(f"seek-{by.name.lower()}"), (*rows, *ways))


def _without(sought: Sought, by: By) -> Sought:
    match by:
        case By.SKILL:
            return replace(sought, skill=None)
        case By.SETTING:
            return replace(sought, setting=None)
        case By.AGE:
            return replace(sought, age_band=None)
        case By.PLACE:
            return replace(sought, place=None)


def _offered(t: T, shown: Choices, by: By) -> list[tuple[str, Sought]]:
    sought = shown.shown.sought
    match by:
        case By.SKILL:
            label = {one.code: names.shortened(names.capital(everyday(t, one)), LABEL) for one in shown.skills}
            return [(label[one.code], replace(sought, skill=one.code)) for one in shown.skills]
        case By.SETTING:
            return [(names.capital(t.plain(f"setting-{one}")), replace(sought, setting=one)) for one in SETTINGS]
        case By.AGE:
            return [(names.ages_named(t, [one]), replace(sought, age_band=one)) for one in AGES]
        case By.PLACE:
            return [(names.shortened(one, LABEL), replace(sought, place=sign_of(one))) for one in shown.places]


def ask_words(t: T, shown: Choices) -> Message:
    return Message(t("seek-write"), ((_search(t, shown.shown.sought, "button-cancel"),),))


def no_words(t: T) -> Message:
    """Nothing that was typed can be looked for: signs, or nothing at all."""
    return Message(t("seek-no-words"))


def found(t: T, shown: Found) -> Message:
    """A page of what was found, each with its button to thank, or a kind word."""
    lines = [
        t("experience-line", number=number, where=provenance(t, line.told), title=line.title, text=line.told.text)
        for number, line in enumerate(shown.lines, 1)
    ]
    text = "\n\n".join([t("seek-found"), *_said(t, shown.shown), *(lines or [t("seek-none")])])
    sought = shown.shown.sought
    pages = turning(t, shown.page, shown.has_more, "found", code_of(sought), after=(_words(sought),))
    ways: Keyboard = ((_search(t, sought, "button-seek-change"),), (button(t, "button-seek-leave", "exps", ALL, 0),))
    return Message(text, (*thanks(t, [line.told for line in shown.lines]), *pages, *ways))


def _said(t: T, shown: Shown) -> list[str]:
    """What is looked for, in one line; nothing where all is."""
    sought = shown.sought
    said = [everyday(t, shown.skill)] if shown.skill else []
    said += [t.plain(f"setting-{sought.setting}")] if sought.setting else []
    said += [names.ages_named(t, [sought.age_band])] if sought.age_band else []
    said += [shown.place] if shown.place else []
    said += [t.plain("seek-quoted", words=" ".join(sought.words))] if sought.words else []
    return [t("seek-said", what=" · ".join(said))] if said else []


def _to(sought: Sought) -> str:
    return data("found", code_of(sought), 0, _words(sought))


def _search(t: T, sought: Sought, key: str) -> Button:
    return button(t, key, "seek", code_of(sought), _words(sought))


def _words(sought: Sought) -> str:
    return " ".join(sought.words)
