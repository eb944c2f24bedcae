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


def small_copy(folder: Path, *general_skills: str) -> Path:
    """The real content with the activities of these general skills only, so that it is read quickly."""
    activities = CONTENT / "activities"

    def left_out(where: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(where) == activities and name not in general_skills]

    return Path(shutil.copytree(CONTENT, folder / "content", ignore=left_out))
