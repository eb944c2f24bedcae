"""Once a period, members choose among three themes; the one that wins comes next when a coordinator accepts it.

A vote cannot be changed, because nobody, the bot included, knows what anybody chose. Nothing is told before the end,
and nothing where fewer than five have voted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.errors import Invalid, NotFound
from bot.library import Library
from bot.library.models import Theme
from bot.model import MembershipState, Territory, VoteState
from bot.planning.rhythm import local_date
from bot.planning.small_numbers import THRESHOLD
from bot.services import calendars, steering, themes
from bot.storage import audit, memberships, territories, votes
from bot.storage.db import Tx
from bot.storage.votes import ThemeVote

CHOICES = 3
OPEN_FOR = timedelta(days=14)
"""Whoever gets an idea every other week sees the vote under one."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as a member sees it."""

    vote: ThemeVote
    territory: Territory
    themes: tuple[Theme, ...]
    has_voted: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A vote as who coordinates sees it. `winners` is empty until it is over, and where too few have voted."""

    territory: Territory
    vote: ThemeVote | None
    is_open: bool
    winners: tuple[Theme, ...]
    to_offer: tuple[Theme, ...]
    """The themes that a new vote would be about; empty where this period has had its vote, or too few are to come."""


async def open_desk(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> Desk:
    territory = await steering.open_steered(tx, person_id, territory_id)
    vote = await votes.find_latest(tx, territory_id)
    is_open = vote is not None and _is_open(vote, now)
    winners = await _winners(tx, library, territory, vote, now) if vote else ()
    has_been = vote is not None and (is_open or vote.period == await _period(tx, library, territory, now))
    offered = () if has_been else await _offered(tx, library, territory, now)
    return Desk(territory, vote, is_open, winners, offered)


async def open_desk_of(tx: Tx, library: Library, person_id: int, vote_id: int, now: datetime) -> Desk:
    """The desk of the territory of that vote."""
    _, territory = await _steered(tx, person_id, vote_id)
    return await open_desk(tx, library, person_id, territory.id, now)


async def start(tx: Tx, library: Library, person_id: int, territory_id: int, now: datetime) -> Desk:
    """Members may vote from now on, for two weeks; once for each period between two holidays."""
    territory = await steering.open_steered(tx, person_id, territory_id)
    offered = await _offered(tx, library, territory, now)
    if len(offered) < CHOICES:
        raise Invalid("error-vote-few")
    slugs = [theme.slug for theme in offered]
    period = await _period(tx, library, territory, now)
    vote_id = await votes.open_once(tx, territory_id, period, slugs, now + OPEN_FOR, now)
    if vote_id is None:
        raise Invalid("error-vote-period")
    await audit.record(tx, "vote-opened", now, person_id, territory_id, vote=vote_id)
    return await open_desk(tx, library, person_id, territory_id, now)


async def accept(tx: Tx, library: Library, person_id: int, vote_id: int, number: int, now: datetime) -> Desk:
    """The theme that won comes next: moved before the first to come. Of two coordinators at once one decides."""
    vote, territory = await _steered(tx, person_id, vote_id)
    theme = _theme(vote, number)
    if theme not in {one.slug for one in await _winners(tx, library, territory, vote, now)}:
        raise Invalid("error-vote-decided")
    if not await votes.settle(tx, vote_id, VoteState.ACCEPTED):
        raise Invalid("error-vote-decided")
    coming = await themes.list_to_come(tx, library, territory, now, themes.LONGEST_AHEAD_WEEKS)
    slot = next((run.slot for run in coming if run.theme.slug == theme), None)
    if slot is None:
        raise Invalid("error-theme-not-to-come")
    if slot != coming[0].slot:
        await themes.move(tx, library, person_id, territory.id, slot, coming[0].slot, now)
    await audit.record(tx, "vote-accepted", now, person_id, territory.id, vote=vote_id, theme=theme)
    return await open_desk(tx, library, person_id, territory.id, now)


async def decline(tx: Tx, library: Library, person_id: int, vote_id: int, now: datetime) -> Desk:
    """The order of the programme stays. `Invalid` while members still vote: whoever stops a vote knows that they do."""
    return await _close(tx, library, person_id, vote_id, now, was_open=False)


async def stop(tx: Tx, library: Library, person_id: int, vote_id: int, now: datetime) -> Desk:
    """Ends a vote that is under way; `Invalid` once it is over, when a result may be there that nobody has read."""
    return await _close(tx, library, person_id, vote_id, now, was_open=True)


async def _close(tx: Tx, library: Library, person_id: int, vote_id: int, now: datetime, *, was_open: bool) -> Desk:
    vote, territory = await _steered(tx, person_id, vote_id)
    if was_open and vote.state is VoteState.OPEN and not _is_open(vote, now):
        raise Invalid("error-vote-over")
    if _is_open(vote, now) and not was_open:
        raise Invalid("error-old-button")
    if not await votes.settle(tx, vote_id, VoteState.DECLINED):
        raise Invalid("error-vote-decided")
    await audit.record(tx, "vote-declined", now, person_id, territory.id, vote=vote_id)
    return await open_desk(tx, library, person_id, territory.id, now)


async def open_ballot(tx: Tx, library: Library, person_id: int, vote_id: int, now: datetime) -> Ballot:
    """For members of the territory, while it lasts; `NotFound` for anybody else."""
    vote = await votes.find(tx, vote_id)
    own = await memberships.find(tx, person_id, vote.territory_id) if vote else None
    if vote is None or own is None or own.state is not MembershipState.ACTIVE:
        raise NotFound
    if not _is_open(vote, now):
        raise Invalid("error-vote-over")
    territory = await territories.get(tx, vote.territory_id)
    offered = tuple(library.theme(territory.programme, slug) for slug in vote.themes)
    return Ballot(vote, territory, offered, await votes.has_voted(tx, vote_id, person_id))


async def cast(tx: Tx, library: Library, person_id: int, vote_id: int, number: int, now: datetime) -> Ballot:
    """One vote a person, counted without them; `Invalid` where they have voted."""
    ballot = await open_ballot(tx, library, person_id, vote_id, now)
    if not await votes.cast_once(tx, vote_id, person_id, _theme(ballot.vote, number)):
        raise Invalid("error-vote-once")
    return await open_ballot(tx, library, person_id, vote_id, now)


async def find_to_vote(tx: Tx, person_id: int, territory_id: int, now: datetime) -> int | None:
    """The vote of the territory in which this person may still vote."""
    vote = await votes.find_latest(tx, territory_id)
    if vote is None or not _is_open(vote, now) or await votes.has_voted(tx, vote.id, person_id):
        return None
    return vote.id


def _theme(vote: ThemeVote, number: int) -> str:
    """The theme that a button names by its place."""
    if number >= len(vote.themes):
        raise Invalid("error-old-button")
    return vote.themes[number]


def _is_open(vote: ThemeVote, now: datetime) -> bool:
    return vote.state is VoteState.OPEN and now < vote.closes_at


async def _steered(tx: Tx, person_id: int, vote_id: int) -> tuple[ThemeVote, Territory]:
    vote = await votes.find(tx, vote_id)
    if vote is None:
        raise NotFound
    return vote, await steering.open_steered(tx, person_id, vote.territory_id)


async def _winners(tx: Tx, library: Library, territory: Territory, vote: ThemeVote, now: datetime) -> tuple[Theme, ...]:
    """Those with most votes, several where they are equal; none before the end, after a decision, or under five."""
    if vote.state is not VoteState.OPEN or now < vote.closes_at:
        return ()
    counted = await votes.list_counts(tx, vote.id)
    if sum(counted.values()) < THRESHOLD:
        return ()
    most = max(counted.values())
    return tuple(library.theme(territory.programme, slug) for slug in vote.themes if counted[slug] == most)


async def _offered(tx: Tx, library: Library, territory: Territory, now: datetime) -> tuple[Theme, ...]:
    """The next three themes to come, each once."""
    coming = await themes.list_to_come(tx, library, territory, now, themes.LONGEST_AHEAD_WEEKS)
    return tuple({run.theme.slug: run.theme for run in coming}.values())[:CHOICES]


async def _period(tx: Tx, library: Library, territory: Territory, now: datetime) -> date:
    """The first day of the holidays that end the period; where none are known, the first of this month."""
    today = local_date(now, territory.time_zone)
    holidays = (await calendars.of_territory(tx, library, territory)).next_holidays(today)
    return holidays.first if holidays else today.replace(day=1)
