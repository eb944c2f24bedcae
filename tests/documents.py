"""The pages that people read, and the commands that these pages tell them to type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SPOKEN = re.compile(r"```(?P<label>\w*)\n(?P<block>.*?)\n *```|`(?P<inline>[^`\n]+)`", re.DOTALL)
PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<file>[^)]+)\)")
PROGRAM = re.compile(r"(?:\S*/)?python -m |(?:make|docker|sudo|systemctl|journalctl|curl|git|kill|pip|apt-get) ")
"""How a command begins that stands in a sentence."""
AS_SOMEBODY = re.compile(r"sudo -u \w+")
MADE_UP = re.compile(r"[…<>]")


@dataclass(frozen=True, slots=True)
class Command:
    """One line as it is to be typed; `words` are what a shell makes of it, without sudo, input and output."""

    page: Path
    shown: str
    words: tuple[str, ...]
    is_whole: bool
    """False where the page leaves something to fill in."""


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def commands_of(page: Path) -> Iterator[Command]:
    """In the order of the page: every line of a block of commands, and what a sentence names."""
    for found in SPOKEN.finditer(page.read_text(encoding="utf-8")):
        if found["inline"] and PROGRAM.match(found["inline"]) and not AS_SOMEBODY.fullmatch(found["inline"]):
            yield _command(page, found["inline"])
        elif found["label"] == "bash":
            yield from (_command(page, line.strip()) for line in found["block"].splitlines() if line.strip())


def all_commands() -> list[Command]:
    return [command for page in PAGES for command in commands_of(page)]


def labels_of(page: Path) -> list[str]:
    """What each block of the page says that it is."""
    fences = re.findall(r"^ *```(\w*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return fences[::2]


def in_compose(words: tuple[str, ...]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Of `docker compose …`: the subcommand, its options and services, and what the container is told."""
    rest = list(words[2:])
    while rest[0].startswith("--"):
        del rest[:2]
    name, *rest = rest
    at = rest.index("bot") if name in ("run", "exec") else len(rest)
    return name, tuple(rest[: at + 1]), tuple(rest[at + 1 :])


def _command(page: Path, line: str) -> Command:
    typed = re.split(r"\s+#|\s+[<>]\s", line)[0]
    words = shlex.split(typed.replace("’", "_"))
    if words[0] == "sudo":
        words = words[3:] if words[1] == "-u" else words[1:]
    return Command(page, line, tuple(words), not MADE_UP.search(typed))
