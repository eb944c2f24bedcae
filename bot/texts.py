"""The words of content/texts, by language; every argument is HTML-escaped unless it is `Markup` already.

A language is a file: its first terms say its name, its locale, and where the rest comes from if it has not all.
"""

from __future__ import annotations

import re
import unicodedata
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from markupsafe import escape

from bot.errors import ContentError
from bot.model import Language

NAME, LOCALE, OTHERWISE, AWAITS = "language-name", "language-locale", "language-otherwise", "language-awaits"
"""Terms at the head of a file: « -language-name = Türkçe »; the last two may be left out."""

_FRENCH_SPACES = re.compile(r" (?=[:;?!»])|(?<=«) |(?<=\d) (?=(?:h|min|ans|secondes)\b)|(?<=\d[ \u00a0]h) (?=\d\d\b)")


def typeset(text: str) -> str:
    """French spacing: no line begins with a colon, a question mark or a closing quotation mark, or ends with « 20 »."""
    return _FRENCH_SPACES.sub("\u00a0", text)


_ENTRY = re.compile(r"^[^ \n].*\n?(?:(?:[ }].*)?\n)*", re.MULTILINE)
"""A line with all that follows it and is indented, empty, or closes a brace."""
_WORDS = r"(?:[^{}\n]|\{ \$[a-z][a-z_]* \})"
_PLAIN_ENTRY = re.compile(rf"-?[a-zA-Z][\w-]* =(?: {_WORDS}+)?(?:\n+ +(?![ .*\[]){_WORDS}+)*\n*", re.ASCII)
_REFERENCE = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
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
        source_of: Callable[[str], str | None],
        about: About,
        languages: Mapping[Language, str] = MappingProxyType({}),
    ) -> None:
        """`source_of` gives an entry of the file as it is written (`-name`: a term), None where there is none."""
        self.language = language
        self.languages = languages
        """Every language with its own name for itself, in the order in which they are offered."""
        self.about = about
        self._source_of = source_of
        self._words: dict[str, str | None] = {}
        """Of each entry that was said; None where it is more than words, and in the bundle."""
        self._referred_to: set[str] = set()

    @cached_property
    def _bundle(self) -> FluentBundle:
        return FluentBundle([self.about.locale], use_isolating=False)

    def __call__(self, key: str, **arguments: str | int) -> str:
        """The text as HTML; raises `LookupError` where the message or one of its arguments is missing."""
        escaped = {name: str(escape(value)) if isinstance(value, str) else value for name, value in arguments.items()}
        return self._format(key, escaped)

    def plain(self, key: str, **arguments: str | int) -> str:
        """The text for places that are not HTML: the label of a button, a notice after a tap."""
        return self._format(key, arguments)

    def __contains__(self, key: str) -> bool:
        return self._source_of(key) is not None

    def says(self, key: str) -> bool:
        """Whether the text is in this language itself, not taken from the one it falls back on."""
        return key in self.about.own

    def _format(self, key: str, arguments: Mapping[str, str | int]) -> str:
        if key not in self:
            raise LookupError(f"no text {key!r} in {self.language}")
        is_mirrored = is_right_to_left(self.about.name) and self.says(key)
        values = {name: _placed(value) if is_mirrored else value for name, value in arguments.items()}
        text = self._said(key, values)
        if is_mirrored:
            return _COMMAND.sub(f"{_LEFT_TO_RIGHT_MARK}/", text)
        return typeset(text) if self._is_french(key) else text

    def _said(self, key: str, arguments: dict[str, str | int]) -> str:
        words = self._words[key] if key in self._words else self._take(key)
        if words is not None:
            return words
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"the text {key!r} is empty in {self.language}")
        text, faults = self._bundle.format_pattern(pattern, arguments)
        if faults:
            raise LookupError(f"the text {key!r} in {self.language}: {faults[0]}")
        return str(text)

    def _take(self, key: str) -> str | None:
        """Parses an entry when it is first said, as it then takes fifty times its room. Its words if it is only that.

        Words alone need no bundle, whose locale takes a megabyte.
        """
        source = self._source_of(key) or ""
        entry = _parsed(source)
        words = _words_alone(entry)
        if words is None:
            self._bundle.add_resource(ast.Resource([entry]))
            self._add_what_it_refers_to(source)
        self._words[key] = words
        return words

    def _add_what_it_refers_to(self, source: str) -> None:
        for name in _REFERENCE.findall(source):
            other = self._source_of(name)
            if other is not None and name not in self._referred_to:
                self._referred_to.add(name)
                self._bundle.add_resource(ast.Resource([_parsed(other)]))
                self._add_what_it_refers_to(other)

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
        entries = {language: _entries(folder / f"{language}.ftl") for language in found}
        abouts = {language: _about(folder / f"{language}.ftl", entries[language]) for language in found}
        ordered = [*FIRST, *sorted(found - set(FIRST), key=lambda language: abouts[language].name)]
        for language in ordered:
            if abouts[language].otherwise not in (None, *ordered):
                raise ContentError(f"{folder / language}.ftl: « {abouts[language].otherwise} » n’est pas une langue")
        names = {language: abouts[language].name for language in ordered}
        chains = {language: ChainMap(*(entries[one] for one in _chain(language, abouts))) for language in ordered}
        return cls({one: T(one, chains[one].get, abouts[one], names) for one in ordered})

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


def _chain(language: Language, abouts: Mapping[Language, About]) -> list[Language]:
    """The language, then those that its missing texts come from."""
    chain: list[Language] = []
    source: Language | None = language
    while source is not None and source not in chain:
        chain.append(source)
        source = abouts[source].otherwise
    return chain


def _about(path: Path, entries: Mapping[str, str]) -> About:
    terms = {name: source.partition("=")[2].strip() for name, source in entries.items() if name.startswith("-")}
    for needed in (NAME, LOCALE):
        if f"-{needed}" not in terms:
            raise ContentError(f"{path}: « -{needed} » manque en tête du fichier")
    otherwise = terms.get(f"-{OTHERWISE}")
    return About(
        name=terms[f"-{NAME}"],
        locale=terms[f"-{LOCALE}"],
        otherwise=Language(otherwise) if otherwise else None,
        awaits_reader=f"-{AWAITS}" in terms,
        own=frozenset(entries) - {f"-{name}" for name in (NAME, LOCALE, OTHERWISE, AWAITS)},
    )


def _entries(path: Path) -> dict[str, str]:
    """What the file says, entry by entry as it is written; `ContentError` where one cannot be understood."""
    found: dict[str, str] = {}
    for source in _ENTRY.findall(_read(path)):
        if source[0].isalpha() or source[0] == "-":
            _refuse_unreadable(path, source)
            found.setdefault(source.partition("=")[0].strip(), source)
        elif source[0] != "#":
            raise _unreadable(path, source)
    return found


def _refuse_unreadable(path: Path, source: str) -> None:
    """Nearly all entries are words and variables alone: these need no parser, which would take half of the start."""
    is_empty = source.rstrip().endswith("=")
    if is_empty or not (_PLAIN_ENTRY.fullmatch(source) or _is_readable(source)):
        raise _unreadable(path, source)


def _is_readable(source: str) -> bool:
    found = FluentParser(with_spans=False).parse(source).body
    return len(found) == 1 and not isinstance(found[0], ast.Junk)


def _parsed(source: str) -> ast.EntryType:
    return FluentParser(with_spans=False).parse_entry(source)


def _words_alone(entry: ast.EntryType) -> str | None:
    pattern = entry.value if isinstance(entry, ast.Message) else None
    match pattern.elements if pattern else ():
        case [ast.TextElement(value=words)]:
            return str(words)
    return None


def _unreadable(path: Path, source: str) -> ContentError:
    return ContentError(f"{path}: illisible près de « {source.strip()[:40]} »")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: introuvable ou illisible") from error
