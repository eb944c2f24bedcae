"""Learns the weights of the clues from the example sentences of content/guards: a linear machine, nothing more.

Beside them it lists the ordinary words of the content, so that a word that is none of them may be somebody's name.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from random import Random

from bot.library.loading import GUARDS, read_text
from bot.services.guarding.clues import PIECE, SMALLEST_ROOM, WEIGHTS, Clues, Danger, Weights, fingerprint, lines_of
from bot.services.guarding.naming import spellings
from bot.services.guarding.spelling import plain, sentences

ROUNDS = 20
COST = 1.0
"""How dear an example on the wrong side is, against the size of the weights."""
DOUBT = 0.3
"""What each clue is taken to have been seen besides on either side."""
SHARE = 0.5
"""A piece of a word says half as much as a word."""
SMALLEST = 0.03
VOCABULARY = "vocabulary.txt"
WRITTEN = ("*.md", "*.yaml", "fr.ftl", "en.ftl", "alarming*.txt", "ordinary*.txt")
"""The files whose words are ordinary; the lists of names are left out."""


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    is_alarming: bool
    writer: str
    """By which file it came; the sentences of the library are nobody's."""


@dataclass(slots=True)
class Row:
    """An example as its clues with how much each says; `room` is what they say, squared, `pull` how much it holds."""

    numbers: Sequence[int]
    values: Sequence[float]
    side: float
    room: float
    pull: float = 0.0


def examples_of(folder: Path, ordinary: Iterable[str]) -> list[Example]:
    """alarming.txt and ordinary.txt, the same of each further writer (alarming-x.txt), and sentences beside them."""
    found = [
        Example(text, kind == "alarming", path.stem.removeprefix(kind))
        for kind in ("alarming", "ordinary")
        for path in sorted(folder.glob(f"{kind}*.txt"))
        for text in lines_of(path)
    ]
    parts = sorted({part.strip() for text in ordinary for part in (text, *sentences(text))})
    return found + [Example(part, False, "library") for part in parts]


def learn(folder: Path, ordinary: Iterable[str], threshold: float) -> int:
    """Writes weights.txt; `ordinary` are sentences beside those of the folder. The number of clues kept."""
    clues = Clues.load(folder)
    examples = examples_of(folder, ordinary)
    weights, base = fit([clues.of(one.text) for one in examples], [one.is_alarming for one in examples])
    head = f"# de={fingerprint(folder)} base={base:.3f} seuil={threshold:.2f}"
    rows = [head, *(f"{weight:.2f} {size:.2f} {clue}" for clue, (weight, size) in sorted(weights.items()))]
    (folder / WEIGHTS).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(weights)


def judge(folder: Path, ordinary: Iterable[str]) -> dict[str, list[tuple[float, Example]]]:
    """Each writer's examples with their weight by what the others wrote: how strangers are understood."""
    clues = Clues.load(folder)
    examples = examples_of(folder, ordinary)
    found = [clues.of(one.text) for one in examples]
    judged: dict[str, list[tuple[float, Example]]] = {}
    for writer in sorted({one.writer for one in examples if one.is_alarming}):
        kept = [place for place, one in enumerate(examples) if one.writer != writer]
        danger = Danger(
            clues, *fit([found[place] for place in kept], [examples[place].is_alarming for place in kept]), 0
        )
        judged[writer] = [(danger.weigh_most(one.text), one) for one in examples if one.writer == writer]
    return judged


def fit(found: Sequence[Iterable[str]], alarming: Sequence[bool]) -> tuple[Weights, float]:
    """The weight and the size of each clue that two examples share, and the base; the same for the same examples.

    A support-vector machine with a squared loss, by dual coordinate descent (Hsieh and others, 2008). A clue says as
    much as it is more frequent on one side than on the other, by the logarithm of both (Wang and Manning, 2012).
    """
    says = _ratios(found, alarming)
    numbers = {clue: number for number, clue in enumerate(sorted(says))}
    rows = [
        _row([(numbers[clue], says[clue]) for clue in sorted(clues) if clue in says], is_alarming)
        for clues, is_alarming in zip(found, alarming, strict=True)
    ]
    weights, base = [0.0] * len(numbers), 0.0
    chance = Random(1)  # noqa: S311  # for the same weights each time
    for _ in range(ROUNDS):
        chance.shuffle(rows)
        for row in rows:
            base += _improve(row, weights, base)
    learned = {clue: (weights[number] * says[clue], says[clue] ** 2) for clue, number in numbers.items()}
    return {clue: kept for clue, kept in learned.items() if abs(kept[0]) >= SMALLEST}, base


def _ratios(found: Sequence[Iterable[str]], alarming: Sequence[bool]) -> dict[str, float]:
    """How much more frequent each clue is among the alarming ones; below zero among the others."""
    sides: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for clues, is_alarming in zip(found, alarming, strict=True):
        sides[is_alarming].update(clues)
    known = [clue for clue, times in (sides[True] + sides[False]).items() if times > 1]
    whole = {side: sum(counted[clue] + DOUBT for clue in known) for side, counted in sides.items()}
    return {
        clue: value_of(clue)
        * math.log((sides[True][clue] + DOUBT) * whole[False] / ((sides[False][clue] + DOUBT) * whole[True]))
        for clue in known
    }


def value_of(clue: str) -> float:
    return SHARE if clue.startswith(PIECE) else 1.0


def _row(says: Sequence[tuple[int, float]], is_alarming: bool) -> Row:
    size = math.sqrt(max(SMALLEST_ROOM, sum(value * value for _, value in says)))
    values = [value / size for _, value in says]
    side = 1.0 if is_alarming else -1.0
    return Row([number for number, _ in says], values, side, sum(value * value for value in values))


def _improve(row: Row, weights: list[float], base: float) -> float:
    """Moves the weights of one example's clues to where they are best for it; how far the base moves."""
    slack = 1 / (2 * COST)
    heavy: float = sum(map(mul, map(weights.__getitem__, row.numbers), row.values))
    slope = row.side * (heavy + base) - 1 + row.pull * slack
    pull = max(0.0, row.pull - slope / (row.room + 1 + slack))
    step = (pull - row.pull) * row.side
    if step:
        row.pull = pull
        for number, value in zip(row.numbers, row.values, strict=True):
            weights[number] += step * value
    return step


def list_words(content: Path, names: Iterable[str]) -> int:
    """Writes vocabulary.txt: the words of the content that are written small or begin a sentence, but no name."""
    found: set[str] = set()
    paths = sorted({path for kind in WRITTEN for path in content.rglob(kind)})
    for path in paths:
        if path.name != GUARDS:
            text = read_text(path)
            found.update(re.findall(r"(?<!\w)[^\W\d_A-Z]{2,}(?!\w)", text))
            found.update(re.findall(r"(?:^|[.!?…:«]\s+|\d\.\s+|[#!?-]\s+)([A-ZÀÉÊÎÔ][^\W\d_]+)", text, re.MULTILINE))
    kept = {plain(word) for word in found if word[1:].islower()}
    ordinary = sorted(kept - spellings(names))
    head = "# Les mots ordinaires du contenu, écrits par « python -m bot guards learn »."
    (content / "guards" / VOCABULARY).write_text("\n".join([head, *ordinary]) + "\n", encoding="utf-8")
    return len(ordinary)
