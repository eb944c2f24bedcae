"""Learns the weights of the clues from the example sentences of content/guards: a logistic regression, nothing more.

Beside them it lists the ordinary words of the content, so that a word that is none of them may be somebody's name.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from bot.library.loading import GUARDS, read_text
from bot.services.guarding.clues import WEIGHTS, Clues, fingerprint, lines_of, weigh
from bot.services.guarding.naming import spellings
from bot.services.guarding.spelling import plain

ROUNDS = 30
STEP = 0.5
RESTRAINT = 0.02
"""How strongly a weight is drawn back to nothing, in a round."""
SMALLEST = 0.05
VOCABULARY = "vocabulary.txt"
WRITTEN = ("*.md", "*.yaml", "fr.ftl", "en.ftl", "alarming.txt", "ordinary.txt")
"""The files whose words are ordinary; the lists of names are left out."""
Example = tuple[list[str], bool]


def learn(folder: Path, ordinary: Iterable[str], threshold: float) -> int:
    """Writes weights.txt; `ordinary` are sentences beside those of the folder. The number of clues kept."""
    clues = Clues.load(folder)
    alarming, usual = lines_of(folder / "alarming.txt"), [*lines_of(folder / "ordinary.txt"), *ordinary]
    examples = [(sorted(clues.of(text)), True) for text in alarming]
    examples += [(sorted(clues.of(text)), False) for text in usual]
    weights, base = fit(examples)
    kept = {clue: weight for clue, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}
    head = f"# de={fingerprint(folder)} base={base:.3f} seuil={threshold:.2f}"
    rows = [head, *(f"{weight:.2f} {clue}" for clue, weight in kept.items())]
    (folder / WEIGHTS).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(kept)


def fit(examples: Sequence[Example]) -> tuple[dict[str, float], float]:
    """The weight of each clue that two examples share, and the base; the same for the same examples.

    Steps shrink clue by clue (AdaGrad), so that rare clues learn as fast as common ones.
    """
    seen = Counter(clue for found, _ in examples for clue in found)
    known = [([clue for clue in found if seen[clue] > 1], alarming) for found, alarming in examples]
    weights, moved, base = dict.fromkeys((clue for clue, times in seen.items() if times > 1), 0.0), Counter[str](), 0.0
    order, chance = list(range(len(known))), Random(1)  # noqa: S311  # for the same weights each time
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for place in order:
            found, alarming = known[place]
            off = 1 / (1 + math.exp(-weigh(found, weights, base))) - alarming
            base -= 0.02 * off
            share = off / math.sqrt(max(1, len(found)))
            for clue in found:
                slope = share + RESTRAINT * weights[clue] / seen[clue]
                moved[clue] += slope * slope  # type: ignore[assignment]
                weights[clue] -= STEP * slope / math.sqrt(moved[clue] + 1e-8)
    return weights, base


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
