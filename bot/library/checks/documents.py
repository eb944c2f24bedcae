"""A YAML text with the line of each field, so that a fault can name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from bot.errors import ContentError
from bot.library.checks.findings import Findings
from bot.library.explaining import Location, explain, name
from bot.library.loading import FAST, YAML_FAULTS, read_text
from bot.library.models import ContentModel

Model = TypeVar("Model", bound=ContentModel)

_YAML_SENTENCES = {
    "mapping values are not allowed here": "un « : » dans un texte : mettez le texte entre guillemets droits",
    "could not find expected ':'": "une ligne sans « nom: valeur » : au besoin, guillemets droits autour du texte",
    "expected <block end>, but found": "retrait ou guillemets à revoir ici ou à la ligne d’avant",
    "found character '\\t'": "une tabulation : mettez des espaces",
    "found unexpected end of stream": "un guillemet droit ouvert n’est pas refermé",
    "found undefined alias": "un texte qui commence par * : mettez-le entre guillemets droits",
    "cannot start any token": "ce texte commence par un signe réservé : mettez-le entre guillemets droits",
}
_YAML_ANY_OTHER = "la mise en forme YAML est à revoir (guillemets, deux-points, retrait)"


@dataclass(frozen=True)
class Document:
    path: Path
    fields: Mapping[str, Any]
    lines: Mapping[Location, int]

    def line(self, location: Location) -> int:
        """The line of this field, or of the nearest one around it."""
        for length in range(len(location), 0, -1):
            line = self.lines.get(location[:length])
            if line:
                return line
        return self.lines.get((), 1)


def open_yaml(path: Path, findings: Findings) -> Document | None:
    """The YAML file, or None where it cannot be read, with its fault found."""
    text = open_text(path, findings)
    return None if text is None else parse_yaml(path, text, 1, findings)


def open_text(path: Path, findings: Findings) -> str | None:
    try:
        return read_text(path)
    except ContentError as error:
        findings.fault(path, 1, str(error).removeprefix(f"{path}: "))
        return None


def parse_yaml(path: Path, text: str, first_line: int, findings: Findings) -> Document | None:
    """The fields of a YAML text that begins on `first_line` of its file; None where it cannot be read."""
    try:
        fields, node = _read(text)
    except YAML_FAULTS as error:
        findings.fault(path, first_line + _line_of(error), _yaml_sentence(error))
        return None
    if not isinstance(fields, dict) or not isinstance(node, yaml.MappingNode):
        findings.fault(path, first_line, "des champs « nom: valeur » sont attendus")
        return None
    return Document(path, fields, _lines(node, path, first_line, findings))


def _read(text: str) -> tuple[Any, yaml.Node | None]:
    """PyYAML's own loader is read only where something is wrong: it is slow, and says more exactly what."""
    try:
        return yaml.load(text, FAST), yaml.compose(text, Loader=FAST)  # noqa: S506  (it is the safe one)
    except YAML_FAULTS:
        return yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)


def validated(document: Document, model: type[Model], findings: Findings, **more: object) -> Model | None:
    """The document as `model`, or None with each of its faults found."""
    try:
        return model.model_validate({**document.fields, **more})
    except ValidationError as error:
        for fault in explain(error):
            findings.fault(document.path, document.line(fault.location), fault.text_fr)
        return None


def _lines(node: yaml.MappingNode, path: Path, first_line: int, findings: Findings) -> dict[Location, int]:
    lines: dict[Location, int] = {(): 1}
    for location, line in _walk(node, (), set()):
        if location in lines:
            findings.fault(path, first_line + line, f"{name(location)} est écrit deux fois")
        lines[location] = first_line + line
    return lines


def _walk(node: yaml.Node, location: Location, seen: set[int]) -> Iterator[tuple[Location, int]]:
    """Every field with its line, counted from 0; an alias is walked once, since it may hold itself."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*location, str(key.value)), key.start_mark.line
            yield from _walk(value, (*location, str(key.value)), seen)
    elif isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            yield (*location, position), item.start_mark.line
            yield from _walk(item, (*location, position), seen)


def _line_of(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.line) if mark else 0


def _yaml_sentence(error: Exception) -> str:
    message = str(error)
    return next((sentence for words, sentence in _YAML_SENTENCES.items() if words in message), _YAML_ANY_OTHER)
