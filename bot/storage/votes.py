"""Votes on the next theme: who voted stands in one table, how many for what in another; nothing joins them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from bot.model import VoteState
from bot.storage.db import Tx, changed, fetch_all, fetch_one, insert_once
from bot.storage.tables import theme_ballot, theme_vote, theme_vote_count


@dataclass(frozen=True, slots=True)
class ThemeVote:
    """`themes` are the slugs to choose from, in the order in which they were to come."""

    id: int
    territory_id: int
    period: date
    """Names the period that has this vote: the first day of the holidays that end it."""
    state: VoteState
    closes_at: datetime
    themes: tuple[str, ...]


async def open_once(
    tx: Tx, territory_id: int, period: date, themes: Sequence[str], closes_at: datetime, now: datetime
) -> int | None:
    """The id of the vote; None where that period has had one."""
    values = {"territory_id": territory_id, "period": period, "state": VoteState.OPEN, "closes_at": closes_at}
    values |= {"themes": list(themes), "opened_at": now}
    if not await insert_once(tx, theme_vote, values, ["territory_id", "period"]):
        return None
    here = (theme_vote.c.territory_id == territory_id, theme_vote.c.period == period)
    vote_id = int((await tx.execute(select(theme_vote.c.id).where(*here))).scalar_one())
    for theme in themes:
        await tx.execute(insert(theme_vote_count).values(vote_id=vote_id, theme=theme, votes=0))
    return vote_id


async def find(tx: Tx, vote_id: int) -> ThemeVote | None:
    row = await fetch_one(tx, select(theme_vote).where(theme_vote.c.id == vote_id))
    return _vote(row) if row else None


async def find_latest(tx: Tx, territory_id: int) -> ThemeVote | None:
    here = select(theme_vote).where(theme_vote.c.territory_id == territory_id)
    row = await fetch_one(tx, here.order_by(theme_vote.c.id.desc()).limit(1))
    return _vote(row) if row else None


async def cast_once(tx: Tx, vote_id: int, person_id: int, theme: str) -> bool:
    """Counts the vote and notes, apart, that this person has voted; False where they had."""
    if not await insert_once(tx, theme_ballot, {"vote_id": vote_id, "person_id": person_id}, ["vote_id", "person_id"]):
        return False
    here = (theme_vote_count.c.vote_id == vote_id, theme_vote_count.c.theme == theme)
    await tx.execute(update(theme_vote_count).where(*here).values(votes=theme_vote_count.c.votes + 1))
    return True


async def has_voted(tx: Tx, vote_id: int, person_id: int) -> bool:
    here = (theme_ballot.c.vote_id == vote_id, theme_ballot.c.person_id == person_id)
    return await fetch_one(tx, select(theme_ballot.c.vote_id).where(*here)) is not None


async def list_counts(tx: Tx, vote_id: int) -> dict[str, int]:
    rows = await fetch_all(tx, select(theme_vote_count).where(theme_vote_count.c.vote_id == vote_id))
    return {row.theme: row.votes for row in rows}


async def settle(tx: Tx, vote_id: int, to: VoteState) -> bool:
    """True for the one who decided; who voted is then forgotten."""
    here = (theme_vote.c.id == vote_id, theme_vote.c.state == VoteState.OPEN)
    if await changed(tx, update(theme_vote).where(*here).values(state=to)) != 1:
        return False
    await tx.execute(delete(theme_ballot).where(theme_ballot.c.vote_id == vote_id))
    return True


async def purge_ballots(tx: Tx, now: datetime) -> int:
    """Who voted is forgotten once a vote is over; returns how many."""
    over = select(theme_vote.c.id).where(theme_vote.c.closes_at <= now)
    return await changed(tx, delete(theme_ballot).where(theme_ballot.c.vote_id.in_(over)))


def _vote(row: Row[Any]) -> ThemeVote:
    return ThemeVote(row.id, row.territory_id, row.period, VoteState(row.state), row.closes_at, tuple(row.themes))
