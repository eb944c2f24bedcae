"""What the region decides of published texts that were sent to it. Each decision is one conditional UPDATE.

A text that its territory publishes no more, that is changed or taken back, has left the region's queue and every other
territory in the same statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update

from bot.model import AgeBand, ExperienceState, RefusalReason, Setting
from bot.storage.db import Tx, changed, fetch_all, fetch_one
from bot.storage.experiences import JOINED, OF_IDEA, Experience, Told, experience_of, rows
from bot.storage.tables import experience

_STATE = experience.c.region_state


async def find_next(tx: Tx, after_id: int) -> Experience | None:
    """The text to read after that one, in the order in which they were given; else the first of all."""
    ordered = rows().where(_STATE == ExperienceState.WAITING).order_by(experience.c.id <= after_id, experience.c.id)
    row = await fetch_one(tx, ordered.limit(1))
    return experience_of(row) if row else None


async def count(tx: Tx, territory_id: int | None = None) -> dict[ExperienceState, int]:
    """How many are in which state, of one territory or of all."""
    here = [_STATE.is_not(None), *([experience.c.territory_id == territory_id] if territory_id else [])]
    of = select(_STATE.label("state"), func.count().label("texts")).where(*here).group_by(_STATE)
    return {ExperienceState(row.state): row.texts for row in await fetch_all(tx, of)}


async def list_travelling(tx: Tx, limit: int, offset: int) -> list[Experience]:
    """What is read in all territories, the latest first."""
    ordered = rows().where(_STATE == ExperienceState.PUBLISHED).order_by(experience.c.region_decided_at.desc())
    found = await fetch_all(tx, ordered.order_by(experience.c.id.desc()).limit(limit).offset(offset))
    return [experience_of(row) for row in found]


async def list_told(tx: Tx) -> list[Told]:
    """What is read in all territories, each with the place that its readers are told."""
    found = select(experience.c.id, experience.c.territory_id, experience.c.text, experience.c.region_place, *OF_IDEA)
    here = found.select_from(JOINED).where(_STATE == ExperienceState.PUBLISHED)
    return [_told(row) for row in await fetch_all(tx, here.order_by(experience.c.id))]


def _told(row: Row[Any]) -> Told:
    of_idea = (row.activity, row.skill, Setting(row.setting), AgeBand(row.age_band))
    return Told(row.id, row.territory_id, *of_idea, row.text, row.region_place or "")


async def list_decided(tx: Tx, territory_id: int, since: datetime, until: datetime) -> list[Experience]:
    """What the region decided of a territory's texts from one instant to before the other."""
    when = experience.c.region_decided_at
    decided = (_STATE.in_([ExperienceState.PUBLISHED, ExperienceState.REFUSED]), when >= since, when < until)
    here = rows().where(experience.c.territory_id == territory_id, *decided).order_by(experience.c.id)
    return [experience_of(row) for row in await fetch_all(tx, here)]


async def publish(tx: Tx, experience_id: int, sent_at: datetime | None, place: str, now: datetime) -> bool:
    """True for the one who let it travel, as it was when it was sent."""
    sent = experience.c.sent_to_region_at == sent_at
    return await _decide(tx, experience_id, ExperienceState.PUBLISHED, now, sent, region_place=place)


async def refuse(tx: Tx, experience_id: int, reason: RefusalReason, now: datetime) -> bool:
    """It stays in its territory, for this reason."""
    return await _decide(tx, experience_id, ExperienceState.REFUSED, now, region_reason=reason)


async def ask(tx: Tx, experience_id: int, words: str, now: datetime) -> bool:
    """Another wording waits for its author."""
    return await _decide(tx, experience_id, ExperienceState.ASKED, now, region_edited=words)


async def accept(tx: Tx, experience_id: int, asked_at: datetime | None, words: str, place: str, now: datetime) -> bool:
    """The wording that was asked about then is published, in its own territory too."""
    values = {"text": words, "region_place": place}
    asked = experience.c.region_decided_at == asked_at
    return await _decide(tx, experience_id, ExperienceState.PUBLISHED, now, asked, by_author=True, **values)


async def decline(tx: Tx, experience_id: int, asked_at: datetime | None, now: datetime) -> bool:
    """It stays in its territory, as it was."""
    values = {"region_reason": RefusalReason.AUTHOR}
    asked = experience.c.region_decided_at == asked_at
    return await _decide(tx, experience_id, ExperienceState.REFUSED, now, asked, by_author=True, **values)


async def call_back(tx: Tx, experience_id: int) -> bool:
    """It is read in its own territory only, and waits again."""
    here = (experience.c.id == experience_id, _STATE == ExperienceState.PUBLISHED)
    return await changed(tx, update(experience).where(*here).values(**_emptied(ExperienceState.WAITING))) == 1


async def forget_questions_of(tx: Tx, feedback_ids: Sequence[int]) -> int:
    """Wordings that nobody will answer any more go, and their texts wait again; returns how many."""
    return await _forget_questions(tx, experience.c.feedback_id.in_(feedback_ids))


async def purge_questions(tx: Tx, before: datetime) -> int:
    """The same for what was asked before that instant."""
    return await _forget_questions(tx, experience.c.region_decided_at < before)


async def _forget_questions(tx: Tx, which: ColumnElement[bool]) -> int:
    waiting = update(experience).where(_STATE == ExperienceState.ASKED, which)
    return await changed(tx, waiting.values(**_emptied(ExperienceState.WAITING)))


async def _decide(
    tx: Tx,
    experience_id: int,
    to: ExperienceState,
    now: datetime,
    *still: ColumnElement[bool],
    by_author: bool = False,
    **values: Any,
) -> bool:
    """True for the one who decided; what a state does not keep is emptied."""
    from_state = ExperienceState.ASKED if by_author else ExperienceState.WAITING
    here = update(experience).where(experience.c.id == experience_id, experience.c.region_state == from_state, *still)
    return await changed(tx, here.values(**{**_emptied(to), "region_decided_at": now, **values})) == 1


def _emptied(to: ExperienceState) -> dict[str, Any]:
    names = ("region_edited", "region_reason", "region_place", "region_decided_at")
    return {"region_state": to, **dict.fromkeys(names)}
