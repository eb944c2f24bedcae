"""Texts and code agree: every text is used, every key that the code names exists and gets its variables."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.library.checks.findings import Findings
from bot.library.checks.texts import Catalogue

FOLDERS = ("bot", "handlers")
TRANSLATORS = ("t", "texts")
"""Names under which a language's texts are called: `t("key")`, `self.t("key")`, `t.plain("key")`."""
WITH_TEXTS_FIRST = ("button",)
"""Their first argument is a language's texts, the second a key: `button(t, "button-done", …)`."""
ERRORS = ("BotError", "NotFound", "NotAllowed", "Invalid")
"""Their first argument is the key of the text that the person gets."""


@dataclass(frozen=True, slots=True)
class KeyUse:
    path: Path
    line: int
    key: str
    is_prefix: bool
    """The key goes on with something known only when the code runs: `f"role-{role}"`."""
    arguments: frozenset[str] | None = None
    """The variables given; None where they cannot be known from the call."""


@dataclass
class Strings:
    """What the code says: all its literal strings, the beginnings of composed ones, and the keys it asks for."""

    literals: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    keys: list[KeyUse] = field(default_factory=list)

    def name(self, key: str) -> bool:
        return key in self.literals or any(key.startswith(prefix) for prefix in self.prefixes)


def check_keys(code: Path, reference: Catalogue, findings: Findings) -> None:
    """`code` is the folder that holds bot/ and handlers/."""
    strings = read_code(code, findings)
    referred = {other for text in reference.texts.values() for other in text.refers_to}
    for key in reference.ids():
        if key not in referred and not strings.name(key):
            findings.fault(reference.path, reference.texts[key].line, f"texte inutilisé : « {key} »")
    for use in strings.keys:
        for fault in _faults(use, reference):
            findings.fault(use.path, use.line, fault)


def _faults(use: KeyUse, reference: Catalogue) -> Iterator[str]:
    if use.is_prefix:
        if not any(key.startswith(use.key) for key in reference.ids()):
            yield f"aucun texte de fr.ftl ne commence par « {use.key} »"
    elif use.key not in reference.texts:
        yield f"texte inconnu : « {use.key} » n’est pas dans fr.ftl"
    elif use.arguments is not None:
        for variable in sorted(reference.variables(use.key) - use.arguments):
            yield f"le texte « {use.key} » attend ${variable}, que cet appel ne donne pas"


def read_code(code: Path, findings: Findings) -> Strings:
    strings = Strings()
    for folder in FOLDERS:
        for path in sorted((code / folder).rglob("*.py")):
            try:
                tree = ast.parse(path.read_text(encoding="utf-8"))
            except (SyntaxError, ValueError, OSError) as error:
                findings.fault(path, getattr(error, "lineno", None) or 1, "ce fichier Python est illisible")
                continue
            for node in ast.walk(tree):
                _note_strings(node, strings)
                strings.keys += _keys_asked(node, path)
    return strings


def _note_strings(node: ast.AST, strings: Strings) -> None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        strings.literals.add(node.value)
    elif isinstance(node, ast.JoinedStr):
        prefix = _prefix(node)
        if prefix.endswith("-") and len(prefix) > 1:
            strings.prefixes.add(prefix)


def _prefix(node: ast.JoinedStr) -> str:
    first = node.values[0] if node.values else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _keys_asked(node: ast.AST, path: Path) -> Iterator[KeyUse]:
    if isinstance(node, ast.Call):
        yield from _keys_of_call(node, path)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if any(isinstance(target, ast.Name) and target.id == "text_key" for target in targets):
            yield from _keys_in(node.value, path, None)


def _keys_of_call(call: ast.Call, path: Path) -> Iterator[KeyUse]:
    if call.args and _is_translator(call.func):
        names = [keyword.arg for keyword in call.keywords]
        known = frozenset(name for name in names if name) if None not in names else None
        yield from _keys_in(call.args[0], path, known)
    elif call.args and _last_name(call.func) in ERRORS:
        yield from _keys_in(call.args[0], path, None)
    elif len(call.args) > 1 and _last_name(call.func) in WITH_TEXTS_FIRST:
        yield from _keys_in(call.args[1], path, None)
    for keyword in call.keywords:
        if keyword.arg == "text_key":
            yield from _keys_in(keyword.value, path, None)


def _is_translator(called: ast.expr) -> bool:
    """`t`, `self.t`, `t.plain`, `texts.of(language)`."""
    if isinstance(called, ast.Call):
        return isinstance(called.func, ast.Attribute) and called.func.attr == "of"
    if isinstance(called, ast.Attribute) and called.attr == "plain":
        return _is_translator(called.value)
    return _last_name(called) in TRANSLATORS


def _last_name(expression: ast.expr) -> str:
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def _keys_in(expression: ast.expr | None, path: Path, arguments: frozenset[str] | None) -> Iterator[KeyUse]:
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield KeyUse(path, expression.lineno, expression.value, False, arguments)
    elif isinstance(expression, ast.JoinedStr) and _prefix(expression):
        yield KeyUse(path, expression.lineno, _prefix(expression), True)
    elif isinstance(expression, ast.IfExp):
        yield from _keys_in(expression.body, path, arguments)
        yield from _keys_in(expression.orelse, path, arguments)
