"""Reads one file of content/ into its model; `Library` in `bot.library` puts them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml

from bot.errors import ContentError
from bot.library.models import Activity, ContentModel, Programme

CODE = Path(__file__).resolve().parents[2]
"""The folder that holds bot/ and handlers/."""
CONTENT = CODE / "content"
ACTIVITIES = "activities"
PROGRAMMES = "programmes"
SKILLS = "skills.yaml"
POSSIBLE = "possible.yaml"
HELP_NUMBERS = "help.yaml"
GUARDS = "guards.yaml"
CALENDARS = "calendars.yaml"
SEQUENCES = "sequences.yaml"
TEXTS = "texts"

FAST: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where PyYAML was built with it: the same language, and the library is read ten times as fast."""
YAML_FAULTS = (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What PyYAML raises on bad input: a wrong date is a ValueError, `!!bool x` a KeyError, depth a RecursionError."""

_HEAD = re.compile(r"\A---\n(?P<head>.*?\n)---\n(?P<body>.*)\Z", re.DOTALL)
_STEP = re.compile(r"^(\d+)\.[ \t]+(\S.*)$")
Model = TypeVar("Model", bound=ContentModel)


class Parts(NamedTuple):
    """An activity file cut in two; `body_line` is the line on which the body begins."""

    head: str
    body: str
    body_line: int


class Step(NamedTuple):
    line: int
    number: int | None
    """None for a line of the body that is not a numbered step."""
    text: str


def read_text(path: Path) -> str:
    """The text of a file; `ContentError` in one line where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ContentError(f"{path}: ce fichier manque") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path}: ce fichier n’est pas un texte en UTF-8") from error
    except OSError as error:
        raise ContentError(f"{path}: ce fichier ne peut pas être lu") from error


def read_yaml(path: Path) -> dict[str, Any]:
    """The fields of a YAML file; `ContentError` in one line where it cannot be read."""
    try:
        return _fields(read_text(path))
    except ContentError as error:
        raise ContentError(_with_file(path, error)) from error


def cut_activity(text: str) -> Parts:
    """Head and body of an activity file; `ContentError` where there is no head between two lines « --- »."""
    found = _HEAD.match(text)
    if not found:
        raise ContentError("l’en-tête entre deux lignes « --- » manque")
    return Parts(found["head"], found["body"], found["head"].count("\n") + 3)


def steps_of(parts: Parts) -> Iterator[Step]:
    """Every line of the body that is not blank, with its line number in the file."""
    for line, text in enumerate(parts.body.split("\n"), start=parts.body_line):
        if text.strip():
            found = _STEP.match(text)
            yield Step(line, int(found[1][:9]), found[2].strip()) if found else Step(line, None, text.strip())


def parse_activity(text: str, slug: str) -> Activity:
    """The activity in this text; raises `ContentError` or pydantic's `ValidationError`, nothing else."""
    parts = cut_activity(text)
    steps = [step.text for step in steps_of(parts) if step.number is not None]
    return Activity.model_validate({**_fields(parts.head), "slug": slug, "steps": steps})


def read_activity(path: Path) -> Activity:
    """The activity of one Markdown file; raises `ContentError` or pydantic's `ValidationError`."""
    text = read_text(path)
    try:
        return parse_activity(text, path.stem)
    except ContentError as error:
        raise ContentError(_with_file(path, error)) from error


def parse_programme(text: str, slug: str) -> Programme:
    """The programme in this text; raises `ContentError` or pydantic's `ValidationError`, nothing else."""
    return Programme.model_validate({**_fields(text), "slug": slug})


def read_programme(path: Path) -> Programme:
    return Programme.model_validate({**read_yaml(path), "slug": path.stem})


def read_model(path: Path, model: type[Model]) -> Model:
    """The whole YAML file as `model`; raises `ContentError` or pydantic's `ValidationError`."""
    return model.model_validate(read_yaml(path))


def _fields(text: str) -> dict[str, Any]:
    try:
        content = yaml.load(text, FAST)  # noqa: S506  (it is the safe one)
    except YAML_FAULTS as error:
        raise ContentError(f"la mise en forme YAML est à revoir ({_in_one_line(error)})") from error
    if not isinstance(content, dict):
        raise ContentError("des champs « nom: valeur » sont attendus")
    return content


def _with_file(path: Path, error: ContentError) -> str:
    return str(error) if str(error).startswith(f"{path}:") else f"{path}: {error}"


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())
