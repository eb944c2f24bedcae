"""What digests are counted from: sums by territory, week and figure, kept up with every change, never recounted.

No row names a person, and none goes when somebody does: a total stays a total after `/oublier`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_, select, update

from bot.model import IdeaOrigin
from bot.storage.db import Tx, changed, fetch_all, insert_into
from bot.storage.tables import feedback, idea, membership, week_count

FIRSTS = tuple(column.name for column in week_count.c if column.name.startswith("first_in_"))


class CountedWeek(NamedTuple):
    """One row; `firsts[n - 1]` people had not done it in the n - 1 weeks before."""

    figure: str
    week: date
    times: int
    points: int
    firsts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OwnIdea:
    """What of one member's idea is counted, and when."""

    setting: str
    activity: str
    theme: str
    sent_in: date | None
    done_in: date | None
    done_as: str | None
    done_level: str | None
    face: int | None


@dataclass(frozen=True, slots=True)
class SentIdea:
    """An idea that has left and is not counted yet."""

    id: int
    membership_id: int
    territory_id: int
    setting: str
    sent_at: datetime


async def add(tx: Tx, territory_id: int, changes: Mapping[tuple[date, str], Mapping[str, int]]) -> None:
    """Adds to the sums, by week and figure, in one order for everybody, so that two who count never wait in a ring."""
    for (week, figure), added in sorted(changes.items()):
        place = {"territory_id": territory_id, "week_starts_on": week, "figure": figure}
        values = {name: added.get(name, 0) for name in ("times", "points", *FIRSTS)}
        sums = {name: week_count.c[name] + value for name, value in values.items() if value}
        new = insert_into(tx, week_count).values(**place, **values)
        await tx.execute(new.on_conflict_do_update(index_elements=list(place), set_=sums))


async def list_counted(tx: Tx, territory_id: int, figures: Sequence[str], first: date, last: date) -> list[CountedWeek]:
    """The rows of these figures from one Monday to another, both included."""
    return await _rows(tx, territory_id, first, last, week_count.c.figure.in_(figures))


async def list_beginning_with(tx: Tx, territory_id: int, beginning: str, first: date, last: date) -> list[CountedWeek]:
    """The rows of all figures whose name begins so."""
    return await _rows(tx, territory_id, first, last, week_count.c.figure.startswith(beginning, autoescape=True))


async def _rows(tx: Tx, territory_id: int, first: date, last: date, which: ColumnElement[bool]) -> list[CountedWeek]:
    table = week_count.c
    columns = (table.figure, table.week_starts_on, table.times, table.points, *(table[name] for name in FIRSTS))
    here = (table.territory_id == territory_id, table.week_starts_on.between(first, last), which)
    rows: list[Any] = await fetch_all(tx, select(*columns).where(*here))
    return [CountedWeek(row[0], row[1], row[2], row[3], tuple(row[4:])) for row in rows]


async def list_everywhere(tx: Tx, beginning: str, first: date, last: date) -> dict[int, list[tuple[str, date, int]]]:
    """How often, by territory, then figure and week, for all figures whose name begins so."""
    table = week_count.c
    which = (table.figure.startswith(beginning, autoescape=True), table.week_starts_on.between(first, last))
    columns = (table.territory_id, table.figure, table.week_starts_on, table.times)
    found: dict[int, list[tuple[str, date, int]]] = {}
    for territory_id, figure, week, times in await tx.execute(select(*columns).where(*which)):
        found.setdefault(territory_id, []).append((figure, week, times))
    return found


async def list_own(tx: Tx, membership_id: int, territory_id: int, setting: str, since: date) -> list[OwnIdea]:
    """A member's ideas in that setting that count in a week from `since` on, in that territory's sums.

    Those of a territory that was merged into theirs stay counted where they were told.
    """
    columns = [idea.c[name] for name in OwnIdea.__slots__ if name != "face"]
    counted = or_(idea.c.sent_in >= since, idea.c.done_in >= since)
    own = (idea.c.membership_id == membership_id, idea.c.territory_id == territory_id)
    here = (*own, idea.c.setting == setting, counted)
    statement = select(*columns, feedback.c.face).select_from(idea.outerjoin(feedback)).where(*here)
    return [OwnIdea(**row._mapping) for row in await fetch_all(tx, statement)]


async def list_uncounted(tx: Tx, limit: int) -> list[SentIdea]:
    """What has come to members by itself and is not counted yet, the oldest first."""
    came = idea.c.origin.in_((IdeaOrigin.WEEKLY, IdeaOrigin.JOINING))
    columns = [idea.c[name] for name in SentIdea.__slots__]
    statement = select(*columns).where(idea.c.sent_at.is_not(None), idea.c.sent_in.is_(None), came)
    return [SentIdea(**row._mapping) for row in await fetch_all(tx, statement.order_by(idea.c.id).limit(limit))]


async def set_sent(tx: Tx, idea_id: int, week: date) -> bool:
    """False where it was counted meanwhile."""
    here = (idea.c.id == idea_id, idea.c.sent_in.is_(None))
    return await changed(tx, update(idea).where(*here).values(sent_in=week)) == 1


async def set_done(tx: Tx, idea_id: int, week: date | None, form: str | None, level: str | None) -> None:
    """None where it counts as done no more."""
    values = {"done_in": week, "done_as": form, "done_level": level}
    await tx.execute(update(idea).where(idea.c.id == idea_id).values(**values))


async def find_last(tx: Tx, membership_id: int, column: str) -> date | None:
    """The last week in which they counted as new (`joined_in`) or gone (`left_in`)."""
    last: date | None = (
        await tx.execute(select(membership.c[column]).where(membership.c.id == membership_id))
    ).scalar()
    return last


async def set_last(tx: Tx, membership_id: int, column: str, week: date) -> None:
    await tx.execute(update(membership).where(membership.c.id == membership_id).values({column: week}))
