"""The vote on the next theme: one a person and nobody's afterwards, told from five votes on, accepted by one."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.errors import Invalid, NotFound
from bot.model import Kind, Lane, Language, VoteState
from bot.services import housekeeping, leaving, themes, votes
from bot.services.votes import OPEN_FOR, Desk
from bot.storage import memberships, outbox, people, territories
from bot.storage.db import Database, Tx
from bot.storage.tables import access_grant, audit, theme_ballot, theme_vote_count
from bot.views import votes as views
from bot.views.outbox import Outgoing
from tests.fixed_clock import FixedClock
from tests.services.texts_to_share import ACTIVITY, CONTENT, LIBRARY, THEME, a_coordinator
from tests.storage.rows import LATER, NOW, a_member, an_idea

T = CONTENT.texts.of(Language.FRENCH)
OVER = NOW + OPEN_FOR


async def a_vote(tx: Tx, person: int, place: int) -> int:
    desk = await votes.start(tx, LIBRARY, person, place, NOW)
    assert desk.vote
    return desk.vote.id


async def cast(tx: Tx, vote: int, *numbers: int, first_chat: int = 1) -> None:
    """A member for each vote."""
    for chat_id, number in enumerate(numbers, first_chat):
        member = await a_member(tx, chat_id)
        await votes.cast(tx, LIBRARY, member.person_id, vote, number, LATER)


async def look(tx: Tx, person: int, place: int) -> Desk:
    return await votes.open_desk(tx, LIBRARY, person, place, OVER)


async def test_the_next_three_themes_are_offered_once_a_period(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        before = await votes.open_desk(tx, LIBRARY, person, place, NOW)
        coming = await themes.list_to_come(tx, LIBRARY, await territories.get(tx, place), NOW, 26)
        assert [one.slug for one in before.to_offer] == [run.theme.slug for run in coming[:3]]
        await a_vote(tx, person, place)
        after = await votes.open_desk(tx, LIBRARY, person, place, NOW)
        assert (after.is_open, after.to_offer) == (True, ())
        with pytest.raises(Invalid, match="error-vote-period"):
            await votes.start(tx, LIBRARY, person, place, LATER)
        assert (await votes.start(tx, LIBRARY, person, place, NOW + timedelta(weeks=8))).is_open


async def test_what_wins_comes_first_once_a_coordinator_accepts(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        territory = await territories.get(tx, place)
        vote = await a_vote(tx, person, place)
        await cast(tx, vote, 2, 2, 2, 0, 1)
        assert (await votes.open_desk(tx, LIBRARY, person, place, LATER)).winners == (), "nothing before the end"
        with pytest.raises(Invalid):
            await votes.accept(tx, LIBRARY, person, vote, 2, LATER)
        (won,) = (await look(tx, person, place)).winners
        with pytest.raises(Invalid, match="error-vote-decided"):
            await votes.accept(tx, LIBRARY, person, vote, 0, OVER)
        theme = (await votes.accept(tx, LIBRARY, person, vote, 2, OVER)).vote
        assert theme
        assert theme.state is VoteState.ACCEPTED
        coming = await themes.list_to_come(tx, LIBRARY, territory, OVER, 26)
        assert coming[0].theme.slug == won.slug
        done = [row.action for row in await tx.execute(select(audit.c.action).order_by(audit.c.id))]
        assert done == ["vote-opened", "theme-changed", "vote-accepted"]


@pytest.mark.parametrize(("numbers", "winners"), [((0, 0, 0, 0), 0), ((0, 0, 0, 0, 1), 1), ((0, 0, 1, 1, 2), 2)])
async def test_under_five_votes_nothing_is_told_and_a_tie_is_left_to_the_coordinator(
    database: Database, numbers: tuple[int, ...], winners: int
) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        vote = await a_vote(tx, person, place)
        await cast(tx, vote, *numbers)
        desk = await look(tx, person, place)
        assert len(desk.winners) == winners
        shown = views.desk(T, desk).text
        assert not any(figure in shown for figure in map(str, range(10))), "no count is told"


async def test_one_vote_a_person_and_nothing_tells_what_anybody_chose(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        vote = await a_vote(tx, person, place)
        await cast(tx, vote, 0, 1)
        member = await a_member(tx, 50)
        await votes.cast(tx, LIBRARY, member.person_id, vote, 1, LATER)
        with pytest.raises(Invalid, match="error-vote-once"):
            await votes.cast(tx, LIBRARY, member.person_id, vote, 2, LATER)
        assert set(theme_ballot.c.keys()) == {"vote_id", "person_id"}, "no choice, no hour, no order"
        assert set(theme_vote_count.c.keys()) == {"vote_id", "theme", "votes"}
        counted = (await tx.execute(select(theme_vote_count.c.votes).order_by(theme_vote_count.c.votes))).scalars()
        assert list(counted) == [0, 1, 2]
        await leaving.erase(tx, await people.get(tx, member.person_id), LATER)
        assert len((await tx.execute(select(theme_ballot))).all()) == 2
        assert await housekeeping.JOBS["ballots"](tx, OVER) == 2, "who voted is forgotten once it is over"


async def test_two_presses_at_once_count_one_vote(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        vote, member = await a_vote(tx, person, place), await a_member(tx, 1)

    async def press(number: int) -> None:
        async with database.write() as tx:
            await votes.cast(tx, LIBRARY, member.person_id, vote, number, LATER)

    outcomes = await asyncio.gather(press(0), press(1), return_exceptions=True)
    assert sum(isinstance(one, Invalid) for one in outcomes) == 1
    async with database.read() as tx:
        assert sum((await tx.execute(select(theme_vote_count.c.votes))).scalars()) == 1


async def test_of_two_coordinators_at_once_one_accepts_or_declines(database: Database) -> None:
    async with database.write() as tx:
        (one, place), (other, _) = await a_coordinator(tx, 900), await a_coordinator(tx, 901)
        vote = await a_vote(tx, one, place)
        await cast(tx, vote, 1, 1, 1, 1, 1)

    async def accept() -> None:
        async with database.write() as tx:
            await votes.accept(tx, LIBRARY, one, vote, 1, OVER)

    async def decline() -> None:
        async with database.write() as tx:
            await votes.decline(tx, LIBRARY, other, vote, OVER)

    outcomes = await asyncio.gather(accept(), decline(), return_exceptions=True)
    assert sorted(str(one) for one in outcomes if one) == ["error-vote-decided"]


async def test_a_vote_is_stopped_while_it_lasts_and_an_old_button_throws_no_result_away(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        vote = await a_vote(tx, person, place)
        await cast(tx, vote, 1, 1, 1, 1, 1)
        with pytest.raises(Invalid, match="error-old-button"):
            await votes.decline(tx, LIBRARY, person, vote, LATER)
        with pytest.raises(Invalid, match="error-vote-over"):
            await votes.stop(tx, LIBRARY, person, vote, OVER)
        assert (await look(tx, person, place)).winners
        stopped = (await votes.stop(tx, LIBRARY, person, vote, LATER)).vote
        assert stopped
        assert stopped.state is VoteState.DECLINED
        with pytest.raises(Invalid, match="error-vote-decided"):
            await votes.stop(tx, LIBRARY, person, vote, LATER)


async def test_only_members_vote_and_only_who_steers_opens_and_decides(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        elsewhere, _ = await a_coordinator(tx, 901, "firminy")
        member, neighbour = await a_member(tx, 1), await a_member(tx, 2, "firminy")
        vote = await a_vote(tx, person, place)
        for one in (person, neighbour.person_id):
            with pytest.raises(NotFound):
                await votes.cast(tx, LIBRARY, one, vote, 0, LATER)
        await tx.execute(update(access_grant).where(access_grant.c.person_id == person).values(revoked_at=NOW))
        for one in (person, elsewhere, member.person_id):
            with pytest.raises(NotFound):
                await votes.open_desk(tx, LIBRARY, one, place, OVER)
            with pytest.raises(NotFound):
                await votes.start(tx, LIBRARY, one, place, OVER)
            with pytest.raises(NotFound):
                await votes.accept(tx, LIBRARY, one, vote, 0, OVER)
            with pytest.raises(NotFound):
                await votes.decline(tx, LIBRARY, one, vote, OVER)
            with pytest.raises(NotFound):
                await votes.stop(tx, LIBRARY, one, vote, LATER)
        with pytest.raises(Invalid, match="error-vote-over"):
            await votes.cast(tx, LIBRARY, member.person_id, vote, 0, OVER)
        with pytest.raises(Invalid, match="error-old-button"):
            await votes.cast(tx, LIBRARY, member.person_id, vote, 3, LATER)


async def test_the_vote_rides_on_the_idea_of_the_week_until_one_has_voted(database: Database) -> None:
    async with database.write() as tx:
        person, place = await a_coordinator(tx)
        member = await a_member(tx, 1)
        vote = await a_vote(tx, person, place)
        assert await labels(tx, member.id, 1) == ["Choisir le prochain thème"]
        await votes.cast(tx, LIBRARY, member.person_id, vote, 0, LATER)
        assert await labels(tx, member.id, 2) == []
        assert await outbox.find(tx, f"vote:{vote}") is None


async def labels(tx: Tx, membership_id: int, number: int) -> list[str]:
    """The buttons about a vote under the next idea, as it leaves."""
    member = await memberships.get(tx, membership_id)
    of = {"activity": ACTIVITY.slug, "skill": ACTIVITY.skill, "theme": THEME.slug}
    idea = await an_idea(tx, member, f"next:{number}", **of)
    await outbox.promise(tx, outbox.Promise(f"i:{number}", Kind.IDEA, Lane.IDEA, member.person_id, idea.id, NOW), NOW)
    row = await outbox.find(tx, f"i:{number}")
    assert row
    message = await Outgoing(CONTENT, FixedClock(LATER), lambda _: None).render(tx, row)
    assert message
    return [button.label for line in message.keyboard for button in line if ":vote:" in button.data]
