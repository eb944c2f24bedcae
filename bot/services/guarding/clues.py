"""What in a text speaks for danger or against it, and how much: turns of phrase, families of words, weights.

Turns and families are written by hand (content/guards); the weights are learned from its example sentences, so that a
family alone says nothing and « battu » weighs less beside « échecs ».
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from bot.errors import ContentError
from bot.library.loading import read_text, read_yaml
from bot.services.guarding.spelling import pieces, plain, sentences, stem, words
from bot.services.guarding.tables import WeightTable

SOURCES = ("lookalikes.txt", "words.yaml", "abbreviations.yaml", "patterns.txt", "alarming*.txt", "ordinary*.txt")
WEIGHTS = "weights.txt"
SMALLEST_ROOM = 7.0
"""Of a text that holds hardly anything known: it says little."""
REACH = 5
"""Two families meet where at most four words stand between them."""
GAP = r"(?:\S+ ){0,4}?"
GRAVE, LIKELY, HARMLESS = "!", "?", "-"
MOST_TURNS = 4
PIECE = "bout "
Weights = Mapping[str, tuple[float, float]]
"""Of each clue, how much it speaks for danger and how much room it takes."""
WeightOf = Callable[[str], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of patterns.txt; `anchors` are the stems and families of which one must be there."""

    level: str
    expression: str
    anchors: frozenset[str]

    def is_in(self, coded: str) -> bool:
        return _compiled(self.expression).search(coded) is not None


@dataclass(frozen=True, slots=True)
class Clues:
    families: Mapping[str, tuple[str, ...]]
    """The families of a stem."""
    abbreviations: Mapping[str, Sequence[str]]
    turns: Mapping[str, tuple[Turn, ...]]
    """By anchor."""
    lookalikes: frozenset[str] = frozenset()
    """Ordinary words whose stem is that of a grave one: they are of no family."""

    @classmethod
    def load(cls, folder: Path) -> Clues:
        """The hand-written half; `ContentError` names what cannot be used."""
        families: dict[str, set[str]] = defaultdict(set)
        by_family = {str(name): str(listed) for name, listed in read_yaml(folder / "words.yaml").items()}
        for name, listed in by_family.items():
            for word in listed.split():
                families[stem(plain(word).replace("-", ""))].add(name)
        written = read_yaml(folder / "abbreviations.yaml")
        short = {plain(str(a)): str(b).split() for language in written.values() for a, b in language.items()}
        turns: dict[str, list[Turn]] = defaultdict(list)
        for line in lines_of(folder / "patterns.txt"):
            turn = _turn(line, by_family)
            for anchor in turn.anchors:
                turns[anchor].append(turn)
        sorted_families = {key: tuple(sorted(names)) for key, names in families.items()}
        alike = frozenset(plain(word) for line in lines_of(folder / "lookalikes.txt") for word in line.split())
        return cls(sorted_families, short, {anchor: tuple(found) for anchor, found in turns.items()}, alike)

    def of(self, text: str) -> set[str]:
        """The clues in a text, as they are named in weights.txt."""
        written = words(text, self.abbreviations)
        stems = [f"={word}" if word in self.lookalikes else stem(word) for word in written]
        families = [self.families.get(one, ()) for one in stems]
        found = {f"mot {one}" for one in stems} | {f"suite {a} {b}" for a, b in pairwise(stems)}
        found.update(PIECE + piece for word in written for piece in pieces(word))
        for place, here in enumerate(families):
            for name in here:
                found.add(f"famille {name}")
                found.update(
                    f"famille {name} puis {other}" for near in families[place + 1 : place + REACH] for other in near
                )
        return found | self._turns_in(stems, families)

    def _turns_in(self, stems: Sequence[str], families: Sequence[Sequence[str]]) -> set[str]:
        """How many turns of each level the text holds."""
        coded = " " + "".join(
            f"{one}:,{''.join(f'{name},' for name in names)} " for one, names in zip(stems, families, strict=True)
        )
        keys = {*stems, *(f"<{name}>" for names in families for name in names)}
        candidates = {id(turn): turn for key in keys for turn in self.turns.get(key, ())}.values()
        levels = [turn.level for turn in candidates if turn.is_in(coded)]
        grave, harmless = levels.count(GRAVE), levels.count(HARMLESS)
        found = {f"tournures graves {number}" for number in range(1, min(grave, MOST_TURNS) + 1)}
        found |= {f"tournures inoffensives {number}" for number in range(1, min(harmless, 2) + 1)}
        found |= {"tournure possible"} if LIKELY in levels else set()
        if grave:
            found.add("tournures mêlées" if harmless else "tournures graves seules")
        return found


@dataclass(frozen=True, slots=True)
class Danger:
    clues: Clues
    weights: Weights | WeightTable
    base: float
    threshold: float

    @classmethod
    def load(cls, folder: Path) -> Danger:
        head, _, rows = read_text(folder / WEIGHTS).partition("\n")
        try:
            settings = dict(part.split("=") for part in head.lstrip("# ").split())
            table = WeightTable(rows.encode())
            return cls(Clues.load(folder), table, float(settings["base"]), float(settings["seuil"]))
        except (ValueError, KeyError) as error:
            raise ContentError(f"{folder / WEIGHTS}: à refaire avec « python -m bot guards learn »") from error

    def weigh(self, text: str) -> float:
        """How much speaks for danger in one sentence; 0 says as much for as against."""
        return weigh(self.clues.of(text), self.weights.get, self.base)

    def weigh_most(self, text: str) -> float:
        """The weight of its gravest sentence, or of the gravest two that follow each other."""
        parts = sentences(text)
        together = [f"{a}. {b}" for a, b in pairwise(parts)]
        return max((self.weigh(part) for part in [*parts, *together]), default=self.base)

    def sounds_in(self, text: str) -> bool:
        return self.weigh_most(text) > self.threshold


def weigh(clues: Iterable[str], weight_of: WeightOf, base: float) -> float:
    """The sum of the known weights, levelled by the room that their clues take, so that length alone says nothing."""
    known = [found for clue in sorted(clues) if (found := weight_of(clue)) is not None]
    return base + sum(weight for weight, _ in known) / math.sqrt(max(SMALLEST_ROOM, sum(size for _, size in known)))


def lines_of(path: Path) -> list[str]:
    """The lines of a list that are neither empty nor a remark."""
    stripped = (line.strip() for line in read_text(path).splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def fingerprint(folder: Path) -> str:
    """Of everything that the weights are learned from."""
    whole = "".join(read_text(path) for name in SOURCES for path in sorted(folder.glob(name)))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _turn(line: str, families: Mapping[str, str]) -> Turn:
    level, *items = line.split()
    if level not in (GRAVE, LIKELY, HARMLESS) or not items or ".." in (items[0], items[-1]):
        raise ContentError(f"patterns.txt: « {line} » ne commence pas par ! ? ou -, ou finit par ..")
    keys = {item: _keys(item, families, line) for item in items if item != ".."}
    anchors = min(keys.values(), key=lambda names: (any(name.startswith("<") for name in names), len(names)))
    whole = "".join(GAP if item == ".." else _expression(keys[item]) for item in items)
    return Turn(level, "(?<= )" + whole, anchors)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """When it is first looked for: compiling all of them takes a fifth of a second of the start."""
    return re.compile(expression)


def _keys(item: str, families: Mapping[str, str], line: str) -> frozenset[str]:
    keys = frozenset(part if part.startswith("<") else stem(plain(part)) for part in item.split("/"))
    unknown = [key for key in keys if key.startswith("<") and key.strip("<>") not in families]
    if unknown:
        raise ContentError(f"patterns.txt: « {line} » : la famille {unknown[0]} n’est pas dans words.yaml")
    return keys


def _expression(keys: Iterable[str]) -> str:
    stems = sorted(re.escape(key) for key in keys if not key.startswith("<"))
    names = sorted(key.strip("<>") for key in keys if key.startswith("<"))
    ways = [rf"(?:{'|'.join(stems)}):\S* "] if stems else []
    ways += [rf"[^\s:]+:\S*,(?:{'|'.join(names)}),\S* "] if names else []
    return f"(?:{'|'.join(ways)})"
