"""Texts that their authors let be shared: one row for each text; a text that is changed is another row.

Whose they are is known only by way of the feedback, and they go with it: taken back, they are gone everywhere at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select, update

from bot.model import AgeBand, ExperienceState, RefusalReason, Setting, Sharing
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import experience, experience_thanks, feedback, idea, membership


@dataclass(frozen=True, slots=True)
class Experience:
    """A text with all that is kept of it, for its author and for what decides on it; readers are given a `Told`.

    `person_id` is None where it has been published for so long that nothing says whose it is.
    """

    id: int
    territory_id: int
    person_id: int | None
    idea_id: int
    activity: str
    skill: str
    setting: Setting
    age_band: AgeBand
    state: ExperienceState
    sharing: Sharing
    comment: str
    """The author's words."""
    edited: str | None
    reason: RefusalReason | None
    text: str | None
    place: str | None
    sent_to_region_at: datetime | None
    region_state: ExperienceState | None
    """None where it was not sent to the region. PUBLISHED: it is read in all territories."""
    region_edited: str | None
    region_reason: RefusalReason | None
    region_decided_at: datetime | None

    @property
    def is_sent_to_region(self) -> bool:
        return self.sent_to_region_at is not None


FROM_ANOTHER_REGION = 0
"""The number of a text that another region gave: its author is not here to be thanked."""


@dataclass(frozen=True, slots=True)
class Told:
    """A published text as anybody may read it; `place` is empty where nothing may be said of it."""

    id: int
    territory_id: int
    activity: str
    skill: str
    setting: Setting
    age_band: AgeBand
    text: str
    place: str


JOINED = (
    experience.join(feedback, feedback.c.id == experience.c.feedback_id)
    .join(idea, idea.c.id == feedback.c.idea_id)
    .outerjoin(membership, membership.c.id == idea.c.membership_id)
)
_OF_REGION = ("region_state", "region_edited", "region_reason", "region_place", "region_decided_at")
OF_IDEA = [idea.c[name] for name in ("activity", "skill", "setting", "age_band")]
_WHOLE = [
    *(experience.c[name] for name in ("id", "territory_id", "state", "edited", "reason", "text", "place")),
    *(experience.c[name] for name in ("sent_to_region_at", *_OF_REGION)),
    *(membership.c.person_id, idea.c.id.label("idea_id"), *OF_IDEA, feedback.c.comment, feedback.c.sharing),
]
_TOLD = [*(experience.c[name] for name in ("id", "territory_id", "text", "place")), *OF_IDEA]


async def submit(tx: Tx, idea_id: int, now: datetime) -> None:
    """The text of this idea's feedback waits to be read; what was decided on an earlier one is forgotten."""
    of = select(feedback.c.id, idea.c.territory_id).join(idea, idea.c.id == feedback.c.idea_id)
    row = await fetch_one(tx, of.where(idea.c.id == idea_id))
    if row is None:
        raise LookupError("a text without its feedback")
    await tx.execute(delete(experience).where(experience.c.feedback_id == row.id))
    values = {"feedback_id": row.id, "territory_id": row.territory_id, "state": ExperienceState.WAITING}
    await tx.execute(insert(experience).values(**values, submitted_at=now))


async def find(tx: Tx, experience_id: int) -> Experience | None:
    row = await fetch_one(tx, rows().where(experience.c.id == experience_id))
    return experience_of(row) if row else None


async def find_of_idea(tx: Tx, idea_id: int) -> Experience | None:
    row = await fetch_one(tx, rows().where(idea.c.id == idea_id))
    return experience_of(row) if row else None


async def list_of_person(tx: Tx, person_id: int) -> list[Experience]:
    """The person's own texts, the latest first."""
    here = rows().where(membership.c.person_id == person_id).order_by(experience.c.id.desc())
    return [experience_of(row) for row in await fetch_all(tx, here)]


async def find_next(tx: Tx, territory_id: int, state: ExperienceState, after_id: int) -> Experience | None:
    """The one in that state that was given first after that one, else the first of all."""
    here = rows().where(experience.c.territory_id == territory_id, experience.c.state == state)
    ordered = here.order_by(experience.c.id <= after_id, experience.c.id).limit(1)
    row = await fetch_one(tx, ordered)
    return experience_of(row) if row else None


async def count(tx: Tx, territory_id: int) -> dict[ExperienceState, int]:
    columns = (experience.c.state, func.count().label("rows"))
    of = select(*columns).where(experience.c.territory_id == territory_id).group_by(experience.c.state)
    return {ExperienceState(row.state): row.rows for row in await fetch_all(tx, of)}


async def list_territories_waiting(tx: Tx) -> set[int]:
    """The ids of the territories in which some wait to be read over."""
    waiting = select(experience.c.territory_id).where(experience.c.state == ExperienceState.WAITING).distinct()
    return {row.territory_id for row in await fetch_all(tx, waiting)}


async def move(tx: Tx, experience_id: int, to: ExperienceState, from_state: ExperienceState, **values: Any) -> bool:
    """True for the one who moved it; what a state does not keep is emptied."""
    here = (experience.c.id == experience_id, experience.c.state == from_state)
    kept = {"edited": None, "reason": None, "text": None, "place": None, "published_at": None}
    kept |= {"sent_to_region_at": None, **dict.fromkeys(_OF_REGION), **values}
    return await changed(tx, update(experience).where(*here).values(state=to, **kept)) == 1


async def send_to_region(tx: Tx, experience_id: int, now: datetime) -> bool:
    """True for the one who sent it: published, not sent before, and its author agreed to it."""
    agreed = select(feedback.c.id).where(feedback.c.sharing == Sharing.REGION)
    here = (
        experience.c.id == experience_id,
        experience.c.state == ExperienceState.PUBLISHED,
        experience.c.sent_to_region_at.is_(None),
        experience.c.feedback_id.in_(agreed),
    )
    sent = {"sent_to_region_at": now, "region_state": ExperienceState.WAITING}
    return await changed(tx, update(experience).where(*here).values(**sent)) == 1


async def set_comment(tx: Tx, experience_id: int, comment: str, now: datetime) -> None:
    """The author has made this wording theirs."""
    of = select(experience.c.feedback_id).where(experience.c.id == experience_id).scalar_subquery()
    await tx.execute(update(feedback).where(feedback.c.id == of).values(comment=comment, updated_at=now))


async def remove_text(tx: Tx, idea_id: int, now: datetime) -> None:
    """The text is gone, published or not; the face and the tags stay."""
    of = select(feedback.c.id).where(feedback.c.idea_id == idea_id)
    await tx.execute(delete(experience).where(experience.c.feedback_id.in_(of)))
    emptied = {"comment": None, "sharing": None, "updated_at": now}
    await tx.execute(update(feedback).where(feedback.c.idea_id == idea_id).values(**emptied))


async def purge_unpublished(tx: Tx, before: datetime) -> int:
    """Texts given before that instant and not published go; returns how many."""
    old = (experience.c.submitted_at < before, experience.c.state != ExperienceState.PUBLISHED)
    ids = [row.feedback_id for row in await fetch_all(tx, select(experience.c.feedback_id).where(*old))]
    for one in ids:
        await tx.execute(delete(experience).where(experience.c.feedback_id == one))
        await tx.execute(update(feedback).where(feedback.c.id == one).values(comment=None, sharing=None))
    return len(ids)


async def list_told(
    tx: Tx,
    territory_ids: Sequence[int],
    limit: int,
    offset: int = 0,
    *,
    skill: str | None = None,
    activity: str | None = None,
) -> list[Told]:
    """What is published in these territories, the latest first."""
    here = [experience.c.territory_id.in_(territory_ids), experience.c.state == ExperienceState.PUBLISHED]
    here += [idea.c.skill == skill] if skill else []
    here += [idea.c.activity == activity] if activity else []
    found = select(*_TOLD).select_from(JOINED).where(*here)
    ordered = found.order_by(experience.c.published_at.desc(), experience.c.id.desc()).limit(limit).offset(offset)
    return [_told(row) for row in await fetch_all(tx, ordered)]


async def thank_once(tx: Tx, experience_id: int, person_id: int, now: datetime) -> bool:
    """False where this person has thanked for it before."""
    values = {"experience_id": experience_id, "person_id": person_id, "thanked_at": now}
    return await insert_once(tx, experience_thanks, values, ["experience_id", "person_id"])


async def find_thanked(tx: Tx, person_id: int, until: datetime) -> int | None:
    """The person's text that was thanked for by that instant and of which they were not told yet; the oldest."""
    here = (membership.c.person_id == person_id, experience.c.state == ExperienceState.PUBLISHED, _is_untold(until))
    found = select(experience.c.id).select_from(JOINED).where(*here).order_by(experience.c.id).limit(1)
    row = await fetch_one(tx, found)
    return int(row.id) if row else None


async def mark_thanks_told(tx: Tx, experience_id: int, until: datetime) -> None:
    await tx.execute(update(experience).where(experience.c.id == experience_id).values(thanks_told_until=until))


async def purge_thanks(tx: Tx, before: datetime) -> int:
    return await changed(tx, delete(experience_thanks).where(experience_thanks.c.thanked_at < before))


def _is_untold(until: datetime) -> ColumnElement[bool]:
    of = (
        experience_thanks.c.experience_id == experience.c.id,
        experience_thanks.c.thanked_at <= until,
        experience.c.thanks_told_until.is_(None) | (experience_thanks.c.thanked_at > experience.c.thanks_told_until),
    )
    return select(experience_thanks.c.person_id).where(*of).exists()


def rows() -> Select[Any]:
    return select(*_WHOLE).select_from(JOINED)


def experience_of(row: Row[Any]) -> Experience:
    return Experience(
        id=row.id,
        territory_id=row.territory_id,
        person_id=row.person_id,
        idea_id=row.idea_id,
        activity=row.activity,
        skill=row.skill,
        setting=Setting(row.setting),
        age_band=AgeBand(row.age_band),
        state=ExperienceState(row.state),
        sharing=Sharing(row.sharing),
        comment=row.comment,
        edited=row.edited,
        reason=RefusalReason(row.reason) if row.reason else None,
        text=row.text,
        place=row.place,
        sent_to_region_at=row.sent_to_region_at,
        region_state=ExperienceState(row.region_state) if row.region_state else None,
        region_edited=row.region_edited,
        region_reason=RefusalReason(row.region_reason) if row.region_reason else None,
        region_decided_at=row.region_decided_at,
    )


def _told(row: Row[Any]) -> Told:
    place = row.place or ""
    of_idea = (row.activity, row.skill, Setting(row.setting), AgeBand(row.age_band))
    return Told(row.id, row.territory_id, *of_idea, row.text, place)
