"""The words of content/texts, by language; every argument is HTML-escaped unless it is `Markup` already.

A language is a file: its first terms say its name, its locale, and where the rest comes from if it has not all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast, serializer
from markupsafe import escape

from bot.errors import ContentError
from bot.model import Language

NAME, LOCALE, OTHERWISE, AWAITS = "language-name", "language-locale", "language-otherwise", "language-awaits"
"""Terms at the head of a file: « -language-name = Türkçe »; the last two may be left out."""

_FRENCH_SPACES = re.compile(r" (?=[:;?!»])|(?<=«) |(?<=\d) (?=(?:h|min|ans|secondes)\b)|(?<=\d[ \u00a0]h) (?=\d\d\b)")


def typeset(text: str) -> str:
    """French spacing: no line begins with a colon, a question mark or a closing quotation mark, or ends with « 20 »."""
    return _FRENCH_SPACES.sub("\u00a0", text)


_COMMAND = re.compile(r"(?<![\w/<])/(?=[a-z])")
_FIRST_STRONG, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"
_LEFT_TO_RIGHT_MARK = "\u200e"


def is_right_to_left(text: str) -> bool:
    """Whether its first letter is Arabic, Hebrew…, as the Unicode bidirectional algorithm looks at a paragraph."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def isolated(value: str) -> str:
    """A value to stand within a right-to-left sentence: a name keeps its order, and « 3-5 » does not become « 5-3 »."""
    if not value or value.isdigit() or is_right_to_left(value):
        return value
    has_letter = any(unicodedata.bidirectional(sign) == "L" for sign in value)
    return f"{_FIRST_STRONG if has_letter else _LEFT_TO_RIGHT}{value}{_END}"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of its language."""

    name: str
    locale: str
    otherwise: Language | None = None
    """Where the texts come from that the file has not."""
    awaits_reader: bool = False
    """No native reader has read it yet."""
    own: frozenset[str] = frozenset()
    """The texts that are in the file itself."""


class T:
    """The texts of one language: `t("message-id", name="Unieux")`."""

    def __init__(
        self,
        language: Language,
        make_bundle: Callable[[], FluentBundle],
        about: About | None = None,
        languages: Mapping[Language, str] = MappingProxyType({}),
    ) -> None:
        self.language = language
        self.languages = languages
        """Every language with its own name for itself, in the order in which they are offered."""
        self.about = about or About(language, "fr-FR" if language.startswith("fr") else "en-GB")
        self._make_bundle = make_bundle

    @cached_property
    def _bundle(self) -> FluentBundle:
        return self._make_bundle()

    def __call__(self, key: str, **arguments: str | int) -> str:
        """The text as HTML; raises `LookupError` where the message or one of its arguments is missing."""
        escaped = {name: str(escape(value)) if isinstance(value, str) else value for name, value in arguments.items()}
        return self._format(key, escaped)

    def plain(self, key: str, **arguments: str | int) -> str:
        """The text for places that are not HTML: the label of a button, a notice after a tap."""
        return self._format(key, arguments)

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def says(self, key: str) -> bool:
        """Whether the text is in this language itself, not taken from the one it falls back on."""
        return key in self.about.own

    def _format(self, key: str, arguments: Mapping[str, str | int]) -> str:
        if key not in self:
            raise LookupError(f"no text {key!r} in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"the text {key!r} is empty in {self.language}")
        is_mirrored = is_right_to_left(self.about.name) and self.says(key)
        values = {name: _placed(value) if is_mirrored else value for name, value in arguments.items()}
        text, faults = self._bundle.format_pattern(pattern, values)
        if faults:
            raise LookupError(f"the text {key!r} in {self.language}: {faults[0]}")
        if is_mirrored:
            return _COMMAND.sub(f"{_LEFT_TO_RIGHT_MARK}/", str(text))
        return typeset(str(text)) if self._is_french(key) else str(text)

    def _is_french(self, key: str) -> bool:
        return self.about.locale.startswith("fr") or (self.about.otherwise is not None and not self.says(key))


def _placed(value: str | int) -> str | int:
    return isolated(value) if isinstance(value, str) else value


class Texts:
    def __init__(self, by_language: Mapping[Language, T]) -> None:
        self._by_language = by_language

    @classmethod
    def load(cls, folder: Path) -> Texts:
        """All the languages; `ContentError` names the file that is missing or has a fault."""
        found = {Language(path.stem) for path in folder.glob("*.ftl")} | {*FIRST}
        files = _Files({language: folder / f"{language}.ftl" for language in found})
        abouts = {language: files.about(language) for language in found}
        ordered = [*FIRST, *sorted(found - set(FIRST), key=lambda language: abouts[language].name)]
        for language in ordered:
            if abouts[language].otherwise not in (None, *ordered):
                raise ContentError(f"{folder / language}.ftl: « {abouts[language].otherwise} » n’est pas une langue")
        names = {language: abouts[language].name for language in ordered}
        return cls({one: T(one, partial(_bundle, one, files, abouts), abouts[one], names) for one in ordered})

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(self._by_language)

    def of(self, language: Language) -> T:
        """The texts of this language; French where its file has gone since the person chose it."""
        return self._by_language.get(language) or self._by_language[Language.FRENCH]

    def language_of(self, code: str | None) -> Language:
        """The language of a person's Telegram (« pt-br ») where there is one; else French, as the territories do."""
        wanted = Language((code or "").lower().split("-")[0])
        return wanted if wanted in self._by_language else Language.FRENCH


FIRST = (Language.FRENCH, Language.SIMPLE_FRENCH, Language.ENGLISH)
"""Offered at first sight, and complete."""


class _Files:
    """The files as they were when they were read; a language that nobody has asked for yet is not held parsed."""

    def __init__(self, paths: Mapping[Language, Path]) -> None:
        self._paths = paths
        self._sources = {language: _read(path) for language, path in paths.items()}
        self._parsed: dict[Language, ast.Resource] = {}

    def about(self, language: Language) -> About:
        """What its head says; `ContentError` where it has a fault anywhere."""
        resource = _parse(self._paths[language], self._sources[language])
        if language in FIRST:
            self._parsed[language] = resource
        return _about(self._paths[language], resource)

    def parsed(self, language: Language) -> ast.Resource:
        if language not in self._parsed:
            self._parsed[language] = _parse(self._paths[language], self._sources[language])
        return self._parsed[language]


def _bundle(language: Language, files: _Files, abouts: Mapping[Language, About]) -> FluentBundle:
    bundle = FluentBundle([abouts[language].locale], use_isolating=False)
    source: Language | None = language
    used: set[Language] = set()
    while source is not None and source not in used:
        bundle.add_resource(files.parsed(source))
        used.add(source)
        source = abouts[source].otherwise
    return bundle


def _about(path: Path, resource: ast.Resource) -> About:
    terms = {
        entry.id.name: "".join(serializer.serialize_pattern(entry.value)).strip()
        for entry in resource.body
        if isinstance(entry, ast.Term)
    }
    for needed in (NAME, LOCALE):
        if needed not in terms:
            raise ContentError(f"{path}: « -{needed} » manque en tête du fichier")
    return About(
        name=terms[NAME],
        locale=terms[LOCALE],
        otherwise=Language(terms[OTHERWISE]) if OTHERWISE in terms else None,
        awaits_reader=AWAITS in terms,
        own=frozenset(entry.id.name for entry in resource.body if isinstance(entry, ast.Message)),
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: introuvable ou illisible") from error


def _parse(path: Path, source: str) -> ast.Resource:
    resource = FluentParser(with_spans=False).parse(source)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise ContentError(f"{path}: illisible près de « {(entry.content or '').strip()[:40]} »")
    return resource
