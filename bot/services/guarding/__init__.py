"""Whatever people type: signs of danger are answered at once, texts that name somebody are held back; neither is kept.

Lists and examples are content (guards.yaml and the folder guards beside it); docs/guards.md says how they are measured.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import ContentError
from bot.library.loading import read_text, read_yaml
from bot.services.guarding.clues import Danger
from bot.services.guarding.expressions import Concern
from bot.services.guarding.naming import Names, expressions_in, spellings
from bot.services.guarding.spelling import level, visible
from bot.services.guarding.tables import WordTable

__all__ = ["Concern", "Guards", "level", "visible"]

FOLDER = "guards"


@dataclass(frozen=True, slots=True)
class Guards:
    certain: re.Pattern[str]
    """Phrases that are danger wherever they stand, after what only looks like them is taken out."""
    harmless: re.Pattern[str]
    danger: Danger | None
    names: Names

    @classmethod
    def load(cls, path: Path) -> Guards:
        """guards.yaml and the folder beside it, where there is one; `ContentError` where a list is missing."""
        lists, folder = read_yaml(path), path.parent / FOLDER
        try:
            names = Names(
                certain=spellings(lists["first_names"]),
                ambiguous=spellings(lists["ambiguous_names"]),
                capital=spellings(lists.get("capital_names", ())),
                known=_known(folder) if folder.is_dir() else frozenset(),
                nobody=expressions_in(folder / "nobody.txt") if folder.is_dir() else {},
            )
            return cls(
                certain=_any_of(_phrases(lists["danger"])),
                harmless=_any_of(_phrases(lists["harmless"])),
                danger=Danger.load(folder) if folder.is_dir() else None,
                names=names,
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ContentError(f"{path}: liste manquante {error}") from error

    def find_concern(self, text: str, allowed: Collection[Concern] = ()) -> Concern | None:
        """What forbids keeping this text, the gravest first; None where nothing does but what is allowed there."""
        text = visible(text)
        if self.shows_danger(text):
            return Concern.DANGER
        return self.names.find(text, allowed)

    def shows_danger(self, text: str) -> bool:
        if self.certain.search(self.harmless.sub(" . ", level(text))):
            return True
        return self.danger is not None and self.danger.sounds_in(text)


def _known(folder: Path) -> WordTable:
    """Ordinary words, and proper nouns that name nobody here; the empty one is each word without a Latin letter."""
    lines = (folder / name for name in ("vocabulary.txt", "proper_nouns.txt"))
    words = (
        word for path in lines for line in read_text(path).splitlines() if line[:1] != "#" for word in line.split()
    )
    return WordTable({"", *spellings(part for word in words for part in {word, *word.split("-")})})


def _phrases(by_language: Mapping[str, Iterable[Any]]) -> list[str]:
    return [level(str(phrase)) for phrases in by_language.values() for phrase in phrases]


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these as whole words; nothing where there is none."""
    longest_first = sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b" if longest_first else r"(?!)")
