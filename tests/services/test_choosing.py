"""What a choice looks at, read from the database: what was liked, what rested, what was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.library import Library
from bot.model import Idea, IdeaOrigin, IdeaState, Membership, Past, Role, Setting, Tag
from bot.planning.again import school_year_start
from bot.services import feedback, ideas, themes
from bot.services.choosing import Known, Wish, choose_for, explain_for, need_of
from bot.storage import ideas as stored_ideas
from bot.storage import likings, memberships, territories
from bot.storage.db import Database, Tx
from bot.storage.likings import ALL
from tests.storage.rows import a_member, an_idea

LIBRARY = Library.load()
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
SKILL = "E1.2"


async def votes(tx: Tx) -> tuple[int, int]:
    """How many, and their points, over everything."""
    return next(((row.votes, row.points) for row in await likings.list_votes(tx, []) if row.activity == ALL), (0, 0))


async def a_first_idea(tx: Tx) -> tuple[Membership, Idea]:
    member = await a_member(tx)
    card = await ideas.propose_first(tx, LIBRARY, member, NOW)
    assert card is not None
    return member, card.idea


async def test_what_is_said_of_an_idea_counts_at_once_and_what_is_taken_back_does_not(database: Database) -> None:
    async with database.write() as tx:
        member, idea = await a_first_idea(tx)
        person_id = member.person_id
        await feedback.set_face(tx, LIBRARY, person_id, idea.id, 3, NOW)
        assert await votes(tx) == (1, 4)
        await feedback.set_tag(tx, LIBRARY, person_id, idea.id, Tag.TOO_LONG, True, NOW)
        assert await votes(tx) == (1, 3)
        await feedback.set_face(tx, LIBRARY, person_id, idea.id, 1, NOW)
        await feedback.set_tag(tx, LIBRARY, person_id, idea.id, Tag.TOO_LONG, False, NOW)
        assert await votes(tx) == (1, 0)
        await feedback.withdraw(tx, LIBRARY, person_id, idea.id, NOW)
        assert await votes(tx) == (0, 0)


async def test_what_everybody_likes_comes_first_and_the_reason_says_so(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        territory = await territories.get(tx, member.territory_id)
        theme = await themes.of_week(tx, LIBRARY, territory, MONDAY)
        before = await explain_for(tx, LIBRARY, member, theme, MONDAY, is_weekly=True)
        last = before.steps[-1].ranked[-1].activity
        for number in range(30):
            fan = await a_member(tx, 100 + number)
            about = {"activity": last.slug, "theme": theme.theme.slug, "origin": IdeaOrigin.ON_DEMAND}
            made = await an_idea(tx, fan, f"fan:{number}", **about)
            await feedback.set_face(tx, LIBRARY, fan.person_id, made.id, 3, NOW)
        after = await explain_for(tx, LIBRARY, member, theme, MONDAY, is_weekly=True)
    ranked = {one.activity.slug: one.score.people for one in after.steps[-1].ranked}
    assert after.plan is not None
    assert max(ranked, key=lambda slug: ranked[slug]) == last.slug
    assert ranked[last.slug] > next(one for one in before.steps[-1].ranked if one.activity is last).score.people


@pytest.mark.parametrize(("weeks_ago", "is_seen"), [(1, True), (12, True), (20, False)])
async def test_what_was_seen_last_school_year_is_new_again(database: Database, weeks_ago: int, is_seen: bool) -> None:
    week = MONDAY - timedelta(weeks=weeks_ago)
    async with database.write() as tx:
        member = await a_member(tx)
        await an_idea(tx, member, "old", activity="une", week_starts_on=week)
        history = await ideas_of(tx, member)
    need = need_of(LIBRARY, member, SKILL, MONDAY, Known(history))
    assert (week >= school_year_start(MONDAY)) is is_seen
    assert ("une" in need.seen) is is_seen
    assert need.own_rest == {"une": weeks_ago}


async def test_what_a_person_had_in_one_territory_is_not_new_in_another(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        elsewhere = await a_member(tx, slug="firminy")
        neighbour = await a_member(tx, 2002, slug="firminy")
        territory = await territories.get(tx, member.territory_id)
        theme = await themes.of_week(tx, LIBRARY, territory, MONDAY)
        alone = await choose_for(tx, LIBRARY, member, theme, MONDAY, is_weekly=True)
        assert alone is not None
        await an_idea(tx, neighbour, "theirs", activity=alone.activity.slug, week_starts_on=MONDAY)
        assert await choose_for(tx, LIBRARY, member, theme, MONDAY, is_weekly=True) == alone
        await an_idea(tx, elsewhere, "own", activity=alone.activity.slug, week_starts_on=MONDAY)
        other = await choose_for(tx, LIBRARY, member, theme, MONDAY, is_weekly=True)
    assert other is not None
    assert other.activity != alone.activity


async def ideas_of(tx: Tx, member: Membership) -> list[Past]:

    return await stored_ideas.list_past(tx, member.id)


async def test_a_wish_is_never_answered_off_its_skill(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        territory = await territories.get(tx, member.territory_id)
        theme = await themes.of_week(tx, LIBRARY, territory, MONDAY)
        for skill in LIBRARY.skills:
            plan = await choose_for(tx, LIBRARY, member, theme, MONDAY, Wish(skill=skill))
            assert plan is None or plan.activity.skill[:2] == skill[:2]


async def test_repetitions_and_colleagues_are_for_what_nobody_asked_for(database: Database) -> None:
    async with database.write() as tx:
        member = await a_member(tx)
        await memberships.set_role(
            tx, member.id, Role.PROFESSIONAL, 0, member.send_time, member.rhythm, [Setting.SCHOOL]
        )
        member = await memberships.get(tx, member.id)
    known = Known(shared=[("une", MONDAY), ("autre", MONDAY - timedelta(weeks=1))])
    asked, weekly = (need_of(LIBRARY, member, SKILL, MONDAY, known, is_weekly=weekly) for weekly in (False, True))
    assert not asked.again
    assert asked.seed == weekly.seed == f"{member.id}:{MONDAY}"
    assert weekly.colleagues == ("une",)
    assert weekly.seen_by_colleagues == {"autre"}


async def test_a_teacher_goes_on_with_the_sequence_that_was_begun_this_school_year(database: Database) -> None:
    first, second, third = next(one.seances for one in LIBRARY.sequences if len(one.seances) == 3)
    last_spring = MONDAY - timedelta(weeks=30)
    async with database.write() as tx:
        member = await a_member(tx)
        await an_idea(tx, member, "old", activity=second, week_starts_on=last_spring, state=IdeaState.DONE)
        await an_idea(tx, member, "new", activity=first, state=IdeaState.DONE)
        history = await ideas_of(tx, member)
    order = need_of(LIBRARY, member, SKILL, MONDAY, Known(history)).sequences
    assert second in order.going_on, "last year's group was another one"
    assert third in order.early
    assert first not in order.early


async def test_colleagues_follow_the_sequence_that_their_structure_has_begun(database: Database) -> None:
    first, second, *_ = LIBRARY.sequences[0].seances
    async with database.write() as tx:
        member = replace(await a_member(tx), role=Role.PROFESSIONAL, structure_id=7)
    known = Known(shared=[(first, MONDAY - timedelta(weeks=1))])
    assert second in need_of(LIBRARY, member, SKILL, MONDAY, known, is_weekly=True).sequences.going_on
    assert second in need_of(LIBRARY, member, SKILL, MONDAY, Known(), is_weekly=True).sequences.early
