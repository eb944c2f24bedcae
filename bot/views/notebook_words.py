"""What a notebook says, chapter by chapter, before it is laid out: the same in its PDF and in its DOCX."""

from __future__ import annotations

from datetime import date

from bot.library.models import Skill
from bot.planning.notebook import Chapter, Lived, Notebook, TeamNote
from bot.services.notebook import Contents
from bot.texts import T
from bot.views import names
from bot.views.experiences import where

HOW = ("notebook-how-made", "notebook-how-place", "notebook-how-figures", "notebook-how-nobody")
TOGETHER = ("notebook-together-keep", "notebook-together-try", "notebook-together-who")


def title(t: T, region: str) -> str:
    """Of the file, and at the foot of each page."""
    return t.plain("notebook-file-title", region=region)


def period(t: T, notebook: Notebook | Contents) -> str:
    return t.plain("notebook-period", first=_day(t, notebook.first), last=_day(t, notebook.last))


def _day(t: T, on: date) -> str:
    return t.plain("notebook-day", day=names.day_of_month(t, on), year=str(on.year))


def made_on(t: T, notebook: Notebook) -> str:
    return t.plain("notebook-made-on", day=_day(t, notebook.made_on))


def heading(chapter: Chapter | Skill) -> str:
    return names.capital(chapter.everyday)


def skill(t: T, chapter: Chapter) -> str:
    return t.plain("notebook-skill", code=chapter.code, name=chapter.name)


def figures(t: T, chapter: Chapter) -> list[str]:
    """Weeks and territories, and the line under which what was liked is listed."""
    said = [t.plain("notebook-weeks", weeks=chapter.weeks, territories=chapter.territories)] if chapter.weeks else []
    return [*said, t.plain("notebook-liked")] if chapter.liked else said


def liked(t: T, chapter: Chapter) -> list[str]:
    """Each activity that digests called the most liked, and where."""
    return [
        t.plain("notebook-liked-line", title=one.title, places=names.listed(t, one.territories))
        for one in chapter.liked
    ]


def lived(t: T, one: Lived) -> tuple[str, str, str]:
    """Where it was lived, the words, and the activity."""
    return where(t, one.place, one.setting, one.age_band), one.text, t.plain("notebook-activity", title=one.activity)


def note(t: T, one: TeamNote) -> tuple[str, list[tuple[str, str]]]:
    """Whose team wrote it and when, and each answer under its question."""
    month = t.plain("notebook-month", month=t.plain(f"month-{one.written_on.month}"), year=str(one.written_on.year))
    answers = (("tried", one.tried), ("changed", one.changed), ("keep", one.keep))
    head = t.plain("notebook-note-from", territory=one.territory, month=month)
    return head, [(t.plain(f"notebook-note-{part}"), said) for part, said in answers if said]
