"""The words of a search, out of whatever somebody typed: letters and figures only, so that they mean nothing else."""

from __future__ import annotations

import re
import unicodedata

LONGEST_WORDS = 30
"""Bytes, since the words travel in the buttons that lead on: Telegram gives a button 64."""
SHORT = 4
"""Shorter words are left out beside longer ones: « le », « des », « une » are in every text."""
_LIGATURE, _LETTERS = "œ", "oe"


def words_of(typed: str) -> tuple[str, ...]:
    """What to look for, in small letters, each word once, as many as fit; none where there is no letter or figure."""
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", typed[:500]).lower())
    longer = [word for word in found if len(word) >= SHORT]
    kept: list[str] = []
    for word in dict.fromkeys(longer or found):
        if len(" ".join([*kept, word]).encode()) <= LONGEST_WORDS:
            kept.append(word)
    return tuple(kept)


def spellings(word: str) -> tuple[str, ...]:
    """The ways in which a text may write the word: the singular, the ligature, the letter without its accent."""
    singular = word[:-1] if len(word) > SHORT and word[-1] in "sx" else word
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", singular) if sign.isalnum())
    ways = (singular, bare, singular.replace(_LIGATURE, _LETTERS), singular.replace(_LETTERS, _LIGATURE))
    return tuple(dict.fromkeys(way for way in ways if way))
