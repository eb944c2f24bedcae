"""`/experiences`, « Chercher »: what may be read, by skill, place in life, age, place and words.

A search is kept nowhere: its choices and its words travel in the buttons, so that nobody can say what was looked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import Invalid
from bot.library import Library
from bot.library.models import Skill
from bot.model import AgeBand, Setting
from bot.planning.searching import spellings, words_of
from bot.services import experiences
from bot.services.experiences import PAGE, Line
from bot.storage import dialogues, reading
from bot.storage.db import Tx
from bot.storage.reading import Wanted

EXPECTS_WORDS = "search"
PLACE_SIGNS = 6
MOST_PLACES = 90
"""Telegram takes a hundred buttons."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for; None stands for all. `place` is a few signs made from the name that is shown."""

    skill: str | None = None
    setting: Setting | None = None
    age_band: AgeBand | None = None
    place: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is looked for, in words: a search as it stands."""

    sought: Sought
    skill: Skill | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Found:
    shown: Shown
    lines: tuple[Line, ...]
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Of what there is something to read."""

    shown: Shown
    skills: tuple[Skill, ...]
    places: tuple[str, ...]


async def open_search(tx: Tx, library: Library, person_id: int, sought: Sought) -> Choices:
    """`NotAllowed` for who is a member nowhere."""
    here = await experiences.territories_of(tx, person_id)
    places = await reading.list_places(tx, here)
    codes = await reading.list_skills(tx, here)
    skills = tuple(library.skills[code] for code in codes if code in library.skills)
    return Choices(_shown(library, sought, places), skills, tuple(places[:MOST_PLACES]))


async def search(tx: Tx, library: Library, person_id: int, sought: Sought, page: int = 0) -> Found:
    """A page of what has all the words, or where nothing has, any of them."""
    here = await experiences.territories_of(tx, person_id)
    shown = _shown(library, sought, await reading.list_places(tx, here))
    if sought.place and shown.place is None:
        return Found(shown, (), page, has_more=False)
    wanted = _wanted(shown)
    if sought.words and not await reading.list_read(tx, here, wanted, 1):
        wanted = replace(wanted, is_any_word_enough=True)
    found = await reading.list_read(tx, here, wanted, PAGE + 1, page * PAGE)
    lines = await experiences.lines_of(tx, library, here, found[:PAGE])
    return Found(shown, lines, page, len(found) > PAGE)


async def expect_words(tx: Tx, library: Library, person_id: int, sought: Sought, code: str, now: datetime) -> Choices:
    """The next typed message is what to look for; `code` is how the choices made so far are written in buttons."""
    shown = await open_search(tx, library, person_id, sought)
    await dialogues.expect(tx, person_id, EXPECTS_WORDS, {"code": code}, now)
    return shown


async def expected_code(tx: Tx, person_id: int) -> str:
    """The choices with which the words were asked for."""
    expected = await dialogues.find(tx, person_id)
    if expected is None or expected.expects != EXPECTS_WORDS:
        raise Invalid("error-old-button")
    return str(expected.data["code"])


async def search_typed(tx: Tx, library: Library, person_id: int, typed: str, sought: Sought) -> Found | None:
    """None where nothing that was typed is a word: the question stands."""
    words = words_of(typed)
    if not words:
        return None
    await dialogues.forget(tx, person_id)
    return await search(tx, library, person_id, replace(sought, words=words))


def sign_of(place: str) -> str:
    """What stands for a place in a button, which has no room for its name."""
    return hashlib.sha256(place.encode()).hexdigest()[:PLACE_SIGNS]


def _shown(library: Library, sought: Sought, places: Sequence[str]) -> Shown:
    place = next((one for one in places if sign_of(one) == sought.place), None)
    return Shown(sought, library.skills.get(sought.skill or ""), place)


def _wanted(shown: Shown) -> Wanted:
    sought = shown.sought
    return Wanted(
        skill=sought.skill,
        setting=sought.setting,
        age_band=sought.age_band,
        place=shown.place,
        words=tuple(spellings(word) for word in sought.words),
    )
