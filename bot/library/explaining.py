"""Pydantic's faults told in French to the authors of content/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

Location = tuple[int | str, ...]


class Fault(NamedTuple):
    location: Location
    """The field and those around it, the outermost first; empty for the file as a whole."""
    text_fr: str


_SENTENCES = {
    "missing": "le champ {name} manque",
    "extra_forbidden": "le champ {name} n’existe pas",
    "string_type": "{name} : un texte est attendu (au besoin entre guillemets droits)",
    "string_too_short": "{name} : ce texte est vide ou trop court",
    "string_too_long": "{name} : texte trop long, {length} caractères pour {max_length} au plus",
    "string_pattern_mismatch": "{name} : « {input} » n’a pas la forme attendue ({shape})",
    "enum": "{name} : « {input} » n’est pas admis ; au choix : {allowed}",
    "literal_error": "{name} : « {input} » n’est pas admis ; au choix : {allowed}",
    "greater_than_equal": "{name} : {ge} au moins",
    "less_than_equal": "{name} : {le} au plus",
    "too_short": "{name} : {min_length} au moins, il y en a {actual_length}",
    "too_long": "{name} : {max_length} au plus, il y en a {actual_length}",
    "value_error": "{name} : {reason}",
    "invalid_key": "le champ {name} n’existe pas",
}
_WHOLE_NUMBER = "{name} : un nombre entier est attendu"
_LIST = "{name} : une liste est attendue"
_FIELDS = "{name} : des champs « nom: valeur » sont attendus"
_DATE = "{name} : une date est attendue (2026-11-30)"
_BY_PREFIX = {
    "int_": _WHOLE_NUMBER,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "bool_": "{name} : true ou false est attendu",
    "date_": _DATE,
}
_SHAPES = {"skill": "un code comme E1.2", "code": "un code comme E1.2", "slug": "minuscules sans accent et tirets"}
_SKILL_FIELDS = {"skill", "skills", "code"}
_LIKE_A_SKILL = re.compile(r"[A-Z][0-9]\.[0-9]{1,2}")
_UNKNOWN_SKILL = "compétence inconnue : {input} n’est pas dans le référentiel"
_ANY_OTHER = "{name} : la valeur ne convient pas"
_SOURCE = "{name} : « pratique courante », ou une référence avec publisher, year et title"


def explain(error: ValidationError) -> list[Fault]:
    """Each fault with its place, in the order of the fields."""
    return list(dict.fromkeys(_explained(error)))


def first_fault(error: ValidationError) -> str:
    """The first fault in one line, and how many others there are."""
    faults = explain(error)
    others = f" (et {len(faults) - 1} autre(s))" if len(faults) > 1 else ""
    return " ".join(faults[0].text_fr.split()) + others


def name(location: Location) -> str:
    """« settings.home » in French quotes; a place in a list counts from 1."""
    if not location:
        return "« le fichier »"
    if location[0] == "steps" and len(location) == 2:
        return f"étape {int(location[1]) + 1}"
    words = [f"n° {part + 1}" if isinstance(part, int) else str(part) for part in location if part != "[key]"]
    return f"« {' › '.join(words)} »"


def _explained(error: ValidationError) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        location, kind, given = detail["loc"], detail["type"], detail["input"]
        if location[:1] == ("source",) and len(location) > 1:
            yield from _explained_source(location, kind, given, detail.get("ctx", {}))
            continue
        if kind == "value_error" and not location:
            location = _field_named_in(detail["msg"])
        yield Fault(location, _sentence(kind, location, given, detail.get("ctx", {})))


def _explained_source(location: Location, kind: str, given: Any, context: dict[str, Any]) -> Iterator[Fault]:
    """`source` is one of two things; pydantic tells why it is neither, the author wants to hear of one."""
    is_reference = location[1] == "Reference" and kind != "model_type"
    if is_reference:
        shorter = ("source", *location[2:])
        yield Fault(shorter, _sentence(kind, shorter, given, context))
    elif not isinstance(given, dict):
        yield Fault(("source",), _SOURCE.format(name=name(("source",))))


def _sentence(kind: str, location: Location, given: Any, context: dict[str, Any]) -> str:
    by_prefix = (text for prefix, text in _BY_PREFIX.items() if kind.startswith(prefix))
    template = _SENTENCES.get(kind) or next(by_prefix, _ANY_OTHER)
    if kind == "string_pattern_mismatch" and _SKILL_FIELDS & set(location) and _LIKE_A_SKILL.fullmatch(given):
        template = _UNKNOWN_SKILL
    values = {
        **context,
        "name": name(location),
        "input": _shortened(given),
        "length": len(_as_text(given).strip()),
        "shape": next((_SHAPES[part] for part in reversed(location) if part in _SHAPES), "voir le guide"),
        "allowed": _allowed(str(context.get("expected", ""))),
        "reason": _reason(context),
    }
    return template.format(**values)


def _allowed(expected: str) -> str:
    return ", ".join(re.findall(r"'([^']*)'", expected))


def _reason(context: dict[str, Any]) -> str:
    """The sentence of our own validators, without the field's name that it may begin with."""
    return re.sub(r"^\w+ ?: ", "", str(context.get("error", "")))


def _field_named_in(message: str) -> Location:
    found = re.match(r"Value error, (\w+) ?:", message)
    return (found[1],) if found else ()


def _shortened(given: Any) -> str:
    text = " ".join(_as_text(given).split())
    return text if len(text) <= 40 else text[:39] + "…"


def _as_text(given: Any) -> str:
    try:
        return str(given)
    except ValueError:  # Python refuses to write out a number of more than 4300 digits
        return "…"
