"""What a reader would feel and a machine can measure: reading ease, time against steps, two files that are one.

These are warnings: a sentence may be right against the measure, but none is left in the repository.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pyphen

from bot.library.explaining import Location
from bot.library.models import Activity

HARDEST_STEPS = 75.0
HARDEST_SIMPLE = 80.0
"""Reading ease below which a text wants other words: 100 is very easy, 70 is a newspaper, 30 a scientific paper."""
LONGEST_STEP_MINUTES = 15.0
SHORTEST_STEP_MINUTES = 0.2
TOO_NEAR = 0.35
"""Share of words in common from which two activities may be the same under two names; the library stays under it."""

_SENTENCE = re.compile(r"[.!?…:;\n]")
_WORD = re.compile(r"[^\W\d_]+")
_CONTENT_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
_NUMBER = re.compile(
    r"\b(?:(?:le|au|du) (11[249]|3\d{3})|(?:appelez|faites|composez) le (1[578])|(0(?: ?\d){9}))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+")

Fault = tuple[Location, str]


class Pair(NamedTuple):
    likeness: float
    """Jaccard's index of the words of four letters or more of title and steps, cut to five letters: 0 to 1."""
    one: str
    other: str


def reading_ease(text: str) -> float:
    """Flesch's reading ease with the French weights of Kandel and Moles (1958); 207 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 207.0
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text))
    syllables = sum(_count_syllables(word.lower()) for word in words)
    return 207 - 1.015 * len(words) / max(sentences, 1) - 73.6 * syllables / len(words)


def warnings_of(activity: Activity) -> Iterator[Fault]:
    """What is hard to read, and minutes that do not go with the steps."""
    ease = reading_ease("\n".join([*activity.steps, activity.posture]))
    if ease < HARDEST_STEPS:
        yield ("steps",), f"difficile à lire : facilité de lecture {ease:.0f}, {HARDEST_STEPS:.0f} au moins"
    ease = reading_ease("\n".join(activity.simple))
    if ease < HARDEST_SIMPLE:
        yield ("simple",), f"difficile à lire : facilité de lecture {ease:.0f}, {HARDEST_SIMPLE:.0f} au moins"
    a_step = activity.minutes / len(activity.steps)
    if not SHORTEST_STEP_MINUTES <= a_step <= LONGEST_STEP_MINUTES:
        yield ("minutes",), f"{activity.minutes} minutes pour {len(activity.steps)} étapes : le compte n’y est pas"


def unknown_numbers(text: str, known: Collection[str]) -> Iterator[str]:
    """Telephone numbers of this text that help.yaml, where each has its date, does not hold."""
    for match in _NUMBER.finditer(text):
        number = next(filter(None, match.groups()))
        if number not in known:
            yield f"le numéro {number} n’est pas dans help.yaml, où chaque numéro a sa date de vérification"


def links(text: str) -> Iterator[str]:
    """A link dies in silence, and a file is read without a network: the reference says publisher, year and title."""
    for match in _LINK.finditer(text):
        yield f"un lien ({match[0][:40]}) : donnez plutôt l’éditeur, l’année et le titre"


def pairs_by_likeness(activities: Sequence[Activity]) -> list[Pair]:
    """Every two activities, the most alike first."""
    words = {activity.slug: _stems(activity) for activity in activities}
    pairs = (Pair(_jaccard(words[one], words[other]), one, other) for one, other in combinations(sorted(words), 2))
    return sorted(pairs, reverse=True)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _stems(activity: Activity) -> frozenset[str]:
    text = unicodedata.normalize("NFD", " ".join([activity.title, *activity.steps]).lower())
    plain = "".join(letter for letter in text if not unicodedata.combining(letter))
    return frozenset(word[:_STEM] for word in _CONTENT_WORD.findall(plain))


def _count_syllables(word: str) -> int:
    return len(_hyphens().positions(word)) + 1


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="fr_FR")
