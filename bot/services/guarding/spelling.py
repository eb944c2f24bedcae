"""How a typed text is read: hidden signs, look-alike letters, elongations and quick spelling are levelled first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

LOOK_ALIKES = str.maketrans(
    dict(zip("асеорухіѕјкмтнвԁӏıαεορτυικνχηøłđ", "aceopyxisjkmthbdliaeoptuikvxnold", strict=True))
)
"""Cyrillic and Greek letters that are drawn like Latin ones."""
FIGURES = str.maketrans("013457@$", "oieastas")
COUNTED = re.compile(r"\d+[a-z]{1,4}|[a-z]{1,3}\d+")
"""« 8h », « 10yo », « CM2 »: figures that are figures."""
SPACED = re.compile(r"\b(?:[a-z][ .\-_*]){3,}[a-z]\b")
WORD = re.compile(r"[a-z0-9@$]+")
SENTENCE_END = re.compile(r"(?<![.!?…;])[.!?…;]++(?=\s|$)|(?<=\s)[.!?…;]++|\n+")
ENDINGS = re.compile(
    r"(?:eraient|aient|erait|erais|erons|eront|erai|eras|eants|ants|ante|ant|ees|ent|ait|ais"
    r"|ez|er|es|ee|ai|e|s|t|x|ing|ed)$"
)
SOUNDS = (
    *(("sch", "1"), ("ch", "1"), ("ph", "f"), ("qu", "k"), ("eau", "o"), ("au", "o"), ("ai", "e"), ("ei", "e")),
    *(("y", "i"), ("ck", "k"), ("h", "")),
)
"""Spellings that sound alike in French; 1 stands for « ch »."""


def visible(text: str) -> str:
    """The text without the signs that nobody sees (zero widths, soft hyphens, changes of direction)."""
    shown = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in shown if unicodedata.category(sign) != "Cf")


def with_plain_figures(text: str) -> str:
    """Figures of every script as 0 to 9: « ٠٦ » is « 06 »."""
    return re.sub(r"[^\W\x00-\x7f]", lambda sign: str(unicodedata.decimal(sign[0], sign[0])), text)


def plain(text: str) -> str:
    """Lower case, without accents, each sign in Latin letters where it looks like one."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in whole if not unicodedata.combining(letter))
    return letters.translate(LOOK_ALIKES).replace("œ", "oe").replace("æ", "ae")


def level(text: str) -> str:
    """Plain, each run of one letter made a single one, each run of other signs one space."""
    return re.sub(r"([a-z])\1+", r"\1", re.sub(r"[^a-z0-9]+", " ", plain(text)).strip())


def sentences(text: str) -> list[str]:
    return [part for part in SENTENCE_END.split(text) if part.strip()]


def words(text: str, abbreviations: Mapping[str, Sequence[str]]) -> list[str]:
    """The words of a text in ordinary spelling, a figure as « # »."""
    joined = SPACED.sub(lambda found: re.sub(r"[^a-z]", "", found[0]), plain(visible(text)))
    read: list[str] = []
    for word in WORD.findall(joined):
        if word.isdigit():
            read.append("#")
            continue
        if not word.isalpha() and not COUNTED.fullmatch(word):
            word = word.translate(FIGURES)
        word = re.sub(r"([a-z])\1{2,}", r"\1", word)
        read.extend(abbreviations.get(word, (word,)))
    return read


def stem(word: str) -> str:
    """What the forms and the misspellings of a word have in common; words of three letters stay."""
    if len(word) <= 3:
        return word
    word = re.sub(r"(.)\1", r"\1", word)
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = re.sub(r"c(?=[aoulrtk]|$)", "k", word).replace("c", "s").replace("z", "s")
    word = re.sub(r"(?<=[aeiou])m(?=[pb])", "n", word)
    for shortest in (3, 4):
        shorter = ENDINGS.sub("", word)
        if len(shorter) < shortest or shorter == word:
            break
        word = shorter
    return word


def pieces(word: str) -> Iterator[str]:
    """The runs of three to five letters of a word, its ends marked: what misspellings leave of it."""
    marked = f"_{word}_"
    for length in (3, 4, 5):
        for start in range(len(marked) - length + 1):
            yield marked[start : start + length]
