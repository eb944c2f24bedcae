"""What regions give each other: activities, programmes and published texts, and how their words are looked at."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import StringConstraints

from bot.errors import TerreauError
from bot.library.models import Activity, ContentModel, Programme, SkillCode
from bot.model import AgeBand, Setting

ACTIVITY, PROGRAMME, EXPERIENCE = "activity", "programme", "experience"
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Signs that are not seen, or turn the reading round."""
_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:#\w+|[A-Za-z]+);")
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]


class PackFault(TerreauError):
    """Why a file is refused: the key of a text, and what it tells."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = {
            name: _NO_TEXT.sub("\ufffd", said) if isinstance(said, str) else said for name, said in arguments.items()
        }


class Experience(ContentModel):
    """A text that was published for all territories: where it was lived as its readers are told, and never by whom."""

    activity: Slug
    skill: SkillCode
    setting: Setting
    age_band: AgeBand
    place: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
    """Empty where nothing may be said of it."""
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]

    @property
    def slug(self) -> str:
        """What it says is its identity."""
        return hashlib.sha256(experience_text(self).encode()).hexdigest()

    @property
    def version(self) -> int:
        """A text that is changed is another one."""
        return 1


Thing = Activity | Programme | Experience


class Given(NamedTuple):
    kind: str
    thing: Thing
    given_by: str
    """The region that gave it first."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.thing.slug


def experience_text(experience: Experience) -> str:
    return json.dumps(experience.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def hides_signs(text: str) -> bool:
    return bool(_NO_TEXT.search(text))


def hides_signs_in(one: Given) -> bool:
    """Escapes of YAML and JSON bring in what the file itself does not show; a name is one line."""
    names = (*places_of(one.thing), one.given_by)
    return any(map(hides_signs, (*texts_of(one.thing), *names))) or any("\n" in name or "\t" in name for name in names)


def texts_of(thing: Thing) -> list[str]:
    """Every text that somebody would read, less the names of places."""
    return _strings(thing.model_dump(mode="json", exclude={"origin", "place"}))


def places_of(thing: Thing) -> list[str]:
    if isinstance(thing, Activity):
        return [thing.origin] if thing.origin else []
    return [thing.place] if isinstance(thing, Experience) else []


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in _strings(one)]
    return [text for one in value for text in _strings(one)] if isinstance(value, list) else []


def shows_markup(text: str) -> bool:
    return bool(_MARKUP.search(text))
