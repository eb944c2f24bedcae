"""What a regional notebook is made of beside figures: texts that travel, notes that teams share with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select, union

from bot.model import AgeBand, ExperienceState, Setting
from bot.storage.db import Tx, fetch_all
from bot.storage.tables import experience, feedback, idea, note, theme_week

_OF_IDEA = experience.join(feedback, feedback.c.id == experience.c.feedback_id).join(
    idea, idea.c.id == feedback.c.idea_id
)


@dataclass(frozen=True, slots=True)
class LivedRow:
    territory_id: int
    skill: str
    activity: str
    setting: Setting
    age_band: AgeBand
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    territory_id: int
    skill: str
    created_at: datetime
    tried: str
    changed: str
    keep: str


async def list_skills(tx: Tx, since: datetime, until: datetime) -> set[str]:
    """The skills of which `list_lived` or `list_notes` have something."""
    lived = select(idea.c.skill).select_from(_OF_IDEA).where(*_told_between(since, until))
    noted = select(note.c.skill).where(*_shared_between(since, until))
    return {row.skill for row in await fetch_all(tx, union(lived, noted))}


async def list_lived(tx: Tx, since: datetime, until: datetime) -> list[LivedRow]:
    """Published in that time, and by the region for all territories; the latest first."""
    of_idea = (idea.c.skill, idea.c.activity, idea.c.setting, idea.c.age_band)
    columns = (experience.c.territory_id, experience.c.text, experience.c.region_place, *of_idea)
    found = select(*columns).select_from(_OF_IDEA).where(*_told_between(since, until))
    rows = await fetch_all(tx, found.order_by(experience.c.published_at.desc(), experience.c.id.desc()))
    return [
        LivedRow(
            row.territory_id,
            row.skill,
            row.activity,
            Setting(row.setting),
            AgeBand(row.age_band),
            row.text,
            row.region_place,
        )
        for row in rows
    ]


async def list_notes(tx: Tx, since: datetime, until: datetime) -> list[NoteRow]:
    """What teams share and began to write in that time; the latest first."""
    here = _shared_between(since, until)
    rows = await fetch_all(tx, select(note).where(*here).order_by(note.c.created_at.desc(), note.c.id.desc()))
    return [
        NoteRow(row.territory_id, row.skill, row.created_at, row.tried or "", row.changed or "", row.keep or "")
        for row in rows
    ]


def _told_between(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    told = (experience.c.state == ExperienceState.PUBLISHED, experience.c.region_state == ExperienceState.PUBLISHED)
    return (*told, experience.c.published_at >= since, experience.c.published_at < until)


def _shared_between(since: datetime, until: datetime) -> tuple[ColumnElement[bool], ...]:
    return note.c.shared_at.is_not(None), note.c.created_at >= since, note.c.created_at < until


async def list_themes(tx: Tx, first: date, last: date) -> dict[str, set[str]]:
    """The themes of the weeks from one Monday to another, both included, by skill."""
    weeks = theme_week.c.week_starts_on
    found: dict[str, set[str]] = {}
    rows = select(theme_week.c.skill, theme_week.c.theme).where(weeks.between(first, last)).distinct()
    for row in await fetch_all(tx, rows):
        found.setdefault(row.skill, set()).add(row.theme)
    return found
