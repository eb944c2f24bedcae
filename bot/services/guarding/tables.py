"""Long lists as they are written, with where to find each line: sets and dictionaries take ten times the room."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from zlib import crc32

_WORD = re.compile(rb"([^\n]*)\n")
_WEIGHT = re.compile(rb"(-?\d+\.\d+) (\d+\.\d+) ([^\n]+)\n")


class Lines:
    """Lines by their key, which is the last group of the expression that reads a line."""

    def __init__(self, lines: bytes, line: re.Pattern[bytes]) -> None:
        """`ValueError` where there is none, or one that cannot be read."""
        self._lines, self._line, self._count = lines, line, lines.count(b"\n")
        self._places = array("I", bytes(4 << (2 * self._count).bit_length()))  # at least half of them stay free: 0
        read = 0
        while found := line.match(lines, read):
            self._places[self._place_of(found[line.groups])] = read + 1
            read = found.end()
        if not read or read < len(lines):
            raise ValueError("lines that cannot be read")

    def __len__(self) -> int:
        return self._count

    def find(self, key: str) -> re.Match[bytes] | None:
        at = self._places[self._place_of(key.encode())]
        return self._line.match(self._lines, at - 1) if at else None

    def _place_of(self, key: bytes) -> int:
        """Where its line is noted, or the free place where it would be."""
        last = len(self._places) - 1
        place = crc32(key) & last
        while (at := self._places[place]) and not self._is_line_of(at - 1, key):
            place = (place + 1) & last
        return place

    def _is_line_of(self, start: int, key: bytes) -> bool:
        found = self._line.match(self._lines, start)
        return found is not None and found[self._line.groups] == key


class WordTable(Lines):
    def __init__(self, words: Iterable[str]) -> None:
        """Of at least one word."""
        super().__init__("".join(f"{word}\n" for word in sorted(words)).encode(), _WORD)

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None


class WeightTable(Lines):
    """The rows of weights.txt: « weight size clue »."""

    def __init__(self, rows: bytes) -> None:
        super().__init__(rows, _WEIGHT)

    def get(self, clue: str) -> tuple[float, float] | None:
        found = self.find(clue)
        return (float(found[1]), float(found[2])) if found else None
