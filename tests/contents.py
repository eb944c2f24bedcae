"""Content for tests: the real one, read once, and copies of it that a test may change."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from bot.library.loading import CONTENT
from bot.services.content import Content, Edition, read_edition
from tests.conftest import FIRST_DAY


@cache
def _edition() -> Edition:
    return read_edition(CONTENT)


def standing_content() -> Content:
    """The real content, frozen."""
    return Content(CONTENT, _edition(), FIRST_DAY)


def small_copy(folder: Path, *slugs: str) -> Path:
    """The real content with these activities only, and no more than the languages that must be there: read quickly."""

    def left_out(where: str, names: list[str]) -> list[str]:
        is_activity = Path(where).parent == CONTENT / "activities"
        languages = [name for name in names if name.endswith(".ftl") and name[:2] not in ("fr", "en")]
        return [name for name in names if is_activity and name.removesuffix(".md") not in slugs] + languages

    return Path(shutil.copytree(CONTENT, folder / "content", ignore=left_out))
