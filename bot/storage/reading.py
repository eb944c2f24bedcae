"""Published texts as members read and search them: those of their territories, and those that travel.

Words are looked for by the database: FTS5 on SQLite, French full text on PostgreSQL. Both indexes are the database's
own doing (migration 0026): a text that goes has left them in the same transaction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
)

from bot.model import AgeBand, ExperienceState, Setting
from bot.storage.db import Tx, fetch_all
from bot.storage.experiences import JOINED, OF_IDEA, Told
from bot.storage.tables import experience, idea, local_activity

Spellings = tuple[str, ...]
"""One word of a search in the ways in which it may be written: letters and figures only."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; None and nothing stand for all. `place` is one that is shown, not where it was lived."""

    skill: str | None = None
    activities: tuple[str, ...] = ()
    """Slugs of one activity, which may have several."""
    setting: Setting | None = None
    age_band: AgeBand | None = None
    place: str | None = None
    words: tuple[Spellings, ...] = ()
    is_any_word_enough: bool = False


ALL = Wanted()
_FOUND = table("experience_words", column("rowid"), column("rank"))
_LOCAL = "local-"


async def list_read(
    tx: Tx, own: Sequence[int], wanted: Wanted, limit: int, offset: int = 0, *, own_first: bool = False
) -> list[Told]:
    """What members of these territories may read, each with the place that they are told.

    The best match first where words are looked for, then the latest; `own_first`: what was lived there before the rest.
    """
    source, matches, rank = _search(tx, wanted)
    first = [case((_is_here(own), 0), else_=1)] if own_first else []
    when: ColumnElement[datetime] = case(
        (_is_here(own), experience.c.published_at), else_=experience.c.region_decided_at
    )
    columns = (*(experience.c[name] for name in ("id", "territory_id", "text")), _place(own).label("place"), *OF_IDEA)
    found = select(*columns).select_from(source).where(_may_read(own), *_conditions(own, wanted), *matches)
    ordered = found.order_by(*first, *rank, when.desc(), experience.c.id.desc()).limit(limit).offset(offset)
    return [_told(row) for row in await fetch_all(tx, ordered)]


async def list_skills(tx: Tx, own: Sequence[int]) -> list[str]:
    """The skills of which they may read something."""
    found = select(idea.c.skill).select_from(JOINED).where(_may_read(own)).distinct().order_by(idea.c.skill)
    return [row.skill for row in await fetch_all(tx, found)]


async def list_places(tx: Tx, own: Sequence[int]) -> list[str]:
    """The places that are shown with what they may read."""
    place = _place(own).label("place")
    found = select(place).select_from(JOINED).where(_may_read(own)).distinct().order_by(place)
    return [row.place for row in await fetch_all(tx, found) if row.place]


async def may_read(tx: Tx, own: Sequence[int], experience_id: int) -> bool:
    found = select(experience.c.id).select_from(JOINED).where(_may_read(own), experience.c.id == experience_id)
    return bool(await fetch_all(tx, found))


def _is_here(own: Sequence[int]) -> ColumnElement[bool]:
    return experience.c.territory_id.in_(own)


def _place(own: Sequence[int]) -> ColumnElement[str | None]:
    return case((_is_here(own), experience.c.place), else_=experience.c.region_place)


def _may_read(own: Sequence[int]) -> ColumnElement[bool]:
    """Published here, or let go by the region under an activity that territories elsewhere are given."""
    adopted: Select[Any] = select(literal_column(f"'{_LOCAL}'") + cast(local_activity.c.id, String)).where(
        local_activity.c.state == "published", local_activity.c.adopted_edition.is_not(None)
    )
    is_known = or_(not_(idea.c.activity.startswith(_LOCAL)), idea.c.activity.in_(adopted))
    travels = and_(experience.c.region_state == ExperienceState.PUBLISHED, is_known)
    return and_(experience.c.state == ExperienceState.PUBLISHED, or_(_is_here(own), travels))


def _conditions(own: Sequence[int], wanted: Wanted) -> list[ColumnElement[bool]]:
    named = {name: getattr(wanted, name) for name in ("skill", "setting", "age_band")}
    found = [idea.c[name] == value for name, value in named.items() if value is not None]
    found += [idea.c.activity.in_(wanted.activities)] if wanted.activities else []
    return [*found, _place(own) == wanted.place] if wanted.place else found


def _search(tx: Tx, wanted: Wanted) -> tuple[FromClause, list[ColumnElement[bool]], list[ColumnElement[Any]]]:
    """From which tables, under which condition, and in which order words are found."""
    if not wanted.words:
        return JOINED, [], []
    if tx.dialect.name == "sqlite":
        query: BindParameter[str] = bindparam("query", _joined(wanted, '"{}"*', " OR ", " AND "))
        matches = literal_column("experience_words").op("MATCH")(query)
        return JOINED.join(_FOUND, _FOUND.c.rowid == experience.c.id), [matches], [_FOUND.c.rank]
    return JOINED, *_french(_joined(wanted, "'{}':*", " | ", " & "))


def _joined(wanted: Wanted, sign: str, either: str, both: str) -> str:
    """The search in the words of the database: beginnings of words, quoted; letters and figures cannot end a quote."""
    each = [either.join(sign.format(spelling) for spelling in word) for word in wanted.words]
    return (either if wanted.is_any_word_enough else both).join(f"({one})" for one in each)


def _french(query: str) -> tuple[list[ColumnElement[bool]], list[ColumnElement[Any]]]:
    accented, plain = without_accents()
    french: ColumnElement[Any] = literal_column("'french'::regconfig")
    words = experience.c.text
    bare = func.translate(func.lower(words), literal_column(f"'{accented}'"), literal_column(f"'{plain}'"))
    vector = func.to_tsvector(french, words).op("||")(func.to_tsvector(french, bare))
    asked = func.to_tsquery(french, bindparam("query", query))
    matches: ColumnElement[bool] = vector.op("@@", is_comparison=True)(asked)
    return [matches], [func.ts_rank(vector, asked).desc()]


@cache
def without_accents() -> tuple[str, str]:
    """Each accented small letter of the Latin languages, and what it is without its accent; as in the index."""
    pairs = [(sign, unicodedata.normalize("NFKD", sign)[0]) for sign in map(chr, range(0xDF, 0x180))]
    kept = [(sign, base) for sign, base in pairs if sign.islower() and base != sign and base.isascii()]
    return "".join(sign for sign, _ in kept), "".join(base for _, base in kept)


def _told(row: Any) -> Told:
    of_idea = (row.activity, row.skill, Setting(row.setting), AgeBand(row.age_band))
    return Told(row.id, row.territory_id, *of_idea, row.text, row.place or "")
