"""An activity written in chat, field by field: what is asked next, and whether an answer can stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from bot.library.checks.activities import faults_of, faults_of_words
from bot.library.explaining import explain
from bot.library.models import Activity
from bot.model import AgeBand, Form, Level, Place, Setting

AUTHOR = "équipe du territoire"
GIVEN = {"source": "pratique courante", "author": AUTHOR, "licence": "CC BY 4.0"}
ORDER = (
    *("title", "skill", "form", "level", "settings", "in", "ages", "minutes", "group", "place"),
    *("steps", "simple", "posture", "question", "material", "without", "if_not", "caution"),
)
"""The questions, as they are asked; `in` is asked of each setting: « in-home »."""
LISTS, OPTIONAL = ("steps", "simple", "material"), ("material", "caution")
TOGGLES = ("settings", "ages")
MINUTES = {Form.GESTE: (2, 5, 10), Form.SEANCE: (20, 30, 45, 60), Form.POSTURE: (2, 5, 10), Form.MILIEU: (15, 30, 60)}
GROUPS = ((0, 0), (1, 1), (1, 10), (2, 12), (6, 30))
NONE = "none"
_BULLET = re.compile(r"^\s*(?:\d+[.)]|[-–•*])\s*")
Fields = dict[str, Any]


def questions(fields: Fields) -> tuple[str, ...]:
    """All that is asked of this activity."""
    settings = [*fields.get("settings", {})]
    asked: list[str] = []
    for field in ORDER:
        if field == "in":
            asked += [f"in-{setting}" for setting in settings]
        elif field != "simple" or Setting.HOME in settings:
            asked.append(field)
    return tuple(asked)


def next_question(fields: Fields) -> str | None:
    """The first that has no answer; None where all have."""
    return next((field for field in questions(fields) if not _is_answered(fields, field)), None)


def _is_answered(fields: Fields, field: str) -> bool:
    if field.startswith("in-"):
        return bool(fields["settings"].get(field.removeprefix("in-")))
    return bool(fields.get(field)) or (field in OPTIONAL and field in fields)


def choices(fields: Fields, field: str, skills: Collection[str]) -> tuple[str, ...]:
    """The values that buttons offer; empty where the answer is written."""
    offered: Mapping[str, tuple[object, ...]] = {
        "skill": tuple(skills),
        "form": tuple(Form),
        "level": tuple(Level),
        "settings": tuple(Setting),
        "ages": tuple(AgeBand),
        "minutes": MINUTES[Form(fields.get("form", Form.GESTE))],
        "group": tuple(f"{least}-{most}" for least, most in GROUPS),
        "place": tuple(Place),
        "material": (NONE,),
        "caution": (NONE,),
    }
    return tuple(str(value) for value in offered.get(field, ()))


def is_written(field: str) -> bool:
    return field.startswith("in-") or field in (*LISTS, "title", "posture", "question", "without", "if_not", "caution")


def chosen(fields: Fields, field: str, value: str) -> Fields:
    """The fields with a button's value; the settings and ages are switched on or off."""
    if field == "settings":
        kept = dict(fields.get("settings", {}))
        if kept.pop(value, None) is None:
            kept[value] = ""
        return {**fields, "settings": {one: kept[one] for one in map(str, Setting) if one in kept}}
    if field == "ages":
        kept_ages = set(fields.get("ages", ())) ^ {value}
        return {**fields, "ages": [one for one in map(str, AgeBand) if one in kept_ages]}
    if field == "form" and fields.get("minutes") not in MINUTES[Form(value)]:
        return {**{name: one for name, one in fields.items() if name != "minutes"}, "form": value}
    return {**fields, field: _value_of(field, value)}


def _value_of(field: str, value: str) -> object:
    if field == "minutes":
        return int(value)
    if field == "group":
        least, most = value.split("-")
        return {"min": int(least), "max": int(most)}
    return {"material": [], "caution": None}[field] if value == NONE else value


def written(fields: Fields, field: str, text: str) -> Fields:
    """The fields with what the author wrote; a list is one line for each."""
    if field in LISTS:
        lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
        return {**fields, field: [line for line in lines if line]}
    words = " ".join(text.split())
    if field.startswith("in-"):
        return {**fields, "settings": {**fields.get("settings", {}), field.removeprefix("in-"): words}}
    return {**fields, field: words}


def faults_of_answer(fields: Fields, field: str, numbers: Collection[str]) -> list[str]:
    """Why this answer cannot stand, in French; those of other fields are for later."""
    name = "settings" if field.startswith("in-") else field
    said = fields["settings"][field.removeprefix("in-")] if field.startswith("in-") else fields.get(field)
    place = ("settings", field.removeprefix("in-")) if field.startswith("in-") else (name,)
    shape = [fault.text_fr for fault in _faults_of_shape(fields) if fault.location[: len(place)] == place]
    texts = [said] if isinstance(said, str) else [one for one in said or () if isinstance(one, str)]
    return [*shape, *(fault for text in texts for fault in faults_of_words(text, numbers, name))]


def activity_of(slug: str, fields: Fields) -> Activity:
    """Raises pydantic's `ValidationError`."""
    return Activity.model_validate({**GIVEN, **fields, "slug": slug})


def faults_of_all(slug: str, fields: Fields, skills: Collection[str], numbers: Collection[str]) -> list[str]:
    """Everything that a file of the library would be refused for."""
    if faults := [fault.text_fr for fault in _faults_of_shape(fields)]:
        return faults
    unknown = [f"compétence inconnue : {fields['skill']}"] if fields["skill"] not in skills else []
    return [*unknown, *faults_of(activity_of(slug, fields), numbers)]


def _faults_of_shape(fields: Fields) -> Iterator[Any]:
    try:
        activity_of("local", fields)
    except ValidationError as error:
        yield from explain(error)
