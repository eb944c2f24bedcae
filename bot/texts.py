"""The words of content/texts, by language; every argument is HTML-escaped unless it is `Markup` already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from markupsafe import escape

from bot.errors import ContentError
from bot.model import Language

FALLBACKS = {Language.FRENCH: (), Language.SIMPLE_FRENCH: (Language.FRENCH,), Language.ENGLISH: ()}
LOCALES = {Language.FRENCH: "fr-FR", Language.SIMPLE_FRENCH: "fr-FR", Language.ENGLISH: "en-GB"}


_FRENCH_SPACES = re.compile(r" (?=[:;?!»])|(?<=«) |(?<=\d) (?=(?:h|min|ans|secondes)\b)")


def typeset(text: str) -> str:
    """French spacing: no line begins with a colon, a question mark or a closing quotation mark, or ends with « 20 »."""
    return _FRENCH_SPACES.sub("\u00a0", text)


class T:
    """The texts of one language: `t("message-id", name="Unieux")`."""

    def __init__(self, language: Language, bundle: FluentBundle) -> None:
        self.language = language
        self._bundle = bundle

    def __call__(self, key: str, **arguments: str | int) -> str:
        """The text as HTML; raises `LookupError` where the message or one of its arguments is missing."""
        escaped = {name: str(escape(value)) if isinstance(value, str) else value for name, value in arguments.items()}
        return self._format(key, escaped)

    def plain(self, key: str, **arguments: str | int) -> str:
        """The text for places that are not HTML: the label of a button, a notice after a tap."""
        return self._format(key, arguments)

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def _format(self, key: str, arguments: Mapping[str, str | int]) -> str:
        if key not in self:
            raise LookupError(f"no text {key!r} in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"the text {key!r} is empty in {self.language}")
        text, faults = self._bundle.format_pattern(pattern, dict(arguments))
        if faults:
            raise LookupError(f"the text {key!r} in {self.language}: {faults[0]}")
        return str(text) if self.language is Language.ENGLISH else typeset(str(text))


class Texts:
    def __init__(self, by_language: Mapping[Language, T]) -> None:
        self._by_language = by_language

    @classmethod
    def load(cls, folder: Path) -> Texts:
        """All the languages; `ContentError` names the file that is missing or has a fault."""
        resources = {language: _resource(folder / f"{language}.ftl") for language in Language}
        return cls({language: T(language, _bundle(language, resources)) for language in Language})

    def of(self, language: Language) -> T:
        return self._by_language[language]


def _bundle(language: Language, resources: Mapping[Language, ast.Resource]) -> FluentBundle:
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for source in (language, *FALLBACKS[language]):
        bundle.add_resource(resources[source])
    return bundle


def _resource(path: Path) -> ast.Resource:
    try:
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"{path}: introuvable") from error
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise ContentError(f"{path}: illisible près de « {(entry.content or '').strip()[:40]} »")
    return resource
