"""What the check finds: file, line, and a sentence in French."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    file: str
    line: int
    """Counts from 1."""
    text_fr: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text_fr}"


@dataclass
class Findings:
    """Collects; file names are shown from the first of `roots` that holds them."""

    roots: tuple[Path, ...]
    faults: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def fault(self, path: Path, line: int, text_fr: str) -> None:
        self.faults.append(Finding(self.shown(path), line, text_fr))

    def warn(self, path: Path, line: int, text_fr: str) -> None:
        self.warnings.append(Finding(self.shown(path), line, text_fr))

    def shown(self, path: Path) -> str:
        """`content/activities/E1/x.md`, wherever the content folder is."""
        for root in self.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.as_posix()
