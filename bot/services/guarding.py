"""Whatever people type: signs of danger are answered at once, texts that name somebody are held back; neither is kept.

The lists are content (guards.yaml); this first version matches whole words after levelling case, accents and
repeated letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.errors import ContentError
from bot.library.loading import read_yaml


class Concern(StrEnum):
    """Why a text is not kept; DANGER is looked for first."""

    DANGER = "danger"
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    HANDLE = "handle"
    LINK = "link"


STREET = "rue|avenue|av|boulevard|bd|allée|allee|chemin|impasse|place|route|quai|square"
SOMEBODY = "fils|fille|frère|sœur|soeur|neveu|nièce|cousine?|élève|copain|copine|camarade|amie?|voisine?|maîtresse"
ENDINGS = "fr|com|org|net|eu|io|me|be|ch|ly|gl|tv|app|info|uk"

PATTERNS = {
    Concern.HANDLE: (r"(?i)(?<!\w)@\w{3,}|[\w.+-]+@[\w-]+\.\w+",),
    Concern.LINK: (rf"(?i)https?://|\bwww\.|\b[\w-]+\.(?:{ENDINGS})\b",),
    Concern.PHONE: (
        r"(?<!\d)(?:(?:\+|00)33\s*(?:\(0\))?|0)\s*[1-9](?:[\s./-]*\d){8}(?!\d)",
        r"(?<!\w)\+\d(?:[\s.()/-]*\d){8,}",
    ),
    Concern.ADDRESS: (
        rf"(?i)\b\d{{1,4}}\s*(?:bis|ter)?,?\s+(?:{STREET})\b(?!\s+(?:aux?|à|libres?|vides?)\b)",
        r"\b(?i:rue|avenue|boulevard|allée|impasse)[^\S\n]+(?:(?:de\s+la|de\s+l['’]|des|du|de|d['’])\s*)?[A-ZÉÈÂÎÔ]",
        r"(?<!\d)\d{5}\s+[A-ZÉÈÂÎÔ]",
    ),
    Concern.NAME: (
        r"\b(?:M\.|Mr\.?|Mme|Mlle|Dr\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Dd]octeur)\s+[A-ZÉÈÂÎÔ]",
        rf"\b(?i:{SOMEBODY}),?[^\S\n]+(?:s['’]appelle\s+)?[A-ZÉÈÂÎÔ]\w",
        r"(?i)\bprénommée?s?\b",
    ),
}
"""Each concern with what shows it, the most telling first: a mail address is a handle before it is a link."""
EXPRESSIONS = {
    concern: [re.compile(expression) for expression in expressions] for concern, expressions in PATTERNS.items()
}


@dataclass(frozen=True, slots=True)
class Guards:
    danger: re.Pattern[str]
    harmless: re.Pattern[str]
    first_names: frozenset[str]
    ambiguous_names: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Guards:
        """The lists of guards.yaml; `ContentError` where one is missing."""
        lists = read_yaml(path)
        try:
            return cls(
                danger=_any_of(_phrases(lists["danger"])),
                harmless=_any_of(_phrases(lists["harmless"])),
                first_names=frozenset(_spelling(str(name)) for name in lists["first_names"]),
                ambiguous_names=frozenset(_spelling(str(name)) for name in lists["ambiguous_names"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ContentError(f"{path}: liste manquante {error}") from error

    def find_concern(self, text: str) -> Concern | None:
        """What forbids keeping this text, the gravest first; None where nothing does."""
        text = visible(text)
        if self.danger.search(self.harmless.sub(" . ", level(text))):
            return Concern.DANGER
        for concern, expressions in EXPRESSIONS.items():
            if any(expression.search(text) for expression in expressions):
                return concern
        return Concern.NAME if self._names_somebody(text) else None

    def _names_somebody(self, text: str) -> bool:
        for found in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
            if not self.first_names.isdisjoint(map(_spelling, (found[0], *found[0].split("-")))):
                return True
            inside = not _begins_a_sentence(text[: found.start()])
            if _spelling(found[0]) in self.ambiguous_names and found[0][0].isupper() and inside:
                return True
        return False


def _begins_a_sentence(before: str) -> bool:
    """Whether what stands before a word lets any word there have its capital; a dash may begin a line of a list."""
    before = before.rstrip(" \t\u00a0\u202f«\"“'’(*•–—-")
    return not before or before[-1] in ".!?…\n\r"


def visible(text: str) -> str:
    """The text without the signs that nobody sees (zero widths, soft hyphens, changes of direction)."""
    shown = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in shown if unicodedata.category(sign) != "Cf")


def level(text: str) -> str:
    """Lower case, without accents, each run of one letter made a single one, each run of other signs one space."""
    return re.sub(r"([a-z])\1+", r"\1", _plain(text))


def _spelling(name: str) -> str:
    """Doubled letters stay: « comme » is not « Côme »."""
    return re.sub(r"([a-z])\1{2,}", r"\1", _plain(name))


def _plain(text: str) -> str:
    whole = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in whole if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", " ", letters.replace("œ", "oe").replace("æ", "ae")).strip()


def _phrases(by_language: Mapping[str, Iterable[Any]]) -> list[str]:
    return [level(str(phrase)) for phrases in by_language.values() for phrase in phrases]


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these as whole words; nothing where there is none."""
    longest_first = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b" if longest_first else r"(?!)")
