"""What Telegram takes of a text: its few HTML tags, well closed, and its lengths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from fluent.syntax import ast

TAGS = ("b", "i", "u", "s", "code", "pre", "blockquote", "a")
LONGEST_TEXT = 4000
LONGEST_BUTTON = 60
LONGEST_TOAST = 200
"""In characters, like the two above."""
VARIABLE_LENGTH = 12
"""Characters that a variable is counted for."""
BUTTON, TOAST = "button-", "toast-"

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)(?:\s[^<>]*)?>")

Choice = Callable[[list[str]], str]
"""Which of a selector's texts is written."""


class Writing:
    """Texts as they would be read, without their values; `patterns` are those of all messages and `-terms` by id."""

    def __init__(self, patterns: Mapping[str, ast.Pattern]) -> None:
        self._patterns = patterns

    def faults(self, key: str) -> Iterator[str]:
        """What is wrong with the tags and the length of this text, in French."""
        pattern = self._patterns[key]
        if key.startswith((BUTTON, TOAST)):
            if any("<" in text for text in self._ways(pattern, (key,))):
                yield f"« {key} » : un bouton ou un avis ne prend aucune balise"
        else:
            found = (fault for text in self._ways(pattern, (key,)) for fault in faults_of_tags(text))
            yield from (f"« {key} » : {fault}" for fault in dict.fromkeys(found))
        length, most = len(self._written(pattern, _longest, (key,))), _most(key)
        if length > most:
            yield f"« {key} » : {length} caractères, {most} au plus (une variable compte pour {VARIABLE_LENGTH})"

    def _ways(self, pattern: ast.Pattern, path: tuple[str, ...]) -> Iterator[str]:
        """The text once for each place in its selectors: every variant is in one of them at least."""
        most = 1

        def at(place: int) -> Choice:
            def choose(variants: list[str]) -> str:
                nonlocal most
                most = max(most, len(variants))
                return variants[min(place, len(variants) - 1)]

            return choose

        place = 0
        while place < most:
            yield self._written(pattern, at(place), path)
            place += 1

    def _written(self, pattern: ast.Pattern, choose: Choice, path: tuple[str, ...]) -> str:
        return "".join(
            element.value if isinstance(element, ast.TextElement) else self._value(element.expression, choose, path)
            for element in pattern.elements
        )

    def _value(self, held: ast.SyntaxNode, choose: Choice, path: tuple[str, ...]) -> str:
        if isinstance(held, ast.SelectExpression):
            return choose([self._written(variant.value, choose, path) for variant in held.variants])
        if isinstance(held, ast.Placeable):
            return self._value(held.expression, choose, path)
        if isinstance(held, ast.StringLiteral):
            return str(held.parse()["value"])
        if isinstance(held, ast.NumberLiteral):
            return held.value
        name = _named(held)
        if name in self._patterns and name not in path:
            return self._written(self._patterns[name], choose, (*path, name))
        return "x" * VARIABLE_LENGTH


def faults_of_tags(text: str) -> Iterator[str]:
    """What Telegram would refuse of this HTML."""
    opened: list[str] = []
    for closes, tag in _TAG.findall(text):
        if tag not in TAGS:
            yield f"balise <{closes}{tag}> inconnue ; au choix : {', '.join(TAGS)}"
        elif not closes:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            yield f"balise </{tag}> qui ne ferme pas la dernière ouverte"
            return
    for tag in opened:
        yield f"balise <{tag}> jamais fermée"
    if "<" in _TAG.sub("", text):
        yield "un « < » qui n’est pas une balise s’écrit « &lt; »"


def _named(held: ast.SyntaxNode) -> str:
    """The message or the term that is held; empty for a variable or a function."""
    if isinstance(held, ast.MessageReference) and held.attribute is None:
        return held.id.name
    if isinstance(held, ast.TermReference) and held.attribute is None:
        return f"-{held.id.name}"
    return ""


def _longest(variants: list[str]) -> str:
    return max(variants, key=len)


def _most(key: str) -> int:
    if key.startswith(BUTTON):
        return LONGEST_BUTTON
    return LONGEST_TOAST if key.startswith(TOAST) else LONGEST_TEXT
