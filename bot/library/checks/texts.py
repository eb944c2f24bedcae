"""The rules of content/texts: fr.ftl is the reference, every other language says the same with the same variables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

from bot.library.checks.documents import open_text
from bot.library.checks.findings import Findings
from bot.library.checks.markup import Writing
from bot.library.checks.wording import forbidden_in_texts

REFERENCE = "fr"
COMPLETE = ("en",)
"""Languages that must have every text; any other file may hold a part, and says where the rest comes from."""
REQUIRED = (REFERENCE, "fr-simple", *COMPLETE)
HEAD = ("-language-name", "-language-locale")
OTHERWISE = "-language-otherwise"


@dataclass(frozen=True, slots=True)
class Text:
    line: int
    variables: frozenset[str]
    refers_to: frozenset[str]
    """Other messages (`other`) and terms (`-term`) that it holds."""
    pattern: ast.Pattern | None
    """None for a text that is empty."""


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language by message id; terms are there too, their id begins with « - »."""

    path: Path
    texts: Mapping[str, Text]

    def ids(self) -> tuple[str, ...]:
        return tuple(key for key in self.texts if not key.startswith("-"))

    def variables(self, key: str) -> frozenset[str]:
        """What a caller must give: the text's own variables and those of the messages it holds."""
        needed: set[str] = set()
        waiting, seen = [key], set()
        while waiting:
            current = waiting.pop()
            if current in seen or current not in self.texts:
                continue
            seen.add(current)
            needed |= self.texts[current].variables
            waiting += self.texts[current].refers_to
        return frozenset(needed)


def check_texts(folder: Path, findings: Findings) -> Catalogue | None:
    """The reference catalogue, or None where it cannot be read."""
    names = {path.stem for path in folder.glob("*.ftl")} | set(REQUIRED)
    catalogues = {name: _read(folder / f"{name}.ftl", findings) for name in sorted(names)}
    reference = catalogues.pop(REFERENCE)
    if reference is None:
        return None
    _check_references(reference, reference, findings)
    _check_writing(reference, reference, findings)
    _check_head(reference, names, findings)
    for name, catalogue in catalogues.items():
        if catalogue is not None:
            _check_head(catalogue, names, findings)
            _compare(reference, catalogue, findings)
            _check_references(catalogue, reference, findings)
            _check_writing(catalogue, reference, findings)
            if name in COMPLETE:
                _check_complete(reference, catalogue, findings)
    return reference


def _read(path: Path, findings: Findings) -> Catalogue | None:
    source = open_text(path, findings)
    if source is None:
        return None
    for number, words in enumerate(source.split("\n"), start=1):
        for fault in forbidden_in_texts(words):
            findings.fault(path, number, fault)
    texts: dict[str, Text] = {}
    ends = [end.start() for end in re.finditer("\n", source)]
    for entry in FluentParser(with_spans=True).parse(source).body:
        line = _line(ends, entry)
        if isinstance(entry, ast.Junk):
            findings.fault(path, _line_of_junk(source, entry), f"illisible près de « {_beginning(entry)} »")
        elif isinstance(entry, ast.Message | ast.Term):
            key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
            if key in texts:
                findings.fault(path, line, f"« {key} » est écrit deux fois (déjà ligne {texts[key].line})")
            if entry.value is None:
                findings.fault(path, line, f"« {key} » est vide")
            texts[key] = _text(entry, line)
    return Catalogue(path, texts)


def _check_head(catalogue: Catalogue, languages: Collection[str], findings: Findings) -> None:
    """A file says what its language is called, and whose texts stand in for those that it lacks."""
    needed = HEAD if catalogue.path.stem in (REFERENCE, *COMPLETE) else (*HEAD, OTHERWISE)
    for term in needed:
        if term not in catalogue.texts:
            findings.fault(catalogue.path, 1, f"« {term} » manque en tête du fichier")
    other = catalogue.texts.get(OTHERWISE)
    elements = other.pattern.elements if other and other.pattern else []
    if other and "".join(getattr(part, "value", "") for part in elements).strip() not in languages:
        findings.fault(catalogue.path, other.line, f"« {OTHERWISE} » : cette langue n’a pas de fichier")


def _line(ends: Sequence[int], entry: ast.SyntaxNode) -> int:
    """Where the entry itself begins, past the comment that belongs to it; `ends` are those of the lines."""
    named = getattr(entry, "id", None) or entry
    return bisect_left(ends, named.span.start if named.span else 0) + 1


def _line_of_junk(source: str, junk: ast.Junk) -> int:
    """Where the parser stumbled, within the entry; the blank lines around it belong to nothing."""
    start = junk.annotations[0].span if junk.annotations else None
    content = junk.content or ""
    first = junk.span.start if junk.span else 0
    last = first + max(len(content.rstrip()) - 1, 0)
    return source.count("\n", 0, min(max(start.start if start else first, first), last)) + 1


def _beginning(junk: ast.Junk) -> str:
    return " ".join((junk.content or "").split())[:40]


def _text(entry: ast.Message | ast.Term, line: int) -> Text:
    found = _Found()
    found.visit(entry)
    return Text(line, frozenset(found.variables), frozenset(found.references), entry.value)


class _Found(visitor.Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.references.add(f"-{node.id.name}")
        self.generic_visit(node)


def _check_references(catalogue: Catalogue, reference: Catalogue, findings: Findings) -> None:
    """What a text holds must be in its own file; a partial language may also lean on the reference."""
    known = set(catalogue.texts)
    if catalogue.path.stem not in COMPLETE:
        known |= set(reference.texts)
    for key, text in catalogue.texts.items():
        for missing in sorted(text.refers_to - known):
            findings.fault(catalogue.path, text.line, f"« {key} » renvoie à « {missing} », qui n’existe pas")


def _check_writing(catalogue: Catalogue, reference: Catalogue, findings: Findings) -> None:
    texts = {**reference.texts, **catalogue.texts}
    writing = Writing({key: text.pattern for key, text in texts.items() if text.pattern})
    for key in catalogue.ids():
        if catalogue.texts[key].pattern:
            for fault in writing.faults(key):
                findings.fault(catalogue.path, catalogue.texts[key].line, fault)


def _compare(reference: Catalogue, catalogue: Catalogue, findings: Findings) -> None:
    for key in catalogue.ids():
        line = catalogue.texts[key].line
        if key not in reference.texts:
            findings.fault(catalogue.path, line, f"texte en trop : « {key} » n’existe pas dans {REFERENCE}.ftl")
            continue
        differences = ", ".join(_differences(reference.variables(key), catalogue.variables(key)))
        if differences:
            text_fr = f"« {key} » n’a pas les mêmes variables que dans {REFERENCE}.ftl : {differences}"
            findings.fault(catalogue.path, line, text_fr)


def _differences(wanted: frozenset[str], given: frozenset[str]) -> Iterator[str]:
    for variable in sorted(wanted - given):
        yield f"${variable} manque"
    for variable in sorted(given - wanted):
        yield f"${variable} est en trop"


def _check_complete(reference: Catalogue, catalogue: Catalogue, findings: Findings) -> None:
    """A missing translation is shown where the text to translate stands."""
    for key in reference.ids():
        if key not in catalogue.texts:
            line = reference.texts[key].line
            findings.fault(
                reference.path, line, f"traduction manquante : « {key} » n’est pas dans {catalogue.path.name}"
            )
